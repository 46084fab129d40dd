import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '../../shared/kernel/errors.ts';
import { fakeElectron, fakeFrame } from '../../testing/fake-electron.ts';
import { fakeServices } from '../../testing/fake-services.ts';
import { runDesktop } from './desktop.ts';

// The electron package throws on import where its binary is absent; nothing here may need it.
vi.mock('electron', () => {
  throw new Error('the host imported electron instead of taking it as a parameter');
});

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'casual-desktop-'));
  mkdirSync(join(home, 'dist/renderer/assets'), { recursive: true });
  writeFileSync(join(home, 'dist/renderer/index.html'), '<!doctype html>');
  writeFileSync(join(home, 'secret.txt'), 'secret');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

async function start(options: Parameters<typeof fakeElectron>[0] & { compose?: () => Promise<ReturnType<typeof fakeServices>> } = {}) {
  const fake = fakeElectron(options);
  let closed = 0;
  const services = { ...fakeServices(), close: async () => void closed++ };
  const running = runDesktop({
    electron: fake.electron,
    compose: options.compose ?? (async () => services),
    home,
    distFolder: join(home, 'dist'),
    platform: 'linux',
  });
  const callsBeforeReady = [...fake.calls];
  fake.becomeReady();
  await running;
  return { ...fake, callsBeforeReady, closedServices: () => closed };
}

