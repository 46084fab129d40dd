import { afterAll, describe, expect, it } from 'vitest';
import type { DebugChange, DebugComponent, DebugEvent, DebugPause, DebugState, DebugTarget, DebugWhy } from '../../shared/contracts/debug.ts';
import { debugChange, debugComponent, debugState, debugWhy } from '../../shared/contracts/debug.ts';
import { inspected, type Inspected } from '../../shared/contracts/inspected.ts';
import type { ManifestInput } from '../../shared/app/manifest/index.ts';
import { app, AppLab, button, input, TASKS, text, type RunningApp } from '../../testing/sandbox/running-app.ts';

const lab = new AppLab();
afterAll(() => lab.close());

/** Somebody who looks into an app. */
class Looker {
  readonly events: DebugEvent[] = [];
  readonly app: RunningApp;
  readonly leave: () => void;

  constructor(running: RunningApp) {
    this.app = running;
    this.leave = running.session.debug.watch((event) => this.events.push(event));
  }

  /** As the contract would parse it. */
  async state(nodes: string[] = []): Promise<DebugState> {
    return debugState.parse({ ...((await this.app.session.debug.ask({ op: 'state', nodes })) as object), memoryBytes: 0 });
  }

  async component(id: string): Promise<DebugComponent> {
    return debugComponent.parse(await this.app.session.debug.ask({ op: 'component', id }));
  }

  async value(path: string[], offset = 0, limit = 100): Promise<Inspected> {
    return inspected.parse(await this.app.session.debug.ask({ op: 'value', path, offset, limit }));
  }

  async why(target: Partial<DebugTarget> & { id: string }): Promise<DebugWhy> {
    return debugWhy.parse(await this.app.session.debug.ask({ op: 'why', target: { kind: 'node', key: '', ...target } }));
  }

  async changes(after = 0): Promise<DebugChange[]> {
    return debugChange.array().parse(await this.app.session.debug.ask({ op: 'changes', after }));
  }

  pauses(): readonly DebugPause[] {
    return this.events.findLast((event) => event.type === 'pauses')?.pauses ?? [];
  }

  /** Until the app says that this is so. */
  async until(isSo: (pauses: readonly DebugPause[]) => boolean): Promise<DebugPause> {
    await expect.poll(() => isSo(this.pauses()), { timeout: 10_000, interval: 10 }).toBe(true);
    return this.pauses()[0]!;
  }
}

const CART = [
  { id: 'price', name: 'Price', initial: 10 },
  { id: 'count', name: 'Count', initial: 2, persist: 'saved' as const },
] satisfies ManifestInput['state'];

const shop = (parts: Parameters<typeof app>[1] = {}): ReturnType<typeof app> =>
  app(
    [
      text('total', '{{ price * count }}'),
      text('note', '{{ "Total " + total.content }}'),
      input('box', { value: 'a' }),
      button('more', { do: 'setState', with: { state: 'count', value: '{{ count + 1 }}' } }),
    ],
    { state: CART, ...parts },
  );

