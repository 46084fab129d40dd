import { describe, expect, test } from 'vitest';
import { encodeStateAsUpdate, Map as YMap, Text as YText, type Doc } from 'yjs';
import { pick } from '../../../testing/document/random-edits.ts';
import { sampleManifest, sync, twoPeople } from '../../../testing/document/sample-app.ts';
import { seededRandom, type Random } from '../../kernel/ports.ts';
import { manifest } from '../manifest/index.ts';
import { addNode, addQuery, AppDocument, applyManifestDiff, fromManifest, toManifest, type Origin } from './index.ts';
import { root, ROOT_NAMES } from './roots.ts';

const system: Origin = { actor: 'test', kind: 'system' };
const SEEDS = 200;

describe('whatever peers write', () => {
  test(`DOC-22: ${SEEDS} seeds of random rubbish in every map: the manifest is valid and the view works`, { timeout: 60_000 }, () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const random = seededRandom(seed);
      const doc = fromManifest(sampleManifest());
      const app = new AppDocument(doc);
      for (let i = 0; i < 60; i++) spoil(doc, random);
      try {
        const m = toManifest(doc);
        expect(manifest.parse(m)).toEqual(m);
        expect(JSON.parse(JSON.stringify(m))).toEqual(m);
        assertUnique(m);
        for (const id of app.tree.ids()) app.node(id);
        for (const section of ['pages', 'entities', 'queries', 'state', 'modules', 'triggers', 'components', 'theme', 'meta', 'shell', 'permissions'] as const) app[section]();
        app.recovered();
        applyManifestDiff(doc, sampleManifest(), system);
        expect(toManifest(doc)).toEqual(sampleManifest());
      } catch (error) {
        throw new Error(`Seed ${seed} failed`, { cause: error });
      }
      app.dispose();
    }
  });

  test('DOC-22: one id taken by two kinds at once: both are kept, the later kind with a number', () => {
    const { ana, ben } = twoPeople();
    addNode(ana.app, ana.origin, { node: { id: 'overdue', type: 'Text' }, parentId: 'homeRoot' });
    addQuery(ben.app, ben.origin, { id: 'overdue', name: 'Overdue', kind: 'list' });
    sync(ana, ben);
    const m = toManifest(ana.app.doc);
    expect(m.queries.map((query) => query.id)).toEqual(['tasks', 'overdue_2']);
    expect(m.pages[0]?.root.children.at(-1)?.id).toBe('overdue');
  });

  test('DOC-22: a document without triggers has none; a trigger that cannot be read is off, and stays to be mended', () => {
    const doc = fromManifest(sampleManifest());
    expect(toManifest(doc).triggers).toEqual([]);
    root(doc, 'triggers').set(
      'broken',
      new YMap<unknown>([
        ['name', 'Nightly'],
        ['function', 'no dot'],
        ['kind', 'schedule'],
      ]),
    );
    const app = new AppDocument(doc);
    expect(toManifest(doc).triggers).toEqual([
      { id: 'broken', name: 'Nightly', kind: 'schedule', function: 'missing.function', inputs: {}, enabled: false },
    ]);
    expect(app.triggers()).toEqual(toManifest(doc).triggers);
    expect(app.isTaken('broken')).toBe(false);
    app.dispose();
  });

  test('DOC-24: a document shares no objects with the manifests that go in or come out', () => {
    const m = sampleManifest();
    m.pages[0]!.root.props = { list: [{ a: 1 }] };
    const doc = fromManifest(m);
    (m.pages[0]!.root.props['list'] as { a: number }[])[0]!.a = 2;
    const out = toManifest(doc);
    expect(out.pages[0]!.root.props).toEqual({ list: [{ a: 1 }] });
    (out.pages[0]!.root.props['list'] as { a: number }[])[0]!.a = 3;
    out.pages[0]!.root.children[0]!.children[1]!.events['click']!.pop();
    out.entities[0]!.seed[0]!['title'] = 'changed';
    out.permissions.network.push('example.org');
    const again = toManifest(doc);
    expect(again.pages[0]!.root.props).toEqual({ list: [{ a: 1 }] });
    expect(again.pages[0]!.root.children[0]!.children[1]!.events['click']).toHaveLength(2);
    expect(again.entities[0]!.seed[0]!['title']).toBe('Water the plants');
    expect(again.permissions.network).toEqual([]);
  });

  test('DOC-25: a manifest in which two things share an id is refused and nothing is written', () => {
    const m = sampleManifest();
    m.queries[0]!.id = 'card';
    expect(() => fromManifest(m)).toThrow(expect.objectContaining({ code: 'manifest.invalid' }));
    const doc = fromManifest(sampleManifest());
    const before = encodeStateAsUpdate(doc);
    expect(() => applyManifestDiff(doc, m, system)).toThrow('two things have the id “card”');
    expect(encodeStateAsUpdate(doc)).toEqual(before);
  });

  test('DOC-21: a diff keeps recovered nodes in their tray and touches only what differs', () => {
    const { ana, ben } = twoPeople();
    ana.app.doc.transact(() => root(ana.app.doc, 'nodes').delete('list'), ana.origin);
    const id = addNode(ben.app, ben.origin, { node: { type: 'Text' }, parentId: 'list' });
    sync(ana, ben);
    const next = toManifest(ana.app.doc);
    next.pages[0]!.root.children.reverse();
    next.meta.name = 'New';
    const updates: Uint8Array[] = [];
    ana.app.doc.on('update', (update: Uint8Array) => updates.push(update));
    applyManifestDiff(ana.app.doc, next, ana.origin);
    expect(toManifest(ana.app.doc)).toEqual(next);
    expect(ana.app.recovered()).toEqual([id]);
    expect(updates).toHaveLength(1);
    expect(updates[0]!.length).toBeLessThan(120);
    ana.undo.undo();
    expect(toManifest(ana.app.doc).meta.name).toBe('Tasks');
  });

  test('DOC-21: a recovered node that a diff would attach again gives way to the manifest', () => {
    const { ana, ben } = twoPeople();
    const before = toManifest(ana.app.doc);
    ana.app.doc.transact(() => root(ana.app.doc, 'nodes').delete('list'), ana.origin);
    addNode(ben.app, ben.origin, { node: { type: 'Text' }, parentId: 'list' });
    sync(ana, ben);
    expect(ana.app.recovered()).toHaveLength(1);
    applyManifestDiff(ana.app.doc, before, ana.origin);
    expect(toManifest(ana.app.doc)).toEqual(before);
    expect(ana.app.recovered()).toEqual([]);
  });

  test('DOC-21: a deep tree neither overflows the stack nor loses a level', { timeout: 60_000 }, () => {
    const m = sampleManifest();
    let at = m.pages[1]!.root;
    for (let i = 0; i < 20_000; i++) {
      const child = { ...at, id: `deep${i}`, children: [] };
      at.children = [child];
      at = child;
    }
    const app = new AppDocument(fromManifest(m));
    expect(app.pageOf('deep19999')).toBe('about');
    let depth = 0;
    for (let node = toManifest(app.doc).pages[1]!.root.children[0]; node !== undefined; node = node.children[0]) depth++;
    expect(depth).toBe(20_000);
  });
});

