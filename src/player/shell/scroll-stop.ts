import type { Disposer } from '../../shared/kernel/disposable.ts';

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary, audio[controls], video[controls], [contenteditable=true], [tabindex="0"]';

/**
 * A page that scrolls and holds nothing to tab to could not be read on with the keyboard: then the page itself takes the focus.
 * Otherwise it takes it only when told to, so that Tab goes straight to what is on it.
 */
export function keepScrollable(main: HTMLElement): Disposer {
  if (typeof ResizeObserver === 'undefined') return () => {};
  const check = (): void => {
    main.tabIndex = main.scrollHeight > main.clientHeight + 1 && main.querySelector(FOCUSABLE) === null ? 0 : -1;
  };
  const sizes = new ResizeObserver(check);
  const follow = (): void => {
    sizes.disconnect();
    for (const element of [main, ...main.children]) sizes.observe(element);
  };
  const children = new MutationObserver(follow);
  children.observe(main, { childList: true });
  follow();
  return () => {
    children.disconnect();
    sizes.disconnect();
  };
}
