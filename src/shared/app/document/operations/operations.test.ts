import { describe, expect, test } from 'vitest';
import { encodeStateAsUpdate } from 'yjs';
import { sync, twoPeople } from '../../../../testing/document/sample-app.ts';
import { AppError, type ErrorCode } from '../../../kernel/errors.ts';
import {
  addEntity,
  addField,
  addNode,
  addPage,
  addQuery,
  addState,
  addTrigger,
  change,
  duplicateNodes,
  moveField,
  moveNodes,
  movePage,
  removeEntity,
  removeField,
  removeModule,
  removeNodes,
  removePage,
  removeQuery,
  removeState,
  removeTrigger,
  renameNode,
  setBinding,
  setEvent,
  setFrame,
  setHidden,
  setLocked,
  setMeta,
  setModule,
  setPermissions,
  setProperty,
  setRequirements,
  setSeed,
  setShell,
  setStyle,
  setTheme,
  toManifest,
  updateEntity,
  updateField,
  updatePage,
  updateQuery,
  updateState,
  updateTrigger,
  wrapNodes,
  type AppDocument,
  type Origin,
} from '../index.ts';

type Attempt = (app: AppDocument, origin: Origin) => unknown;

/** Every way an operation can be refused. */
const REFUSALS: readonly (readonly [ErrorCode, string, Attempt])[] = [
  ['manifest.cycle', 'move into itself', (app, o) => moveNodes(app, o, { ids: ['card'], parentId: 'card', index: 0 })],
  ['manifest.cycle', 'move into its own child', (app, o) => moveNodes(app, o, { ids: ['footer', 'card'], parentId: 'save', index: 0 })],
  ['document.unknown', 'move an unknown node', (app, o) => moveNodes(app, o, { ids: ['footer', 'nobody'], parentId: 'card', index: 0 })],
  ['document.unknown', 'move into an unknown node', (app, o) => moveNodes(app, o, { ids: ['footer'], parentId: 'nobody', index: 0 })],
  ['document.page-root', 'move a page’s container', (app, o) => moveNodes(app, o, { ids: ['homeRoot'], parentId: 'aboutRoot', index: 0 })],
  ['document.page-root', 'delete a page’s container', (app, o) => removeNodes(app, o, ['footer', 'homeRoot'])],
  ['document.unknown', 'delete an unknown node', (app, o) => removeNodes(app, o, ['footer', 'nobody'])],
  ['document.unknown', 'add under an unknown node', (app, o) => addNode(app, o, { node: { type: 'Text' }, parentId: 'nobody' })],
  ['document.id-taken', 'add with a node’s id', (app, o) => addNode(app, o, { node: { id: 'card', type: 'Text' }, parentId: 'homeRoot' })],
  [
    'document.id-taken',
    'add with a query’s id',
    (app, o) => addNode(app, o, { node: { type: 'Card', children: [{ id: 'tasks', type: 'Text' }] }, parentId: 'homeRoot' }),
  ],
  [
    'document.id-taken',
    'add one id twice',
    (app, o) => addNode(app, o, { node: { id: 'x', type: 'Card', children: [{ id: 'x', type: 'Text' }] }, parentId: 'homeRoot' }),
  ],
  ['request.invalid', 'add with a reserved id', (app, o) => addNode(app, o, { node: { id: 'item', type: 'Text' }, parentId: 'homeRoot' })],
  ['request.invalid', 'add with a bad id', (app, o) => addNode(app, o, { node: { id: 'a b', type: 'Text' }, parentId: 'homeRoot' })],
  [
    'request.invalid',
    'add with a bad handler',
    (app, o) => addNode(app, o, { node: { type: 'Text', events: { click: [{ do: 'nothing' as 'back' }] } }, parentId: 'homeRoot' }),
  ],
  ['document.unknown', 'property of an unknown node', (app, o) => setProperty(app, o, 'nobody', 'text', 'x')],
  ['request.invalid', 'property that is not JSON', (app, o) => setProperty(app, o, 'card', 'text', Number.NaN)],
  ['request.invalid', 'property with a bad key', (app, o) => setProperty(app, o, 'card', 'a-b', 1)],
  ['request.invalid', 'property that would be a prototype', (app, o) => setProperty(app, o, 'card', '__proto__', 1)],
  ['request.invalid', 'overlong binding', (app, o) => setBinding(app, o, 'card', 'text', 'x'.repeat(20_001))],
  ['request.invalid', 'unknown step', (app, o) => setEvent(app, o, 'card', 'click', [{ do: 'explode' as 'back' }])],
  ['request.invalid', 'unknown style', (app, o) => setStyle(app, o, 'card', 'base', 'colour' as 'color', 'red')],
  ['request.invalid', 'frame without width', (app, o) => setFrame(app, o, 'card', { x: 0, y: 0, w: 0, h: 5 })],
  ['request.invalid', 'empty name', (app, o) => renameNode(app, o, 'card', '')],
  ['request.invalid', 'wrap nothing', (app, o) => wrapNodes(app, o, [], 'Card')],
  ['document.unknown', 'duplicate an unknown node', (app, o) => duplicateNodes(app, o, ['nobody'])],
  ['document.path-taken', 'page with a used path', (app, o) => addPage(app, o, { name: 'New', path: '/about' })],
  ['document.id-taken', 'page with a used id', (app, o) => addPage(app, o, { id: 'about', name: 'New' })],
  ['request.invalid', 'page with a bad path', (app, o) => addPage(app, o, { name: 'New', path: 'about us' })],
  ['document.path-taken', 'path of another page', (app, o) => updatePage(app, o, 'about', { path: '/' })],
  ['document.unknown', 'unknown page', (app, o) => removePage(app, o, 'nowhere')],
  ['document.unknown', 'move an unknown page', (app, o) => movePage(app, o, 'nowhere', 0)],
  ['document.id-taken', 'entity with a node’s id', (app, o) => addEntity(app, o, { id: 'card', name: 'Card', fields: [] })],
  [
    'document.unknown',
    'entity that shows a field it lacks',
    (app, o) => addEntity(app, o, { name: 'Note', displayField: 'x', fields: [{ label: 'Text', type: 'text' }] }),
  ],
  [
    'document.id-taken',
    'one field twice',
    (app, o) =>
      addEntity(app, o, {
        name: 'Note',
        fields: [
          { id: 'a', label: 'A', type: 'text' },
          { id: 'a', label: 'B', type: 'text' },
        ],
      }),
  ],
  ['document.unknown', 'field of an unknown entity', (app, o) => addField(app, o, 'nothing', { label: 'X', type: 'text' })],
  ['document.id-taken', 'field named as a system field', (app, o) => addField(app, o, 'task', { id: 'createdAt', label: 'X', type: 'text' })],
  ['request.invalid', 'field of an unknown type', (app, o) => addField(app, o, 'task', { label: 'X', type: 'blob' as 'text' })],
  ['document.unknown', 'unknown field', (app, o) => updateField(app, o, 'task', 'nope', { label: 'X' })],
  ['document.unknown', 'display field that is not there', (app, o) => updateEntity(app, o, 'task', { displayField: 'nope' })],
  ['document.unknown', 'remove an unknown field', (app, o) => removeField(app, o, 'task', 'nope')],
  ['document.unknown', 'move an unknown field', (app, o) => moveField(app, o, 'task', 'nope', 0)],
  ['document.unknown', 'remove an unknown entity', (app, o) => removeEntity(app, o, 'nope')],
  ['document.unknown', 'seed of an unknown entity', (app, o) => setSeed(app, o, 'nope', [])],
  ['document.id-taken', 'query with a used id', (app, o) => addQuery(app, o, { id: 'filter', name: 'F', kind: 'list' })],
  ['request.invalid', 'query of an unknown kind', (app, o) => updateQuery(app, o, 'tasks', { kind: 'sql' as 'list' })],
  ['document.unknown', 'unknown query', (app, o) => removeQuery(app, o, 'nope')],
  ['document.id-taken', 'variable with a used id', (app, o) => addState(app, o, { id: 'task', name: 'T', initial: 1 })],
  ['document.unknown', 'unknown variable', (app, o) => updateState(app, o, 'nope', { initial: 1 })],
  ['document.unknown', 'remove an unknown variable', (app, o) => removeState(app, o, 'nope')],
  ['document.id-taken', 'module with a used id', (app, o) => setModule(app, o, { id: 'card', name: 'M', code: '' })],
  ['document.unknown', 'unknown module', (app, o) => removeModule(app, o, 'nope')],
  [
    'request.invalid',
    'trigger that names no function',
    (app, o) => addTrigger(app, o, { name: 'T', kind: 'schedule', function: 'report' }),
  ],
  [
    'request.invalid',
    'trigger with a bad id',
    (app, o) => addTrigger(app, o, { id: 'a b', name: 'T', kind: 'webhook', function: 'helpers.one' }),
  ],
  ['document.unknown', 'unknown trigger', (app, o) => updateTrigger(app, o, 'nope', { enabled: false })],
  ['document.unknown', 'remove an unknown trigger', (app, o) => removeTrigger(app, o, 'nope')],
  ['request.invalid', 'bad colour', (app, o) => setTheme(app, o, { colors: { primary: 'red' } })],
  ['request.invalid', 'app without a name', (app, o) => setMeta(app, o, { name: '' })],
  ['request.invalid', 'unknown navigation', (app, o) => setShell(app, o, { nav: 'bottom' as 'top' })],
  ['request.invalid', 'more memory than there is', (app, o) => setRequirements(app, o, { memoryMb: 1000 })],
  ['request.invalid', 'bad permission', (app, o) => setPermissions(app, o, { files: 'yes' as unknown as boolean })],
];

