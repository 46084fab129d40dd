import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findBrowser } from '../services/system/index.ts';

type Launch = { command: string; args: string[] };

/**
 * How to show a URL: an app window of an installed Chromium with its own profile, else the default browser, else nothing
 * (no display, nothing to open it with).
 */
export function planWindow({ url, home, env, platform, browser }: { url: string; home: string; env: Readonly<Record<string, string | undefined>>; platform: NodeJS.Platform; browser: string | null }): Launch | null {
  const hasDisplay = platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
  if (!hasDisplay) return null;
  if (browser !== null) {
    return {
      command: browser,
      args: [`--app=${url}`, `--user-data-dir=${join(home, 'browser')}`, '--no-first-run', '--no-default-browser-check', '--disable-sync', '--window-size=1440,900', '--class=CasualOS'],
    };
  }
  if (platform === 'darwin') return { command: 'open', args: [url] };
  if (platform === 'win32') return { command: 'rundll32', args: ['url.dll,FileProtocolHandler', url] };
  return { command: 'xdg-open', args: [url] };
}

/** @returns whether a program was started; false means: print the address */
export async function openWindow(url: string, home: string): Promise<boolean> {
  const plan = planWindow({ url, home, env: process.env, platform: process.platform, browser: findBrowser() });
  if (plan === null) return false;
  return new Promise((resolve) => {
    const child = spawn(plan.command, plan.args, { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
