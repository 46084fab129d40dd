import { afterAll, describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../shared/contracts/session.ts';
import { app, AppLab, button, input, text, type RunningApp } from '../../testing/sandbox/running-app.ts';

const lab = new AppLab();
afterAll(() => lab.close());

const DEADLINE = 400;
const requirements = { executionMs: DEADLINE, memoryMb: 64 };
const script = (code: string) => app([button('go', { do: 'script', with: { code } }), input('box'), text('alive', '{{ box.value }}')], { requirements, state: [{ id: 'held', name: 'Held', initial: null }] });

type Ended = { code: string | undefined; ms: number };

/** Sends the event that does the harm. @returns how the app ended and after how long */
async function harm(running: RunningApp): Promise<Ended> {
  const startedAt = performance.now();
  const ended = new Promise<Ended>((resolve) => {
    running.session.subscribe((event: SessionEvent) => {
      if (event.type === 'status' && event.status === 'crashed') resolve({ code: event.code, ms: performance.now() - startedAt });
    });
  });
  running.session.send({ type: 'event', id: 'go', event: 'click', payload: {} });
  const timeout = new Promise<Ended>((resolve) => setTimeout(() => resolve({ code: 'never ended', ms: Infinity }), 8000));
  return Promise.race([ended, timeout]);
}

const LOOPS: [name: string, code: string][] = [
  ['an endless loop', 'for (;;) {}'],
  ['an endless loop that catches everything', 'for (;;) { try { for (;;) {} } catch {} finally { continue; } }'],
  ['endless microtasks', 'const again = () => Promise.resolve().then(again); again();'],
  ['an endless async loop', 'for (;;) await null;'],
  ['a regular expression that backtracks without end', '/^(a+)+$/.test("a".repeat(40) + "b")'],
  ['an endless getter in a value that is sent', 'app.setState("held", { get x() { for (;;) {} } });'],
  ['native code that never looks at the clock', 'const s = "ab".repeat(5_000_000); for (;;) s.split("").join("");'],
  ['big numbers', 'for (;;) { try { 3n ** 400_000n; } catch {} }'],
  ['sorting without end', 'for (;;) Array.from({ length: 100000 }, (_, i) => i).sort(() => 1);'],
];

describe('harm', () => {
  it.each(LOOPS)(`SES-50: %s ends within the deadline + 250 ms`, async (_name, code) => {
    const running = await lab.run(script(code));
    const { code: reason, ms } = await harm(running);
    expect(reason).toMatch(/sandbox\.(deadline|memory)/);
    if (reason === 'sandbox.deadline') expect(ms).toBeLessThan(DEADLINE + 250);
    expect(ms).toBeLessThan(8000);
  });

  it('SES-50: an endless binding ends the app while it starts; an edit brings it back', async () => {
    const running = await lab.run(app([text('t', '{{ (() => { for (;;) {} })() }}')], { requirements }));
    expect([running.session.currentStatus, running.session.lastFailure?.code]).toEqual(['crashed', 'sandbox.deadline']);
    await running.update(app([text('t', '{{ 1 + 1 }}')], { requirements }));
    await expect.poll(() => running.session.currentStatus).toBe('running');
    expect(running.prop('t')).toBe(2);
  });

  const BOMBS: [name: string, code: string][] = [
    ['a growing list', 'const all = []; for (;;) all.push(new Array(10000).fill(1));'],
    ['a growing text', 'let s = "x"; const all = []; for (;;) { s += "y".repeat(100000); all.push(s.slice(1)); }'],
    ['typed arrays', 'const all = []; for (;;) all.push(new Uint8Array(1_000_000).fill(1));'],
    ['a growing text that is caught', 'const all = []; for (;;) { try { all.push("x".repeat(1e6) + all.length); } catch {} }'],
  ];
  it.each(BOMBS)('SES-51: %s cannot take more than its memory', async (_name, code) => {
    const before = process.memoryUsage().rss;
    const running = await lab.run(script(code));
    const { code: reason } = await harm(running);
    expect(reason).toMatch(/sandbox\.(memory|deadline|crashed)/);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
  });

  it('SES-51: a list that grows is reported as memory', async () => {
    const running = await lab.run(app([button('go', { do: 'script', with: { code: 'const all = []; for (;;) all.push(new Array(10000).fill(1));' } })], { requirements: { executionMs: 5000, memoryMb: 32 } }));
    expect((await harm(running)).code).toBe('sandbox.memory');
    expect(running.logs().at(-1)?.text).toBe('The app used more than its 32 MB of memory and was stopped.');
  });

  it('SES-52: endless recursion is an error of its place; the app lives on', async () => {
    const running = await lab.run(script('const f = () => f() + 1; f();'));
    await running.click('go');
    expect(running.errors()).toEqual(['It calls itself too many times.']);
    await running.type('box', 'still here');
    expect(running.prop('alive')).toBe('still here');
  });

  it('SES-52: deep recursion in native code is an error too', async () => {
    const running = await lab.run(script('return JSON.parse("[".repeat(200000));'));
    await running.click('go');
    expect(running.session.currentStatus).toBe('running');
    expect(running.errors()).toHaveLength(1);
  });

  it('SES-5: a crashed app starts again from saved state, on the same page', async () => {
    const running = await lab.run(
      app([button('go', { do: 'setState', with: { state: 'kept', value: 7 } }, { do: 'script', with: { code: 'for (;;) {}' } }), button('save', { do: 'setState', with: { state: 'kept', value: 5 } }), text('t', '{{ kept }}')], { requirements, state: [{ id: 'kept', name: 'Kept', initial: 1, persist: 'saved' }] }),
    );
    await running.click('save');
    expect((await harm(running)).code).toBe('sandbox.deadline');
    await expect.poll(() => running.session.currentStatus, { timeout: 10_000 }).toBe('running');
    expect(running.prop('t')).toBe(5);
  });

  it('SES-5: an app that keeps failing stays down', async () => {
    const running = await lab.run(script('for (;;) {}'));
    for (let i = 0; i < 3; i++) {
      await expect.poll(() => running.session.currentStatus, { timeout: 5000 }).toBe('running');
      expect((await harm(running)).code).toBe('sandbox.deadline');
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(running.session.currentStatus).toBe('crashed');
  });
});

describe('escape', () => {
  const ESCAPES: [name: string, code: string][] = [
    ['constructors', 'return [typeof (() => {}).constructor("return typeof process + typeof require + typeof fetch + typeof window + typeof postMessage")()]'],
    ['globals', 'return Object.getOwnPropertyNames(globalThis).filter((name) => /process|require|fetch|window|self|postMessage|Worker|WebAssembly|std|os|bjson|import|Guest|host|post/i.test(name))'],
    ['the error’s stack', 'try { null.x } catch (e) { return /node:internal|file:|\\/(home|work|usr|tmp)/.test(String(e.stack)) ? e.stack : [] }'],
    ['the function of a host call', 'const seen = []; for (const name of Object.getOwnPropertyNames(globalThis)) { const f = globalThis[name]; if (typeof f === "function" && /native code/.test(Function.prototype.toString.call(f)) && f.constructor !== Function) seen.push(name); } return seen;'],
  ];
  it.each(ESCAPES)('SES-53: %s lead nowhere', async (_name, code) => {
    const running = await lab.run(app([button('go', { do: 'script', with: { code }, as: 'r' }, { do: 'toast', with: { text: '{{ JSON.stringify(steps.r) }}' } })]));
    await running.click('go');
    expect(running.errors()).toEqual([]);
    expect(['[]', '["string"]']).toContain(running.toasts()[0]);
  });

  it('SES-53: what (() => {}).constructor reaches has no host object', async () => {
    const running = await lab.run(app([text('t', '{{ (() => {}).constructor("return [typeof process, typeof require, typeof fetch, typeof WebAssembly, typeof postMessage].join()")() }}')]));
    expect(running.prop('t')).toBe('undefined,undefined,undefined,undefined,undefined');
  });

  it('SES-54: a polluted prototype stays inside', async () => {
    const running = await lab.run(
      app([
        button('go', { do: 'script', with: { code: 'Object.prototype.polluted = "yes"; Array.prototype.polluted = "yes"; app.setState("held", JSON.parse(\'{"__proto__":{"polluted":"yes"},"a":1}\')); await db.task.create({ title: "x", ["__proto__"]: { polluted: "yes" } });' } }),
        text('t', '{{ held }}'),
      ], { state: [{ id: 'held', name: 'Held', initial: null }], entities: [{ id: 'task', name: 'Task', plural: 'Tasks', displayField: 'title', fields: [{ id: 'title', label: 'Title', type: 'text' }] }] }),
    );
    await running.click('go');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(([] as unknown as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((running.prop('t') as Record<string, unknown>)['polluted']).toBeUndefined();
    const [row] = (await running.data.list({ entity: 'task' })).rows;
    expect(row).not.toHaveProperty('polluted');
  });

  it('SES-55: what the guest sends is parsed: forged calls and messages are refused', async () => {
    const running = await lab.run(app([text('t', '{{ 1 }}')]));
    const worker = Reflect.get(running.session, 'worker') as { onOutput: (text: string) => void };
    const forged = [{ t: 'call', id: 1, call: { method: 'fs.read', args: { path: '/etc/passwd' } } }, { t: 'batch', patches: [{ op: 'clear' }], effects: [] }, { t: 'eval', code: '1' }, 7];
    worker.onOutput(JSON.stringify(forged));
    worker.onOutput('not json');
    await running.session.whenIdle();
    expect(running.prop('t')).toBe(1);
    expect(running.logs().filter((entry) => entry.source === 'sandbox')).toHaveLength(4);
  });

  it('SES-56: a flood of log lines is cut', async () => {
    const flood = (lines: number, text: string) => lab.run(app([button('go', { do: 'script', with: { code: `for (let i = 0; i < ${lines}; i++) console.log("line " + i + ${text});` } })], { requirements: { executionMs: 20_000, memoryMb: 128 } }));
    const many = await flood(10_500, '"x".repeat(i === 5 ? 10000 : 0)');
    await many.click('go');
    expect(Math.max(...many.logs().map(({ text }) => text.length))).toBeLessThan(4100);
    // Of what one turn brings, and what ten seconds bring: the note of what the turn left out is one line too many.
    expect(many.logs().map(({ text }) => text).slice(-3)).toEqual(['line 9998', 'line 9999', expect.stringMatching(/^The app writes too much/)]);
    expect(many.logs()).toHaveLength(10_000);
    const long = await flood(5000, '"x".repeat(4000)');
    await long.click('go');
    expect(long.logs()).toHaveLength(201);
    expect(long.logs().at(-1)?.text).toMatch(/4800 more lines/);
  });

  it('SES-57: a message that is too large ends the app, not the host', async () => {
    const running = await lab.run(app([button('go', { do: 'setState', with: { state: 'held', value: '{{ "x".repeat(17e6) }}' } }), text('t', '{{ held }}')], { requirements: { executionMs: 10_000, memoryMb: 128 }, state: [{ id: 'held', name: 'Held', initial: '' }] }));
    expect((await harm(running)).code).toBe('sandbox.memory');
  });
});
