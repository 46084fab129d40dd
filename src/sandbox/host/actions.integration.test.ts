import { afterAll, describe, expect, it } from 'vitest';
import { createMemoryData } from '../../shared/app/data/index.ts';
import { seededRandom } from '../../shared/kernel/ports.ts';
import { app, AppLab, button, input, MEMBERS, TASKS, text, type AppParts } from '../../testing/sandbox/running-app.ts';

const lab = new AppLab();
afterAll(() => lab.close());

const parts: AppParts = {
  entities: [TASKS, MEMBERS],
  queries: [{ id: 'tasks', name: 'Tasks', kind: 'list', entity: 'task', orderBy: [{ field: 'title' }] }],
  state: [{ id: 'note', name: 'Note', initial: 'none' }, { id: 'n', name: 'N', initial: 0 }],
};
const titles = text('titles', '{{ tasks.data.map((t) => t.title).join() }}');
const note = text('noteText', '{{ note }}');

describe('steps', () => {
  it('SES-40: steps run in order and see the outputs of earlier ones', async () => {
    const running = await lab.run(
      app([titles, note, button('go',
        { do: 'createRow', with: { entity: 'task', values: { title: 'New {{ 1 + 1 }}' } }, as: 'made' },
        { do: 'updateRow', with: { entity: 'task', rowId: '{{ steps.made.id }}', values: { hours: 4 } }, as: 'saved' },
        { do: 'setState', with: { state: 'note', value: '{{ steps.saved.hours + steps.saved.shout }}' } },
      )], parts),
    );
    await running.click('go');
    expect([running.prop('titles'), running.prop('noteText')]).toEqual(['Build,Clean,New 2,Paint', '4NEW 2']);
  });

  it('SES-44: a row is saved, changed and deleted, and the confirmation decides', async () => {
    const steps = [{ do: 'confirm' as const, with: { title: 'Sure?', tone: 'danger' } }, { do: 'deleteRow' as const, with: { entity: 'task', rowId: 't1' } }];
    const save = button('save', { do: 'saveRow', with: { entity: 'task', rowId: '{{ note === "none" ? null : "t2" }}', values: { title: 'Saved' } } }, { do: 'setState', with: { state: 'note', value: 'x' } });
    const yes = await lab.run(app([titles, button('del', ...steps), save], parts), { answerConfirm: true });
    await yes.click('del');
    await yes.click('save');
    expect(yes.prop('titles')).toBe('Build,Clean,Saved');
    await yes.click('save');
    expect(yes.prop('titles')).toBe('Clean,Saved,Saved');
    expect(yes.effects()).toContainEqual({ kind: 'confirm', effectId: 1, title: 'Sure?', text: '', confirmLabel: 'Delete', tone: 'danger' });
    const no = await lab.run(app([titles, button('del', ...steps)], parts), { answerConfirm: false });
    await no.click('del');
    expect(no.prop('titles')).toBe('Build,Clean,Paint');
  });

  it('SES-41: onlyIf passes a step over; stopIf ends the handler', async () => {
    const running = await lab.run(
      app([note, button('go', { do: 'setState', with: { state: 'note', value: 'a' }, onlyIf: 'n > 0' }, { do: 'setState', with: { state: 'n', value: '{{ n + 1 }}' } }, { do: 'stopIf', with: { when: '{{ n < 2 }}' } }, { do: 'toast', with: { text: 'n is {{ n }}', tone: 'ok' } })], parts),
    );
    await running.click('go');
    expect([running.prop('noteText'), running.toasts()]).toEqual(['none', []]);
    await running.click('go');
    expect([running.prop('noteText'), running.toasts()]).toEqual(['a', ['n is 2']]);
  });

  it('SES-41: a debounced step runs once for many events; a throttled one only for the first', async () => {
    const running = await lab.run(
      app([
        { ...input('box'), events: { change: [{ do: 'toast', with: { text: 'after {{ box.value }}' }, debounceMs: 30 }] } },
        button('t', { do: 'toast', with: { text: 'throttled' }, throttleMs: 10_000 }),
      ]),
    );
    for (const value of ['a', 'ab', 'abc']) running.session.send({ type: 'event', id: 'box', event: 'change', payload: { value } });
    await running.session.whenIdle();
    expect(running.toasts()).toEqual(['after abc']);
    await running.click('t');
    await running.click('t');
    expect(running.toasts()).toEqual(['after abc', 'throttled']);
  });

  it('SES-42: a failure stops the rest; without onError it shows a message and is logged with its place', async () => {
    const running = await lab.run(app([note, button('go', { do: 'createRow', with: { entity: 'task', values: {} } }, { do: 'setState', with: { state: 'note', value: 'reached' } })], parts));
    await running.click('go');
    expect(running.prop('noteText')).toBe('none');
    expect(running.toasts()[0]).toMatch(/Title/);
    expect(running.logs()).toMatchObject([{ level: 'error', source: 'action', place: { kind: 'node', id: 'go', key: 'click[0]' } }]);
  });

  it('SES-42: onError sees the error instead; onSuccess runs after a step that worked', async () => {
    const running = await lab.run(
      app([note, button('bad', { do: 'createRow', with: { entity: 'task', values: {} }, onSuccess: [{ do: 'toast', with: { text: 'never' } }], onError: [{ do: 'setState', with: { state: 'note', value: '{{ error.code }}' } }] }), button('good', { do: 'setState', with: { state: 'n', value: 1 }, onSuccess: [{ do: 'setState', with: { state: 'note', value: 'ok {{ n }}' } }] })], parts),
    );
    await running.click('bad');
    expect([running.prop('noteText'), running.toasts(), running.errors()]).toEqual(['data.invalid', [], []]);
    await running.click('good');
    expect(running.prop('noteText')).toBe('ok 1');
  });

  it('SES-45: a new row takes the defaults of its fields, templates too', async () => {
    const entity = { ...TASKS, id: 'job', fields: [{ id: 'title', label: 'Title', type: 'text' as const }, { id: 'due', label: 'Due', type: 'date' as const, default: '{{ addDays(today(), n + 1) }}' }, { id: 'status', label: 'Status', type: 'text' as const, default: 'open' }], seed: [] };
    const running = await lab.run(app([button('go', { do: 'createRow', with: { entity: 'job', values: { title: 'A' } } })], { ...parts, entities: [...(parts.entities ?? []), entity] }), { now: () => Date.parse('2026-06-12T12:00:00Z') });
    await running.click('go');
    expect((await running.data.list({ entity: 'job' })).rows).toMatchObject([{ title: 'A', due: '2026-06-13', status: 'open' }]);
  });

  it('SES-44: download, copy, link, scroll, print and theme', async () => {
    const running = await lab.run(
      app([button('go',
        { do: 'exportData', with: { fileName: 'tasks', data: '{{ [{ a: 1, b: "x,\\"y\\"" }, { a: "=1+1" }] }}', format: 'csv' } },
        { do: 'copy', with: { text: '{{ 1 }}' } }, { do: 'openUrl', with: { url: 'https://example.com' } }, { do: 'scrollTo', with: { node: 'go' } }, { do: 'print' }, { do: 'setTheme', with: { mode: 'dark' } },
        { do: 'openUrl', with: { url: 'javascript:alert(1)' } },
      )]),
    );
    await running.click('go');
    expect(running.effects()).toEqual([
      { kind: 'download', fileName: 'tasks.csv', mime: 'text/csv', text: 'a,b\r\n1,"x,""y"""\r\n\'=1+1,\r\n' },
      { kind: 'copy', text: '1' },
      { kind: 'openUrl', url: 'https://example.com' },
      { kind: 'scroll', id: 'go' },
      { kind: 'print' },
      { kind: 'toast', text: expect.stringContaining('cannot be opened') as string, tone: 'danger' },
    ]);
    expect(running.session.mirror.currentFrame()?.theme.mode).toBe('dark');
  });

  it('SES-44: an event that is sent goes to the nearest component round it that handles it', async () => {
    const running = await lab.run(
      app([{ id: 'box', type: 'Container', name: 'Box', events: { picked: [{ do: 'toast', with: { text: 'picked {{ event.id }}' } }] }, children: [{ id: 'list', type: 'List', name: 'List', props: { items: [{ id: 'a' }] }, children: [button('pick', { do: 'emit', with: { event: 'picked', payload: { id: '{{ item.id }}' } } })] }] }]),
    );
    await running.event('pick@a', 'click');
    expect(running.toasts()).toEqual(['picked a']);
  });

  it('SES-44: query and variable steps', async () => {
    const running = await lab.run(
      app([note, titles, button('set', { do: 'setState', with: { state: 'note', value: { a: ['{{ n }}', 'x'] } } }), button('reset', { do: 'resetState', with: { state: 'note' } }), button('empty', { do: 'resetQuery', with: { query: 'tasks' } }), button('again', { do: 'runQuery', with: { query: 'tasks' }, as: 'rows' }, { do: 'toast', with: { text: '{{ steps.rows.length }}' } }), button('all', { do: 'refresh' })], parts),
    );
    await running.click('set');
    expect(running.prop('noteText')).toEqual({ a: [0, 'x'] });
    await running.click('reset');
    expect(running.prop('noteText')).toBe('none');
    await running.click('empty');
    expect(running.prop('titles')).toBe('');
    await running.click('again');
    expect([running.prop('titles'), running.toasts()]).toEqual(['Build,Clean,Paint', ['3']]);
    await running.click('all');
    expect(running.errors()).toEqual([]);
  });

  it('SES-48: scripts have db, app, event and await; they may assign variables; modules serve everyone', async () => {
    const running = await lab.run(
      app([titles, note, input('box', { value: 'q' }), button('go', { do: 'script', with: { code: 'const made = await db.task.create({ title: words.shout(box.value) });\nnote = made.title;\napp.setState("n", n + 2);\napp.toast("made", "ok");\nawait app.call("box", "set", "done");\nconsole.log("hello", { a: 1 });\nreturn made.id;' }, as: 'id' }, { do: 'toast', with: { text: '{{ typeof steps.id }} {{ n }}' } })], {
        ...parts,
        modules: [{ id: 'words', name: 'Words', code: 'const mark = "!";\nexport const shout = (text) => text.toUpperCase() + mark;' }],
      }),
    );
    await running.click('go');
    expect(running.errors()).toEqual([]);
    expect([running.prop('titles'), running.prop('noteText'), running.state('box'), running.toasts()]).toEqual(['Build,Clean,Paint,Q!', 'Q!', 'done', ['made', 'string 2']]);
    expect(running.logs()).toMatchObject([{ level: 'info', source: 'console', text: 'hello {"a":1}' }]);
  });

  it('SES-48: timers call back, and at most 64 may wait', async () => {
    const running = await lab.run(app([note, button('go', { do: 'script', with: { code: 'await new Promise((r) => setTimeout(r, 15)); note = "later"' } }), button('many', { do: 'script', with: { code: 'for (let i = 0; i < 65; i++) setTimeout(() => {}, 60000)' } })], parts));
    await running.click('go');
    await expect.poll(() => running.prop('noteText')).toBe('later');
    await running.click('many');
    expect(running.errors()[0]).toMatch(/64 timers/);
  });
});

