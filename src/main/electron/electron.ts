import * as electron from 'electron';

/** The parts of Electron that the desktop host uses. Everything else takes it as a parameter, so that a fake can stand in. */
export type Electron = Pick<typeof electron, 'app' | 'BrowserWindow' | 'dialog' | 'ipcMain' | 'Menu' | 'MessageChannelMain' | 'protocol' | 'screen' | 'session' | 'shell'>;

/** The real one. Importing this file outside Electron throws. */
export const realElectron: Electron = electron;
