import { contextBridge, ipcRenderer } from 'electron';

/**
 * The only bridge between a page and the main process: on request it hands the page one MessagePort that speaks the
 * typed contract. The port arrives as a window message `{ type: 'casual:port' }` from the page itself.
 */
contextBridge.exposeInMainWorld('casual', {
  host: 'electron',
  connect(): void {
    ipcRenderer.send('casual:connect');
  },
});

ipcRenderer.on('casual:port', (event) => {
  window.postMessage({ type: 'casual:port' }, window.location.origin, [...event.ports]);
});
