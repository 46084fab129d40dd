import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The Chromium to test with: named by the set-up script, else an installed one, else Playwright's own. */
function chromium(): string | undefined {
  const named = process.env['CASUAL_CHROMIUM'];
  if (named) return named;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']) {
    for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        continue;
      }
    }
  }
  return undefined;
}

const executablePath = chromium();

/** A desktop of the size the IDE is drawn for. Nothing may reach the network. */
export const browserOptions = {
  viewport: { width: 1440, height: 900 },
  locale: 'en-GB',
  timezoneId: 'UTC',
  launchOptions: {
    ...(executablePath === undefined ? {} : { executablePath }),
    // Chromium's own sandbox cannot start as root, which is what containers run as.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  },
};
