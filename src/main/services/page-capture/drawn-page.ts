export type Capture = {
  /** Of the app as one file, with the page after `#`. */
  url: string;
  format: 'pdf' | 'png';
  /** Dots of the picture for each px of the page. */
  scale: 1 | 2;
};

/** What a page is drawn in, whichever browser draws it, px. */
export const VIEW = { width: 1280, height: 800 };
/** For starting, drawing and printing on a slow machine, ms. */
export const PATIENCE_MS = 90_000;
/** Browsers draw no picture larger than this in one direction, dots. */
const MOST_DOTS = 16_384;

/** Resolves when the app has drawn itself, its fonts are there, and nothing has changed for a moment; false when there is no app. */
export const WHEN_DRAWN = `new Promise((resolve) => {
  const startedAt = performance.now();
  let changedAt = startedAt;
  new MutationObserver(() => (changedAt = performance.now())).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const look = () => {
    const now = performance.now();
    const isDrawn = document.querySelector('[data-node]') !== null && document.querySelector('[aria-busy="true"]') === null;
    if ((isDrawn && now - changedAt > 500) || now - startedAt > 20000) document.fonts.ready.then(() => (document.activeElement?.blur?.(), resolve(document.querySelector('[data-node]') !== null)));
    else setTimeout(look, 50);
  };
  look();
})`;

/** How much taller the page has to be for nothing in it to scroll, px. */
export const HIDDEN_HEIGHT = `Math.max(0, document.documentElement.scrollHeight - innerHeight, ...[...document.querySelectorAll('*')].filter((e) => e.clientWidth > innerWidth / 2 && /auto|scroll/.test(getComputedStyle(e).overflowY)).map((e) => e.scrollHeight - e.clientHeight))`;

/** @param hidden what `HIDDEN_HEIGHT` came to. @returns px */
export function heightOfPicture(hidden: unknown, scale: Capture['scale']): number {
  const more = Number(hidden);
  return Math.min(VIEW.height + (Number.isFinite(more) ? Math.ceil(more) : 0), Math.floor(MOST_DOTS / scale));
}
