import { afterEach, describe, expect, it, vi } from 'vitest';
import { openExecutionsBench, type ExecutionsBench } from '../../../testing/executions-bench.ts';
import { app } from '../../../testing/sandbox/running-app.ts';
import { addTrigger, AppDocument, removeTrigger, updateTrigger } from '../../../shared/app/document/index.ts';
import type { ExecutionSummary } from '../../../shared/contracts/executions.ts';

const CODE = `
export function note({ n = 0 }) { return n; }
export async function waits() { await new Promise((resolve) => setTimeout(resolve, 60000)); }
export function hook(inputs) {
  if (inputs.query.as === 'response') return { status: 202, headers: { 'Content-Type': 'text/html', 'Set-Cookie': 'a=1', 'X-Bad': 'a\\r\\nb', Location: '/' }, body: '<b>hi</b>' };
  if (inputs.query.as === 'status') return { status: 99 };
  if (inputs.query.as === 'error') throw new Error('secret words');
  return inputs;
}`;
const HAND = { actor: 'ana', kind: 'hand' } as const;
const MINUTE = 60_000;
/** On a busy machine. */
const POLL = { timeout: 20_000 };

/** A clock that stands still, and timers that go off when time passes. Like those of a machine, they do not notice when the clock is set. */
class FakeTime {
  now: number;
  private passed = 0;
  private timers: { at: number; run: () => void }[] = [];
  readonly clock = { now: () => this.now };

  constructor(start: string) {
    this.now = Date.parse(start);
  }

  readonly setTimer = (ms: number, run: () => void): (() => void) => {
    const timer = { at: this.passed + ms, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  };

  /** Time goes by, each timer at its moment. */
  pass(ms: number): void {
    const end = this.passed + ms;
    for (;;) {
      const next = this.timers.toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > end) break;
      this.timers = this.timers.filter((other) => other !== next);
      this.advance(next.at);
      next.run();
    }
    this.advance(end);
  }

  /** The machine slept, or its clock was set. */
  jump(ms: number): void {
    this.now += ms;
  }

  private advance(to: number): void {
    this.now += to - this.passed;
    this.passed = to;
  }
}

vi.setConfig({ testTimeout: 60_000 });

let bench: ExecutionsBench;
afterEach(() => bench.close());

const manifest = (triggers: object[]) => app([], { modules: [{ id: 'tools', name: 'Tools', code: CODE }], triggers: triggers as never });
const hourly = { id: 'hourly', name: 'Hourly', kind: 'schedule', function: 'tools.note', cron: '0 * * * *', timezone: 'UTC', inputs: { n: 7 } };

async function open(time: FakeTime, triggers: object[]): Promise<string> {
  bench = await openExecutionsBench({ clock: time.clock, host: { stays: true, servesHttp: true, setTimer: time.setTimer } });
  const appId = await bench.add(manifest(triggers));
  bench.executions.startSchedules();
  return appId;
}
async function runs(appId: string, atLeast = 0): Promise<ExecutionSummary[]> {
  const list = (): Promise<ExecutionSummary[]> => bench.executions.list({ appId, limit: 500 });
  await expect.poll(async () => (await list()).filter(({ completedAt }) => completedAt !== null).length, POLL).toBeGreaterThanOrEqual(atLeast);
  return list();
}
async function edit(appId: string, change: (app: AppDocument) => void): Promise<void> {
  let isSeen = false;
  const stop = bench.apps.onDidChange((event) => (isSeen ||= event.appId === appId));
  await bench.documents.edit(appId, HAND, (doc) => {
    const view = new AppDocument(doc);
    change(view);
    view.dispose();
  });
  await expect.poll(() => isSeen, POLL).toBe(true);
  stop();
}

