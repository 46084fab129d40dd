import { z } from 'zod';
import { fromBase64 } from '../../../shared/kernel/base64.ts';
import { BrowserPipe } from './browser-pipe.ts';

export type Capture = {
  /** Of the app as one file, with the page after `#`. */
  url: string;
  format: 'pdf' | 'png';
  /** Dots of the picture for each px of the page. */
  scale: 1 | 2;
};

const VIEW = { width: 1280, height: 800 };
/** Browsers draw no picture larger than this in one direction, dots. */
const MOST_DOTS = 16_384;
/** For starting, drawing and printing on a slow machine, ms. */
const PATIENCE_MS = 90_000;

/** Resolves when the app has drawn itself, its fonts are there, and nothing has changed for a moment; false when there is no app. */
const WHEN_DRAWN = `new Promise((resolve) => {
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
const HIDDEN_HEIGHT = `Math.max(0, document.documentElement.scrollHeight - innerHeight, ...[...document.querySelectorAll('*')].filter((e) => e.clientWidth > innerWidth / 2 && /auto|scroll/.test(getComputedStyle(e).overflowY)).map((e) => e.scrollHeight - e.clientHeight))`;

const evaluated = z.object({ result: z.object({ value: z.unknown() }) });
const bytes = z.object({ data: z.string() });

/** A page as a file. @throws Error in plain words */
export async function capturePage(browser: string, { url, format, scale }: Capture): Promise<Uint8Array> {
  const pipe = await BrowserPipe.start(browser);
  const timer = setTimeout(() => void pipe.close(), PATIENCE_MS);
  try {
    const { targetId } = z.object({ targetId: z.string() }).parse(await pipe.call('Target.createTarget', { url: 'about:blank' }));
    const { sessionId } = z.object({ sessionId: z.string() }).parse(await pipe.call('Target.attachToTarget', { targetId, flatten: true }));
    const call = (method: string, params?: object): Promise<unknown> => pipe.call(method, params, sessionId);
    const evaluate = async (expression: string): Promise<unknown> =>
      evaluated.parse(await call('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })).result.value;
    const size = (height: number): Promise<unknown> => call('Emulation.setDeviceMetricsOverride', { ...VIEW, height, deviceScaleFactor: scale, mobile: false });

    await call('Page.enable');
    await size(VIEW.height);
    const isLoaded = evaluateWhenLoaded(call, evaluate, url);
    if (!(await isLoaded)) throw new Error('the app did not start in the browser');
    if (format === 'pdf') {
      return bytesOf(
        await call('Page.printToPDF', {
          printBackground: true,
          preferCSSPageSize: true,
          paperWidth: 8.27,
          paperHeight: 11.69,
          marginTop: 0.5,
          marginBottom: 0.5,
          marginLeft: 0.4,
          marginRight: 0.4,
        }),
      );
    }
    const hidden = Number(await evaluate(HIDDEN_HEIGHT));
    const height = Math.min(VIEW.height + (Number.isFinite(hidden) ? Math.ceil(hidden) : 0), Math.floor(MOST_DOTS / scale));
    if (height > VIEW.height) {
      await size(height);
      await evaluate(WHEN_DRAWN);
    }
    return bytesOf(
      await call('Page.captureScreenshot', { format: 'png', clip: { x: 0, y: 0, width: VIEW.width, height, scale: 1 }, captureBeyondViewport: true }),
    );
  } finally {
    clearTimeout(timer);
    await pipe.close();
  }
}

/** A navigation drops what was asked of the page before: ask until the new one answers. */
async function evaluateWhenLoaded(
  call: (method: string, params?: object) => Promise<unknown>,
  evaluate: (expression: string) => Promise<unknown>,
  url: string,
): Promise<boolean> {
  const { errorText } = z.object({ errorText: z.string().optional() }).parse(await call('Page.navigate', { url }));
  if (errorText !== undefined) throw new Error(errorText);
  return (await evaluate(WHEN_DRAWN)) === true;
}

function bytesOf(answer: unknown): Uint8Array {
  const data = fromBase64(bytes.parse(answer).data);
  if (data === null || data === undefined) throw new Error('the browser’s answer did not arrive whole');
  return data;
}