describe('state', () => {
  it('DBG-1: shows variables, queries, components and the page, each cut to a line', async () => {
    const running = await lab.run(shop({ entities: [TASKS], queries: [{ id: 'tasks', name: 'Tasks', kind: 'list', entity: 'task' }] }));
    const looker = new Looker(running);
    const state = await looker.state(['note']);
    expect(state.page).toMatchObject({ id: 'home', path: '/' });
    expect(state.variables).toMatchObject([
      { id: 'price', value: { kind: 'number', text: '10' }, isSaved: false },
      { id: 'count', isSaved: true },
    ]);
    expect(state.queries).toMatchObject([{ id: 'tasks', status: 'ready', rows: 3, total: 3, error: null }]);
    expect(state.components.items[0]).toMatchObject({ id: 'note', node: 'note', type: 'Text', depth: 1 });
    expect(state.components.count).toBe(5);
  });

  it('DBG-2: shows a component with its properties, their problems, and its state', async () => {
    const running = await lab.run(app([text('bad', '{{ nobody.there }}'), input('box', { value: 'a', label: 'Name' })]));
    const looker = new Looker(running);
    const bad = await looker.component('bad');
    expect(bad.props.find((prop) => prop.key === 'content')).toMatchObject({ isBound: true, problem: expect.stringContaining('nobody') });
    await running.type('box', 'typed');
    const box = await looker.component('box');
    expect(box.state.find(({ key }) => key === 'value')?.value).toEqual({ kind: 'string', text: 'typed' });
    expect(box.props.find(({ key }) => key === 'label')).toMatchObject({ isBound: false, value: { text: 'Name' } });
    expect(await running.session.debug.ask({ op: 'component', id: 'gone' })).toBeNull();
  });

  it('DBG-3: copies in a repeat are told apart, with the element they show', async () => {
    const running = await lab.run(
      app([
        {
          id: 'list',
          type: 'List',
          name: 'List',
          bindings: { items: '{{ [{ id: "x", n: 1 }, { id: "y", n: 2 }] }}' },
          children: [text('row', '{{ item.n }}')],
        },
      ]),
    );
    const looker = new Looker(running);
    const second = await looker.component('row@y');
    expect(second.copies).toEqual(['row@x', 'row@y']);
    expect(second.scope.map(({ key, value }) => [key, value.text])).toEqual([
      ['item', '{ id: "y", n: 2 }'],
      ['index', '1'],
    ]);
    expect((await looker.value(['node', 'row@y', 'scope', 'item', 'n'])).text).toBe('2');
  });

  it('DBG-4: deep values are read level by level and long lists by pages', async () => {
    const running = await lab.run(
      shop({
        state: [
          { id: 'big', name: 'Big', initial: { list: Array.from({ length: 5000 }, (_, n) => ({ n, deep: { deeper: n } })), text: 'x'.repeat(30_000) } },
          ...CART,
        ],
      }),
    );
    const looker = new Looker(running);
    const state = await looker.state();
    expect(JSON.stringify(state).length).toBeLessThan(5000);
    const page = await looker.value(['state', 'big', 'list'], 4990, 100);
    expect(page).toMatchObject({ kind: 'list', size: 5000 });
    expect(page.children?.map((child) => child.key)).toEqual(['4990', '4991', '4992', '4993', '4994', '4995', '4996', '4997', '4998', '4999']);
    expect((await looker.value(['state', 'big', 'list', '4999', 'deep', 'deeper'])).text).toBe('4999');
    expect(await looker.value(['state', 'big', 'text'])).toMatchObject({ kind: 'string', size: 30_000 });
    await expect(looker.value(['state', 'big', 'list', '9', 'n', 'x', 'y'])).rejects.toMatchObject({ code: 'debug.no-answer' });
  });

  it('DBG-5: values that fight back are shown as such and never end the app', async () => {
    const running = await lab.run(
      app([button('go', { do: 'script', with: { code: 'await new Promise((resolve) => setTimeout(resolve, 1))' } })], {
        modules: [
          {
            id: 'odd',
            name: 'Odd',
            code: 'const self = {}; self.self = self; export const values = { self, boom: Object.defineProperty({}, "x", { enumerable: true, get() { throw new Error("no"); } }), big: 10n, when: new Date(NaN), fn() {} };',
          },
        ],
        queries: [{ id: 'q', name: 'Q', kind: 'script', code: 'console.log(odd.values); return 1' }],
      }),
    );
    const entry = running.logs().find((line) => line.source === 'console');
    const shown = Object.fromEntries(entry?.values?.[0]?.children?.map(({ key, value }) => [key, value]) ?? []);
    expect(shown['self']).toMatchObject({ kind: 'object', text: '{ self: {…} }' });
    expect(shown['boom']?.children?.[0]?.value).toMatchObject({ kind: 'error', text: 'Error: no' });
    expect([shown['big']?.text, shown['when']?.text, shown['fn']?.kind]).toEqual(['10n', 'no date', 'function']);
    expect(running.session.currentStatus).toBe('running');
  });

  it('DBG-6: timers and calls that wait are listed', async () => {
    const running = await lab.run(app([button('go', { do: 'script', with: { code: 'setInterval(() => {}, 5000); setTimeout(() => {}, 60000);' } })]));
    await running.click('go');
    const { timers } = await new Looker(running).state();
    expect(timers.map(({ ms, repeat, isOwn }) => [ms, repeat, isOwn])).toEqual([
      [5000, true, true],
      [60_000, false, true],
    ]);
  });

  it('DBG-7: an app that does not run says so', async () => {
    const running = await lab.run(shop());
    running.session.stop();
    await expect(running.session.debug.ask({ op: 'state', nodes: [] })).rejects.toMatchObject({ code: 'session.not-running' });
    expect(() => running.session.debug.control('pause')).toThrow(expect.objectContaining({ code: 'session.not-running' }));
  });
});

