import { MakerZIP } from '@electron-forge/maker-zip';
import type { ForgeConfig } from '@electron-forge/shared-types';

/** Everything but these is left out of the package: sources and tests are not needed to run. */
const KEPT = /^\/(dist|resources|node_modules|package\.json|LICENSE)(\/|$)/;

const config: ForgeConfig = {
  packagerConfig: {
    name: 'Casual OS',
    executableName: 'casual-os',
    appBundleId: 'org.casualos.desktop',
    // The database driver and the engine's wasm are loaded as files of their own.
    asar: { unpack: '**/{*.node,*.wasm}' },
    ignore: (path) => path !== '' && !KEPT.test(path),
  },
  // better-sqlite3 ships Node-API binaries for every platform: nothing has to be compiled for Electron.
  rebuildConfig: { onlyModules: [] },
  makers: [new MakerZIP({}, ['darwin', 'linux', 'win32'])],
};

export default config;
