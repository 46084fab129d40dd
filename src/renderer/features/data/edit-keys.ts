import type { KeyboardEvent } from 'react';

export type EditDone = (text: string | null, key: 'Enter' | 'Tab' | null, shift: boolean) => void;

/** Enter and Tab keep what was typed and go on, Esc leaves the cell as it was. */
export function editKeys(event: KeyboardEvent, value: string, finish: EditDone): void {
  event.stopPropagation();
  if (event.key === 'Enter' || event.key === 'Tab') {
    event.preventDefault();
    finish(value, event.key, event.shiftKey);
  }
  if (event.key === 'Escape') {
    event.preventDefault();
    finish(null, null, false);
  }
}