describe('why', () => {
  it('DBG-10: a change knows the event, the step, the variable and the bindings between', async () => {
    const running = await lab.run(shop());
    const looker = new Looker(running);
    await running.click('more');
    const changes = await looker.changes();
    expect(changes.map(({ target, before, after }) => [`${target.kind} ${target.id}.${target.key}`, before.text, after.text])).toEqual([
      ['state count.', '2', '3'],
      ['node total.content', '20', '30'],
      ['node note.content', 'Total 20', 'Total 30'],
    ]);
    expect(changes[2]?.because.map((link) => `${link.kind}: ${link.text}`)).toEqual([
      'event: click of more',
      'step: click[0] setState',
      'state: count',
      'node: total.content',
    ]);
    expect(changes[0]?.because.at(-1)?.place).toEqual({ kind: 'node', id: 'more', key: 'click[0]' });
  });

  it('DBG-11: what a script sets after it waited, and what a query brings, know their causes too', async () => {
    const running = await lab.run(
      shop({
        entities: [TASKS],
        queries: [{ id: 'tasks', name: 'Tasks', kind: 'list', entity: 'task', where: [{ field: 'hours', op: 'gt', value: '{{ count }}' }] }],
        pages: [
          {
            id: 'home',
            name: 'Home',
            path: '/',
            root: {
              id: 'homeRoot',
              type: 'Container',
              name: 'Root',
              children: [text('seen', '{{ tasks.data.length }}'), button('slow', { do: 'script', with: { code: 'await db.task.count(); count = 4' } })],
            },
          },
        ],
      }),
    );
    const looker = new Looker(running);
    await running.click('slow');
    const [seen] = (await looker.why({ id: 'seen', key: 'content' })).changes;
    const words = seen?.because.map((link) => link.text) ?? [];
    expect(words[0]).toBe('click of slow');
    expect(words).toEqual(expect.arrayContaining(['click[0] script', 'count', 'tasks.data']));
  });

  it('DBG-12: a binding shows what it reads, transitively and with values, and what reads it', async () => {
    const running = await lab.run(shop());
    const looker = new Looker(running);
    await running.click('more');
    const note = await looker.why({ id: 'note', key: 'content' });
    expect(note.value.text).toBe('Total 30');
    expect(note.reads.map(({ name, value, depth }) => [name, value.text, depth])).toEqual([
      ['total.content', '30', 0],
      ['price', '10', 1],
      ['count', '3', 1],
    ]);
    expect(note.readBy).toEqual([]);
    const count = await looker.why({ kind: 'state', id: 'count' });
    expect(count.readBy.map(({ name }) => name)).toEqual(['total.content', 'note.content']);
    expect(count.changes).toHaveLength(1);
    expect((await looker.why({ id: 'box', key: 'label' })).reads).toEqual([]);
  });

  it('DBG-13: the last thousand changes are kept, and read from any of them on', async () => {
    const running = await lab.run(
      app([text('n', '{{ n }}'), button('run', { do: 'script', with: { code: 'for (let i = 1; i <= 1500; i++) { n = i; await null; }' } })], {
        state: [{ id: 'n', name: 'N', initial: 0 }],
      }),
    );
    const looker = new Looker(running);
    await running.click('run');
    const all = await looker.changes();
    expect(all).toHaveLength(1000);
    const last = all.at(-1)!;
    expect(await looker.changes(last.seq - 5)).toHaveLength(5);
    expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 1000 }, (_, i) => last.seq - 999 + i));
  });

  it('DBG-14: nothing is collected while nobody watches, and everything again by the next who does', async () => {
    const running = await lab.run(shop());
    await running.click('more');
    const looker = new Looker(running);
    expect(await looker.changes()).toEqual([]);
    await running.click('more');
    expect(await looker.changes()).toHaveLength(3);
    looker.leave();
    await running.click('more');
    const second = new Looker(running);
    expect((await second.changes()).filter(({ after }) => after.text === '5')).toEqual([]);
    await running.click('more');
    expect((await second.changes()).some(({ after }) => after.text === '6')).toBe(true);
  });

  it('DBG-15: whoever watches hears of news at most four times a second, and of the last', async () => {
    const running = await lab.run(
      app([text('n', '{{ n }}'), button('run', { do: 'script', with: { code: 'n++' } })], { state: [{ id: 'n', name: 'N', initial: 0 }] }),
    );
    const looker = new Looker(running);
    const startedAt = performance.now();
    for (let i = 0; i < 30; i++) await running.click('run');
    const news = (): number[] => looker.events.flatMap((event) => (event.type === 'news' ? [event.seq] : []));
    const [last] = (await looker.changes()).slice(-1);
    await expect.poll(() => news().at(-1), { timeout: 5000 }).toBe(last?.seq);
    expect(news().length).toBeLessThanOrEqual(2 + (performance.now() - startedAt) / 250);
  });
});