describe('schedules', () => {
  it('EXE-60: a schedule runs its function with its inputs each time it comes round', async () => {
    const time = new FakeTime('2026-03-01T10:30:00Z');
    const appId = await open(time, [hourly, { ...hourly, id: 'off', enabled: false }]);
    const [status, off] = await bench.executions.triggers(appId);
    expect(status).toMatchObject({
      kind: 'schedule',
      description: 'every hour (UTC)',
      nextRunAt: Date.parse('2026-03-01T11:00:00Z'),
      lastRunAt: null,
      path: null,
      problem: '',
    });
    expect(off).toMatchObject({ enabled: false, nextRunAt: null });
    time.pass(29 * MINUTE);
    expect(await runs(appId)).toEqual([]);
    time.pass(2 * MINUTE);
    expect(await runs(appId, 1)).toMatchObject([
      { source: 'schedule', triggerId: 'hourly', function: 'tools.note', status: 'succeeded', startedAt: Date.parse('2026-03-01T11:01:00Z') },
    ]);
    time.pass(60 * MINUTE);
    expect(await runs(appId, 2)).toHaveLength(2);
    expect(await bench.executions.triggers(appId)).toMatchObject([{ lastStatus: 'succeeded', nextRunAt: Date.parse('2026-03-01T13:00:00Z') }, {}]);
    const [last] = await runs(appId);
    expect((await bench.executions.get(last!.id)).outputs).toBe(7);
  });

  it('EXE-66: a schedule that came with an app, or a copy of one, comes round only once it was switched on here', async () => {
    const time = new FakeTime('2026-03-01T10:30:00Z');
    const own = await open(time, [hourly]);
    const { id: arrived } = await bench.apps.create({ manifest: manifest([hourly, { ...hourly, id: 'other' }]) });
    const { id: copy } = await bench.apps.duplicate(own);
    const { id: adopted } = await bench.apps.adopt({ manifest: manifest([hourly]), state: (await bench.documents.state(own)).update });
    for (const appId of [arrived, copy, adopted])
      expect((await bench.executions.triggers(appId))[0]).toMatchObject({
        enabled: true,
        isHeld: true,
        nextRunAt: null,
        problem: 'Came with the app: switch it on to run it here.',
      });
    time.pass(60 * MINUTE);
    expect(await runs(own, 1)).toHaveLength(1);
    for (const appId of [arrived, copy, adopted]) expect(await runs(appId)).toEqual([]);
    const { done } = await bench.executions.runTrigger(arrived, 'hourly');
    expect((await done).status).toBe('succeeded');

    expect(await bench.executions.switchOnTrigger(arrived, 'hourly')).toMatchObject({
      isHeld: false,
      problem: '',
      nextRunAt: Date.parse('2026-03-01T12:00:00Z'),
    });
    time.pass(60 * MINUTE);
    expect(await runs(arrived, 2)).toMatchObject([{ source: 'schedule', triggerId: 'hourly' }, { source: 'ide' }]);
    expect(await runs(copy)).toEqual([]);
    await expect(bench.executions.switchOnTrigger(arrived, 'nobody')).rejects.toMatchObject({ code: 'trigger.not-found' });

    // One that is added here by hand is a person's own, also in an app that came from elsewhere.
    await edit(
      adopted,
      (doc) => void addTrigger(doc, HAND, { id: 'mine', name: 'Mine', kind: 'schedule', function: 'tools.note', cron: '0 * * * *', timezone: 'UTC' }),
    );
    expect((await bench.executions.triggers(adopted)).find(({ id }) => id === 'mine')).toMatchObject({ isHeld: false, problem: '' });
    // Editing what came does not switch it on.
    await edit(adopted, (doc) => updateTrigger(doc, HAND, 'hourly', { cron: '30 * * * *' }));
    time.pass(60 * MINUTE);
    expect(await runs(adopted, 1)).toMatchObject([{ triggerId: 'mine' }]);
  });

  it('EXE-66: what was switched on stays so over a restart, and what was not stays off', async () => {
    const time = new FakeTime('2026-03-01T10:30:00Z');
    await open(time, []);
    const { id: appId } = await bench.apps.create({ manifest: manifest([hourly, { ...hourly, id: 'other' }]) });
    await bench.executions.switchOnTrigger(appId, 'hourly');
    const { home } = bench;
    await bench.close({ keep: true });
    bench = await openExecutionsBench({ home, clock: time.clock, host: { stays: true, servesHttp: true, setTimer: time.setTimer } });
    bench.executions.startSchedules();
    time.pass(60 * MINUTE);
    expect(await runs(appId, 1)).toMatchObject([{ triggerId: 'hourly' }]);
  });

  it('EXE-61: times that were slept through are not caught up; a clock that is set back waits for none', async () => {
    const time = new FakeTime('2026-03-01T10:30:00Z');
    const appId = await open(time, [hourly]);
    time.jump(5 * 60 * MINUTE);
    time.pass(MINUTE);
    expect(await runs(appId)).toEqual([]);
    time.pass(30 * MINUTE);
    expect(await runs(appId, 1)).toHaveLength(1);
    time.jump(-4 * 60 * MINUTE);
    time.pass(61 * MINUTE);
    expect(await runs(appId, 2)).toHaveLength(2);
  });

  it('EXE-62: the same schedule never runs twice at once; the run that is under way is told', async () => {
    const time = new FakeTime('2026-03-01T10:59:00Z');
    const appId = await open(time, [{ ...hourly, function: 'tools.waits' }]);
    time.pass(2 * MINUTE);
    await expect.poll(async () => (await bench.executions.list({ appId, limit: 10 }))[0]?.status, POLL).toBe('running');
    time.pass(60 * MINUTE);
    const found = await bench.executions.list({ appId, limit: 10 });
    expect(found).toHaveLength(1);
    const { logs } = await bench.executions.get(found[0]!.id);
    expect(logs.map(({ level, text }) => [level, text])).toEqual([['warn', expect.stringContaining('that run was left out')]]);
    await bench.executions.cancel(found[0]!.id);
  });

  it('EXE-63: edits count at once: added, changed, switched off, removed, and the app in the trash', async () => {
    const time = new FakeTime('2026-03-01T10:30:00Z');
    const appId = await open(time, []);
    await edit(appId, (view) =>
      addTrigger(view, HAND, { id: 'new', name: 'New', kind: 'schedule', function: 'tools.note', cron: '45 * * * *', timezone: 'UTC' }),
    );
    time.pass(16 * MINUTE);
    expect(await runs(appId, 1)).toHaveLength(1);
    await edit(appId, (view) => updateTrigger(view, HAND, 'new', { cron: '50 * * * *' }));
    time.pass(5 * MINUTE);
    expect(await runs(appId, 2)).toHaveLength(2);
    await edit(appId, (view) => updateTrigger(view, HAND, 'new', { enabled: false }));
    time.pass(120 * MINUTE);
    await edit(appId, (view) => updateTrigger(view, HAND, 'new', { enabled: true }));
    await bench.apps.trash(appId);
    time.pass(120 * MINUTE);
    await bench.apps.restore(appId);
    await edit(appId, (view) => removeTrigger(view, HAND, 'new'));
    time.pass(120 * MINUTE);
    expect(await runs(appId)).toHaveLength(2);
    expect(bench.reported).toEqual([]);
  });

  it('EXE-64: a trigger that cannot run says why, and can be run by hand when it can', async () => {
    const time = new FakeTime('2026-03-01T10:30:00Z');
    const appId = await open(time, [
      { ...hourly, id: 'gone', function: 'tools.gone' },
      { ...hourly, id: 'never', cron: '0 0 30 2 *' },
      { ...hourly, id: 'zone', timezone: 'Mars/Olympus' },
      hourly,
    ]);
    const found = await bench.executions.triggers(appId);
    expect(found.map(({ problem }) => problem)).toEqual([
      'Its function “tools.gone” is not in this app. Choose another one.',
      expect.stringContaining('never comes'),
      expect.stringContaining('no time zone “Mars/Olympus”'),
      '',
    ]);
    expect(found.map(({ nextRunAt }) => nextRunAt === null)).toEqual([true, true, true, false]);
    const { done } = await bench.executions.runTrigger(appId, 'hourly');
    expect(await done).toMatchObject({ status: 'succeeded', outputs: 7, source: 'ide', triggerId: 'hourly' });
    await expect(bench.executions.runTrigger(appId, 'gone')).rejects.toMatchObject({ code: 'function.unknown' });
    await expect(bench.executions.runTrigger(appId, 'nobody')).rejects.toMatchObject({ code: 'trigger.not-found' });
    await expect(bench.executions.rotateSecret(appId, 'hourly')).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('EXE-65: a program that does not stay, or does not answer HTTP, says so', async () => {
    bench = await openExecutionsBench({ host: { stays: false, servesHttp: false } });
    const appId = await bench.add(manifest([hourly, { id: 'hook', name: 'Hook', kind: 'webhook', function: 'tools.hook' }]));
    const [schedule, hook] = await bench.executions.triggers(appId);
    expect([schedule!.problem, schedule!.nextRunAt]).toEqual([expect.stringContaining('casual serve'), null]);
    expect(hook!.problem).toContain('local server');
  });
});

describe('webhooks', () => {
  const request = { method: 'POST', query: {}, headers: {}, body: new Uint8Array() };

  async function hook(time = new FakeTime('2026-03-01T10:30:00Z')): Promise<{ appId: string; address: { appId: string; triggerId: string; secret: string } }> {
    const appId = await open(time, [{ id: 'hook', name: 'Hook', kind: 'webhook', function: 'tools.hook', inputs: { fixed: 1 } }, hourly]);
    const [status] = await bench.executions.triggers(appId);
    const [, , , triggerId, secret] = status!.path!.split('/');
    return { appId, address: { appId, triggerId: triggerId!, secret: secret! } };
  }

  it('EXE-70: the secret has 256 bits, stays the same until it is renewed, and then the old one is worthless', async () => {
    const { appId, address } = await hook();
    expect(Buffer.from(address.secret, 'base64url')).toHaveLength(32);
    expect((await bench.executions.triggers(appId))[0]!.path).toContain(address.secret);
    expect((await bench.executions.webhook(address, request))?.status).toBe(200);
    const renewed = await bench.executions.rotateSecret(appId, 'hook');
    expect(renewed.path).not.toContain(address.secret);
    expect(await bench.executions.webhook(address, request)).toBeNull();
    const copy = (await bench.apps.duplicate(appId)).id;
    expect((await bench.executions.triggers(copy))[0]!.path).not.toContain(renewed.path!.split('/').at(-1));
  });

  it('EXE-71: a wrong address answers nothing, whatever of it is wrong', async () => {
    const { appId, address } = await hook();
    for (const wrong of [{ secret: `${address.secret}x` }, { secret: '' }, { triggerId: 'hourly' }, { triggerId: 'nobody' }, { appId: 'nobody' }]) {
      expect(await bench.executions.webhook({ ...address, ...wrong }, request), JSON.stringify(wrong)).toBeNull();
    }
    await edit(appId, (view) => updateTrigger(view, HAND, 'hook', { enabled: false }));
    expect(await bench.executions.webhook(address, request)).toBeNull();
    expect(await runs(appId)).toEqual([]);
  });

  it('EXE-72: the function is given what came, and its result goes back', async () => {
    const { appId, address } = await hook();
    const send = (query: Record<string, string>, body = '', headers: Record<string, string> = {}) =>
      bench.executions.webhook(address, { method: 'POST', query, headers, body: new TextEncoder().encode(body) });
    const plain = await send({ a: '1' }, '{"x":[1]}', { 'content-type': 'application/json', cookie: 'mine', authorization: 'mine' });
    expect(plain).toEqual({ status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: expect.any(String) as string });
    expect(JSON.parse(plain!.body)).toEqual({ fixed: 1, method: 'POST', query: { a: '1' }, headers: { 'content-type': 'application/json' }, body: { x: [1] } });
    expect(JSON.parse((await send({}, 'a=1&b=2', { 'content-type': 'application/x-www-form-urlencoded' }))!.body)).toMatchObject({ body: { a: '1', b: '2' } });
    expect(JSON.parse((await send({}, 'words'))!.body)).toMatchObject({ body: 'words' });
    expect(await send({}, '{', { 'content-type': 'application/json' })).toMatchObject({ status: 400 });
    expect((await runs(appId, 3))[0]).toMatchObject({ source: 'webhook', triggerId: 'hook' });
  });

  it('EXE-73: an answer may say what it is, and nothing that a browser acts on', async () => {
    const { address } = await hook();
    const send = (as: string) => bench.executions.webhook(address, { ...request, query: { as } });
    expect(await send('response')).toEqual({ status: 202, headers: { 'content-type': 'text/html', 'x-bad': 'ab' }, body: '<b>hi</b>' });
    expect(await send('status')).toMatchObject({ status: 200, body: '{"status":99}' });
    const failed = await send('error');
    expect(failed).toMatchObject({ status: 500 });
    expect(failed!.body).not.toContain('secret words');
  });

  it('EXE-74: 60 calls in any minute, for each trigger', { timeout: 60_000 }, async () => {
    const time = new FakeTime('2026-03-01T10:30:00Z');
    const { address } = await hook(time);
    const statuses = async (n: number): Promise<number[]> =>
      Promise.all(Array.from({ length: n }, async () => (await bench.executions.webhook(address, request))!.status));
    expect(new Set(await statuses(60))).toEqual(new Set([200]));
    expect(await bench.executions.webhook(address, request)).toMatchObject({ status: 429, headers: { 'retry-after': '60' } });
    time.jump(MINUTE);
    expect(await statuses(1)).toEqual([200]);
  });
});
