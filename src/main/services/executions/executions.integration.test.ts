import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openExecutionsBench, type ExecutionsBench } from '../../../testing/executions-bench.ts';
import { app, MEMBERS, TASKS } from '../../../testing/sandbox/running-app.ts';
import type { Execution, ExecutionEvent, ExecutionStatus } from '../../../shared/contracts/executions.ts';

/** In every run some; `npm run soak` takes 500. */
const MANY_RUNS = Number(process.env['MANY_RUNS'] ?? 100);

const CODE = `
export function quick({ n = 0 }) { return n + 1; }
export async function waits({ ms = 60000 }) { await new Promise((resolve) => setTimeout(resolve, ms)); return 'done'; }
export async function polite(inputs, { signal }) {
  progress(0, 'started');
  while (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, 5));
  await db.task.create({ title: 'tidied' });
  return 'tidied';
}
export function forever() { console.log('before'); for (;;); }
export async function floods() { for (;;) await null; }
export function native() { return 'a'.repeat(400000).indexOf('a'.repeat(200000) + 'b'); }
export function bomb() { const all = []; for (;;) all.push(new Array(10000).fill(all.length)); }
export function deep() { return deep(); }
export async function transact({ title }) {
  progress(0.5, 'inside');
  await db.transaction(Array.from({ length: 2000 }, () => ({ kind: 'create', entity: 'task', values: { title } })));
  await new Promise((resolve) => setTimeout(resolve, 60000));
}
export function burst({ lines, text = '' }) { for (let i = 0; i < lines; i++) console.log(text + 'line ' + i); }
export function chatty() { for (let i = 0; i < 300; i++) console.log('line ' + i); return 'ok'; }
export function steps() { for (let i = 0; i <= 100000; i++) progress(i / 100000, 'step ' + i); }
export async function unawaited() { void db.task.create({ title: 'left behind' }); return 1; }
export function huge() { return 'x'.repeat(5000000); }
export function many() { return Array.from({ length: 250000 }, (_, i) => i); }
`;
const MANIFEST = app([], {
  entities: [TASKS, MEMBERS],
  modules: [{ id: 'tools', name: 'Tools', code: CODE }],
  requirements: { executionMs: 300, memoryMb: 48 },
});

/** As apps are by default: on a busy machine a start is given more time. */
/** With more time than any of its functions takes, on a busy machine, too. */
const ORDINARY = app([], { requirements: { executionMs: 20_000 }, modules: [{ id: 'tools', name: 'Tools', code: CODE }] });

let bench: ExecutionsBench;
let appId: string;
beforeAll(async () => {
  bench = await openExecutionsBench();
  appId = await bench.add(MANIFEST);
});
afterAll(() => bench.close());

const countOf = async (title: string): Promise<number> =>
  (await bench.appdata.open(appId, MANIFEST)).count({ entity: 'task', where: [{ field: 'title', op: 'eq', value: title }], search: '' });

/** Resolves once the run says something that fits. */
function heard(executionId: string, fits: (event: ExecutionEvent) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = bench.executions.subscribe(executionId, (event) => {
      if (!fits(event)) return;
      queueMicrotask(() => stop());
      resolve();
    });
  });
}
const isRunning = (event: ExecutionEvent): boolean => event.type === 'status' && event.execution.status === 'running';
const begin = (name: string, inputs = {}): Promise<{ execution: Execution; done: Promise<Execution> }> =>
  bench.executions.execute({ appId, function: name, inputs, source: 'ide' });

