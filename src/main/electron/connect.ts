import type { MessagePortMain, WebFrameMain } from 'electron';
import type { Electron } from './electron.ts';
import { isOwnUrl } from './origin.ts';

/**
 * Hands each page that asks a MessagePort. Only a frame that shows one of our pages, in one of our windows, below nothing
 * but our pages, gets one; anything else is ignored without an answer.
 *
 * @param serve starts to answer the contract on the port
 */
export function acceptConnections({ ipcMain, BrowserWindow, MessageChannelMain }: Pick<Electron, 'ipcMain' | 'BrowserWindow' | 'MessageChannelMain'>, serve: (port: MessagePortMain) => void): void {
  ipcMain.on('casual:connect', (event) => {
    const frame = event.senderFrame;
    if (frame === null || !areAllOwn(frame) || BrowserWindow.fromWebContents(event.sender) === null) return;
    const { port1, port2 } = new MessageChannelMain();
    serve(port1);
    port1.start();
    frame.postMessage('casual:port', null, [port2]);
  });
}

/** The frame and every frame above it. */
function areAllOwn(frame: WebFrameMain | null): boolean {
  return frame === null || (isOwnUrl(frame.url) && areAllOwn(frame.parent));
}
