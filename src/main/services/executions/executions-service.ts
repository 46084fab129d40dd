import { findFunctions, resolveFunction } from '../../../shared/app/functions/index.ts';
import type { Manifest } from '../../../shared/app/manifest/index.ts';
import type { AppFunction, Execution, ExecutionSummary } from '../../../shared/contracts/executions.ts';
import { Emitter } from '../../../shared/kernel/disposable.ts';
import { AppError, fail, toAppError } from '../../../shared/kernel/errors.ts';
import { newId } from '../../../shared/kernel/ids.ts';
import type { JsonObject } from '../../../shared/kernel/json.ts';
import type { Clock, Random } from '../../../shared/kernel/ports.ts';
import type { Storage } from '../../storage/index.ts';
import type { AppDataService } from '../appdata/types.ts';
import type { AppsService } from '../apps/types.ts';
import type { DocumentsService } from '../documents/types.ts';
import type { ExecutionService, JobOutcome } from '../execution/types.ts';
import type { SettingsService } from '../settings/types.ts';
import { ExecutionTable } from './execution-table.ts';
import { LiveRun } from './live-run.ts';
import { RunQueue } from './run-queue.ts';
import { createTriggers, type TriggersHost } from './triggers.ts';
import type { ExecuteRequest, ExecutionsService } from './types.ts';

/** What led to the calls of a run, in the audit. */
const BECAUSE = {
  cli: 'You ran it on the command line',
  rest: 'It was run through the API',
  ide: 'You ran it in the IDE',
  schedule: 'It ran on schedule',
  webhook: 'A webhook came in',
} as const;

export type ExecutionsDeps = {
  storage: Storage;
  documents: DocumentsService;
  appdata: AppDataService;
  apps: AppsService;
  settings: SettingsService;
  execution: ExecutionService;
  clock: Clock;
  random: Random;
  /** Failures that nobody waits for. */
  report: (error: unknown, where: string) => void;
  host: TriggersHost;
  /** The longest a run may take by the clock, ms; by default a minute, or twice what the app may work at once. */
  wallMs?: number;
};

/** Runs at once; the others wait. */
const AT_ONCE = 4;
const MIN_WALL_MS = 60_000;
const MOST_WAITING = 1000;
/** Of the inputs as JSON. */
const MAX_INPUT_CHARS = 1024 * 1024;
const DAY_MS = 86_400_000;

