import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
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
  async run({ args, options, home }) {
    const operand = requireArg(args, 0, 'an app');
    // Closed again at once: a host that is started next needs the data folder for itself.
    const backend = await openHome(home);
    const app = await findApp(backend.client, operand).finally(() => backend.close());
    const { page } = options;
    const entry = fileURLToPath(new URL('./local.mjs', import.meta.url));
    const host = [entry, '--home', home, '--app', app.id, ...(typeof page === 'string' ? [`--page=${page}`] : []), ...(options['print'] === true ? ['--no-open'] : [])];
    const child = spawn(process.execPath, host, { stdio: 'inherit' });
    const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, forward);
    const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? 0)));
    return { json: { appId: app.id, code }, text: '', failed: code !== 0 };
  },
};
