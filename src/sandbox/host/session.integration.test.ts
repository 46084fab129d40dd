import { afterAll, describe, expect, it } from 'vitest';
import type { Patch, SessionEvent } from '../../shared/contracts/session.ts';
import { ScreenMirror } from './mirror.ts';
import { app, AppLab, button, input, MEMBERS, TASKS, text } from '../../testing/sandbox/running-app.ts';

const lab = new AppLab();
afterAll(() => lab.close());

describe('the screen', () => {
  it('SES-1: a new subscriber gets status, log and the whole screen', async () => {
    const running = await lab.run(app([text('a', 'x'), text('bad', '{{ null.x }}')]));
    const events: SessionEvent[] = [];
    running.session.subscribe((event) => events.push(event))();
    expect(events.map((event) => event.type)).toEqual(['status', 'log', 'batch']);
    expect(events[2]).toMatchObject({ patches: [{ op: 'clear' }, { op: 'add' }, { op: 'add' }, { op: 'add' }, { op: 'frame', frame: { root: 'homeRoot', name: 'Test app' } }] });
  });

  it('SES-6: refresh sends the whole screen again', async () => {
    const running = await lab.run(app([text('a', 'x')]));
    running.patches();
    running.session.send({ type: 'refresh' });
    expect(running.patches().map((patch) => patch.op)).toEqual(['clear', 'add', 'add', 'frame']);
  });

  it('SES-2: one batch for a turn, with nothing that stayed the same', async () => {
    const running = await lab.run(app([input('box'), text('a', '{{ box.value.length > 3 }}'), text('b', '{{ box.value }}')]));
    running.patches();
    await running.type('box', 'ab');
    expect(running.patches()).toEqual(expect.arrayContaining([{ op: 'prop', id: 'b', key: 'content', value: 'ab' }, { op: 'state', id: 'box', key: 'value', value: 'ab' }]));
    await running.type('box', 'ab');
    expect(running.patches()).toEqual([]);
  });

  it('SES-2: who comes while a long list is filtered sees what everybody sees, then and when it is not filtered any more', async () => {
    const rows = "{{ rows.data.filter((row) => row.name.includes(box.value ?? '')) }}";
    const table = { id: 'table', type: 'Table', name: 'Table', bindings: { data: rows } };
    const seed = Array.from({ length: 300 }, (_, i) => ({ id: `r${i}`, name: `Row ${i}` }));
    const entities = [{ id: 'row', name: 'Row', plural: 'Rows', displayField: 'name', fields: [{ id: 'name', label: 'Name', type: 'text' as const }], seed }];
    const queries = [{ id: 'rows', name: 'Rows', kind: 'list' as const, entity: 'row', limit: 1000 }];
    const running = await lab.run(app([input('box'), table], { entities, queries }));
    expect(running.prop('table', 'data')).toHaveLength(300);
    running.patches();
    await running.type('box', '7');
    const late: Patch[] = [];
    running.session.subscribe((event) => event.type === 'batch' && late.push(...structuredClone(event.patches)));
    const screen = new ScreenMirror();
    const check = (): void => {
      screen.apply(late.splice(0));
      expect(screen.view('table')?.props['data']).toEqual(running.prop('table', 'data'));
    };
    check();
    for (const typed of ['77', 'none of them', '1', '', '29']) {
      await running.type('box', typed);
      check();
    }
    expect(running.prop('table', 'data')).toHaveLength(13);
    const sent = JSON.stringify(running.patches().filter((patch) => 'key' in patch && patch.key === 'data'));
    expect(sent).not.toContain('Row');
  });

  it('SES-2: text with NUL, lone surrogates and any Unicode arrives as it is', async () => {
    const odd = 'a\u0000b\ud800c\udc00d\u2028e😀\u{10ffff}';
    const running = await lab.run(app([input('box'), text('t', '{{ box.value }}'), text('own', '{{ "x\\u0000y\\ud83dz" }}')]));
    await running.type('box', odd);
    expect(running.prop('t')).toBe(odd);
    expect(running.prop('own')).toBe('x\u0000y\ud83dz');
  });
});

