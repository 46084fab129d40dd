import { describe, expect, it } from 'vitest';
import type { ManifestInput } from '../manifest/index.ts';
import { CAPABILITY_NAMES } from '../expressions/index.ts';
import { AppError } from '../../kernel/errors.ts';
import { app, button, input, MEMBERS, TASKS, text, type AppParts } from '../../../testing/sandbox/running-app.ts';
import { parseManifest, validateManifest } from './index.ts';

const plain: ManifestInput = { schemaVersion: 1, meta: { name: 'A' }, pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'root', type: 'Container', name: 'Root' } }] };

function failure(input: unknown): AppError {
  try {
    parseManifest(input);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It was accepted.');
}

describe('parseManifest', () => {
  it('fills in what may be left out', () => {
    expect(parseManifest(plain)).toMatchObject({ entities: [], theme: { mode: 'light' }, requirements: { executionMs: 1000 } });
  });

  it.each([
    [null, /an object/],
    [[], /an object/],
    ['text', /an object/],
    [{}, /schemaVersion must be 1, but it is missing/],
    [{ ...plain, schemaVersion: '1' }, /schemaVersion must be 1/],
    [{ ...plain, meta: {} }, /meta\.name/],
    [{ ...plain, pages: [] }, /pages/],
    [{ ...plain, pages: [{ ...plain.pages[0], path: 'home' }] }, /pages\[0\]\.path must start with \//],
    [{ ...plain, extra: 1 }, /“extra”, which is not known here/],
    [{ ...plain, pages: [{ ...plain.pages[0], root: { ...plain.pages[0]!.root, children: [{ id: 'x', type: 'Text', name: 'X', events: { click: [{ do: 'dance' }] } }] } }] }, /pages\[0\]\.root\.children\[0\]\.events\.click\[0\]\.do must be one of runQuery/],
    [{ ...plain, pages: [{ ...plain.pages[0], root: { ...plain.pages[0]!.root, id: 'has space' } }] }, /pages\[0\]\.root\.id must be an identifier/],
  ])('says where the problem is and what to do: %#', (input, message) => {
    expect(failure(input).code).toBe('manifest.invalid');
    expect(failure(input).message).toMatch(message);
  });

  it('names the versions of a manifest from the future', () => {
    expect(failure({ ...plain, schemaVersion: 9 })).toMatchObject({ code: 'manifest.too-new', details: { found: 9, known: 1 } });
  });

  it('finds a component that contains itself, by object or by a repeated id', () => {
    const box = { id: 'box', type: 'Container', name: 'Box', children: [] as unknown[] };
    box.children.push({ id: 'mid', type: 'Container', name: 'Mid', children: [box] });
    const cyclic = { ...plain, pages: [{ ...plain.pages[0], root: { ...plain.pages[0]!.root, children: [box] } }] };
    expect(failure(cyclic)).toMatchObject({ code: 'manifest.cycle', details: { id: 'box', path: 'box → mid → box' } });
    const repeated = { ...plain, pages: [{ ...plain.pages[0], root: { id: 'root', type: 'Container', name: 'R', children: [{ id: 'a', type: 'Container', name: 'A', children: [{ id: 'root', type: 'Container', name: 'R' }] }] } }] };
    expect(failure(repeated).message).toBe('The component “root” contains itself (root → a → root). Remove one of them from the other.');
  });

  it('refuses a tree of any depth without running out of stack', () => {
    let node: Record<string, unknown> = { id: 'n0', type: 'Container', name: 'N' };
    for (let i = 1; i < 50_000; i++) node = { id: `n${i}`, type: 'Container', name: 'N', children: [node] };
    expect(failure({ ...plain, pages: [{ ...plain.pages[0], root: node }] }).message).toMatch(/nested more than 200 deep/);
  });
});

describe('validateManifest', () => {
  const messages = (children: Parameters<typeof app>[0], parts?: AppParts, severity = 'error'): string[] => validateManifest(app(children, parts)).filter((problem) => problem.severity === severity).map((problem) => problem.message);
  const data: AppParts = { entities: [TASKS, MEMBERS] };

  it('finds nothing wrong with a sound app', () => {
    const sound = app([input('box'), text('t', '{{ box.value }} {{ tasks.total }}'), button('b', { do: 'createRow', with: { entity: 'task', values: { title: '{{ box.value }}' } } })], { ...data, queries: [{ id: 'tasks', name: 'Tasks', kind: 'list', entity: 'task', include: ['owner'], where: [{ field: 'long', op: 'eq', value: true }] }] });
    expect(validateManifest(sound)).toEqual([]);
  });

  it('finds unknown components, properties, events and children where none can be', () => {
    expect(messages([{ id: 'x', type: 'Textt', name: 'X' }])).toEqual(['“X” is a “Textt”, which is not a component. Choose another type. Did you mean “Text”?']);
    expect(messages([{ id: 'x', type: 'Text', name: 'X', props: { colour: 1 }, events: { dance: [] } }], {}, 'warning')).toEqual([expect.stringContaining('no property “colour”'), expect.stringContaining('never sends “dance”')]);
    expect(messages([{ id: 'x', type: 'Text', name: 'X', children: [text('y', 'a')] }])).toEqual([expect.stringContaining('cannot hold other components')]);
    expect(messages([{ id: 'x', type: 'Button', name: 'X', props: { variant: 'loud' } }], {}, 'warning')).toEqual([expect.stringContaining('should be one of primary')]);
  });

  it('finds ids used twice, reserved ids and pages with one path', () => {
    expect(messages([text('same', 'a'), text('same', 'b')])[0]).toMatch(/“same” is used twice/);
    expect(messages([text('task', 'a')], data)[0]).toMatch(/for a kind of data and for a component/);
    expect(messages([text('item', 'a')])[0]).toMatch(/Choose another id/);
    const page = (id: string) => ({ id, name: id, path: '/same', root: { id: `${id}Root`, type: 'Container', name: 'R' } });
    expect(messages([], { pages: [page('one'), page('two')] })).toEqual(['The pages “one” and “two” have the same path “/same”. Change one.']);
  });

  it('PRM-63: an id that is also the name of a capability is a warning, and the app’s own', () => {
    for (const id of CAPABILITY_NAMES) {
      for (const own of [app([text('t', `{{ ${id}.text }}`), input(id)]), app([text('t', `{{ ${id} }}`)], { state: [{ id, name: 'Own', initial: 1 }] })]) {
        expect(validateManifest(own)).toEqual([{ severity: 'warning', message: expect.stringContaining(`“${id}” is also what code calls something of Casual OS`), place: expect.objectContaining({ id }) }]);
        expect(parseManifest(own)).toEqual(own);
      }
      expect(validateManifest(app([], { entities: [{ ...TASKS, id }, MEMBERS] }))).toEqual([]);
    }
  });

  it('finds names that are not there, with the place', () => {
    const problems = validateManifest(app([text('t', '{{ nobody.value }}')]));
    expect(problems).toEqual([{ severity: 'error', message: 'Nothing here is called “nobody”.', place: { kind: 'node', id: 't', key: 'content' } }]);
  });

  it('finds queries that read nothing', () => {
    const query = { id: 'q', name: 'Q', kind: 'list' as const };
    expect(messages([], { queries: [query] })[0]).toMatch(/does not say which data/);
    expect(messages([], { queries: [{ ...query, entity: 'nothing' }] })[0]).toMatch(/reads “nothing”/);
    expect(messages([], { ...data, queries: [{ ...query, entity: 'task', where: [{ field: 'colour', op: 'eq' }], orderBy: [{ field: 'size' }], include: ['title'] }] })).toHaveLength(3);
    expect(messages([], { ...data, queries: [{ ...query, kind: 'aggregate', entity: 'task', aggregate: { op: 'sum' } }, { ...query, id: 'g', kind: 'get', entity: 'task' }] })).toHaveLength(2);
  });

  it('finds data that does not hold together', () => {
    const entity = { id: 'thing', name: 'Thing', plural: 'Things', displayField: 'nope', fields: [{ id: 'a', label: 'A', type: 'reference' as const, reference: { entity: 'gone' } }, { id: 'b', label: 'B', type: 'choice' as const }, { id: 'c', label: 'C', type: 'computed' as const }, { id: 'id', label: 'Id', type: 'text' as const }], seed: [{ a: 1 }, { id: 'x', zzz: 1 }, { id: 'x' }] };
    expect(messages([], { entities: [entity] })).toHaveLength(8);
  });

  it('finds steps that point at nothing or lack what they need', () => {
    const steps = (...list: Parameters<typeof button>[1][]): string[] => messages([input('box'), { id: 'modal', type: 'Modal', name: 'Modal' }, button('b', ...list)], data);
    expect(steps({ do: 'createRow', with: { entity: 'task' } })).toEqual(['The step “Add a row” needs “values”.']);
    expect(steps({ do: 'createRow', with: { entity: 'ghost', values: {} } })[0]).toMatch(/names the kind of data “ghost”/);
    expect(steps({ do: 'createRow', with: { entity: 'task', values: { colour: 1 } } })).toEqual(['“Task” has no field “colour”.']);
    expect(steps({ do: 'goToPage', with: { page: 'nowhere' } }, { do: 'runQuery', with: { query: 'q' } }, { do: 'setState', with: { state: 's', value: 1 } }, { do: 'openOverlay', with: { node: 'gone' } })).toHaveLength(4);
    expect(steps({ do: 'openOverlay', with: { node: 'box' } }, { do: 'callMethod', with: { node: 'box', method: 'fly' } }, { do: 'resetForm', with: { node: 'modal' } })).toHaveLength(3);
    expect(steps({ do: 'toast', with: { text: 'x' }, onError: [{ do: 'goToPage', with: { page: 'nowhere' } }] })[0]).toMatch(/nowhere/);
    expect(validateManifest(app([button('b', { do: 'openOverlay', with: { node: 'gone' } })]))[0]?.place).toEqual({ kind: 'node', id: 'b', key: 'click[0]' });
  });

  it('finds triggers that could never run, with the place', () => {
    const tools = { id: 'tools', name: 'Tools', code: 'export function report() {}\nexport const limit = 3;' };
    const trigger = { id: 't', name: 'Nightly', kind: 'schedule' as const, function: 'tools.report', cron: '0 2 * * *' };
    const found = (change: object) => validateManifest(app([], { modules: [tools], triggers: [{ ...trigger, ...change }] }));
    expect(found({})).toEqual([]);
    expect(found({ function: 'tools.limit' })).toEqual([{ severity: 'error', message: expect.stringContaining('“tools.limit”, which this app does not have') as string, place: { kind: 'trigger', id: 't', key: 'function' } }]);
    expect(found({ function: 'other.report' })).toHaveLength(1);
    expect(found({ cron: 'every day' })).toMatchObject([{ message: expect.stringContaining('five parts') as string, place: { kind: 'trigger', id: 't', key: 'cron' } }]);
    expect(found({ cron: undefined })).toMatchObject([{ place: { key: 'cron' } }]);
    expect(found({ timezone: 'Mars/Olympus' })).toMatchObject([{ place: { key: 'timezone' } }]);
    expect(found({ kind: 'webhook', cron: 'no matter' })).toEqual([]);
    expect(validateManifest(app([], { modules: [tools], triggers: [trigger, trigger] }))).toMatchObject([{ message: expect.stringContaining('Two triggers') as string }]);
  });
});