describe('step by step', () => {
  const steps = (): ReturnType<typeof app> =>
    app(
      [
        button(
          'go',
          { do: 'setState', with: { state: 'count', value: '{{ count + 1 }}' }, as: 'first' },
          { do: 'setState', with: { state: 'price', value: 99 }, onlyIf: 'false' },
          { do: 'toast', with: { text: 'Now {{ count }}' } },
        ),
        text('n', '{{ count }}'),
      ],
      { state: CART },
    );

  it('DBG-20: handlers wait before each step, with their steps and what the step can read', async () => {
    const running = await lab.run(steps());
    const looker = new Looker(running);
    running.session.debug.setSteps({ isOn: true, breakpoints: [] });
    running.session.send({ type: 'event', id: 'go', event: 'click', payload: {} });
    const first = await looker.until((pauses) => pauses[0]?.at === 'click[0]');
    expect(first).toMatchObject({ owner: { kind: 'node', id: 'go' }, event: 'click', isBreakpoint: false });
    expect(first.steps.map((step) => [step.at, step.do, step.status])).toEqual([
      ['click[0]', 'setState', 'next'],
      ['click[1]', 'setState', 'waiting'],
      ['click[2]', 'toast', 'waiting'],
    ]);
    expect(first.scope.find(({ key }) => key === 'with')?.value.text).toBe('{ state: "count", value: 3 }');
    expect(running.prop('n')).toBe(2);
    running.session.debug.go(first.id, 'step');
    const second = await looker.until((pauses) => pauses[0]?.at === 'click[1]');
    expect(running.prop('n')).toBe(3);
    running.session.debug.go(second.id, 'step');
    const third = await looker.until((pauses) => pauses[0]?.at === 'click[2]');
    expect(third.steps.map((step) => step.status)).toEqual(['done', 'passed', 'next']);
    running.session.debug.go(third.id, 'continue');
    await looker.until((pauses) => pauses.length === 0);
    await running.session.whenIdle();
    expect(running.toasts()).toEqual(['Now 3']);
  });

  it('DBG-21: a handler goes on to its end, or is stopped', async () => {
    const running = await lab.run(steps());
    const looker = new Looker(running);
    running.session.debug.setSteps({ isOn: true, breakpoints: [] });
    running.session.send({ type: 'event', id: 'go', event: 'click', payload: {} });
    running.session.debug.go((await looker.until((pauses) => pauses.length === 1)).id, 'continue');
    await expect.poll(() => running.toasts()).toEqual(['Now 3']);
    running.session.send({ type: 'event', id: 'go', event: 'click', payload: {} });
    running.session.debug.go((await looker.until((pauses) => pauses.length === 1)).id, 'stop');
    await looker.until((pauses) => pauses.length === 0);
    await running.session.whenIdle();
    expect(running.toasts()).toEqual(['Now 3']);
    expect(running.prop('n')).toBe(3);
  });

  it('DBG-22: only the handlers with a breakpoint wait, and only there', async () => {
    const running = await lab.run(steps());
    const looker = new Looker(running);
    running.session.debug.setSteps({ isOn: false, breakpoints: ['go:click[2]'] });
    running.session.send({ type: 'event', id: 'go', event: 'click', payload: {} });
    const pause = await looker.until((pauses) => pauses.length === 1);
    expect([pause.at, pause.isBreakpoint, running.prop('n')]).toEqual(['click[2]', true, 3]);
    running.session.debug.go(pause.id, 'continue');
    await expect.poll(() => running.toasts()).toEqual(['Now 3']);
  });

  it('DBG-23: no deadline runs while a handler waits, and the app goes on beside it', async () => {
    const manifest = app(
      [
        button('go', { do: 'setState', with: { state: 'count', value: 7 } }),
        button('other', { do: 'setState', with: { state: 'price', value: 5 } }),
        text('n', '{{ count }} {{ price }}'),
      ],
      { state: CART, requirements: { executionMs: 400 } },
    );
    const running = await lab.run(manifest);
    const looker = new Looker(running);
    running.session.debug.setSteps({ isOn: false, breakpoints: ['go:click[0]'] });
    running.session.send({ type: 'event', id: 'go', event: 'click', payload: {} });
    const pause = await looker.until((pauses) => pauses.length === 1);
    const since = performance.now();
    await running.click('other');
    expect(running.prop('n')).toBe('2 5');
    // Longer than the app may take for a turn, deadline and grace together.
    await expect.poll(() => performance.now() - since, { interval: 50 }).toBeGreaterThan(900);
    running.session.debug.go(pause.id, 'continue');
    await expect.poll(() => running.prop('n')).toBe('7 5');
    expect(running.session.currentStatus).toBe('running');
  });

  it('DBG-24: when nobody watches any more, everything goes on', async () => {
    const running = await lab.run(steps());
    const looker = new Looker(running);
    running.session.debug.setSteps({ isOn: true, breakpoints: [] });
    running.session.send({ type: 'event', id: 'go', event: 'click', payload: {} });
    await looker.until((pauses) => pauses.length === 1);
    looker.leave();
    await expect.poll(() => running.toasts()).toEqual(['Now 3']);
  });
});

