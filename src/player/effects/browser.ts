/** @returns false when the browser refused */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * For a key that copies: needs no leave, works in frames, and is done when it returns. The focus stays where it is.
 * @returns false when the browser refused
 */
export function copyAtOnce(text: string): boolean {
  const before = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.style.cssText = 'position: fixed; inset-block-start: 0; opacity: 0';
  document.body.append(area);
  area.select();
  // There is no other way that needs no permission.
  const isCopied = document.execCommand('copy');
  area.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return isCopied;
}

/** What a browser uses up with the first thing done for a click still counts for those that follow at once, ms. */
const SAME_ACT_MS = 1000;
let actedAt = -Infinity;

/** Whether the person has just acted: an app may not open, save, print or copy of its own accord. */
export function hasJustActed(): boolean {
  // The field is missing in some browsers, whatever the types say; those ask or refuse by themselves.
  const { userActivation } = navigator as { userActivation?: UserActivation };
  const now = performance.now();
  if (userActivation?.isActive ?? true) actedAt = now;
  return now - actedAt <= SAME_ACT_MS;
}

/** Opens web, mail and phone links in a new window that cannot reach back. @returns false for anything else */
export function openUrl(url: string): boolean {
  const safe = safeUrl(url);
  if (safe === undefined) return false;
  window.open(safe, '_blank', 'noopener,noreferrer');
  return true;
}

/** @returns the address when following it cannot run code: http, https, mailto, tel; undefined otherwise */
export function safeUrl(url: string): string | undefined {
  try {
    const { protocol, href } = new URL(url);
    return ['http:', 'https:', 'mailto:', 'tel:'].includes(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}

export function download(fileName: string, mime: string, text: string): void {
  saveBlob(fileName, new Blob([text], { type: mime }));
}

export function saveBytes(fileName: string, mime: string, bytes: Uint8Array): void {
  saveBlob(fileName, new Blob([new Uint8Array(bytes)], { type: mime }));
}

function saveBlob(fileName: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has taken the data over by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}

/** Saves a file from its address. Bytes in a data: address are made a file first, as browsers limit such links. */
export function saveFile(url: string, fileName: string): void {
  const found = /^data:([^;,]*)[^,]*?(;base64)?,(.*)$/is.exec(url);
  if (found === null) {
    openUrl(new URL(url, document.baseURI).href);
    return;
  }
  const text = found[2] === undefined ? decodeURIComponent(found[3] ?? '') : undefined;
  const bytes = text === undefined ? Uint8Array.from(atob(found[3] ?? ''), (letter) => letter.charCodeAt(0)) : new TextEncoder().encode(text);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type: found[1] ?? '' }));
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