describe('variables and pages', () => {
  const pages: AppParts['pages'] = [
    { id: 'home', name: 'Home', path: '/', root: { id: 'homeRoot', type: 'Container', name: 'Root', children: [input('search'), button('open', { do: 'goToPage', with: { page: 'detail', params: { id: '{{ "t" + 2 }}' } } })] } },
    { id: 'detail', name: 'Detail', path: '/detail', inNav: false, onLoad: [{ do: 'toast', with: { text: 'Opened {{ page.params.id }}' } }], root: { id: 'detailRoot', type: 'Container', name: 'Root', children: [text('shown', '{{ page.params.id }}:{{ one.data?.title }}:{{ search.value }}'), button('back', { do: 'back' })] } },
  ];

  it('SES-46: saved variables outlive the app, others do not', async () => {
    const manifest = app([text('t', '{{ kept }}/{{ lost }}'), button('go', { do: 'setState', with: { state: 'kept', value: 2 } }, { do: 'setState', with: { state: 'lost', value: 2 } })], { state: [{ id: 'kept', name: 'Kept', initial: 1, persist: 'saved' }, { id: 'lost', name: 'Lost', initial: 1 }] });
    const data = createMemoryData([], { clock: { now: () => 0 }, random: seededRandom(1) });
    const first = await lab.run(manifest, { data });
    await first.click('go');
    expect(first.prop('t')).toBe('2/2');
    expect((await lab.run(manifest, { data })).prop('t')).toBe('2/1');
  });

  it('SES-47: pages change with their parameters, run onLoad, and go back', async () => {
    const running = await lab.run(app([], { ...parts, pages, queries: [{ id: 'one', name: 'One', kind: 'get', entity: 'task', rowId: '{{ page.params.id }}' }] }));
    await running.type('search', 'typed');
    await running.click('open');
    expect(running.session.mirror.currentFrame()).toMatchObject({ pageId: 'detail', root: 'detailRoot', params: { id: 't2' } });
    expect(running.prop('shown')).toBe('t2:Build:');
    expect(running.toasts()).toEqual(['Opened t2']);
    expect(running.session.mirror.view('search')).toBeUndefined();
    await running.click('back');
    expect(running.session.mirror.currentFrame()).toMatchObject({ pageId: 'home', root: 'homeRoot' });
    running.session.send({ type: 'navigate', path: '/detail', params: { id: 't3' } });
    await running.session.whenIdle();
    expect(running.prop('shown')).toMatch(/^t3:Clean/);
    running.session.send({ type: 'back' });
    await running.session.whenIdle();
    expect(running.session.mirror.view('search')).toBeDefined();
    expect(running.errors()).toEqual([]);
  });
});
