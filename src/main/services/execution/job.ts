import { withoutPages, type AppSession, type WorkerPool } from '../../../sandbox/adapters/worker-threads.ts';
import { compileManifest } from '../../../shared/app/compile/index.ts';
import type { Manifest } from '../../../shared/app/manifest/index.ts';
import type { ExecutionError } from '../../../shared/contracts/executions.ts';
import { AppError, ERRORS } from '../../../shared/kernel/errors.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import type { Clock, Random } from '../../../shared/kernel/ports.ts';
import type { PermissionsService } from '../permissions/types.ts';
import { headlessApp } from './headless.ts';
import { JobRecorder } from './job-recorder.ts';
import type { Job, JobOptions, JobOutcome } from './types.ts';

/** After it was asked to stop, a function may tidy up for this long, ms. */
const ABORT_MS = 250;
/** The id of the one call that a job makes of its app. */
const CALL = 1;

type Ending = { status: JobOutcome['status']; outputs?: Json; error?: ExecutionError | null };

/** Runs a function of an app, or the whole app, once, in a worker of its own that ends with it. `done` never rejects. */
export function startJob(pool: WorkerPool, ports: { clock: Clock; random: Random; permissions?: PermissionsService }, options: JobOptions): Job {
  const manifest = options.function === null ? options.manifest : withoutPages(options.manifest);
  const recorder = new JobRecorder();
  const { owner } = options;
  const capabilities = owner === undefined ? undefined : ports.permissions?.capabilities(owner.appId, owner.executionId);
  let end: (ending: Ending) => void = () => {};
  const ended = new Promise<Ending>((resolve) => (end = resolve));
  const session = pool.job(owner?.appId ?? '', {
    manifest,
    data: options.data,
    mode: 'run',
    clock: ports.clock,
    random: ports.random,
    ...(capabilities === undefined ? {} : { capabilities }),
    ...(owner === undefined ? {} : { because: owner.because }),
    // Nobody is there to be asked.
    answerConfirm: false,
    job: {
      function: options.function,
      onCall: (call) => recorder.call(call),
      onMessage: (message) => {
        if (message.t === 'progress') return options.onProgress({ value: message.value, text: message.text });
        if (message.id !== CALL) return;
        const { error } = message;
        if (error === undefined) return end({ status: 'succeeded', outputs: (message.value ?? null) as Json });
        end({ status: 'failed', error: errorOf(error, manifest) });
      },
    },
  });
  const unsubscribe = session.subscribe((event) => {
    if (event.type === 'log') options.onLog(event.entries);
    else if (event.type === 'status' && event.status === 'crashed')
      end({ status: 'terminated', error: { code: event.code ?? 'sandbox.crashed', message: event.message ?? '' } });
  });
  let cutBy: AppError | null = null;
  let release: () => void = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const cut = (error: AppError): void => {
    cutBy ??= error;
    end({ status: 'terminated' });
    release();
  };
  const { wallMs } = options;
  const timer = setTimeout(() => cut(new AppError('execution.too-long', { seconds: Math.round(wallMs / 1000) })), wallMs);
  let grace: ReturnType<typeof setTimeout> | undefined;

  async function run(): Promise<JobOutcome> {
    const startedAt = performance.now();
    const endBoot = recorder.phase('boot');
    let ending = await Promise.race([ended, session.start().then(() => session.whenIdle())]);
    endBoot();
    if (ending === undefined) {
      const endRun = recorder.phase('run');
      if (options.function === null) end(drawn(session, options, startedAt));
      else session.run({ t: 'execute', id: CALL, function: options.function, inputs: options.inputs });
      ending = await ended;
      // What it asked for without waiting is still done.
      if (ending.status !== 'terminated') await Promise.race([session.whenIdle(), released]);
      endRun();
    }
    if (cutBy !== null) ending = { status: 'terminated', error: { code: cutBy.code, message: cutBy.message } };
    clearTimeout(timer);
    clearTimeout(grace);
    unsubscribe();
    session.stop();
    return { status: ending.status, outputs: ending.outputs ?? null, error: ending.error ?? null, ...recorder.result(session.usage) };
  }

  return {
    done: run(),
    stop(error) {
      session.run({ t: 'abort' });
      grace ??= setTimeout(() => cut(error), ABORT_MS);
    },
    kill: cut,
  };
}

/** The first page as the app drew it. What it reported as wrong makes the run a failure. */
function drawn(session: AppSession, options: JobOptions, startedAt: number): Ending {
  const { ok, tree, errors } = headlessApp(session, options.data, startedAt).result();
  const first = errors[0];
  // A tree of views, which came as JSON.
  const outputs = tree as Json;
  if (ok || first === undefined) return { status: 'succeeded', outputs };
  const count = errors.length === 1 ? 'One thing' : `${errors.length} things`;
  const { code, message } = new AppError('execution.reported', { count, first: first.text });
  return { status: 'failed', outputs, error: { code, message, ...(first.place === undefined ? {} : { place: first.place }) } };
}

/** With the author's own line, where the error came from their code. */
function errorOf(
  { code, message, line, column }: { code: string; message: string; line?: number | undefined; column?: number | undefined },
  manifest: Manifest,
): ExecutionError {
  const error: ExecutionError = { code: Object.hasOwn(ERRORS, code) ? code : 'function.threw', message };
  if (line === undefined || column === undefined) return error;
  const found = compileManifest(manifest).locate(line, column);
  return found === null ? error : { ...error, place: found.place, line: found.line, column: found.column };
}
