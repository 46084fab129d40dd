import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openExecutionsBench, type ExecutionsBench } from '../../../testing/executions-bench.ts';
import { app, MEMBERS, TASKS, text } from '../../../testing/sandbox/running-app.ts';

const CODE = `// helpers come first
const double = (n) => n * 2;

/** Adds up. */
export function sum({ a, b }) {
  console.log('adding', a, b);
  return { total: double(a) / 2 + b };
}
export async function countTasks() {
  await db.task.create({ title: 'From a run' });
  progress(0.5, 'half way');
  return db.task.count();
}
export async function both(inputs, context) {
  context.progress(0.1, 'ten');
  await new Promise((resolve) => setTimeout(resolve, 5));
  context.progress(1);
  return { inputs, aborted: context.signal.aborted, keys: Object.keys(context).sort() };
}
export function fails({ kind }) {
  if (kind === 'throw')
    throw new RangeError('too far');
  if (kind === 'type') return null.missing;
  if (kind === 'text') throw 'only words';
  return inner();
}
function inner() {
  const { length } = undefinedName;
}
export {
  double,
  later,
};
async function later() {
  await db.task.update('nobody', {
    title: 'x' });
}
export const odd = { not: 'a function' };
export const result = ({ what }) => ({ nan: { total: NaN }, fn: { list: [1, () => 1] }, big: 1n, cycle: loop(), date: new Date(0), map: new Map(), none: undefined, deep: { a: undefined, b: 1 } })[what];
function loop() { const a = {}; a.self = { back: a }; return a; }
export const data = () => tasks.data.length + ' tasks, filter ' + filter + ', box ' + box.value;
`;
const MANIFEST = app([text('shown', '{{ tasks.data.length }} tasks'), { id: 'box', type: 'TextInput', name: 'Box', props: { value: 'typed' } }], {
  entities: [TASKS, MEMBERS],
  queries: [{ id: 'tasks', name: 'Tasks', kind: 'list', entity: 'task' }],
  state: [{ id: 'filter', name: 'Filter', initial: 'all' }],
  modules: [{ id: 'tools', name: 'Tools', code: CODE }],
});

let bench: ExecutionsBench;
let appId: string;
beforeAll(async () => {
  bench = await openExecutionsBench();
  appId = await bench.add(MANIFEST);
});
afterAll(() => bench.close());

