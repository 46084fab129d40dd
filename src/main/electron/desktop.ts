import { join } from 'node:path';
import { toAppError } from '../../shared/kernel/errors.ts';
import { createRouter } from '../rpc/router.ts';
import type { Services } from '../rpc/services.ts';
import { serveMessagePort } from '../rpc/transports.ts';
import { acceptConnections } from './connect.ts';
import type { Electron } from './electron.ts';
import { guardContents, guardSession } from './guard.ts';
import { menuTemplate } from './menu.ts';
import { registerScheme, serveScheme } from './protocol.ts';
import { createWindows } from './windows.ts';

/**
 * The desktop host. The order matters: privileges of the scheme and the sandbox are fixed before the app is ready, guards
 * stand before the first window, and the data folder is saved and released before the process ends.
 */
export async function runDesktop({
  electron,
  compose,
  home,
  distFolder,
  platform = process.platform,
}: {
  electron: Electron;
  compose: () => Promise<Services>;
  home: string;
  distFolder: string;
  platform?: NodeJS.Platform;
}): Promise<void> {
  const { app, dialog, Menu } = electron;
  // Chromium's own files belong to the data folder too; the instance lock is per data folder through this path.
  app.setPath('userData', join(home, 'electron'));
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.enableSandbox();
  registerScheme(electron);
  await app.whenReady();

  let services: Services;
  try {
    services = await compose();
  } catch (error) {
    dialog.showErrorBox('Casual OS could not start', toAppError(error).code === 'internal' ? String(error) : toAppError(error).message);
    app.exit(1);
    return;
  }

  const windows = createWindows(electron, { home, preload: join(distFolder, 'preload', 'index.cjs') });
  guardSession(electron);
  app.on('web-contents-created', (_event, contents) => guardContents(contents, electron, (url) => windows.showApp(url)));
  serveScheme(electron, join(distFolder, 'renderer'));
  acceptConnections(electron, serveMessagePort(createRouter(services)));
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ platform, isPackaged: app.isPackaged, newWindow: () => windows.showMain() })));

  app.on('second-instance', () => windows.showMain());
  app.on('activate', () => windows.showMain());
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit();
  });
  let isClosed = false;
  app.on('before-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    isClosed = true;
    services
      .close()
      .catch((error: unknown) => services.errorLog.record(error, 'quit'))
      .finally(() => app.quit());
  });
  // Only now: a window that still loads is not made to wait for the worker of the first app.
  services.executions.startSchedules();
  windows.showMain().once('ready-to-show', () => services.execution.warm());
}
