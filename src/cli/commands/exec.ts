import { text as readAll } from 'node:stream/consumers';
import type { Execution, ExecutionError } from '../../shared/contracts/executions.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import type { JsonObject } from '../../shared/kernel/json.ts';
import type { IdeClient } from '../backend.ts';
import { requireArg, UsageError, type Command, type Context, type Outcome } from '../command.ts';
import { count, logLine, tree } from '../format.ts';
import { readInput, resolveApp } from '../operands.ts';

export const exec: Command = {
  name: 'exec',
  args: '<app|file> [function]',
  summary: 'run a function of an app, or the whole app, without a screen',
  details: `The function is an exported function of one of the app's code modules: “module.name”, or its name alone where only one module has
it. “casual functions APP” lists them. It works with the app's own data; a file runs on data of its own, which is gone afterwards.
Without a function the app starts, and what its first page shows is the result.

The function gets the inputs as its first parameter, and a context: context.progress(0.5, "half way"), context.signal.aborted.
What it returns is printed as JSON on standard output; its log and its progress go to standard error. Each run is kept in the app's
history (“casual executions APP”). Exit code 0: it succeeded; 1: it failed or was ended. Ctrl C cancels it.`,
  examples: [
    'casual exec "Tool library" overdue --inputs \'{"days": 14}\'',
    'casual exec tools.json reports.monthly --inputs @inputs.json --json',
    'echo \'{"days": 14}\' | casual exec "Tool library" reports.overdue --inputs -',
    'casual exec "Tool library" reports.rebuild --no-wait',
  ],
  options: {
    inputs: { type: 'string', value: 'JSON', description: 'what it is given: an object, @FILE, or - for standard input' },
    'no-wait': { type: 'boolean', description: 'start it in the running Casual OS and return at once' },
  },
  async run(context) {
    const operand = requireArg(context.args, 0, 'an app or a file');
    const name = context.args[1];
    const inputs = await readInputs(context.options['inputs']);
    const isWaiting = context.options['no-wait'] !== true;
    const { backend, app } = await resolveApp(context, operand);
    if (!isWaiting && backend.services !== undefined) {
      throw new UsageError('“--no-wait” needs a Casual OS that is running with this data folder and goes on with the run. Start one with “casual serve”.');
    }
    const request = { appId: app.id, inputs, source: 'cli', wait: false, ...(name === undefined ? {} : { function: name }) } as const;
    const started = await backend.client.executions.execute(request);
    if (!isWaiting) return { json: started, text: `Started as ${started.id}. “casual execution ${started.id}” shows it.` };
    return report(await follow(backend.client, started, context), context);
  },
};

/** Shows what a run says until it has ended. The first interruption cancels it; the second leaves at once. */
async function follow(client: IdeClient, started: Execution, context: Context): Promise<Execution> {
  let isInterrupted = false;
  const interrupt = (): void => {
    if (isInterrupted) process.exit(130);
    isInterrupted = true;
    context.progress('Cancelling…');
    // Should this fail, the run is told by the second interruption, or ends by itself.
    client.executions.cancel({ executionId: started.id }).catch((error: unknown) => context.progress(String(error)));
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  try {
    let shown = '';
    for await (const event of await client.executions.events({ executionId: started.id })) {
      if (event.type === 'done') return event.execution;
      if (event.type === 'log') for (const entry of event.entries) context.progress(logLine(entry));
      else if (event.execution.progress !== null) {
        const { value, text } = event.execution.progress;
        const line = `${String(Math.round(value * 100)).padStart(3)} %${text === '' ? '' : `  ${text}`}`;
        if (line !== shown) context.progress(line);
        shown = line;
      }
    }
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
  throw new AppError('host.disconnected');
}

function report(run: Execution, context: Context): Outcome {
  const { status, outputs, error, durationMs, metrics } = run;
  const calls = Object.values(metrics.hostCalls).reduce((sum, { count: n }) => sum + n, 0);
  const used = `${Math.round(metrics.cpuMs)} ms of work, ${Math.round(metrics.peakMemoryBytes / 1024 / 1024)} MB, ${count(calls, 'call')} of the host`;
  context.progress(`${status} in ${durationMs ?? 0} ms (${used}) as ${run.id}`);
  const failed = status !== 'succeeded';
  // A whole app's result is the tree it drew.
  const text = failed
    ? errorLine(error)
    : run.function === null && outputs !== null
      ? tree(outputs as Parameters<typeof tree>[0])
      : JSON.stringify(outputs, null, 2);
  return { json: run, text, failed };
}

export function errorLine(error: ExecutionError | null): string {
  if (error === null) return '';
  const where = error.place === undefined ? '' : ` (${error.place.id}${error.line === undefined ? '' : `, line ${error.line}, column ${error.column ?? 1}`})`;
  return `${error.message}${where}`;
}

async function readInputs(option: string | boolean | undefined): Promise<JsonObject> {
  if (typeof option !== 'string') return {};
  const text = option === '-' ? await readAll(process.stdin) : option.startsWith('@') ? new TextDecoder().decode(await readInput(option.slice(1))) : option;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`The inputs are not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new UsageError('The inputs must be a JSON object, such as {"days": 14}.');
  return parsed as JsonObject;
}
