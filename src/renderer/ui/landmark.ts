/** Makes an element a named landmark that F6 visits: `<section {...landmark('Layers')}>`. */
export function landmark(label: string): { 'aria-label': string; tabIndex: -1; 'data-landmark': '' } {
  return { 'aria-label': label, tabIndex: -1, 'data-landmark': '' };
}

/** Moves focus to the next (or previous) visible landmark of the page, in document order. */
export function cycleLandmarks(step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-landmark]')].filter(
    (element) => element.offsetParent !== null || getComputedStyle(element).position === 'fixed',
  );
  if (all.length === 0) return;
  const at = all.findLastIndex((element) => element.contains(document.activeElement));
  const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length;
  all[next]?.focus();
}
