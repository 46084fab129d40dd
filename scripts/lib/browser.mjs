// Finds a Chromium for the tests, or gets one.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { projectNode, run, say, seconds, SetupError, tool } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** @returns the path of a Chromium; `CASUAL_CHROMIUM` names one outright */
export async function ensureBrowser() {
  const named = process.env.CASUAL_CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new SetupError(`CASUAL_CHROMIUM names “${named}”, which does not exist.`);
    return named;
  }
  const found = installed() ?? (await playwrightsOwn());
  if (found !== null) return found;

  say('No Chromium found; the tests need one.');
  const started = Date.now();
  if (process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get') !== null) {
    say('  installing the system package “chromium”');
    const options = { quiet: true, heartbeat: 'still installing Chromium', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    await run('apt-get', ['update'], options);
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
    const now = installed();
    if (now !== null) {
      say(`  installed in ${seconds(started)}`);
      return now;
    }
  }
  say('  installing Playwright’s Chromium');
  await run(projectNode(), [tool('playwright/cli.js'), 'install', 'chromium'], { quiet: true, heartbeat: 'still installing Chromium' });
  const own = await playwrightsOwn();
  if (own === null) throw new SetupError('No Chromium could be installed. Install Chromium or Google Chrome by hand, or set CASUAL_CHROMIUM to the path of one, and run the same command again.');
  say(`  installed in ${seconds(started)}`);
  return own;
}

function installed() {
  if (process.platform === 'darwin') return MAC.find((file) => existsSync(file)) ?? null;
  for (const name of NAMES) {
    const file = onPath(name);
    if (file !== null) return file;
  }
  return null;
}

async function playwrightsOwn() {
  const source = "import('playwright').then(({ chromium }) => process.stdout.write(chromium.executablePath()))";
  const { code, output } = await run(projectNode(), ['--input-type=module', '-e', source], { quiet: true });
  return code === 0 && existsSync(output.trim()) ? output.trim() : null;
}

function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      continue;
    }
  }
  return null;
}
