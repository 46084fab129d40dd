// Finds the Electron program, or fetches it once.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectNode, ROOT, run, say, tool } from './run.mjs';

/** When a fetch failed it is not tried again for this long, ms. */
const RETRY_AFTER = 24 * 3600_000;
const FAILED = join(ROOT, 'node_modules', '.casual', 'electron-failed');

/** @returns the path of the Electron program, or null when it is not there */
export function electronBinary() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const named = tool('electron/path.txt');
  const program = existsSync(named) ? readFileSync(named, 'utf8').trim() : { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';
  const file = override ? join(override, program) : tool(`electron/dist/${program}`);
  return existsSync(file) ? file : null;
}

export async function ensureElectron() {
  const present = electronBinary();
  if (present !== null) return present;
  if (existsSync(FAILED) && Date.now() - statSync(FAILED).mtimeMs < RETRY_AFTER) return null;
  say('Fetching Electron, once.');
  const { code } = await run(projectNode(), [tool('electron/install.js')], { quiet: true, heartbeat: 'still fetching Electron', timeout: 180_000 });
  if (code === 0 && electronBinary() !== null) return electronBinary();
  mkdirSync(join(FAILED, '..'), { recursive: true });
  writeFileSync(FAILED, '');
  say('  Electron cannot be fetched here, so Casual OS opens in a browser window instead. Everything works the same.');
  return null;
}
