import { composeServices, DIST_FOLDER } from './compose.ts';
import { createWindowCapture } from './electron/capture.ts';
import { runDesktop } from './electron/desktop.ts';
import { realElectron } from './electron/electron.ts';
import { parseHostOptions } from './local/options.ts';
import { dataFolder } from './services/system/index.ts';

// Electron's own switches are among the arguments too, so what is not understood is left alone.
const options = parseHostOptions(process.argv.slice(1).filter((arg, i, all) => arg === '--home' || arg.startsWith('--home=') || all[i - 1] === '--home'));
const home = 'home' in options ? options.home : dataFolder(undefined);

// Not awaited: Electron becomes ready only after this module has been evaluated.
const compose = () => composeServices({ home, host: 'electron', capture: createWindowCapture(realElectron) });
runDesktop({ electron: realElectron, compose, home, distFolder: DIST_FOLDER }).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  realElectron.app.exit(1);
});
