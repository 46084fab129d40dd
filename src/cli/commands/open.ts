import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { launchLink, type LaunchTarget } from '../../main/local/launch-target.ts';
import { openWindow } from '../../main/local/open-window.ts';
import { linkOfRunningHost } from '../../main/local/running-host.ts';
import { openHome } from '../backend.ts';
import { requireArg, type Command } from '../command.ts';
import { findApp } from '../operands.ts';

export const open: Command = {
  name: 'open',
  args: '<app>',
  summary: 'open an app in a window of its own',
  details: 'Uses the host that runs with this data folder, or starts one and stays until Ctrl C. Without a screen it prints an address that works once.',
  examples: ['casual open "Tool library"', 'casual open "Tool library" --page /members', 'casual open "Tool library" --page "/members/detail?id=4"'],
  options: {
    page: { type: 'string', value: 'PATH', description: 'the page to open, with parameters if it has any; else the first' },
    print: { type: 'boolean', description: 'print the address and open nothing' },
  },
  async run({ args, options, home, progress }) {
    const operand = requireArg(args, 0, 'an app');
    // Closed again at once: a host that is started next needs the data folder for itself.
    const backend = await openHome(home);
    const app = await findApp(backend.client, operand).finally(() => backend.close());
    const page = typeof options['page'] === 'string' ? options['page'] : undefined;
    const target: LaunchTarget = { appId: app.id, ...(page === undefined ? {} : { page }) };
    const running = await linkOfRunningHost(home);
    if (running === null) return startWith(target, home, options['print'] === true, progress);
    const url = launchLink(running, target);
    const isOpened = options['print'] !== true && (await openWindow(url, home));
    return { json: { appId: app.id, url, opened: isOpened }, text: isOpened ? `“${app.name}” opens.` : `Open ${url}` };
  },
};

async function startWith({ appId, page }: LaunchTarget, home: string, isPrinted: boolean, progress: (text: string) => void): ReturnType<Command['run']> {
  progress('Starting Casual OS for it.');
  const entry = fileURLToPath(new URL('./local.mjs', import.meta.url));
  const args = [entry, '--home', home, '--app', appId, ...(page === undefined ? [] : [`--page=${page}`]), ...(isPrinted ? ['--no-open'] : [])];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void child.kill(signal));
  const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? 0)));
  return { json: { code }, text: '', failed: code !== 0 };
}
