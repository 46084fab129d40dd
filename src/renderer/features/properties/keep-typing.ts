import type { KeyboardEvent } from 'react';

/** Keys typed in a field stay there, except those that mean the whole window: Ctrl K, F5. The window tells what is text editing. */
export function keepTyping(event: KeyboardEvent): void {
  if (!event.ctrlKey && !event.metaKey && !/^F\d+$/.test(event.key)) event.stopPropagation();
}