describe('operations', () => {
  test.each(REFUSALS)('DOC-10: %s: %s, and nothing changes', (code, _title, attempt) => {
    const { ana } = twoPeople();
    const before = encodeStateAsUpdate(ana.app.doc);
    const manifestBefore = toManifest(ana.app.doc);
    let thrown: unknown;
    try {
      attempt(ana.app, ana.origin);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(AppError);
    expect((thrown as AppError).code).toBe(code);
    expect((thrown as AppError).message).not.toMatch(/\{\w+\}/);
    expect(encodeStateAsUpdate(ana.app.doc)).toEqual(before);
    expect(toManifest(ana.app.doc)).toEqual(manifestBefore);
    expect(ana.undo.canUndo).toBe(false);
  });

  test('DOC-10: the last page stays', () => {
    const { ana } = twoPeople();
    removePage(ana.app, ana.origin, 'about');
    expect(() => removePage(ana.app, ana.origin, 'home')).toThrow('at least one page');
    expect(ana.app.pages().map((page) => page.id)).toEqual(['home']);
    expect(ana.app.node('aboutRoot')).toBeUndefined();
  });

  test('DOC-11: index counts the children as they are shown before the move', () => {
    const { ana } = twoPeople();
    const { app, origin } = ana;
    moveNodes(app, origin, { ids: ['card'], parentId: 'homeRoot', index: 2 });
    expect(app.children('homeRoot')).toEqual(['list', 'card', 'footer']);
    moveNodes(app, origin, { ids: ['card'], parentId: 'homeRoot', index: 1 });
    expect(app.children('homeRoot')).toEqual(['list', 'card', 'footer']);
    moveNodes(app, origin, { ids: ['footer'], parentId: 'homeRoot', index: 0 });
    expect(app.children('homeRoot')).toEqual(['footer', 'list', 'card']);
    moveNodes(app, origin, { ids: ['list', 'footer'], parentId: 'homeRoot', index: 99 });
    expect(app.children('homeRoot')).toEqual(['card', 'footer', 'list']);
  });

  test('DOC-11: several nodes move in document order; one inside another moves along with it', () => {
    const { ana } = twoPeople();
    moveNodes(ana.app, ana.origin, { ids: ['footer', 'save', 'card'], parentId: 'aboutRoot', index: 0 });
    expect(ana.app.children('aboutRoot')).toEqual(['card', 'footer']);
    expect(ana.app.children('card')).toEqual(['title', 'save']);
    expect(ana.app.pageOf('save')).toBe('about');
  });

  test('DOC-12: order survives a thousand insertions in one slot with short keys', () => {
    const { ana } = twoPeople();
    const { app, origin } = ana;
    const ids = ['card'];
    change(app, origin, () => {
      for (let i = 0; i < 1000; i++) ids.splice(1, 0, addNode(app, origin, { node: { type: 'Text' }, parentId: 'homeRoot', index: 1 }));
    });
    expect(app.children('homeRoot')).toEqual([...ids, 'list', 'footer']);
    for (const id of ids) expect(app.tree.location(id)!.key.length).toBeLessThanOrEqual(40);
  });

  test('DOC-13: two people adding the same thing at once get two things', () => {
    const { ana, ben } = twoPeople();
    const a = addNode(ana.app, ana.origin, { node: { type: 'Button' }, parentId: 'homeRoot', index: 0 });
    const b = addNode(ben.app, ben.origin, { node: { type: 'Button' }, parentId: 'homeRoot', index: 0 });
    sync(ana, ben);
    expect(a).not.toBe(b);
    expect(ana.app.children('homeRoot')).toHaveLength(5);
    expect(ana.app.children('homeRoot')).toEqual(ben.app.children('homeRoot'));
  });

  test('DOC-14: a copy names its own parts, and others’ names stay', () => {
    const { ana } = twoPeople();
    const { app, origin } = ana;
    setBinding(app, origin, 'title', 'label', 'Now {{ filter + title.title + list.selected + [{ title }, { title: 1 }].length }}');
    const [copy] = duplicateNodes(app, origin, ['card', 'save']);
    expect(app.children('homeRoot')).toEqual(['card', copy, 'list', 'footer']);
    const [title, save] = app.children(copy!);
    expect(app.node(title!)).toMatchObject({
      name: 'Title',
      type: 'TextInput',
      bindings: { label: `Now {{ filter + ${title}.title + list.selected + [{ title: ${title} }, { title: 1 }].length }}` },
    });
    expect(app.node(save!)?.bindings).toEqual({ disabled: `{{ !${title}.value }}` });
    expect(app.node(save!)?.events['click']).toEqual([
      { do: 'createRow', with: { entity: 'task', values: { title: `{{ ${title}.value }}` } } },
      { do: 'callMethod', with: { node: title, method: 'clear' } },
    ]);
    expect(app.node('save')?.bindings).toEqual({ disabled: '{{ !title.value }}' });
  });

  test('DOC-15: wrapping takes the place of the first node and keeps everything where it was drawn', () => {
    const { ana } = twoPeople();
    const { app, origin } = ana;
    setFrame(app, origin, 'list', { x: 40, y: 80, w: 100, h: 50 });
    setFrame(app, origin, 'footer', { x: 16, y: 200, w: 64, h: 8 });
    const id = wrapNodes(app, origin, ['footer', 'list'], 'Card');
    expect(app.children('homeRoot')).toEqual(['card', id]);
    expect(app.children(id)).toEqual(['list', 'footer']);
    expect(app.node(id)).toMatchObject({ type: 'Card', frame: { x: 16, y: 80, w: 124, h: 128 } });
    expect(app.node('list')?.frame).toEqual({ x: 24, y: 0, w: 100, h: 50 });
    expect(app.node('footer')?.frame).toEqual({ x: 0, y: 120, w: 64, h: 8 });
  });

  test('DOC-16: operations of one batch see each other and are one update and one undo step', () => {
    const { ana } = twoPeople();
    const { app, origin } = ana;
    let updates = 0;
    app.doc.on('update', () => updates++);
    change(app, origin, () => {
      const page = addPage(app, origin, { name: 'Notes' });
      const rootId = app.pages().find((item) => item.id === page)!.rootId;
      const box = addNode(app, origin, { node: { type: 'Container' }, parentId: rootId });
      const text = addNode(app, origin, { node: { type: 'Text' }, parentId: box });
      moveNodes(app, origin, { ids: [text], parentId: rootId, index: 0 });
      const entity = addEntity(app, origin, { name: 'Note', fields: [] });
      addField(app, origin, entity, { label: 'Text', type: 'longText' });
      expect(app.children(rootId)).toEqual([text, box]);
      expect(
        app
          .entities()
          .at(-1)
          ?.fields.map((field) => field.id),
      ).toEqual(['text']);
    });
    expect(updates).toBe(1);
    ana.undo.undo();
    expect(app.pages()).toHaveLength(2);
    expect(app.entities()).toHaveLength(1);
    expect(ana.undo.canUndo).toBe(false);
  });

  test('DOC-17: every section can be edited and reads back', () => {
    const { ana } = twoPeople();
    const { app, origin } = ana;
    setLocked(app, origin, 'card', true);
    setHidden(app, origin, 'card', true);
    setStyle(app, origin, 'card', 'md', 'gap', 8);
    expect(app.node('card')).toMatchObject({ locked: true, hidden: true, style: { md: { gap: 8 } } });
    setHidden(app, origin, 'card', false);
    setStyle(app, origin, 'card', 'md', 'gap', undefined);
    expect(app.node('card')).toMatchObject({ hidden: false, style: {} });
    movePage(app, origin, 'about', 0);
    updatePage(app, origin, 'about', { name: 'About us', icon: 'info', inNav: false });
    expect(app.pages()[0]).toMatchObject({ id: 'about', name: 'About us', icon: 'info', inNav: false, path: '/about' });
    updateEntity(app, origin, 'task', { plural: 'To-dos', displayField: 'dueOn' });
    moveField(app, origin, 'task', 'done', 0);
    updateField(app, origin, 'task', 'done', { label: 'Finished', required: true, help: 'Tick it' });
    updateField(app, origin, 'task', 'done', { help: undefined, required: false });
    removeField(app, origin, 'task', 'title');
    expect(app.entities()[0]).toMatchObject({ plural: 'To-dos', displayField: 'dueOn', seed: [{ id: 't1', done: false }] });
    expect(app.entities()[0]?.fields).toEqual([
      { id: 'done', label: 'Finished', type: 'boolean', required: false, unique: false },
      { id: 'dueOn', label: 'Due on', type: 'date', required: false, unique: false },
    ]);
    removeField(app, origin, 'task', 'dueOn');
    expect(app.entities()[0]?.displayField).toBe('done');
    setSeed(app, origin, 'task', []);
    expect(app.entities()[0]?.seed).toEqual([]);
    updateQuery(app, origin, 'tasks', { limit: 5, entity: undefined });
    expect(app.queries()[0]).toMatchObject({ limit: 5, kind: 'list' });
    expect(app.queries()[0]).not.toHaveProperty('entity');
    expect(addState(app, origin, { name: 'Filter', initial: null })).toBe('filter2');
    updateState(app, origin, 'filter', { initial: { a: [1] }, persist: 'saved' });
    expect(app.state()[0]).toEqual({ id: 'filter', name: 'Filter', initial: { a: [1] }, persist: 'saved' });
    const nightly = addTrigger(app, origin, { name: 'Nightly', kind: 'schedule', function: 'helpers.one', cron: '0 2 * * *' });
    expect(nightly).toMatch(/^nightly_[0-9a-z]{4}$/);
    expect(() => addTrigger(app, origin, { id: nightly, name: 'N', kind: 'webhook', function: 'helpers.one' })).toThrow(nightly);
    updateTrigger(app, origin, nightly, { timezone: 'Europe/Berlin', inputs: { n: 1 }, enabled: false });
    updateTrigger(app, origin, nightly, { kind: 'webhook', cron: undefined });
    expect(app.triggers()).toEqual([
      { id: nightly, name: 'Nightly', kind: 'webhook', function: 'helpers.one', timezone: 'Europe/Berlin', inputs: { n: 1 }, enabled: false },
    ]);
    removeTrigger(app, origin, nightly);
    expect(app.triggers()).toEqual([]);
    setTheme(app, origin, { radius: 'none', colors: { primary: '#112233', text: '#000000' } });
    setTheme(app, origin, { colors: { text: undefined } });
    expect(app.theme()).toMatchObject({ radius: 'none', colors: { primary: '#112233' } });
    expect(app.theme().colors).not.toHaveProperty('text');
    setMeta(app, origin, { name: 'To-dos', tags: ['home'] });
    setShell(app, origin, { nav: 'top' });
    setPermissions(app, origin, { network: ['example.org'] });
    setRequirements(app, origin, { executionMs: 5000 });
    expect(app.requirements()).toEqual({ executionMs: 5000, memoryMb: 128 });
    expect([app.meta().name, toManifest(app.doc).requirements.executionMs]).toEqual(['To-dos', 5000]);
    expect([app.meta().name, app.meta().tags, app.shell().nav, app.permissions().network]).toEqual(['To-dos', ['home'], 'top', ['example.org']]);
    removeState(app, origin, 'filter');
    removeQuery(app, origin, 'tasks');
    removeModule(app, origin, 'helpers');
    removeEntity(app, origin, 'task');
    expect([app.state().length, app.queries().length, app.modules().length, app.entities().length]).toEqual([1, 0, 0, 0]);
  });
});
