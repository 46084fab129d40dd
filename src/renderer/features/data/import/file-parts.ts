/** bytes of the file in one message */
export const PART_BYTES = 1024 * 1024;

/** A piece of a file as base64. The browser reads and encodes it beside the page, so that a large file does not hold up the window. */
export function readPart(file: Blob, from: number, to: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const url = String(reader.result);
      resolve(url.slice(url.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The file could not be read')));
    reader.readAsDataURL(file.slice(from, to));
  });
}
