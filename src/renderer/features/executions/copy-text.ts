import { toast } from '../../platform/index.ts';

/** Puts a text on the clipboard and says so. */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(`Copied ${what}`);
  } catch {
    toast('This window may not use the clipboard. Select the text and copy it.', { tone: 'danger' });
  }
}
