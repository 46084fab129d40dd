import type { WebContents } from 'electron';
import type { Electron } from './electron.ts';
import { isAppWindowUrl, isExternalUrl, isOwnUrl } from './origin.ts';

/**
 * No page of the IDE may leave it, open windows, embed a web view or use a device. A link elsewhere opens in the system's
 * browser; a link to an app's own page opens an app window.
 */
export function guardContents(contents: WebContents, { shell }: Pick<Electron, 'shell'>, openAppWindow: (url: string) => void): void {
  const leave = (url: string): void => {
    if (isExternalUrl(url)) void shell.openExternal(url);
  };
  contents.on('will-navigate', (event) => {
    if (isOwnUrl(event.url)) return;
    event.preventDefault();
    leave(event.url);
  });
  contents.on('will-redirect', (event) => {
    if (!isOwnUrl(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isAppWindowUrl(url)) openAppWindow(url);
    else leave(url);
    return { action: 'deny' };
  });
}

/** Copying text on a click is all that a page may ask of the system. */
const ALLOWED_PERMISSIONS: readonly string[] = ['clipboard-sanitized-write'];

export function guardSession({ session }: Pick<Electron, 'session'>): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(ALLOWED_PERMISSIONS.includes(permission)));
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => ALLOWED_PERMISSIONS.includes(permission));
  session.defaultSession.setDevicePermissionHandler(() => false);
}
