import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, MenuItemConstructorOptions, WebContents } from 'electron';
import type { Electron } from '../main/electron/electron.ts';

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];
type Frame = {
  url: string;
  parent: Frame | null;
  sent: { channel: string; ports: unknown[] }[];
  postMessage(channel: string, message: unknown, ports: unknown[]): void;
};

export function fakeFrame(url: string, parent: Frame | null = null): Frame {
  const sent: Frame['sent'] = [];
  return { url, parent, sent, postMessage: (channel, _message, ports) => void sent.push({ channel, ports }) };
}

export class FakeContents extends EventEmitter {
  mainFrame = fakeFrame('about:blank');
  openHandler: OpenHandler | null = null;
  /** What scripts in the page come to, by what stands in them. */
  answers = new Map<string, unknown>();
  /** What was asked to be drawn. */
  readonly drawings: unknown[] = [];
  readonly session = { setPermissionRequestHandler: () => {} };
  executeJavaScript(code: string): Promise<unknown> {
    return Promise.resolve([...this.answers].find(([part]) => code.includes(part))?.[1]);
  }
  printToPDF(options: unknown): Promise<Buffer> {
    this.drawings.push(options);
    return Promise.resolve(Buffer.from('%PDF-'));
  }
  capturePage(area: unknown): Promise<{ toPNG(options: unknown): Buffer }> {
    this.drawings.push(area);
    return Promise.resolve({ toPNG: (options) => (this.drawings.push(options), Buffer.from('PNG')) });
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
  /** What Electron does when a page opens a window. */
  open(url: string): string {
    if (this.openHandler === null) throw new Error('no window-open handler');
    return this.openHandler({ url, frameName: '', features: '', disposition: 'new-window', referrer: { url: '', policy: 'default' } }).action;
  }
  /** What Electron does when a page navigates. @returns whether it was prevented */
  navigate(event: 'will-navigate' | 'will-redirect' | 'will-attach-webview', url: string): boolean {
    let isPrevented = false;
    this.emit(event, { url, preventDefault: () => (isPrevented = true) });
    return isPrevented;
  }
}

export class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents();
  readonly options: BrowserWindowConstructorOptions;
  readonly calls: string[] = [];
  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
  }
  loadURL(url: string): Promise<void> {
    this.webContents.mainFrame.url = url;
    return Promise.resolve();
  }
  setContentSize(width: number, height: number): void {
    this.calls.push(`size ${width} ${height}`);
  }
  destroy(): void {
    this.calls.push('destroy');
  }
  show(): void {
    this.calls.push('show');
  }
  focus(): void {
    this.calls.push('focus');
  }
  maximize(): void {
    this.calls.push('maximize');
  }
  restore(): void {
    this.calls.push('restore');
  }
  isMinimized(): boolean {
    return false;
  }
  isMaximized(): boolean {
    return this.calls.includes('maximize');
  }
  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return { x: 10, y: 20, width: 800, height: 600 };
  }
}

/** An `electron` module that records what is asked of it, and can be driven as the real one drives the app. */
export function fakeElectron({ hasLock = true, isPackaged = true } = {}) {
  const calls: string[] = [];
  const windows: FakeWindow[] = [];
  const ready = Promise.withResolvers<void>();
  const app = Object.assign(new EventEmitter(), {
    isPackaged,
    setPath: (name: string, path: string) => void calls.push(`setPath ${name} ${path}`),
    requestSingleInstanceLock: () => hasLock,
    enableSandbox: () => void calls.push('enableSandbox'),
    whenReady: () => (calls.push('whenReady'), ready.promise),
    quit() {
      calls.push('quit');
      let isPrevented = false;
      app.emit('before-quit', { preventDefault: () => (isPrevented = true) });
      if (!isPrevented) calls.push('ended');
    },
    exit: (code: number) => void calls.push(`exit ${code}`),
  });
  class BrowserWindow extends FakeWindow {
    static fromWebContents(contents: unknown): FakeWindow | null {
      return windows.find((window) => window.webContents === contents) ?? null;
    }
    constructor(options: BrowserWindowConstructorOptions) {
      super(options);
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
  }
  const permissions: {
    request?: (contents: null, permission: string, answer: (isAllowed: boolean) => void, details: { requestingUrl: string; isMainFrame: boolean }) => void;
    check?: (contents: null, permission: string, origin: string, details: { isMainFrame: boolean }) => boolean;
    device?: () => boolean;
  } = {};
  const handlers = new Map<string, (request: Request) => Promise<Response>>();
  const schemes: { scheme: string; privileges: object }[] = [];
  const ipcMain = new EventEmitter();
  const menu: { template: MenuItemConstructorOptions[] } = { template: [] };
  const fake = {
    app,
    BrowserWindow,
    dialog: { showErrorBox: (title: string, text: string) => void calls.push(`error ${title}: ${text}`) },
    ipcMain,
    Menu: {
      buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
      setApplicationMenu: (template: MenuItemConstructorOptions[]) => void (menu.template = template),
    },
    MessageChannelMain: class {
      port1 = Object.assign(new EventEmitter(), { start: () => void calls.push('port started'), postMessage: () => {}, close: () => {} });
      port2 = { name: 'port2' };
    },
    protocol: {
      registerSchemesAsPrivileged: (list: typeof schemes) => (calls.push('registerSchemes'), schemes.push(...list)),
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) => void handlers.set(scheme, handler),
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    session: {
      defaultSession: {
        setPermissionRequestHandler: (handler: NonNullable<typeof permissions.request>) => void (permissions.request = handler),
        setPermissionCheckHandler: (handler: NonNullable<typeof permissions.check>) => void (permissions.check = handler),
        setDevicePermissionHandler: (handler: () => boolean) => void (permissions.device = handler),
      },
    },
    shell: { openExternal: (url: string) => (calls.push(`external ${url}`), Promise.resolve()) },
  };
  return {
    /** The fake stands in for a far larger type, of which the host uses just these members. */
    electron: fake as unknown as Electron,
    app,
    calls,
    windows,
    handlers,
    schemes,
    permissions,
    ipcMain,
    menu,
    becomeReady: () => ready.resolve(),
  };
}