export function createExecutionsService(deps: ExecutionsDeps): ExecutionsService {
  const { documents, appdata, apps, settings, execution, clock, random } = deps;
  const table = new ExecutionTable(deps.storage);
  const queue = new RunQueue(AT_ONCE);
  const live = new Map<string, LiveRun>();
  const changes = new Emitter<ExecutionSummary>();
  let isClosing = false;

  const interrupted = new AppError('execution.interrupted');
  table.closeOrphans({ code: interrupted.code, message: interrupted.message }, clock.now());
  void expire();

  async function expire(appId?: string): Promise<void> {
    try {
      const { executionDays, executionsPerApp } = await settings.get();
      const perApp = executionDays === 0 ? 0 : executionsPerApp;
      table.expire({ before: clock.now() - executionDays * DAY_MS, perApp, ...(appId === undefined ? {} : { appId }) });
    } catch (error) {
      if (!isClosing) deps.report(error, 'executions.retention');
    }
  }

  async function functionsOf(appId: string): Promise<{ manifest: Manifest; functions: AppFunction[] }> {
    await apps.get(appId);
    const manifest = await documents.manifest(appId);
    return { manifest, functions: findFunctions(manifest.modules) };
  }

  async function execute({ appId, function: wanted, inputs, source, triggerId }: ExecuteRequest): Promise<{ execution: Execution; done: Promise<Execution> }> {
    if (isClosing) throw interrupted;
    // A body that came in was measured in bytes before.
    if (source !== 'webhook') checkInputs(inputs);
    const { manifest, functions } = await functionsOf(appId);
    const found = wanted === undefined ? null : resolveFunction(functions, wanted);
    if (wanted !== undefined && found === null) fail('function.unknown', { name: wanted, known: knownFunctions(functions, wanted) });
    if (queue.length >= MOST_WAITING) fail('execution.queue-full', { limit: MOST_WAITING });
    const { seq } = await documents.load(appId);
    const run = new LiveRun(
      {
        id: newId(random, 'run', 16),
        appId,
        function: found?.name ?? null,
        status: 'queued',
        source,
        triggerId: triggerId ?? null,
        documentSeq: seq,
        startedAt: clock.now(),
        completedAt: null,
        durationMs: null,
        progress: null,
        error: null,
        cost: 0,
        inputs,
        outputs: null,
        logs: [],
        spans: [],
        metrics: { cpuMs: 0, peakMemoryBytes: 0, hostCalls: {} },
        limits: { executionMs: manifest.requirements.executionMs, memoryMb: manifest.requirements.memoryMb },
      },
      (summary) => changes.emit(summary),
    );
    live.set(run.record.id, run);
    try {
      await table.save(run.record);
    } catch (error) {
      live.delete(run.record.id);
      throw error;
    }
    changes.emit(run.summary);
    run.leaveQueue = queue.add(() => work(run, manifest));
    return { execution: { ...run.record }, done: run.done };
  }

  /** Never rejects. */
  async function work(run: LiveRun, manifest: Manifest): Promise<void> {
    if (run.ending !== null) return end(run, {});
    run.begin(clock.now());
    let outcome: Partial<JobOutcome>;
    try {
      await table.save(run.record);
      const data = await appdata.open(run.record.appId, manifest);
      const job = execution.startJob({
        owner: { appId: run.record.appId, executionId: run.record.id, because: BECAUSE[run.record.source] },
        manifest,
        data,
        function: run.record.function,
        inputs: run.record.inputs,
        wallMs: deps.wallMs ?? Math.max(MIN_WALL_MS, 2 * manifest.requirements.executionMs),
        onLog: (entries) => run.log(entries),
        onProgress: (progress) => run.progress(progress),
      });
      run.take(job);
      outcome = await job.done;
    } catch (error) {
      const { code, message } = toAppError(error);
      if (code === 'internal') deps.report(error, 'executions.run');
      outcome = { status: 'failed', error: { code, message } };
    }
    await end(run, outcome);
  }

  async function end(run: LiveRun, outcome: Partial<JobOutcome>): Promise<void> {
    run.finish(outcome, clock.now());
    try {
      await table.save(run.record);
    } catch (error) {
      deps.report(error, 'executions.record');
    }
    live.delete(run.record.id);
    run.announceEnd();
    if (!isClosing) await expire(run.record.appId);
  }

  /** @returns once it has ended */
  async function stop(run: LiveRun, ending: NonNullable<LiveRun['ending']>, isGentle: boolean): Promise<void> {
    run.ending ??= ending;
    if (run.leaveQueue()) await end(run, {});
    else if (isGentle) run.job?.stop(ending.error);
    else run.job?.kill(ending.error);
    await run.done;
  }

  const find = (executionId: string): Execution => live.get(executionId)?.record ?? table.get(executionId) ?? fail('execution.not-found', { id: executionId });

  const triggers = createTriggers({
    ...deps,
    execute,
    lastRun: (appId, triggerId) => {
      const current = [...live.values()].findLast(({ record }) => record.appId === appId && record.triggerId === triggerId);
      return current?.record ?? table.lastOfTrigger(appId, triggerId);
    },
    noteSkipped: (appId, triggerId) => {
      const current = [...live.values()].find(({ record }) => record.appId === appId && record.triggerId === triggerId);
      if (current === undefined) return false;
      current.log([
        { at: clock.now(), level: 'warn', source: 'sandbox', text: 'Its schedule came round again while this run was not over: that run was left out.' },
      ]);
      return true;
    },
  });

  return {
    async functions(appId) {
      return (await functionsOf(appId)).functions;
    },
    execute,
    async list(query) {
      await apps.get(query.appId);
      return table.list(query).map((summary) => live.get(summary.id)?.summary ?? summary);
    },
    async get(executionId) {
      return find(executionId);
    },
    subscribe(executionId, listener) {
      const run = live.get(executionId);
      if (run !== undefined) return run.subscribe(listener);
      const ended = new LiveRun(find(executionId), () => {});
      ended.subscribe(listener)();
      listener({ type: 'done', execution: ended.record });
      return () => {};
    },
    async cancel(executionId) {
      const run = live.get(executionId);
      if (run === undefined) return void find(executionId);
      await stop(run, { status: 'cancelled', error: new AppError('execution.cancelled') }, true);
    },
    async rerun(executionId) {
      const { appId, function: name, inputs } = find(executionId);
      return execute({ appId, inputs, source: 'ide', ...(name === null ? {} : { function: name }) });
    },
    async clear(appId) {
      await apps.get(appId);
      return table.clear(appId);
    },
    onDidChange: (appId, listener) => changes.on((summary) => (summary.appId === appId ? listener(summary) : undefined)),
    ...triggers.api,
    async close() {
      isClosing = true;
      triggers.close();
      await Promise.all([...live.values()].map((run) => stop(run, { status: 'terminated', error: interrupted }, false)));
    },
  };
}

function checkInputs(inputs: JsonObject): void {
  const length = JSON.stringify(inputs).length;
  if (length > MAX_INPUT_CHARS)
    fail('request.invalid', {
      problem: `the inputs have ${length.toLocaleString('en-GB')} characters, and at most ${MAX_INPUT_CHARS.toLocaleString('en-GB')} can be given`,
    });
}

function knownFunctions(functions: readonly AppFunction[], wanted: string): string {
  if (functions.length === 0) return 'It has none: export a function from one of its code modules.';
  const same = functions.filter(({ name }) => name.endsWith(`.${wanted}`));
  if (same.length > 1) return `Say which: ${same.map(({ name }) => name).join(', ')}.`;
  return `It has ${functions
    .slice(0, 10)
    .map(({ name }) => name)
    .join(', ')}${functions.length > 10 ? '…' : ''}.`;
}
