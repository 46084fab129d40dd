import type { KeyboardEvent } from 'react';

const STEP: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * Arrow keys, Home and End between the elements matching `selector` inside the event's own element (roving tabindex).
 * @param activate also click the element that receives focus
 */
export function moveFocus(event: KeyboardEvent<HTMLElement>, selector: string, activate: boolean): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)].filter((item) => !item.hasAttribute('disabled'));
  const at = items.findIndex((item) => item === event.target || item.contains(event.target as Node));
  if (at < 0) return;
  const step = STEP[event.key];
  const next = event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : step === undefined ? -1 : (at + step + items.length) % items.length;
  const target = items[next];
  if (!target) return;
  event.preventDefault();
  target.focus();
  if (activate) target.click();
}
