import { parseArgs } from 'node:util';
import { createErrorLog, dataFolder, systemClock, systemRandom, VERSION } from '../main/services/system/index.ts';
import { AppError } from '../shared/kernel/errors.ts';
import { openHome, openTemporary, type Backend } from './backend.ts';
import { UsageError, type Command, type Context } from './command.ts';
import { component } from './commands/component.ts';
import { exec } from './commands/exec.ts';
import { execution, executions, functions, triggers } from './commands/executions.ts';
import { data } from './commands/data.ts';
import { exportApp } from './commands/export.ts';
import { generate } from './commands/generate.ts';
import { importFile, list, manifest, show } from './commands/apps.ts';
import { open } from './commands/open.ts';
import { run } from './commands/run.ts';
import { sandbox } from './commands/sandbox.ts';
import { components } from './commands/components.ts';
import { doctor, serve } from './commands/system.ts';
import { newApp, templates } from './commands/templates.ts';
import { types } from './commands/types.ts';
import { validate } from './commands/validate.ts';
import { asAppError } from './errors.ts';
import { closest, COMMON_OPTIONS, overview, usage } from './help.ts';

export const COMMANDS: readonly Command[] = [generate, newApp, list, show, manifest, validate, open, run, exec, functions, executions, execution, triggers, exportApp, importFile, data, types, serve, templates, components, component, sandbox, doctor];

export type Streams = { out(text: string): void; err(text: string): void };

/** Runs one command line. @returns the exit code: 0 done, 1 failed, 2 not understood */
export async function runProgram(argv: readonly string[], streams: Streams): Promise<number> {
  const [name = 'help', ...rest] = argv;
  if (name === '--version' || name === '-v') return streams.out(VERSION), 0;
  if (name === 'help' || name === '--help' || name === '-h') return help(rest[0], streams);
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) return unknown(name, streams);

  let parsed;
  try {
    parsed = parseArgs({
      args: [...rest],
      allowPositionals: true,
      strict: true,
      options: Object.fromEntries(Object.entries({ ...command.options, ...COMMON_OPTIONS }).map(([option, { type }]) => [option, { type }])),
    });
  } catch (error) {
    streams.err(`${error instanceof Error ? error.message : String(error)}\n\n${usage(command)}`);
    return 2;
  }
  const { values, positionals } = parsed as { values: Record<string, string | boolean | undefined>; positionals: string[] };
  if (values['help'] === true) return streams.out(usage(command)), 0;
  return execute(command, positionals, values, streams);
}

async function execute(command: Command, args: string[], options: Context['options'], streams: Streams): Promise<number> {
  const json = options['json'] === true;
  const home = dataFolder(typeof options['home'] === 'string' ? options['home'] : undefined);
  const backends: Backend[] = [];
  let own: Promise<Backend> | undefined;
  const track = async <T extends Backend>(opening: Promise<T>): Promise<T> => {
    const backend = await opening;
    backends.push(backend);
    return backend;
  };
  const context: Context = {
    args,
    options,
    home,
    json,
    open: () => (own ??= track(openHome(home))),
    openTemporary: () => track(openTemporary()),
    progress: (text) => (json ? undefined : streams.err(text)),
  };
  let code: number;
  try {
    const outcome = await command.run(context);
    if (json) streams.out(outcome.compact === true ? JSON.stringify(outcome.json) : JSON.stringify(outcome.json, null, 2));
    else if (outcome.text !== '') streams.out(outcome.text);
    code = outcome.failed === true ? 1 : 0;
  } catch (error) {
    if (error instanceof UsageError) {
      streams.err(`${error.message}\n\n${usage(command)}`);
      code = 2;
    } else code = report(error, home, json, streams);
  }
  for (const backend of backends.reverse()) {
    await backend.close().catch((error: unknown) => {
      code = report(error, home, json, streams);
    });
  }
  return code;
}

/** Known failures in their own words; anything else goes to the error log, with its id shown. */
function report(error: unknown, home: string, json: boolean, { out, err }: Streams): number {
  let known = asAppError(error);
  if (known.code === 'internal' && known.details['logId'] === 'unlogged') {
    known = new AppError('internal', { logId: createErrorLog({ home, clock: systemClock, random: systemRandom }).record(error, 'cli') }, error);
  }
  if (json) out(JSON.stringify({ error: known.toShape() }, null, 2));
  else err(known.message);
  return 1;
}

function help(name: string | undefined, streams: Streams): number {
  if (name === undefined) return streams.out(overview(COMMANDS, VERSION)), 0;
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) return unknown(name, streams);
  streams.out(usage(command));
  return 0;
}

function unknown(name: string, { err }: Streams): number {
  const meant = closest(name, COMMANDS.map((command) => command.name));
  err(`There is no command “${name}”.${meant === undefined ? '' : ` Did you mean “${meant}”?`} “casual help” lists them.`);
  return 2;
}