describe('ends', () => {
  it.each([
    ['forever', 'sandbox.deadline'],
    ['floods', 'sandbox.deadline'],
    ['native', 'sandbox.deadline'],
    ['bomb', 'sandbox.memory'],
  ])('EXE-20: a run that does not stop is ended, and its record says why: %s', async (name, code) => {
    const run = await bench.run(appId, name);
    expect([run.status, run.error?.code]).toEqual(['terminated', code]);
    expect(run.outputs).toBeNull();
    expect(run.metrics.peakMemoryBytes).toBeLessThanOrEqual(48 * 1024 * 1024);
    expect(run.metrics.cpuMs).toBeGreaterThan(name === 'bomb' ? 0 : 250);
    expect(await bench.executions.get(run.id)).toEqual(run);
  });

  it('EXE-20: what is only too deep, or too large to return, fails with the reason', async () => {
    const id = await bench.add(ORDINARY);
    expect(await bench.run(id, 'deep')).toMatchObject({
      status: 'failed',
      error: { message: expect.stringContaining('calls itself too many times') as string },
    });
    expect(await bench.run(id, 'huge')).toMatchObject({ status: 'failed', error: { code: 'function.result' } });
    expect(await bench.run(id, 'many')).toMatchObject({ status: 'failed', error: { code: 'function.result' } });
  });

  it('EXE-21: a run that waits too long is ended by the clock', async () => {
    const short = await openExecutionsBench({ wallMs: 400 });
    try {
      const id = await short.add(MANIFEST);
      expect(await short.run(id, 'waits')).toMatchObject({ status: 'terminated', error: { code: 'execution.too-long' } });
    } finally {
      await short.close();
    }
  });

  it('EXE-22: a function is asked to stop and may tidy up; the record says cancelled', async () => {
    const { execution, done } = await begin('polite');
    await heard(execution.id, (event) => event.type === 'status' && event.execution.progress !== null);
    await bench.executions.cancel(execution.id);
    expect(await done).toMatchObject({ status: 'cancelled', error: { code: 'execution.cancelled' } });
    expect(await countOf('tidied')).toBe(1);
    await bench.executions.cancel(execution.id);
    await expect(bench.executions.cancel('run_nothing')).rejects.toMatchObject({ code: 'execution.not-found' });
  });

  it('EXE-22: a function that does not listen is ended', async () => {
    const { execution, done } = await begin('waits');
    await heard(execution.id, isRunning);
    await bench.executions.cancel(execution.id);
    expect((await done).status).toBe('cancelled');
    expect((await bench.executions.get(execution.id)).outputs).toBeNull();
  });

  it('EXE-23: cancelled around a transaction, all of it happened or nothing', async () => {
    const { execution } = await begin('transact', { title: 'whole' });
    await heard(execution.id, (event) => event.type === 'status' && event.execution.progress?.text === 'inside');
    await bench.executions.cancel(execution.id);
    expect([0, 2000]).toContain(await countOf('whole'));
    expect((await bench.run(appId, 'quick')).status).toBe('succeeded');
  });

  it('EXE-24: what a function asked for without waiting is still done', async () => {
    await bench.run(appId, 'unawaited');
    expect(await countOf('left behind')).toBe(1);
  });
});

describe('queue', () => {
  it('EXE-30: four run at once, the others wait in order; a run that waits can be cancelled', async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => begin('waits')));
    await Promise.all(all.map(({ execution }) => heard(execution.id, isRunning)));
    const fifth = await begin('quick', { n: 1 });
    const sixth = await begin('quick', { n: 2 });
    const statuses = async (status: ExecutionStatus): Promise<string[]> => (await bench.executions.list({ appId, status, limit: 50 })).map(({ id }) => id);
    expect(await statuses('running')).toHaveLength(4);
    expect(await statuses('queued')).toEqual([sixth.execution.id, fifth.execution.id]);
    await bench.executions.cancel(fifth.execution.id);
    expect(await fifth.done).toMatchObject({ status: 'cancelled', spans: [], outputs: null });
    await bench.executions.cancel(all[0]!.execution.id);
    expect(await sixth.done).toMatchObject({ status: 'succeeded', outputs: 3 });
    await Promise.all(all.map(({ execution }) => bench.executions.cancel(execution.id)));
    expect(await statuses('running')).toEqual([]);
  });

  it(`EXE-31: ${MANY_RUNS} runs at once all come to their end, each with its own result`, { timeout: 60_000 + MANY_RUNS * 500 }, async () => {
    const id = await bench.add(ORDINARY);
    const begun = await Promise.all(
      Array.from({ length: MANY_RUNS }, (_, n) => bench.executions.execute({ appId: id, function: 'quick', inputs: { n }, source: 'rest' })),
    );
    const runs = await Promise.all(begun.map(({ done }) => done));
    expect(runs.map(({ outputs }) => outputs)).toEqual(Array.from({ length: MANY_RUNS }, (_, n) => n + 1));
    expect((await bench.executions.list({ appId: id, status: 'succeeded', limit: 500, function: 'tools.quick' })).length).toBe(MANY_RUNS);
    expect(bench.reported).toEqual([]);
  });

  it('EXE-32: more than 1,000 that wait are refused, and what waits goes on', { timeout: 120_000 }, async () => {
    const blockers = await Promise.all(Array.from({ length: 4 }, () => begin('waits')));
    const waiting = await Promise.all(Array.from({ length: 1000 }, () => begin('quick')));
    await expect(begin('quick')).rejects.toMatchObject({ code: 'execution.queue-full' });
    await Promise.all(waiting.slice(0, 996).map(({ execution }) => bench.executions.cancel(execution.id)));
    await Promise.all(blockers.map(({ execution }) => bench.executions.cancel(execution.id)));
    expect((await Promise.all(waiting.slice(996).map(({ done }) => done))).map(({ status }) => status)).toEqual(Array(4).fill('succeeded'));
  });
});

