import { afterAll, describe, expect, it } from 'vitest';
import type { ManifestInput } from '../../shared/app/manifest/index.ts';
import { app, AppLab, button, input, MEMBERS, TASKS, text } from '../../testing/sandbox/running-app.ts';

const lab = new AppLab();
afterAll(() => lab.close());

type QueryInput = NonNullable<ManifestInput['queries']>[number];
const list = (parts: Partial<QueryInput> = {}): QueryInput => ({ id: 'tasks', name: 'Tasks', kind: 'list', entity: 'task', ...parts });
const titles = '{{ tasks.data.map((t) => t.title).join() }}';
const entities = [TASKS, MEMBERS];

describe('queries', () => {
  it('SES-30: a list has data, total, isLoading and error', async () => {
    const running = await lab.run(app([text('t', '{{ [tasks.data.length, tasks.total, tasks.isLoading, tasks.error] }}')], { entities, queries: [list({ limit: 2 })] }));
    expect(running.prop('t')).toEqual([2, 3, false, null]);
    const first = running.events.find((event) => event.type === 'batch' && event.patches.some((patch) => patch.op === 'add' && patch.view.id === 't'));
    expect(JSON.stringify(first)).toContain('[0,0,true,null]');
  });

  it('SES-37: what is made from data that is not there yet says so, until an answer or a failure', async () => {
    const parts = [
      text('direct', '{{ tasks.total }}'),
      text('through', '{{ rows.items.length + " tasks" }}'),
      text('other', 'Fixed'),
      { id: 'rows', type: 'List' as const, name: 'rows', bindings: { items: '{{ tasks.data }}' }, children: [text('row', '{{ item.title }}')] },
      text('broken', '{{ broken.data }}'),
    ];
    const running = await lab.run(
      app(parts, {
        entities,
        queries: [list(), { id: 'broken', name: 'Broken', kind: 'script', code: 'throw new Error("no")' }],
      }),
    );
    const first = running.events.flatMap((event) => (event.type === 'batch' ? event.patches : [])).flatMap((patch) => (patch.op === 'add' ? [patch.view] : []));
    const waiting = Object.fromEntries(first.filter((view) => view.waiting !== undefined).map((view) => [view.node, view.waiting]));
    expect(waiting).toEqual({ direct: ['content'], through: ['content'], rows: ['items'], broken: ['content'] });
    expect(running.session.mirror.all().filter((view) => view.waiting !== undefined)).toEqual([]);
  });

  it('SES-37: a count that stays 0 is known to be 0', async () => {
    const running = await lab.run(app([text('n', '{{ none.data }}')], { entities, queries: [{ id: 'none', name: 'None', kind: 'count', entity: 'task', where: [{ field: 'title', op: 'eq', value: 'nowhere' }] }] }));
    expect(running.patches()).toContainEqual({ op: 'waiting', id: 'n', keys: [] });
    expect(running.prop('n')).toBe(0);
    // Later reads are not waited for: what is there stays.
    await running.data.create('task', { title: 'nowhere' });
    await running.session.whenIdle();
    expect(running.prop('n')).toBe(1);
    expect(running.patches().filter((patch) => patch.op === 'waiting')).toEqual([]);
  });

  it('SES-30: get, count and aggregate', async () => {
    const running = await lab.run(
      app([text('t', '{{ [one.data.title, one.data.shout, many.data, hours.data, none.data] }}'), text('g', '{{ byOwner.data }}'), text('s', '{{ byStatus.data.map((x) => x.label + x.value) }}')], {
        entities,
        queries: [
          { id: 'one', name: 'One', kind: 'get', entity: 'task', rowId: 't2' },
          { id: 'none', name: 'None', kind: 'get', entity: 'task', rowId: '{{ null }}' },
          { id: 'many', name: 'Many', kind: 'count', entity: 'task', where: [{ field: 'status', op: 'eq', value: 'todo' }] },
          { id: 'hours', name: 'Hours', kind: 'aggregate', entity: 'task', aggregate: { op: 'sum', field: 'hours' } },
          { id: 'byOwner', name: 'By owner', kind: 'aggregate', entity: 'task', aggregate: { op: 'count', groupBy: 'owner' } },
          { id: 'byStatus', name: 'By status', kind: 'aggregate', entity: 'task', aggregate: { op: 'sum', field: 'hours', groupBy: 'status' } },
        ],
      }),
    );
    expect(running.errors()).toEqual([]);
    expect(running.prop('t')).toEqual(['Build', 'BUILD', 2, 9, null]);
    expect(running.prop('g')).toEqual(expect.arrayContaining([{ key: 'm1', value: 2, label: 'Ada' }, { key: 'm2', value: 1, label: 'Bo' }]));
    expect([...(running.prop('s') as string[])].sort()).toEqual(['To do4', 'Under way5']);
  });

  it('SES-31: a change of a row reloads the queries of its entity, wherever it was made', async () => {
    const running = await lab.run(app([text('t', titles), text('n', '{{ members.data.length }}')], { entities, queries: [list({ orderBy: [{ field: 'title' }] }), { id: 'members', name: 'Members', kind: 'list', entity: 'member' }] }));
    await running.data.create('task', { title: 'Added elsewhere' });
    await running.session.whenIdle();
    expect(running.prop('t')).toBe('Added elsewhere,Build,Clean,Paint');
    await running.data.update('task', 't1', { title: 'Zebra' });
    await running.session.whenIdle();
    expect(running.prop('t')).toBe('Added elsewhere,Build,Clean,Zebra');
  });

  it('SES-31: a change of an included row reloads too', async () => {
    const running = await lab.run(app([text('t', '{{ tasks.data[0].owner$.name }}')], { entities, queries: [list({ include: ['owner'], orderBy: [{ field: 'title', direction: 'desc' }] })] }));
    await running.data.update('member', 'm1', { name: 'Ada L.' });
    await running.session.whenIdle();
    expect(running.prop('t')).toBe('Ada L.');
  });

  it('SES-32: a value in a query runs it again; empty filters can be left out; enabled holds it back', async () => {
    const running = await lab.run(
      app([input('status', { value: null }, 'Select'), input('find'), input('on', { value: false }, 'Switch'), text('t', titles), text('held', '{{ held.data.length }}')], {
        entities,
        queries: [
          list({ where: [{ field: 'status', op: 'eq', value: '{{ status.value }}', skipEmpty: true }], search: '{{ find.value }}', orderBy: [{ field: 'title' }] }),
          list({ id: 'held', enabled: 'on.value' }),
        ],
      }),
    );
    expect([running.prop('t'), running.prop('held')]).toEqual(['Build,Clean,Paint', 0]);
    await running.type('status', 'todo');
    expect(running.prop('t')).toBe('Clean,Paint');
    await running.type('find', 'pai');
    expect(running.prop('t')).toBe('Paint');
    await running.type('on', true);
    expect(running.prop('held')).toBe(3);
  });

  it('SES-32: changes within the debounce run it once', async () => {
    const running = await lab.run(app([input('find'), text('t', titles)], { entities, queries: [list({ search: '{{ find.value }}', debounceMs: 40 })] }));
    let calls = 0;
    const original = running.data.list.bind(running.data);
    running.data.list = (request) => {
      calls++;
      return original(request);
    };
    for (const value of ['b', 'bu', 'bui']) running.session.send({ type: 'event', id: 'find', event: 'change', payload: { value } });
    await running.session.whenIdle();
    expect([running.prop('t'), calls]).toEqual(['Build', 1]);
  });

  it('SES-33: conditions and order may use computed fields', async () => {
    const running = await lab.run(app([text('t', titles), text('c', '{{ longOnes.data }}')], {
      entities,
      queries: [list({ where: [{ field: 'long', op: 'eq', value: true }], orderBy: [{ field: 'shout', direction: 'desc' }], limit: 1 }), { id: 'longOnes', name: 'Long', kind: 'count', entity: 'task', where: [{ field: 'long', op: 'eq', value: true }] }],
    }));
    expect([running.prop('t'), running.prop('c')]).toEqual(['Clean', 2]);
  });

  it('SES-34: an answer that was overtaken is dropped', async () => {
    const running = await lab.run(app([input('find'), text('t', titles)], { entities, queries: [list({ search: '{{ find.value }}' })] }));
    const original = running.data.list.bind(running.data);
    running.data.list = async (request) => {
      const answer = await original(request);
      if (request.search === 'paint') await new Promise((resolve) => setTimeout(resolve, 60));
      return answer;
    };
    await running.session.whenIdle();
    running.session.send({ type: 'event', id: 'find', event: 'change', payload: { value: 'paint' } });
    await new Promise((resolve) => setTimeout(resolve, 10));
    running.session.send({ type: 'event', id: 'find', event: 'change', payload: { value: 'build' } });
    await running.session.whenIdle();
    expect(running.prop('t')).toBe('Build');
  });

  it('SES-30: a failed read keeps the data, shows its error and logs it', async () => {
    const running = await lab.run(app([text('t', '{{ tasks.data.length + ":" + tasks.error }}'), button('again', { do: 'runQuery', with: { query: 'tasks' }, onError: [{ do: 'toast', with: { text: 'Failed: {{ error.message }}' } }] })], { entities, queries: [list()] }));
    running.data.list = () => Promise.reject(new Error('gone'));
    await running.click('again');
    expect(running.prop('t')).toMatch(/^3:Something went wrong/);
    expect(running.toasts()[0]).toMatch(/^Failed: Something/);
  });

  it('SES-35: a script query returns any value and reloads when rows it read change', async () => {
    const running = await lab.run(
      app([text('t', '{{ report.data }}'), input('least', { value: 2 }, 'NumberInput')], {
        entities,
        queries: [{ id: 'report', name: 'Report', kind: 'script', code: 'const rows = await db.task.list({ where: { status: "todo" } });\nconst names = await Promise.all(rows.map(async (r) => (await db.member.get(r.owner)).name));\nreturn `${rows.length} ${names.join()} ${await db.task.aggregate({ op: "max", field: "hours" })}`;' }],
      }),
    );
    expect(running.errors()).toEqual([]);
    expect(running.prop('t')).toBe('2 Ada,Ada 5');
    await running.data.delete('task', 't1');
    await running.session.whenIdle();
    expect(running.prop('t')).toBe('1 Ada 5');
  });
});
