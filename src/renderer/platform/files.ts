import { fromBase64, toBase64 } from '../../shared/kernel/base64.ts';
import { AppError } from '../../shared/kernel/errors.ts';

/** Hands bytes to the person as a download. */
export function saveFile(fileName: string, mime: string, base64: string): void {
  const data = fromBase64(base64);
  if (!data) throw new AppError('export.failed', { problem: 'the file arrived damaged' });
  saveBlob(fileName, new Blob([new Uint8Array(data)], { type: mime }));
}

/** Hands text to the person as a download, as UTF-8. */
export function saveText(fileName: string, mime: string, text: string): void {
  saveBlob(fileName, new Blob([text], { type: mime }));
}

function saveBlob(fileName: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Lets the person choose one file. @returns null when they change their mind */
export function chooseFile(accept: string): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

export async function fileAsBase64(file: File): Promise<string> {
  return toBase64(new Uint8Array(await file.arrayBuffer()));
}