describe('what a run says', () => {
  it('EXE-40: who listens gets the status, the log and, last, the whole record', async () => {
    const { execution } = await begin('chatty');
    const events: ExecutionEvent[] = [];
    bench.executions.subscribe(execution.id, (event) => events.push(event));
    await heard(execution.id, ({ type }) => type === 'done');
    const lines = events.flatMap((event) => (event.type === 'log' ? event.entries : []));
    expect(lines.map(({ text }) => text)).toEqual(Array.from({ length: 300 }, (_, i) => `line ${i}`));
    expect(events.at(-1)).toMatchObject({ type: 'done', execution: { status: 'succeeded', outputs: 'ok', logs: lines } });
    const late: ExecutionEvent[] = [];
    bench.executions.subscribe(execution.id, (event) => late.push(event));
    expect(late.map(({ type }) => type)).toEqual(['status', 'log', 'done']);
  });

  it('EXE-40: ten thousand lines written at once are all kept, in order; what is more is counted', async () => {
    const all = Array.from({ length: 10_000 }, (_, i) => `line ${i}`);
    const patient = await bench.add(ORDINARY);
    const run = await bench.run(patient, 'burst', { lines: 10_000 });
    expect(run.logs.map(({ text }) => text)).toEqual(all);
    const more = await bench.run(patient, 'burst', { lines: 25_000 });
    expect(more.logs.map(({ text }) => text)).toEqual([...all, 'The log is full: further lines are left out.']);
    const long = await bench.run(patient, 'burst', { lines: 10_000, text: '\u0001'.repeat(5000) });
    expect(long.status).toBe('succeeded');
    expect(long.logs).toHaveLength(201);
    expect(long.logs.at(-1)?.text).toBe('9800 more lines were left out.');
  });

  it('EXE-41: progress is thinned out, its last word arrives, and watchers of the app hear of every change', async () => {
    const patient = await bench.add(ORDINARY);
    const seen: number[] = [];
    const stop = bench.executions.onDidChange(patient, ({ progress }) => (progress === null ? undefined : seen.push(progress.value)));
    const run = await bench.run(patient, 'steps');
    stop();
    expect(run.progress).toEqual({ value: 1, text: 'step 100000' });
    // One in 100 ms, and what changes with the status.
    expect(seen.length).toBeLessThan((run.durationMs ?? 0) / 100 + 10);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  it('EXE-42: a run can be run again with the same inputs, and what has ended can be forgotten', async () => {
    const first = await bench.run(appId, 'quick', { n: 41 });
    const again = await (await bench.executions.rerun(first.id)).done;
    expect(again).toMatchObject({ function: 'tools.quick', inputs: { n: 41 }, outputs: 42 });
    expect(again.id).not.toBe(first.id);
    const { execution, done } = await begin('waits');
    expect(await bench.executions.clear(appId)).toBeGreaterThan(1);
    expect((await bench.executions.list({ appId, limit: 500 })).map(({ id }) => id)).toEqual([execution.id]);
    await bench.executions.cancel(execution.id);
    await done;
    await expect(bench.executions.get(first.id)).rejects.toMatchObject({ code: 'execution.not-found' });
  });
});

describe('records', () => {
  it('EXE-50: retention: too old or too many runs go, at the start and after runs; other apps keep theirs', async () => {
    let now = Date.UTC(2026, 0, 1);
    const clock = { now: () => now };
    const first = await openExecutionsBench({ clock });
    const [one, two] = [await first.add(MANIFEST), await first.add(MANIFEST)];
    const list = async (from: ExecutionsBench, id: string): Promise<number> => (await from.executions.list({ appId: id, limit: 500 })).length;
    await first.settings.update({ executionsPerApp: 3, executionDays: 10 });
    for (let n = 0; n < 5; n++) {
      now += 1000;
      await first.run(one, 'quick', { n });
    }
    await first.run(two, 'quick');
    await expect.poll(() => list(first, one), { timeout: 20_000 }).toBe(3);
    expect((await first.executions.list({ appId: one, limit: 500 })).length).toBe(3);
    expect(await list(first, two)).toBe(1);
    await first.close({ keep: true });
    now += 11 * 86_400_000;
    const second = await openExecutionsBench({ clock, home: first.home });
    await expect.poll(() => list(second, one), { timeout: 20_000 }).toBe(0);
    await second.settings.update({ executionsPerApp: 0 });
    const run = await second.run(one, 'quick');
    expect(run.status).toBe('succeeded');
    await expect.poll(() => list(second, one), { timeout: 20_000 }).toBe(0);
    await second.close();
  });

  it('EXE-51: closing ends what runs and what waits, and their records say so', async () => {
    const first = await openExecutionsBench();
    const id = await first.add(MANIFEST);
    const begun = await Promise.all(Array.from({ length: 6 }, () => first.executions.execute({ appId: id, function: 'waits', inputs: {}, source: 'rest' })));
    await first.close({ keep: true });
    const second = await openExecutionsBench({ home: first.home });
    for (const { execution } of begun) {
      expect(await second.executions.get(execution.id)).toMatchObject({ status: 'terminated', error: { code: 'execution.interrupted' } });
    }
    await second.close();
  });

  it('EXE-51: a host that is killed in the middle leaves runs that the next start marks as ended', { timeout: 60_000 }, async () => {
    const driver = fileURLToPath(new URL('../../../testing/executions-driver.ts', import.meta.url));
    const child = spawn(process.execPath, [driver], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const { home, ids } = JSON.parse(line) as { home: string; ids: string[] };
    child.kill('SIGKILL');
    await once(child, 'close');
    const next = await openExecutionsBench({ home });
    const statuses = await Promise.all(ids.map(async (id) => (await next.executions.get(id)).status));
    expect(statuses).toEqual(['terminated', 'terminated', 'terminated', 'terminated', 'terminated', 'terminated']);
    expect((await next.executions.get(ids[0]!)).error).toMatchObject({
      code: 'execution.interrupted',
      message: expect.stringContaining('closed or stopped') as string,
    });
    await next.close();
  });

  it('EXE-52: an app that is deleted for good takes its runs along, also those under way', async () => {
    const id = await bench.add(MANIFEST);
    const { execution, done } = await bench.executions.execute({ appId: id, function: 'waits', inputs: { ms: 300 }, source: 'ide' });
    await bench.apps.trash(id);
    await bench.apps.purge(id);
    await done;
    await expect(bench.executions.get(execution.id)).rejects.toMatchObject({ code: 'execution.not-found' });
    expect(bench.reported).toEqual([]);
  });
});

describe('workers', () => {
  it('EXE-33: a run sees nothing of an earlier run of the same app, though it may have its worker', { timeout: 60_000 }, async () => {
    const code = `
      let count = 0;
      export function next() { globalThis.mark = (globalThis.mark ?? 0) + 1; Object.prototype.left = (({}).left ?? 0) + 1; return [++count, globalThis.mark, ({}).left]; }
      export function big() { return new Array(100000).fill('x').length; }
      export function breaks() { for (;;); }`;
    const id = await bench.add(
      app([], { modules: [{ id: 'm', name: 'M', code }], state: [{ id: 'n', name: 'N', initial: 0 }], requirements: { executionMs: 300, memoryMb: 64 } }),
    );
    const seen: unknown[] = [];
    for (let i = 0; i < 60; i++) {
      if (i % 20 === 10) expect((await bench.run(id, 'breaks')).status).toBe('terminated');
      seen.push((await bench.run(id, i % 3 === 2 ? 'big' : 'next')).outputs);
    }
    expect(seen).toEqual(Array.from({ length: 60 }, (_, i) => (i % 3 === 2 ? 100_000 : [1, 1, 1])));
  });
});