describe('functions', () => {
  it('EXE-1: the exported functions of modules are what can be run', async () => {
    const names = (await bench.executions.functions(appId)).map(({ name }) => name);
    expect(names).toEqual(['tools.sum', 'tools.countTasks', 'tools.both', 'tools.fails', 'tools.double', 'tools.later', 'tools.result', 'tools.data']);
  });

  it('EXE-2: a run gives the function’s result, its log, its timeline and what it used', async () => {
    const run = await bench.run(appId, 'sum', { a: 2, b: 3 });
    expect(run).toMatchObject({
      status: 'succeeded',
      function: 'tools.sum',
      outputs: { total: 5 },
      inputs: { a: 2, b: 3 },
      source: 'ide',
      error: null,
      limits: { executionMs: 1000, memoryMb: 128 },
    });
    expect(run.logs.map(({ text: line, level }) => [level, line])).toEqual([['info', 'adding 2 3']]);
    expect(run.spans.filter(({ kind }) => kind === 'phase').map(({ name }) => name)).toEqual(['boot', 'run']);
    expect(run.metrics.cpuMs).toBeGreaterThan(0);
    expect(run.metrics.peakMemoryBytes).toBeGreaterThan(10_000_000);
    expect(run.durationMs).toBe(run.completedAt! - run.startedAt);
    expect(await bench.executions.get(run.id)).toEqual(run);
  });

  it('EXE-3: it works with the app’s real data, queries and variables; components read as they would start', async () => {
    const before = (await bench.run(appId, 'data')).outputs;
    const counted = await bench.run(appId, 'countTasks');
    expect(counted.outputs).toBe(Number(String(before).split(' ')[0]) + 1);
    expect(counted.progress).toEqual({ value: 0.5, text: 'half way' });
    expect(counted.metrics.hostCalls['data.create']).toMatchObject({ count: 1, failed: 0 });
    expect(counted.spans.find(({ name }) => name === 'data.create')).toMatchObject({ kind: 'call', ok: true, detail: 'task' });
    expect((await bench.run(appId, 'data')).outputs).toBe(`${String(counted.outputs)} tasks, filter all, box typed`);
  });

  it('EXE-3: queries that its module does not name are not asked; one that is named in a roundabout way is, and any other when it is asked for', async () => {
    const list = (id: string, where: { field: string; op: 'ne'; value: string }[] = []) => ({ id, name: id, kind: 'list' as const, entity: 'task', where });
    const id = await bench.add(
      app([{ id: 'box', type: 'TextInput', name: 'Box', props: { value: 'typed' }, bindings: { placeholder: '{{ byComponent.total }}' } }], {
        entities: [{ ...TASKS, fields: [...TASKS.fields, { id: 'sum', label: 'Sum', type: 'computed', formula: 'byFormula.total' }] }, MEMBERS],
        queries: [...['byName', 'byModule', 'byComponent', 'byFormula', 'byRun', 'never'].map((query) => list(query)), list('byVariable', [{ field: 'title', op: 'ne', value: '{{ byQuery.total }}' }]), list('byQuery')],
        state: [{ id: 'start', name: 'Start', initial: '{{ byVariable.total }}' }],
        modules: [
          { id: 'tools', name: 'Tools', code: "export const none = () => 1;\nexport const named = () => [byName.total, other.total(), start === null, box.value].join();\nexport const late = async () => (await app.runQuery('byRun')).length;" },
          { id: 'other', name: 'Other', code: 'export const total = () => byModule.total;' },
          { id: 'apart', name: 'Apart', code: 'export const one = () => 1;' },
        ],
      }),
    );
    const asked = async (name: string) => {
      const { outputs, metrics } = await bench.run(id, name);
      return [outputs, metrics.hostCalls['data.list']?.count ?? 0];
    };
    // One of them twice: its condition is what another came to.
    expect(await asked('tools.named')).toEqual(['3,3,true,typed', 7]);
    // A formula is of every row, so what it names is always there.
    expect(await asked('apart.one')).toEqual([1, 1]);
    expect(await asked('tools.late')).toEqual([3, 8]);
  });

  it('EXE-4: inputs come first and the context second: progress, and a signal', async () => {
    const { execution, done } = await bench.executions.execute({ appId, function: 'tools.both', inputs: { x: [1, null] }, source: 'ide' });
    const seen: unknown[] = [];
    bench.executions.subscribe(execution.id, (event) => (event.type === 'status' ? seen.push(event.execution.progress?.value) : undefined));
    expect((await done).outputs).toEqual({ inputs: { x: [1, null] }, aborted: false, keys: ['progress', 'signal'] });
    expect(seen).toEqual(expect.arrayContaining([0.1, 1]));
  });

  it.each([
    [{ kind: 'throw' }, 'RangeError: too far', 22, 25],
    [{ kind: 'type' }, 'TypeError: cannot read property', 23, 35],
    [{ kind: 'text' }, 'only words', undefined, undefined],
    [{ kind: 'other' }, 'Nothing here is called “undefinedName”.', 28, 22],
  ])('EXE-5: what the author’s code throws names their module, line and column: %j', async (inputs, message, line, column) => {
    const { status, error } = await bench.run(appId, 'fails', inputs);
    expect(status).toBe('failed');
    expect(error?.message).toContain(message);
    expect([error?.line, error?.column]).toEqual([line, column]);
    if (line !== undefined) expect(error?.place).toEqual({ kind: 'module', id: 'tools' });
  });

  it('EXE-5: a refused call of the host names the line that made it, after an export of several lines, too', async () => {
    const { error } = await bench.run(appId, 'later');
    expect(error).toMatchObject({ code: 'data.not-found', place: { kind: 'module', id: 'tools' }, line: 35 });
  });

  it.each([
    ['nan', 'result.total is NaN'],
    ['fn', 'result.list[1] is a function'],
    ['big', 'result is a BigInt'],
    ['cycle', 'result.self.back contains itself'],
    ['map', 'result is a Map'],
  ])('EXE-6: a result that JSON cannot hold is an error that says where: %s', async (what, problem) => {
    const { status, error, outputs } = await bench.run(appId, 'result', { what });
    expect([status, error?.code, outputs]).toEqual(['failed', 'function.result', null]);
    expect(error?.message).toContain(problem);
  });

  it('EXE-6: dates are texts, nothing is null, members without a value are left out', async () => {
    const outputs = async (what: string): Promise<unknown> => (await bench.run(appId, 'result', { what })).outputs;
    expect([await outputs('date'), await outputs('none'), await outputs('deep')]).toEqual(['1970-01-01T00:00:00.000Z', null, { b: 1 }]);
  });

  it('EXE-7: what cannot be run is refused, with what there is', async () => {
    await expect(bench.run(appId, 'nothing')).rejects.toMatchObject({ code: 'function.unknown', message: expect.stringContaining('tools.sum') as string });
    await expect(bench.run(appId, 'tools.odd')).rejects.toMatchObject({ code: 'function.unknown' });
    await expect(bench.run('nobody', 'sum')).rejects.toMatchObject({ code: 'app.not-found' });
    await expect(bench.run(appId, 'sum', { text: 'x'.repeat(1_100_000) })).rejects.toMatchObject({ code: 'request.invalid' });
    expect(await bench.executions.list({ appId, limit: 500, function: 'tools.odd' })).toEqual([]);
  });

  it('EXE-8: without a function the whole app boots, and its first page is the result', async () => {
    const run = await bench.run(appId);
    expect(run).toMatchObject({
      status: 'succeeded',
      function: null,
      outputs: { type: 'Container', children: [{ id: 'shown' }, { id: 'box', props: { value: 'typed' } }] },
    });
    const broken = await bench.add(app([text('t', '{{ nobody.value }}')]));
    expect(await bench.run(broken)).toMatchObject({ status: 'failed', error: { code: 'execution.reported', place: { kind: 'node', id: 't' } } });
  });

  it('EXE-9: a module that throws while it loads fails its functions with what to look at', async () => {
    const id = await bench.add(app([], { modules: [{ id: 'm', name: 'M', code: 'export function one() { return 1 }\nthrow new Error("at load")' }] }));
    const run = await bench.run(id, 'one');
    expect(run).toMatchObject({ status: 'failed', error: { code: 'function.not-loaded' } });
    expect(run.logs).toMatchObject([{ level: 'error', text: 'at load', place: { kind: 'module', id: 'm' } }]);
  });
});