describe('following the document', () => {
  const state = [{ id: 'n', name: 'N', initial: 1 }];
  const before = app([input('box'), text('a', '{{ n }}'), text('b', '{{ box.value }}'), { id: 'list', type: 'List', name: 'List', props: { items: [{ id: 'x' }] }, children: [input('inner')] }, button('up', { do: 'setState', with: { state: 'n', value: '{{ n + 1 }}' } })], { state });

  it('SES-4: an edit keeps variables and what was typed, and sends only what changed', async () => {
    const running = await lab.run(before);
    await running.type('box', 'typed');
    await running.type('inner@x', 'deep');
    await running.click('up');
    running.patches();
    const edited = structuredClone(before);
    edited.pages[0]!.root.children[1]!.bindings['content'] = '{{ n * 10 }}';
    edited.pages[0]!.root.children[0]!.props['label'] = 'Box';
    await running.update(edited);
    expect([running.state('box'), running.state('inner@x'), running.prop('a'), running.prop('b')]).toEqual(['typed', 'deep', 20, 'typed']);
    expect(running.patches()).toEqual(expect.arrayContaining([{ op: 'prop', id: 'a', key: 'content', value: 20 }, { op: 'prop', id: 'box', key: 'label', value: 'Box' }]));
    running.patches();
    await running.update(edited);
    expect(running.patches()).toEqual([]);
  });

  it('SES-4: components come and go by id', async () => {
    const running = await lab.run(before);
    running.patches();
    const edited = structuredClone(before);
    edited.pages[0]!.root.children.splice(2, 1);
    edited.pages[0]!.root.children.push({ ...structuredClone(before.pages[0]!.root.children[1]!), id: 'fresh' });
    await running.update(edited);
    expect(running.patches().map((patch) => (patch.op === 'add' ? `add ${patch.view.id}` : patch.op === 'remove' ? `remove ${patch.ids.join()}` : `${patch.op} ${'id' in patch ? patch.id : ''}`))).toEqual(['add fresh', 'kids homeRoot', 'remove b']);
  });

  it('SES-4: a query that did not change keeps its data; a changed one runs again', async () => {
    const make = (limit: number) => app([text('t', '{{ tasks.data.length }}/{{ members.data.length }}')], { entities: [TASKS, MEMBERS], queries: [{ id: 'tasks', name: 'Tasks', kind: 'list', entity: 'task', limit }, { id: 'members', name: 'Members', kind: 'list', entity: 'member' }] });
    const running = await lab.run(make(2));
    const asked: string[] = [];
    const original = running.data.list.bind(running.data);
    running.data.list = (request) => {
      asked.push(request.entity);
      return original(request);
    };
    await running.update(make(3));
    expect([running.prop('t'), asked]).toEqual(['3/2', ['task']]);
  });

  it('SES-4: a removed page gives way to the first', async () => {
    const two = app([], { pages: [{ id: 'one', name: 'One', path: '/', root: { id: 'r1', type: 'Container', name: 'R' } }, { id: 'two', name: 'Two', path: '/two', root: { id: 'r2', type: 'Container', name: 'R' } }] });
    const running = await lab.run(two);
    running.session.send({ type: 'navigate', pageId: 'two' });
    await running.session.whenIdle();
    expect(running.session.mirror.currentFrame()?.root).toBe('r2');
    await running.update({ ...two, pages: [two.pages[0]!] });
    expect(running.session.mirror.currentFrame()?.root).toBe('r1');
    expect(running.session.mirror.all().map((view) => view.id)).toEqual(['r1']);
  });
});

describe('the canvas', () => {
  const manifest = app([], {
    entities: [TASKS, MEMBERS],
    queries: [{ id: 'tasks', name: 'Tasks', kind: 'list', entity: 'task' }],
    pages: [
      { id: 'one', name: 'One', path: '/', onLoad: [{ do: 'toast', with: { text: 'loaded' } }], root: { id: 'r1', type: 'Container', name: 'R', children: [
        { id: 'many', type: 'List', name: 'Many', bindings: { items: '{{ range(20) }}' }, children: [text('manyText', '{{ item }}')] },
        { id: 'none', type: 'List', name: 'None', props: { items: [] }, children: [text('noneText', '{{ item.owner.name }}')] },
        button('add', { do: 'createRow', with: { entity: 'task', values: { title: 'no' } } }),
      ] } },
      { id: 'two', name: 'Two', path: '/two', root: { id: 'r2', type: 'Container', name: 'R', children: [text('second', '{{ tasks.data.length }}')] } },
    ],
  });

  it('SES-7: every page is drawn, lists show at most six elements or one sample, and events do nothing', async () => {
    const running = await lab.run(manifest, { mode: 'design' });
    expect(running.session.mirror.currentFrame()?.root).toBe('r1');
    expect(running.prop('second')).toBe(3);
    expect(running.copies('manyText')).toHaveLength(6);
    expect(running.copies('noneText').map((view) => view.id)).toEqual(['noneText@sample']);
    await running.click('add');
    expect((await running.data.list({ entity: 'task' })).total).toBe(3);
    expect([running.toasts(), running.errors()]).toEqual([[], []]);
  });

  it('SES-7: scripts cannot change rows there either', async () => {
    const running = await lab.run(app([text('t', '{{ q.error }}')], { entities: [TASKS, MEMBERS], queries: [{ id: 'q', name: 'Q', kind: 'script', code: 'await db.task.create({ title: "x" })' }] }), { mode: 'design' });
    expect(running.prop('t')).toMatch(/may not use changes of its data/);
  });
});
