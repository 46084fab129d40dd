/** Hands a file to the browser's downloads. */
export function saveFile(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // After the download has begun.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
