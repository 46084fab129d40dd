import { z } from 'zod';
import { fromBase64 } from '../../../shared/kernel/base64.ts';
import { BrowserPipe } from './browser-pipe.ts';
import { type Capture, heightOfPicture, HIDDEN_HEIGHT, PATIENCE_MS, VIEW, WHEN_DRAWN } from './drawn-page.ts';

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
    const height = heightOfPicture(await evaluate(HIDDEN_HEIGHT), scale);
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
