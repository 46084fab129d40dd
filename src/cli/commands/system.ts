import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DIST_FOLDER } from '../../main/compose.ts';
import { runChecks, type DoctorCheck } from '../../main/services/system/index.ts';
import type { Command } from '../command.ts';
import { asAppError } from '../errors.ts';
import { table } from '../format.ts';

export const doctor: Command = {
  name: 'doctor',
  args: '',
  summary: 'check the installation and the data folder',
  examples: ['casual doctor', 'casual doctor --home /backup/casual --json'],
  async run({ home, open }) {
    const { checks } = await diagnose(home, open);
    const ok = checks.every((check) => check.ok);
    return { json: { ok, checks }, text: [table(checks.map((check) => [check.ok ? 'ok' : 'FAILED', check.name, check.detail])), '', ok ? 'Everything is well.' : 'Something needs attention.'].join('\n'), failed: !ok };
  },
};

/** When the data folder does not even open, the checks that need nothing still run. */
async function diagnose(home: string, open: Parameters<Command['run']>[0]['open']): Promise<{ checks: DoctorCheck[] }> {
  try {
    const { client } = await open();
    return await client.system.doctor();
  } catch (error) {
    const { checks } = await runChecks({ home, distFolder: DIST_FOLDER, probes: [] });
    return { checks: [...checks, { name: 'Data', ok: false, detail: asAppError(error).message }] };
  }
}

export const serve: Command = {
  name: 'serve',
  args: '',
  summary: 'serve the IDE on this computer and print its address',
  details: 'Only this computer can reach it. The address works once; run the command again for another.',
  examples: ['casual serve', 'casual serve --port 8123', 'casual serve --open'],
  options: {
    port: { type: 'string', value: 'N', description: 'port on 127.0.0.1; else a free one' },
    open: { type: 'boolean', description: 'open a window too' },
  },
  async run({ home, options }) {
    const entry = fileURLToPath(new URL('./local.mjs', import.meta.url));
    const args = [entry, '--home', home, ...(typeof options['port'] === 'string' ? ['--port', options['port']] : []), ...(options['open'] === true ? [] : ['--no-open'])];
    const child = spawn(process.execPath, args, { stdio: 'inherit' });
    const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, forward);
    const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? 0)));
    return { json: { code }, text: '', failed: code !== 0 };
  },
};

