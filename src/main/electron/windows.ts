import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { Electron } from './electron.ts';
import { ORIGIN } from './origin.ts';
import { readWindowState, writeWindowState } from './window-state.ts';

export type Windows = {
  /** The IDE's window, made when there is none. */
  showMain(): BrowserWindow;
  /** A window that runs one app; asking again for the same URL brings it to the front. */
  showApp(url: string): void;
};

export function createWindows(electron: Pick<Electron, 'BrowserWindow' | 'screen'>, { home, preload }: { home: string; preload: string }): Windows {
  let main: BrowserWindow | null = null;
  const apps = new Map<string, BrowserWindow>();

  const webPreferences: BrowserWindowConstructorOptions['webPreferences'] = {
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    // Despite its name: runs the sandboxed preload in frames too, so that the preview can ask for a port. No frame gets Node.
    nodeIntegrationInSubFrames: true,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  };

  function bringToFront(window: BrowserWindow): void {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  return {
    showMain() {
      if (main !== null) {
        bringToFront(main);
        return main;
      }
      const saved = readWindowState(home, electron.screen.getAllDisplays().map(({ workArea }) => workArea));
      const window = new electron.BrowserWindow({
        ...(saved?.bounds ?? { width: 1440, height: 900 }),
        minWidth: 480,
        minHeight: 480,
        show: false,
        title: 'Casual OS',
        webPreferences,
      });
      if (saved?.isMaximized === true) window.maximize();
      window.once('ready-to-show', () => window.show());
      window.on('close', () => writeWindowState(home, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }));
      window.on('closed', () => {
        main = null;
      });
      void window.loadURL(`${ORIGIN}/index.html`);
      main = window;
      return window;
    },
    showApp(url) {
      const known = apps.get(url);
      if (known !== undefined) return bringToFront(known);
      const window = new electron.BrowserWindow({ width: 1100, height: 760, minWidth: 360, minHeight: 480, show: false, autoHideMenuBar: true, webPreferences });
      apps.set(url, window);
      window.once('ready-to-show', () => window.show());
      window.on('closed', () => apps.delete(url));
      void window.loadURL(url);
    },
  };
}
