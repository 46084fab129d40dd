import type { Store } from '../platform/index.ts';

/**
 * Keeps what is typed between the key that opens something and the moment it can take keys itself: the first time its code may
 * still be on the way, and letters would be taken for shortcuts of what lies below.
 * @param onCancel Escape was pressed meanwhile
 * @returns stops it; once what opened has the focus
 */
export function holdKeys(target: Window, text: Store<string>, onCancel: () => void): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.length === 1) text.update((before) => before + event.key);
    else if (event.key === 'Backspace') text.update((before) => before.slice(0, -1));
    else if (event.key === 'Escape') onCancel();
    event.preventDefault();
    event.stopPropagation();
  };
  target.addEventListener('keydown', onKeyDown, true);
  return () => target.removeEventListener('keydown', onKeyDown, true);
}
