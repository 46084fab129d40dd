import { useEffect, useState } from 'react';

/** ms without pointer or key input before a dangerous answer can be given */
export const QUIET_MS = 1000;
/** ms between updates of the shown countdown */
const STEP = 100;

const INPUT = ['pointermove', 'pointerdown', 'pointerup', 'wheel', 'keydown', 'keyup'] as const;

export type Quiet = { isReady: boolean; remainingMs: number };

/**
 * Ready once nobody touched pointer or keyboard for a second while this window had the focus; so what was meant for the app (a double
 * click, a word being typed) cannot answer. Stays ready through later input, but not through a loss of the window's focus.
 */
export function useQuietSecond(): Quiet {
  const [quiet, setQuiet] = useState<Quiet>({ isReady: false, remainingMs: QUIET_MS });
  useEffect(() => {
    let since = performance.now();
    let isReady = false;
    let at = '';
    const restart = (): void => {
      since = performance.now();
      isReady = false;
      setQuiet({ isReady: false, remainingMs: QUIET_MS });
    };
    const onInput = (event: Event): void => {
      // A change under a resting pointer makes the browser report a move that nobody made.
      if (event.type === 'pointermove' && event instanceof MouseEvent) {
        const place = `${event.screenX} ${event.screenY}`;
        const isSame = place === at;
        at = place;
        if (isSame) return;
      }
      if (!isReady) restart();
    };
    const timer = setInterval(() => {
      if (isReady) return;
      if (!document.hasFocus() || document.visibilityState === 'hidden') return restart();
      const remainingMs = Math.max(0, QUIET_MS - (performance.now() - since));
      isReady = remainingMs === 0;
      setQuiet({ isReady, remainingMs });
    }, STEP);
    for (const name of INPUT) window.addEventListener(name, onInput, { capture: true, passive: true });
    window.addEventListener('blur', restart);
    document.addEventListener('visibilitychange', restart);
    return () => {
      clearInterval(timer);
      for (const name of INPUT) window.removeEventListener(name, onInput, { capture: true });
      window.removeEventListener('blur', restart);
      document.removeEventListener('visibilitychange', restart);
    };
  }, []);
  return quiet;
}
