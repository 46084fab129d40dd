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

/**
 * What our own pages may ask of the system, each for something that the person allowed an app to do (the player asks the person first).
 * Frames inside them, such as an app's embedded web page, get nothing. Devices stay out of reach.
 */
const ALLOWED_PERMISSIONS: readonly string[] = ['clipboard-sanitized-write', 'clipboard-read', 'notifications', 'fullscreen'];

export function guardSession({ session }: Pick<Electron, 'session'>): void {
  const isAllowed = (permission: string, url: string, isMainFrame: boolean): boolean =>
    ALLOWED_PERMISSIONS.includes(permission) && isMainFrame && isOwnUrl(url);
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl, isMainFrame }) =>
    answer(isAllowed(permission, requestingUrl, isMainFrame)),
  );
  session.defaultSession.setPermissionCheckHandler((_contents, permission, origin, { isMainFrame }) =>
    isAllowed(permission, origin.endsWith('/') ? origin : `${origin}/`, isMainFrame),
  );
  session.defaultSession.setDevicePermissionHandler(() => false);
}
