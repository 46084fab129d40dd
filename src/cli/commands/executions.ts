import { executionStatus, type Execution, type ExecutionSummary, type TriggerStatus } from '../../shared/contracts/executions.ts';
import { requireArg, UsageError, type Command } from '../command.ts';
import { logLine, table, when } from '../format.ts';
import { findApp, resolveApp } from '../operands.ts';
import { errorLine } from './exec.ts';

const WHOLE_APP = '(whole app)';

export const executions: Command = {
  name: 'executions',
  args: '<app>',
  summary: 'list the runs of an app, newest first',
  details: 'Runs made here, through the API, in the IDE, on schedule and by webhooks alike. How long they are kept is a setting.',
  examples: ['casual executions "Tool library"', 'casual executions "Tool library" --status failed --limit 5 --json'],
  options: {
    limit: { type: 'string', value: 'N', description: 'at most so many, up to 500; else 20' },
    status: { type: 'string', value: 'STATUS', description: executionStatus.options.join(', ') },
  },
  async run({ args, options, open }) {
    const { client } = await open();
    const app = await findApp(client, requireArg(args, 0, 'an app'));
    const limit = Number(options['limit'] ?? 20);
    if (!Number.isInteger(limit) || limit < 1 || limit > 500) throw new UsageError('“--limit” is a whole number from 1 to 500.');
    const status = executionStatus.optional().safeParse(options['status']);
    if (!status.success) throw new UsageError(`“--status” is one of ${executionStatus.options.join(', ')}.`);
    const found = await client.executions.list({ appId: app.id, limit, ...(status.data === undefined ? {} : { status: status.data }) });
    return { json: found, text: found.length === 0 ? 'No runs. Make one: casual exec APP FUNCTION' : table(found.map(row)) };
  },
};

export const execution: Command = {
  name: 'execution',
  args: '<id>',
  summary: 'show one run: inputs, result, log, timeline and what it used',
  examples: ['casual execution run_3k2m9x7q', 'casual execution run_3k2m9x7q --json'],
  async run({ args, open }) {
    const run = await (await open()).client.executions.get({ executionId: requireArg(args, 0, 'a run') });
    return { json: run, text: describe(run) };
  },
};

export const functions: Command = {
  name: 'functions',
  args: '<app|file>',
  summary: 'list the functions of an app that can be run',
  details: 'They are the exported functions of its code modules. “casual exec” runs one.',
  examples: ['casual functions "Tool library"', 'casual functions tools.json --json'],
  async run(context) {
    const { backend, app } = await resolveApp(context, requireArg(context.args, 0, 'an app or a file'));
    const found = await backend.client.executions.functions({ appId: app.id });
    const rows = found.map(({ name, parameters, isAsync, description }) => [`${name}(${parameters.join(', ')})`, isAsync ? 'async' : '', description]);
    return { json: found, text: rows.length === 0 ? 'None. Export a function from one of its code modules.' : table(rows) };
  },
};

export const triggers: Command = {
  name: 'triggers',
  args: '<app>',
  summary: 'list the schedules and webhooks of an app, or run one now',
  details: 'Schedules come round, and webhooks are answered, while Casual OS is running. The address of a webhook holds its secret: share it with care.',
  examples: ['casual triggers "Tool library"', 'casual triggers "Tool library" --run nightly_x7k2'],
  options: {
    run: { type: 'string', value: 'ID', description: 'run this one now and wait for it' },
    'switch-on': { type: 'string', value: 'ID', description: 'let a schedule that came with the app run on this machine' },
  },
  async run({ args, options, open }) {
    const { client } = await open();
    const app = await findApp(client, requireArg(args, 0, 'an app'));
    const wanted = options['run'];
    const held = options['switch-on'];
    if (typeof held === 'string') {
      const status = await client.executions.switchOnTrigger({ appId: app.id, triggerId: held });
      return { json: status, text: table([triggerRow(status)]) };
    }
    if (typeof wanted !== 'string') {
      const found = await client.executions.triggers({ appId: app.id });
      return { json: found, text: found.length === 0 ? 'No triggers.' : table(found.map(triggerRow)) };
    }
    const started = await client.executions.runTrigger({ appId: app.id, triggerId: wanted });
    for await (const event of await client.executions.events({ executionId: started.id })) {
      if (event.type === 'done') return { json: event.execution, text: describe(event.execution), failed: event.execution.status !== 'succeeded' };
    }
    throw new Error('the stream of a run ends with the run');
  },
};

function row({ id, function: name, status, source, startedAt, durationMs, error }: ExecutionSummary): string[] {
  return [id, when(startedAt), status, source, durationMs === null ? '' : `${durationMs} ms`, name ?? WHOLE_APP, errorLine(error).slice(0, 100)];
}

function triggerRow({ id, name, kind, function: fn, enabled, description, nextRunAt, path, problem }: TriggerStatus): string[] {
  const next = !enabled ? 'off' : nextRunAt === null ? '' : `next ${when(nextRunAt)}`;
  return [id, name, kind, fn, problem !== '' ? problem : [description, next, path ?? ''].filter(Boolean).join(', ')];
}

function describe(run: Execution): string {
  const calls = Object.entries(run.metrics.hostCalls).map(
    ([method, { count, failed, ms }]) => `${method} ${count}×${failed === 0 ? '' : ` (${failed} failed)`}, ${ms} ms`,
  );
  return [
    `${run.function ?? WHOLE_APP}: ${run.status}${run.durationMs === null ? '' : ` in ${run.durationMs} ms`}`,
    `${run.id}, by ${run.source}${run.triggerId === null ? '' : ` (${run.triggerId})`}, ${when(run.startedAt)}`,
    ...(run.error === null ? [] : [`error: ${errorLine(run.error)}`]),
    `used: ${run.metrics.cpuMs} ms of work, ${Math.round(run.metrics.peakMemoryBytes / 1024 / 1024)} MB${calls.length === 0 ? '' : `; ${calls.join('; ')}`}${run.cost > 0 ? `; $${run.cost.toFixed(4)}` : ''}`,
    '',
    `inputs: ${JSON.stringify(run.inputs)}`,
    `result: ${JSON.stringify(run.outputs, null, 2)}`,
    ...(run.logs.length === 0 ? [] : ['', ...run.logs.map(logLine)]),
    ...(run.spans.length === 0
      ? []
      : [
          '',
          table(
            run.spans.map(({ name, startMs, endMs, ok, detail }) => [
              `${startMs} ms`,
              `${Math.round((endMs - startMs) * 100) / 100} ms`,
              name,
              `${ok ? '' : 'failed '}${detail}`,
            ]),
          ),
        ]),
  ].join('\n');
}
