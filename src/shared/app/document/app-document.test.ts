import { describe, expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import { sampleManifest, sync, twoPeople } from '../../../testing/document/sample-app.ts';
import { SCHEMA_VERSION } from '../manifest/index.ts';
import {
  addNode,
  addState,
  addTrigger,
  AppDocument,
  change,
  createDocument,
  fromManifest,
  moveNodes,
  renameNode,
  schemaVersionOf,
  setMeta,
  setProperty,
  setShell,
  setTheme,
  toManifest,
  updateField,
  updatePage,
} from './index.ts';
import { root } from './roots.ts';

describe('live view', () => {
  test('DOC-9: listeners run once for each transaction, and only for what changed', () => {
    const { app, origin } = twoPeople().ana;
    const ticks: string[] = [];
    for (const id of ['homeRoot', 'card', 'list', 'footer', 'save']) app.onDidChangeNode(id, () => ticks.push(id));
    app.onDidChangeTree(() => ticks.push('tree'));
    setProperty(app, origin, 'footer', 'content', 'x');
    expect(ticks.splice(0)).toEqual(['footer']);
    setProperty(app, origin, 'footer', 'content', 'x');
    expect(ticks.splice(0)).toEqual([]);
    moveNodes(app, origin, { ids: ['footer'], parentId: 'card', index: 0 });
    expect(ticks.splice(0).toSorted()).toEqual(['card', 'footer', 'homeRoot', 'tree']);
    change(app, origin, () => {
      for (let i = 0; i < 500; i++) setProperty(app, origin, 'footer', 'content', `${i}`);
    });
    expect(ticks.splice(0)).toEqual(['footer']);
  });

  test('DOC-9: snapshots and lists keep their identity until what they show changes', () => {
    const { app, origin } = twoPeople().ana;
    const view = () => ({
      card: app.node('card'),
      save: app.node('save'),
      footer: app.node('footer'),
      home: app.children('homeRoot'),
      inCard: app.children('card'),
      pages: app.pages(),
      entities: app.entities(),
      theme: app.theme(),
      recovered: app.recovered(),
    });
    const before = view();
    setProperty(app, origin, 'footer', 'content', 'x');
    let after = view();
    expect(after.footer).not.toBe(before.footer);
    for (const key of ['card', 'save', 'home', 'inCard', 'pages', 'entities', 'theme', 'recovered'] as const) expect(after[key]).toBe(before[key]);
    moveNodes(app, origin, { ids: ['card'], parentId: 'aboutRoot', index: 0 });
    after = view();
    expect(after.card).toMatchObject({ parentId: 'aboutRoot', pageId: 'about' });
    expect(after.save).toMatchObject({ pageId: 'about' });
    expect(after.home).toEqual(['list', 'footer']);
    expect(after.inCard).toBe(before.inCard);
    updateField(app, origin, 'task', 'done', { label: 'Finished' });
    expect(app.entities()).not.toBe(before.entities);
    expect(app.queries()).toBe(app.queries());
  });

  test('DOC-9: a peer’s edits reach the listeners of exactly their sections', () => {
    const { ana, ben } = twoPeople();
    const ticks: string[] = [];
    for (const section of ['meta', 'pages', 'entities', 'queries', 'state', 'modules', 'triggers', 'components', 'theme', 'shell', 'permissions'] as const)
      ana.app.onDidChange(section, () => ticks.push(section));
    const expectTicks = (edit: () => unknown, ...sections: string[]): void => {
      edit();
      sync(ana, ben);
      expect(ticks.splice(0)).toEqual(sections);
    };
    const { app, origin } = ben;
    expectTicks(() => setMeta(app, origin, { name: 'New' }), 'meta');
    expectTicks(() => setShell(app, origin, { nav: 'top' }), 'shell');
    expectTicks(() => setTheme(app, origin, { mode: 'dark' }), 'theme');
    expectTicks(() => updatePage(app, origin, 'home', { name: 'Start' }), 'pages');
    expectTicks(() => addState(app, origin, { name: 'Total', initial: 0 }), 'state');
    expectTicks(() => updateField(app, origin, 'task', 'done', { label: 'X' }), 'entities');
    expectTicks(() => addTrigger(app, origin, { name: 'Nightly', kind: 'schedule', function: 'helpers.one' }), 'triggers');
    expect([ana.app.meta().name, ana.app.shell().nav, ana.app.theme().mode, ana.app.pages()[0]?.name, ana.app.state()[1]?.id]).toEqual([
      'New',
      'top',
      'dark',
      'Start',
      'total',
    ]);
    expect(ana.app.takenIds()).toContain('total');
  });

  test('DOC-9: disposers end subscriptions; a listener that throws does not stop the others or the change', () => {
    const { app, origin, undo } = twoPeople().ana;
    let ticks = 0;
    const stop = app.onDidChangeNode('card', () => ticks++);
    const stopBad = app.onDidChangeNode('card', () => {
      throw new Error('listener');
    });
    app.onDidChangeNode('card', () => ticks++);
    expect(() => renameNode(app, origin, 'card', 'A')).toThrow('A listener of the app document failed');
    expect(ticks).toBe(2);
    expect(undo.canUndo).toBe(true);
    stop();
    stopBad();
    renameNode(app, origin, 'card', 'B');
    expect(ticks).toBe(3);
    app.dispose();
    renameNode(new AppDocument(app.doc), origin, 'card', 'C');
    expect(ticks).toBe(3);
  });

  test('DOC-9: a listener may edit: its change is a transaction of its own', () => {
    const { app, origin } = twoPeople().ana;
    app.onDidChangeNode('card', () => {
      if (app.node('card')?.name === 'A') renameNode(app, origin, 'footer', 'Also');
    });
    renameNode(app, origin, 'card', 'A');
    expect(app.node('footer')?.name).toBe('Also');
  });
});

describe('format', () => {
  test('DOC-40: a new document knows its version and has no pages; its manifest is valid', () => {
    const doc = createDocument();
    expect(schemaVersionOf(doc)).toBe(SCHEMA_VERSION);
    expect(new AppDocument(doc).pages()).toEqual([]);
    expect(toManifest(doc).pages).toHaveLength(1);
    expect(schemaVersionOf(new Doc())).toBe(0);
  });

  test('DOC-40: an update from a newer version is detectable, and operations refuse to touch it', () => {
    const newer = fromManifest(sampleManifest());
    root(newer, 'meta').set('schemaVersion', SCHEMA_VERSION + 1);
    const doc = new Doc();
    applyUpdate(doc, encodeStateAsUpdate(newer));
    expect(schemaVersionOf(doc)).toBe(SCHEMA_VERSION + 1);
    const app = new AppDocument(doc);
    const before = encodeStateVector(doc);
    expect(() => renameNode(app, { actor: 'ana', kind: 'hand' }, 'card', 'X')).toThrow(expect.objectContaining({ code: 'document.read-only' }));
    expect(() => addNode(app, { actor: 'ana', kind: 'hand' }, { node: { type: 'Text' }, parentId: 'card' })).toThrow(
      expect.objectContaining({ code: 'document.read-only' }),
    );
    expect(encodeStateVector(doc)).toEqual(before);
    expect(app.node('card')?.name).toBe('Card');
  });
});
