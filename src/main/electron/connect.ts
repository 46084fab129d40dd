import type { MessagePortMain } from 'electron';
import type { Electron } from './electron.ts';
import { isOwnUrl } from './origin.ts';

/**
 * Hands each page that asks a MessagePort. Only the top frame of one of our windows, showing one of our pages, gets one;
 * anything else is ignored without an answer.
 *
 * @param serve starts to answer the contract on the port
 */
export function acceptConnections({ ipcMain, BrowserWindow, MessageChannelMain }: Pick<Electron, 'ipcMain' | 'BrowserWindow' | 'MessageChannelMain'>, serve: (port: MessagePortMain) => void): void {
  ipcMain.on('casual:connect', (event) => {
    const frame = event.senderFrame;
    const isTopFrame = frame !== null && frame.parent === null && frame === event.sender.mainFrame;
    if (!isTopFrame || !isOwnUrl(frame.url) || BrowserWindow.fromWebContents(event.sender) === null) return;
    const { port1, port2 } = new MessageChannelMain();
    serve(port1);
    port1.start();
    frame.postMessage('casual:port', null, [port2]);
  });
}
