/** How long a page may take to become as long as it was when it was left, ms. */
const GROWS_FOR = 2_000;

/**
 * A page that comes into view: keyboard and screen reader go on from its heading, and it shows from its top, or as far down as it was left.
 * @param hasFocus off for the first page of all: nothing takes the focus by itself
 * @returns the words of the heading that took the focus, "" where there is none
 */
export function showPage(main: HTMLElement, top: number, hasFocus: boolean): string {
  const words = hasFocus ? focusHeading(main) : '';
  main.scrollTo?.({ top });
  if (top > 0 && main.scrollTop < top - 1) scrollAsItGrows(main, top);
  return words;
}

function focusHeading(main: HTMLElement): string {
  const heading = main.querySelector<HTMLElement>('h1') ?? main.querySelector<HTMLElement>('h2');
  if (heading !== null) heading.tabIndex = -1;
  (heading ?? main).focus({ preventScroll: true });
  return heading?.textContent ?? '';
}

/** Until the person scrolls by hand. */
function scrollAsItGrows(main: HTMLElement, top: number): void {
  const page = main.firstElementChild;
  if (page === null || typeof ResizeObserver === 'undefined') return;
  const stop = (): void => {
    clearTimeout(timer);
    observer.disconnect();
    for (const event of ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const) main.removeEventListener(event, stop);
  };
  const observer = new ResizeObserver(() => {
    main.scrollTo({ top });
    if (main.scrollTop >= top - 1) stop();
  });
  const timer = setTimeout(stop, GROWS_FOR);
  for (const event of ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const) main.addEventListener(event, stop, { passive: true });
  observer.observe(page);
}