describe('pause', () => {
  it('DBG-30: events, timers and answers wait while the app is paused, and come in order', async () => {
    const running = await lab.run(
      app(
        [
          text('n', '{{ log }}'),
          button('a', { do: 'setState', with: { state: 'log', value: '{{ log }}a' } }),
          button('t', { do: 'script', with: { code: 'setInterval(() => { log = log + "t"; }, 10)' } }),
        ],
        { state: [{ id: 'log', name: 'Log', initial: '' }] },
      ),
    );
    const { debug } = running.session;
    await running.click('t');
    await expect.poll(() => running.prop('n')).toContain('t');
    debug.control('pause');
    expect(running.session.currentStatus).toBe('paused');
    expect(running.events.findLast((event) => event.type === 'status')).toMatchObject({ status: 'paused' });
    const looker = new Looker(running);
    // Whatever was on its way has been handled once it answers.
    await looker.state();
    const before = running.prop('n');
    running.session.send({ type: 'event', id: 'a', event: 'click', payload: {} });
    running.session.send({ type: 'event', id: 'a', event: 'click', payload: {} });
    await expect.poll(() => looker.events.findLast((event) => event.type === 'status')?.status.waiting).toBe(3);
    expect((await looker.state()).variables[0]?.value.text).toBe(before);
    expect(running.prop('n')).toBe(before);
    debug.control('resume');
    await expect.poll(() => String(running.prop('n')).slice(String(before).length)).toContain('aa');
    expect(running.session.currentStatus).toBe('running');
  });

  it('DBG-31: one of those that wait goes through at a time', async () => {
    const running = await lab.run(shop());
    const { debug } = running.session;
    debug.control('pause');
    for (let i = 0; i < 3; i++) running.session.send({ type: 'event', id: 'more', event: 'click', payload: {} });
    debug.control('turn');
    await expect.poll(() => running.prop('total')).toBe(30);
    debug.control('turn');
    await expect.poll(() => running.prop('total')).toBe(40);
    expect(running.session.currentStatus).toBe('paused');
    debug.control('resume');
    await expect.poll(() => running.prop('total')).toBe(50);
  });

  it('DBG-32: a flood waits up to a limit, and a restart runs again', async () => {
    const running = await lab.run(shop());
    running.session.debug.control('pause');
    for (let i = 0; i < 3000; i++) running.session.send({ type: 'event', id: 'more', event: 'click', payload: {} });
    const looker = new Looker(running);
    expect(looker.events.findLast((event) => event.type === 'status')?.status).toMatchObject({ isPaused: true, waiting: 1000 });
    await running.session.restart();
    expect(running.session.currentStatus).toBe('running');
    expect(looker.events.findLast((event) => event.type === 'status')?.status).toMatchObject({ isPaused: false, waiting: 0 });
    await running.click('more');
    expect((await looker.changes()).length).toBeGreaterThan(0);
  });
});

