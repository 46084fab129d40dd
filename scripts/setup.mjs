#!/usr/bin/env node
// The way in: `npm start` and `npm test` on a fresh clone, with any Node from 20 on. Installs, builds and finds what is
// missing, says so, then runs on the project's own Node. Dependency-free, because it runs before anything is installed.
import { ensureBrowser } from './lib/browser.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { electronBinary, ensureElectron } from './lib/electron.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { projectEnv, projectNode, ROOT, runForeground, say, SetupError, tool } from './lib/run.mjs';
import { runTests } from './lib/test.mjs';

const USAGE = `Usage: node scripts/setup.mjs COMMAND [options]

  start          open Casual OS (--browser: in a browser window even where Electron is present;
                 --no-open: print the address; --home DIR; --port N)
  test           every check and test; “test NAME…” runs only those steps
  test-electron  the tests that need the Electron program
  e2e            the browser tests; options go to Playwright
  screenshots    take the pictures of docs/screenshots again
  build          build even if nothing has changed
  install        only install
`;

async function start(args) {
  await ensureInstalled();
  await ensureBuilt();
  const isBrowser = args.includes('--browser');
  const hostArgs = args.filter((arg) => arg !== '--browser');
  const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
  const wantsWindow = hasDisplay && !isBrowser && !['--no-open', '--help', '-h', '--port'].some((option) => hostArgs.some((arg) => arg === option || arg.startsWith(`${option}=`)));
  const electron = wantsWindow ? await ensureElectron() : null;
  if (electron !== null) return runForeground(electron, ['.', ...hostArgs]);
  return runForeground(projectNode(), ['dist/main/local.mjs', ...hostArgs]);
}

async function testElectron(args) {
  await ensureInstalled();
  const electron = electronBinary();
  if (electron === null) {
    say('Skipped: the Electron program is not installed here, so its tests cannot run. “node_modules/.bin/install-electron” fetches it.');
    return 0;
  }
  await ensureBuilt();
  return runForeground(projectNode(), [tool('@playwright/test/cli.js'), 'test', '--config', 'e2e/electron/playwright.config.ts', ...args], projectEnv({ CASUAL_ELECTRON: electron }));
}

async function withBrowser(args, extra = {}) {
  await ensureInstalled();
  await ensureBuilt();
  const chromium = await ensureBrowser();
  return runForeground(projectNode(), [tool('@playwright/test/cli.js'), 'test', ...args], projectEnv({ CASUAL_CHROMIUM: chromium, ...extra }));
}

const [command = 'help', ...args] = process.argv.slice(2);
process.chdir(ROOT);
try {
  process.exitCode = await {
    start: () => start(args),
    test: async () => {
      await ensureInstalled();
      return runTests(args);
    },
    'test-electron': () => testElectron(args),
    e2e: () => withBrowser(args),
    screenshots: () => withBrowser(['--config', 'e2e/screenshots/playwright.config.ts', ...args]),
    build: async () => {
      await ensureInstalled();
      await ensureBuilt({ force: true });
      return 0;
    },
    install: async () => {
      await ensureInstalled();
      return 0;
    },
    help: async () => {
      say(USAGE);
      return 0;
    },
  }[command]?.() ?? (say(`There is no command “${command}”.\n\n${USAGE}`), 2);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(`\n${error.message}`);
  process.exitCode = 1;
}