/** Writes something no operation would. */
function spoil(doc: Doc, random: Random): void {
  const map = root(doc, pick(random, ROOT_NAMES)!);
  const key = pick(random, [...map.keys(), 'new', 'a b', '', '__proto__', 'constructor', 'shell.nav', 'x'.repeat(70)])!;
  const inner = map.get(key);
  if (inner instanceof YMap && random.next() < 0.8) {
    const names = [
      ...inner.keys(),
      'loc',
      'type',
      'p.x',
      'p.__proto__',
      'b.y',
      'e.click',
      's.base.gap',
      's.base',
      's.huge.gap',
      'f.w',
      'f.title',
      'order',
      'path',
      'kind',
      'extra',
    ];
    const name = pick(random, names)!;
    const deeper = inner.get(name);
    if (deeper instanceof YMap && random.next() < 0.7) deeper.set(pick(random, ['type', 'label', 'choices', 'id', 'order'])!, rubbish(random));
    else inner.set(name, rubbish(random));
  } else map.set(key, rubbish(random));
}

function rubbish(random: Random): unknown {
  const text = pick(random, ['', 'x', '/', 'card', '/home', 'x'.repeat(300), '{{', '\uD800'])!;
  return pick(random, [
    text,
    null,
    true,
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    new Uint8Array([1, 2]),
    12n,
    undefined,
    [],
    {},
    [text, text],
    [pick(random, ['card', 'list', 'save', '/home', 'homeRoot']), text],
    [1, 2],
    { a: undefined, b: [Number.NaN] },
    [{ do: 'x' }],
    [{ do: 'back', with: { a: new Uint8Array(1) } }],
    new YText(text),
    new YMap<unknown>([
      ['type', text],
      ['loc', ['card', text]],
    ]),
    new YMap<unknown>(),
  ]);
}

function assertUnique(m: ReturnType<typeof toManifest>): void {
  const ids: string[] = [...m.queries, ...m.state, ...m.modules, ...m.entities].map((item) => item.id);
  const open = m.pages.map((page) => page.root);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    ids.push(node.id);
    open.push(...node.children);
  }
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(m.pages.map((page) => page.path)).size).toBe(m.pages.length);
}
