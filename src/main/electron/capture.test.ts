import { afterEach, expect, test, vi } from 'vitest';
import { fakeElectron, type FakeWindow } from '../../testing/fake-electron.ts';
import { createPageExports, PATIENCE_MS } from '../services/page-capture/index.ts';
import { manifest } from '../../shared/app/manifest/index.ts';
import { createWindowCapture } from './capture.ts';

afterEach(() => vi.useRealTimers());

const app = manifest.parse({
  schemaVersion: 1,
  meta: { name: 'Tools' },
  pages: [{ id: 'list', name: 'List', path: '/list', root: { id: 'root', type: 'Container', name: 'Root' } }],
});

/** The exporters as the desktop host composes them, in which every page is drawn at once and is `hidden` px taller than the window. */
function desktop(answers: Record<string, unknown>) {
  const { electron, windows } = fakeElectron();
  const { BrowserWindow } = electron;
  class Answering extends BrowserWindow {
    constructor(options: ConstructorParameters<typeof BrowserWindow>[0]) {
      super(options);
      windows.at(-1)!.webContents.answers = new Map(Object.entries(answers));
    }
  }
  const capture = createWindowCapture({ BrowserWindow: Answering });
  const single = () => Promise.resolve({ ending: '.html', mime: 'text/html', bytes: new TextEncoder().encode('<!doctype html>') });
  // No browser is installed: none is asked for.
  const { pdf, png } = createPageExports(single, () => null, capture);
  const wanted = { id: 'app', manifest: app, rows: {}, page: undefined, scale: undefined };
  return { windows, pdf: () => pdf(wanted), png: (scale: 1 | 2) => png({ ...wanted, scale }) };
}

const window = (windows: FakeWindow[]): FakeWindow => windows[0]!;

test('a page becomes a PDF in a window that nobody sees, and the window is gone after it', async () => {
  const { windows, pdf } = desktop({ MutationObserver: true });
  const file = await pdf();
  expect([new TextDecoder().decode(file.bytes), file.mime, file.ending]).toEqual(['%PDF-', 'application/pdf', '.pdf']);
  expect(window(windows).webContents.mainFrame.url).toMatch(/^file:.*app\.html#\/list$/);
  expect(window(windows).webContents.drawings).toEqual([expect.objectContaining({ pageSize: 'A4', printBackground: true, preferCSSPageSize: true })]);
  expect(window(windows).calls).toEqual(['destroy']);
});

test('the window has no preload and no Node, and a session that is not that of the IDE', async () => {
  const { windows, pdf } = desktop({ MutationObserver: true });
  await pdf();
  const { show, webPreferences } = window(windows).options;
  expect(show).toBe(false);
  expect(webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true });
  expect(webPreferences?.preload).toBeUndefined();
  // Without “persist:” it lives in memory.
  expect(webPreferences?.partition).toMatch(/^(?!persist:)./);
});

test('a picture is as high as what the page holds, in as many dots as asked for', async () => {
  const { windows, png } = desktop({ MutationObserver: true, scrollHeight: 700 });
  expect(new TextDecoder().decode((await png(2)).bytes)).toBe('PNG');
  expect(window(windows).calls).toEqual(['size 1280 1500', 'destroy']);
  expect(window(windows).webContents.drawings).toEqual([{ x: 0, y: 0, width: 1280, height: 1500 }, { scaleFactor: 2 }]);
  expect(window(windows).options.webPreferences?.offscreen).toEqual({ deviceScaleFactor: 2 });
});

test('a page that does not draw, or takes too long, is an error in plain words and leaves no window', async () => {
  const broken = desktop({ MutationObserver: false });
  await expect(broken.pdf()).rejects.toMatchObject({ code: 'export.failed', message: expect.stringContaining('did not start in the window') as string });
  expect(window(broken.windows).calls).toEqual(['destroy']);

  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const endless = desktop({ MutationObserver: new Promise(() => {}) });
  const failed = expect(endless.pdf()).rejects.toMatchObject({ code: 'export.failed', message: expect.stringContaining('too long') as string });
  await vi.waitFor(() => expect(endless.windows).toHaveLength(1));
  await vi.advanceTimersByTimeAsync(PATIENCE_MS);
  await failed;
  expect(window(endless.windows).calls).toEqual(['destroy']);
});