describe('what is logged and what is stopped', () => {
  it('DBG-40: what is logged can be opened, within limits, and says where it was written', async () => {
    const running = await lab.run(
      app([
        button('go', {
          do: 'script',
          with: {
            code: 'const a = 1;\nconsole.log("rows", { list: Array.from({ length: 1000 }, (_, i) => i), deep: { deep: { deep: { deep: { deep: 1 } } } } });',
          },
        }),
      ]),
    );
    await running.click('go');
    const line = running.logs().find((entry) => entry.source === 'console');
    expect(line?.text).toContain('rows {"list":');
    expect(line?.values?.map((value) => value.kind)).toEqual(['string', 'object']);
    expect(JSON.stringify(line?.values).length).toBeLessThan(20_000);
    expect(line?.place).toEqual({ kind: 'node', id: 'go', key: 'click[0]', line: 2 });
  });

  it('DBG-41: an app that was stopped says what it was doing and how often that happened', async () => {
    const running = await lab.run(
      app([text('n', '{{ hang ? (() => { for (;;) {} })() : "fine" }}'), button('go', { do: 'setState', with: { state: 'hang', value: true } })], {
        state: [{ id: 'hang', name: 'Hang', initial: false }],
        requirements: { executionMs: 1500 },
      }),
    );
    running.session.send({ type: 'event', id: 'go', event: 'click', payload: {} });
    await expect
      .poll(() => running.events.find((event) => event.type === 'status' && event.status === 'crashed'), { timeout: 10_000 })
      .toMatchObject({
        code: 'sandbox.deadline',
        crashes: 1,
        place: { kind: 'node', id: 'n', key: 'content' },
      });
  });

  it('DBG-42: a debugger that was watching goes on with the app that came back', async () => {
    const running = await lab.run(
      app(
        [
          text('n', '{{ n }}'),
          button('up', { do: 'setState', with: { state: 'n', value: '{{ n + 1 }}' } }),
          button('hang', { do: 'script', with: { code: 'for (;;) {}' } }),
        ],
        { state: [{ id: 'n', name: 'N', initial: 0 }], requirements: { executionMs: 200 } },
      ),
    );
    const looker = new Looker(running);
    running.events.length = 0;
    running.session.send({ type: 'event', id: 'hang', event: 'click', payload: {} });
    await expect
      .poll(() => running.events.flatMap((event) => (event.type === 'status' ? [event.status] : [])), { timeout: 20_000 })
      .toEqual(expect.arrayContaining(['crashed', 'starting', 'running']));
    await expect.poll(() => running.session.currentStatus, { timeout: 20_000 }).toBe('running');
    await running.click('up');
    expect((await looker.changes()).map((change) => change.after.text)).toEqual(['1', '1']);
  });
});
