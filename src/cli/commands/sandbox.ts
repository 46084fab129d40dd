import { readFile } from 'node:fs/promises';
import { WORKER_URL } from '../../main/compose.ts';
import { evaluateScript, SCRIPT_MEMORY_MB, type Evaluation } from '../../main/services/execution/index.ts';
import { fail } from '../../shared/kernel/errors.ts';
import { UsageError, type Command } from '../command.ts';

const MAX_TIMEOUT_MS = 600_000;

export const sandbox: Command = {
  name: 'sandbox',
  args: 'eval',
  summary: 'run a script as an app’s code is run, and say how it ended',
  details:
    'The script has the language, console and timers, and nothing of this computer. The result is its globalThis.__verdict, else its last value.\nExit code 0 whatever the script did. No data folder is opened.',
  examples: ['casual sandbox eval --file probe.js', 'casual sandbox eval --file probe.js --memory 64 --timeout 500 --json'],
  options: {
    file: { type: 'string', value: 'FILE', description: 'the script' },
    memory: { type: 'string', value: 'MB', description: `memory it may use, ${SCRIPT_MEMORY_MB.min} to ${SCRIPT_MEMORY_MB.max}; else 128` },
    timeout: { type: 'string', value: 'MS', description: 'time it may take; else 1000' },
  },
  async run({ args, options }) {
    if (args[0] !== 'eval' || args.length > 1)
      throw new UsageError(args[0] === undefined ? 'Name what to do: eval.' : `There is no “sandbox ${args.join(' ')}”. There is: eval.`);
    if (typeof options['file'] !== 'string' || options['file'] === '') throw new UsageError('Name a file with --file.');
    const memoryMb = wholeNumber(options['memory'], 'memory', SCRIPT_MEMORY_MB.min, SCRIPT_MEMORY_MB.max) ?? 128;
    const ms = wholeNumber(options['timeout'], 'timeout', 1, MAX_TIMEOUT_MS) ?? 1000;
    const result = await evaluateScript(await readScript(options['file']), { workerUrl: WORKER_URL, memoryMb, ms });
    return { json: result, compact: true, text: describe(result) };
  },
};

async function readScript(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT'
      ? fail('file.not-found', { path }, error)
      : fail('request.invalid', { problem: `“${path}” cannot be read (${code ?? 'unknown reason'})` }, error);
  }
}

function wholeNumber(given: string | boolean | undefined, option: string, min: number, max: number): number | undefined {
  if (given === undefined) return undefined;
  const number = typeof given === 'string' && /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
  if (!(number >= min && number <= max)) throw new UsageError(`--${option} takes a whole number from ${min} to ${max}.`);
  return number;
}

function describe({ status, kind, value, error, durationMs, peakMemoryBytes }: Evaluation): string {
  const head = `${status}${kind === undefined ? '' : ` (${kind})`}, ${durationMs} ms, ${Math.round(peakMemoryBytes / 1024 / 1024)} MB`;
  return [head, ...(error === undefined ? [] : [error]), ...(value === undefined ? [] : [JSON.stringify(value)])].join('\n');
}