describe('before the app is ready', () => {
  test('the sandbox and the scheme are set, and the data stays in the data folder', async () => {
    const { callsBeforeReady, schemes } = await start();
    expect(callsBeforeReady).toEqual([`setPath userData ${join(home, 'electron')}`, 'enableSandbox', 'registerSchemes', 'whenReady']);
    expect(schemes).toMatchObject([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
  });

  test('a second instance quits before it touches the data folder', async () => {
    let composed = 0;
    const { calls, windows } = await start({ hasLock: false, compose: async () => (composed++, fakeServices()) });
    expect(calls).toContain('quit');
    expect([composed, windows.length]).toEqual([0, 0]);
  });
});

describe('windows', () => {
  test('every window is isolated, sandboxed and without Node', async () => {
    const { windows } = await start();
    windows[0]!.webContents.open('app://ide/app.html?app=a');
    expect(windows).toHaveLength(2);
    for (const { options } of windows) {
      expect(options.webPreferences).toMatchObject({
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        webSecurity: true,
        webviewTag: false,
      });
      expect(options.webPreferences?.preload).toBe(join(home, 'dist/preload/index.cjs'));
    }
  });

  test('a worker for the first app is made once the window is shown, not before', async () => {
    let warmed = 0;
    const { windows } = await start({ compose: async () => fakeServices({ execution: { warm: () => void warmed++ } }) });
    expect(warmed).toBe(0);
    windows[0]!.emit('ready-to-show');
    expect([warmed, windows[0]!.calls]).toEqual([1, expect.arrayContaining(['show'])]);
  });

  test('a second start shows the first window again', async () => {
    const { app, windows } = await start();
    app.emit('second-instance');
    expect(windows).toHaveLength(1);
    expect(windows[0]!.calls).toContain('focus');
  });

  test('the place of the window is kept, and forgotten when its screen is gone', async () => {
    const first = await start();
    first.windows[0]!.emit('close');
    expect((await start()).windows[0]!.options).toMatchObject({ x: 10, y: 20, width: 800, height: 600 });
    const state = JSON.parse(readFileSync(join(home, 'window.json'), 'utf8')) as { bounds: { x: number } };
    state.bounds.x = 9000;
    writeFileSync(join(home, 'window.json'), JSON.stringify(state));
    expect((await start()).windows[0]!.options).toMatchObject({ width: 1440 });
  });
});

describe('what a page may not do', () => {
  test('navigate away, be redirected, or embed a web view', async () => {
    const { windows, calls } = await start();
    const contents = windows[0]!.webContents;
    expect(contents.navigate('will-navigate', 'https://example.org/')).toBe(true);
    expect(contents.navigate('will-navigate', 'file:///etc/passwd')).toBe(true);
    expect(contents.navigate('will-navigate', 'app://other/index.html')).toBe(true);
    expect(contents.navigate('will-redirect', 'https://example.org/')).toBe(true);
    expect(contents.navigate('will-attach-webview', '')).toBe(true);
    expect(contents.navigate('will-navigate', 'app://ide/index.html')).toBe(false);
    expect(calls.filter((call) => call.startsWith('external'))).toEqual(['external https://example.org/']);
  });

  test('open windows: web links go to the system, anything else nowhere', async () => {
    const { windows, calls } = await start();
    const contents = windows[0]!.webContents;
    for (const url of [
      'https://example.org/a',
      'mailto:a@example.org',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://host/x',
      'app://other/app.html',
      'not a url',
    ]) {
      expect(contents.open(url), url).toBe('deny');
    }
    expect(calls.filter((call) => call.startsWith('external'))).toEqual(['external https://example.org/a', 'external mailto:a@example.org']);
    expect(windows).toHaveLength(1);
  });

  test('use devices; only our own pages may ask the system for what a person allowed an app', async () => {
    const { permissions } = await start();
    const ask = (permission: string, page: string, isMainFrame = true): boolean => {
      let answer: boolean | null = null;
      permissions.request!(null, permission, (isAllowed) => (answer = isAllowed), { requestingUrl: page, isMainFrame });
      expect(permissions.check!(null, permission, new URL(page).protocol === 'app:' ? 'app://ide' : new URL(page).origin, { isMainFrame })).toBe(answer);
      return answer!;
    };
    const own = 'app://ide/app.html?app=a';
    for (const permission of ['clipboard-sanitized-write', 'clipboard-read', 'notifications', 'fullscreen']) {
      expect(ask(permission, own), permission).toBe(true);
      expect(ask(permission, own, false), `${permission} in a frame`).toBe(false);
      expect(ask(permission, 'https://example.org/'), `${permission} elsewhere`).toBe(false);
    }
    for (const permission of ['media', 'geolocation', 'hid', 'usb', 'openExternal']) expect(ask(permission, own), permission).toBe(false);
    expect(permissions.device!()).toBe(false);
  });
});

describe('the app:// scheme', () => {
  test('serves the renderer with the policy', async () => {
    const { handlers } = await start();
    const response = await handlers.get('app')!(new Request('app://ide/index.html'));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = response.headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval'(;|$)/);
    expect(policy).not.toContain("'unsafe-eval'");
  });

  test('serves nothing outside it, to no other host, and only reads', async () => {
    const { handlers } = await start();
    const serve = handlers.get('app')!;
    for (const url of [
      'app://ide/..%2f..%2fsecret.txt',
      'app://ide/%2e%2e/%2e%2e/secret.txt',
      'app://ide/..%5c..%5csecret.txt',
      'app://ide/%00',
      'app://ide/missing.js',
      'app://other/index.html',
    ]) {
      expect((await serve(new Request(url))).status, url).toBe(404);
    }
    expect((await serve(new Request('app://ide/index.html', { method: 'POST' }))).status).toBe(404);
  });
});

describe('the port', () => {
  test('goes to one of our pages, and to one inside one of them (the preview)', async () => {
    const { ipcMain, windows, calls } = await start();
    const sender = windows[0]!.webContents;
    ipcMain.emit('casual:connect', { sender, senderFrame: sender.mainFrame });
    expect(sender.mainFrame.sent).toEqual([{ channel: 'casual:port', ports: [{ name: 'port2' }] }]);
    expect(calls).toContain('port started');
    const preview = fakeFrame('app://ide/app.html?app=a', sender.mainFrame);
    ipcMain.emit('casual:connect', { sender, senderFrame: preview });
    expect(preview.sent).toHaveLength(1);
  });

  test('goes to nobody else', async () => {
    const { ipcMain, windows } = await start();
    const sender = windows[0]!.webContents;
    const child = fakeFrame('https://example.org/', sender.mainFrame);
    const grandchild = fakeFrame('app://ide/index.html', child);
    ipcMain.emit('casual:connect', { sender, senderFrame: child });
    ipcMain.emit('casual:connect', { sender, senderFrame: grandchild });
    ipcMain.emit('casual:connect', { sender, senderFrame: null });
    const stranger = { mainFrame: fakeFrame('app://ide/index.html') };
    ipcMain.emit('casual:connect', { sender: stranger, senderFrame: stranger.mainFrame });
    sender.mainFrame.url = 'https://example.org/';
    ipcMain.emit('casual:connect', { sender, senderFrame: sender.mainFrame });
    expect([child, grandchild, stranger.mainFrame, sender.mainFrame].flatMap(({ sent }) => sent)).toEqual([]);
  });
});

describe('the end', () => {
  test('quitting waits until everything is saved, once', async () => {
    const { app, calls, closedServices } = await start();
    app.emit('window-all-closed');
    expect(calls).not.toContain('ended');
    await vi.waitFor(() => expect(calls).toContain('ended'));
    expect(closedServices()).toBe(1);
  });

  test('a locked data folder is said plainly', async () => {
    const { calls, windows } = await start({
      compose: async () => {
        throw new AppError('storage.locked', { owner: 'process 7' });
      },
    });
    expect(calls.join('\n')).toMatch(/error Casual OS could not start: Casual OS is already running .*process 7[^]*exit 1/);
    expect(windows).toHaveLength(0);
  });

  test('an installed build has no reload and no developer tools in its menu', async () => {
    const roles = JSON.stringify((await start({ isPackaged: true })).menu.template);
    expect(roles).not.toMatch(/toggleDevTools|reload/);
    expect(JSON.stringify((await start({ isPackaged: false })).menu.template)).toMatch(/toggleDevTools/);
  });
});
