import type { BrowserWindow } from 'electron';
import { type Capture, heightOfPicture, HIDDEN_HEIGHT, type PageCapture, PATIENCE_MS, VIEW, WHEN_DRAWN } from '../services/page-capture/index.ts';
import type { Electron } from './electron.ts';

/** Keeps nothing, and shares nothing with the windows of the IDE: the guards of their session do not have to know of it. */
const PARTITION = 'casual-page-capture';

/**
 * Draws a page of an app in a window that nobody sees: the desktop host needs no other browser for it. The window has no preload, no Node and
 * a session of its own in memory, and is gone when the file is made.
 */
export function createWindowCapture({ BrowserWindow }: Pick<Electron, 'BrowserWindow'>): PageCapture {
  return async ({ url, format, scale }) => {
    const window = new BrowserWindow({
      ...VIEW,
      useContentSize: true,
      show: false,
      webPreferences: {
        partition: PARTITION,
        // Drawn without a screen, in as many dots as asked for.
        offscreen: { deviceScaleFactor: scale },
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webSecurity: true,
        backgroundThrottling: false,
      },
    });
    const patience = Promise.withResolvers<never>();
    const timer = setTimeout(() => patience.reject(new Error('the app took too long to draw')), PATIENCE_MS);
    try {
      return await Promise.race([drawn(window, { url, format, scale }), patience.promise]);
    } finally {
      clearTimeout(timer);
      window.destroy();
    }
  };
}

async function drawn(window: BrowserWindow, { url, format, scale }: Capture): Promise<Uint8Array> {
  const { webContents } = window;
  webContents.session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  await window.loadURL(url);
  if ((await webContents.executeJavaScript(WHEN_DRAWN)) !== true) throw new Error('the app did not start in the window');
  if (format === 'pdf') {
    // Inches, as for the browser outside: the same app gives the same pages.
    return webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      pageSize: 'A4',
      margins: { top: 0.5, bottom: 0.5, left: 0.4, right: 0.4 },
    });
  }
  const height = heightOfPicture(await webContents.executeJavaScript(HIDDEN_HEIGHT), scale);
  if (height > VIEW.height) {
    window.setContentSize(VIEW.width, height);
    await webContents.executeJavaScript(WHEN_DRAWN);
  }
  return (await webContents.capturePage({ x: 0, y: 0, width: VIEW.width, height })).toPNG({ scaleFactor: scale });
}
