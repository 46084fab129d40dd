import { describe, expect, test } from 'vitest';
import { encodeStateVector, Map as YMap } from 'yjs';
import { sampleManifest, sync, twoPeople, type Person } from '../../../testing/document/sample-app.ts';
import { addNode, AppDocument, fromManifest, moveNodes, removeNodes, renameNode, toManifest } from './index.ts';
import { root } from './roots.ts';

function put(app: AppDocument, id: string, loc: unknown): void {
  app.doc.transact(
    () =>
      root(app.doc, 'nodes').set(
        id,
        new YMap<unknown>([
          ['type', 'Text'],
          ['name', id],
          ['loc', loc],
        ]),
      ),
    'network',
  );
}

describe('derived tree', () => {
  test('DOC-2: siblings sort by (orderKey, id), so equal keys have one order everywhere', () => {
    const app = new AppDocument(fromManifest(sampleManifest()));
    for (const id of ['zz', 'aa', 'mm']) put(app, id, ['aboutRoot', 'a5']);
    put(app, 'first', ['aboutRoot', 'a1']);
    expect(app.children('aboutRoot')).toEqual(['first', 'aa', 'mm', 'zz']);
  });

  test('DOC-2: a node can be put between two that share an order key', () => {
    const app = new AppDocument(fromManifest(sampleManifest()));
    for (const id of ['x1', 'x2', 'x3']) put(app, id, ['aboutRoot', 'a5']);
    const id = addNode(app, { actor: 'ana', kind: 'hand' }, { node: { type: 'Text' }, parentId: 'aboutRoot', index: 1 });
    expect(app.children('aboutRoot')).toEqual(['x1', id, 'x2', 'x3']);
  });

  test('DOC-3: a node whose parent was deleted by someone else is recovered, and returns when the parent does', () => {
    const { ana, ben } = twoPeople();
    removeNodes(ana.app, ana.origin, ['card']);
    const id = addNode(ben.app, ben.origin, { node: { type: 'Text', children: [{ id: 'inner', type: 'Text' }] }, parentId: 'card' });
    sync(ana, ben);
    for (const { app } of [ana, ben]) {
      expect(app.recovered()).toEqual([id]);
      expect(app.node(id)).toMatchObject({ parentId: null, pageId: null });
      expect(app.node('inner')).toMatchObject({ parentId: id, pageId: null });
      expect(JSON.stringify(toManifest(app.doc))).not.toContain(id);
    }
    ana.undo.undo();
    sync(ana, ben);
    for (const { app } of [ana, ben]) {
      expect(app.recovered()).toEqual([]);
      expect(app.children('card')).toEqual(['title', 'save', id]);
      expect(app.node('inner')).toMatchObject({ parentId: id, pageId: 'home' });
    }
  });

  test('DOC-4: two moves that make a cycle cut it at the smallest id', () => {
    const { ana, ben } = twoPeople();
    moveNodes(ana.app, ana.origin, { ids: ['list'], parentId: 'card', index: 0 });
    moveNodes(ben.app, ben.origin, { ids: ['card'], parentId: 'list', index: 0 });
    sync(ana, ben);
    for (const { app } of [ana, ben]) {
      expect(app.recovered()).toEqual(['card']);
      expect(app.parentOf('card')).toBe(null);
      expect(app.children('card')).toContain('list');
      expect(app.children('list')).toEqual([]);
      expect(app.children('homeRoot')).toEqual(['footer']);
    }
    moveNodes(ana.app, ana.origin, { ids: ['card'], parentId: 'homeRoot', index: 0 });
    sync(ana, ben);
    expect(ben.app.recovered()).toEqual([]);
    expect(ben.app.children('homeRoot')).toEqual(['card', 'footer']);
  });

  test('DOC-5: repairs are never written back', () => {
    const { ana, ben } = twoPeople();
    moveNodes(ana.app, ana.origin, { ids: ['list'], parentId: 'card', index: 0 });
    moveNodes(ben.app, ben.origin, { ids: ['card'], parentId: 'list', index: 0 });
    sync(ana, ben);
    const before = encodeStateVector(ana.app.doc);
    ana.app.recovered();
    toManifest(ana.app.doc);
    new AppDocument(ana.app.doc).pages();
    expect(encodeStateVector(ana.app.doc)).toEqual(before);
  });

  test('DOC-6: concurrent moves of one node leave it in exactly one place; a concurrent rename is kept', () => {
    const { ana, ben } = twoPeople();
    moveNodes(ana.app, ana.origin, { ids: ['footer'], parentId: 'card', index: 0 });
    moveNodes(ben.app, ben.origin, { ids: ['footer'], parentId: 'aboutRoot', index: 0 });
    renameNode(ana.app, ana.origin, 'footer', 'Small print');
    sync(ana, ben);
    for (const { app } of [ana, ben]) {
      const places = ['homeRoot', 'card', 'list', 'aboutRoot'].filter((parent) => app.children(parent).includes('footer'));
      expect(places).toHaveLength(1);
      expect(app.node('footer')?.name).toBe('Small print');
    }
    expect(ana.app.parentOf('footer')).toBe(ben.app.parentOf('footer'));
  });

  test('DOC-7: the first node under a page is its root; others are recovered; a page without one shows an empty container', () => {
    const { ana } = twoPeople();
    const app = ana.app;
    let pagesTicks = 0;
    app.onDidChange('pages', () => pagesTicks++);
    expect(app.pages()[1]?.rootId).toBe('aboutRoot');
    expect(app.node('aboutRoot')).toMatchObject({ pageId: 'about' });
    put(app, 'other', ['/about', 'Zz']);
    expect(pagesTicks).toBe(1);
    expect(app.pages()[1]?.rootId).toBe('other');
    expect(app.recovered()).toEqual(['aboutRoot']);
    expect(app.node('aboutRoot')).toMatchObject({ pageId: null });
    expect(app.node('other')).toMatchObject({ pageId: 'about', parentId: null });
    app.doc.transact(() => ['other', 'aboutRoot'].forEach((id) => root(app.doc, 'nodes').delete(id)), 'network');
    expect(app.pages()[1]?.rootId).toBe('');
    expect(toManifest(app.doc).pages[1]?.root).toMatchObject({ type: 'Container', children: [] });
  });

  test('DOC-3: content of a page that someone else deleted is recovered', () => {
    const { ana, ben } = twoPeople();
    const id = addNode(ben.app, ben.origin, { node: { type: 'Text' }, parentId: 'aboutRoot' });
    removePageOf(ana);
    sync(ana, ben);
    for (const { app } of [ana, ben]) expect(app.recovered()).toEqual([id]);
  });
});

function removePageOf({ app, origin }: Person): void {
  removeNodes(app, origin, ['footer']);
  app.doc.transact(() => {
    root(app.doc, 'nodes').delete('aboutRoot');
    root(app.doc, 'pages').delete('about');
  }, origin);
}
