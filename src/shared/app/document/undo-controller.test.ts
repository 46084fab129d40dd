import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sync, twoPeople, type Person } from '../../../testing/document/sample-app.ts';
import {
  addNode,
  change,
  duplicateNodes,
  moveNodes,
  originOf,
  removeField,
  removeNodes,
  renameNode,
  setModule,
  setProperty,
  toManifest,
  UndoController,
  updateField,
} from './index.ts';

/** yjs keeps a reference to `Date.now` when it is loaded, so the clock is put in before that. */
const clock = vi.hoisted(() => {
  const now = Date.now;
  const held: { ms: number | null } = { ms: null };
  Date.now = () => held.ms ?? now();
  return held;
});

let ana: Person;
let ben: Person;
beforeEach(() => ({ ana, ben } = twoPeople()));
afterEach(() => (clock.ms = null));

function steps({ undo }: Person, ...edits: (() => unknown)[]): void {
  for (const edit of edits) {
    edit();
    undo.stopCapturing();
  }
}

describe('undo', () => {
  test('DOC-30: undoes own edits only; a peer’s edits made between them stay', () => {
    steps(ana, () => renameNode(ana.app, ana.origin, 'card', 'Ana 1'));
    sync(ana, ben);
    steps(ben, () => setProperty(ben.app, ben.origin, 'footer', 'content', 'Ben'));
    sync(ana, ben);
    steps(ana, () => renameNode(ana.app, ana.origin, 'list', 'Ana 2'));
    ana.undo.undo();
    ana.undo.undo();
    ana.undo.undo();
    sync(ana, ben);
    for (const { app } of [ana, ben]) {
      expect(app.node('card')?.name).toBe('Card');
      expect(app.node('list')?.name).toBe('List');
      expect(app.node('footer')?.props['content']).toBe('Ben');
    }
    expect(ana.undo.canUndo).toBe(false);
    ben.undo.undo();
    expect(ben.app.node('footer')?.props['content']).toBe('Made by hand');
  });

  test('DOC-30: AI edits on behalf of the person are undone; system and other actors’ edits are not', () => {
    const { app, undo } = ana;
    steps(ana, () => renameNode(app, { actor: 'ana', kind: 'ai', turnId: 't1' }, 'card', 'By AI'));
    renameNode(app, { actor: 'ana', kind: 'system' }, 'list', 'By system');
    renameNode(app, { actor: 'ben', kind: 'hand' }, 'footer', 'By Ben');
    undo.undo();
    expect([app.node('card')?.name, app.node('list')?.name, app.node('footer')?.name]).toEqual(['Card', 'By system', 'By Ben']);
    expect(undo.canUndo).toBe(false);
  });

  test('DOC-31: 200 steps can be undone and redone, one by one', { timeout: 60_000 }, () => {
    const { app, origin, undo } = ana;
    const start = toManifest(app.doc);
    const seen: string[] = [];
    for (let i = 0; i < 200; i++) {
      steps(ana, () =>
        i % 4 === 0
          ? addNode(app, origin, { node: { type: 'Text' }, parentId: 'homeRoot', index: i % 7 })
          : i % 4 === 1
            ? setProperty(app, origin, 'footer', 'content', `${i}`)
            : i % 4 === 2
              ? moveNodes(app, origin, { ids: ['footer'], parentId: i % 8 === 2 ? 'card' : 'homeRoot', index: 0 })
              : duplicateNodes(app, origin, ['save']),
      );
      seen.push(JSON.stringify(toManifest(app.doc)));
    }
    for (let i = 198; i >= 0; i--) {
      undo.undo();
      expect(JSON.stringify(toManifest(app.doc))).toBe(seen[i]);
    }
    undo.undo();
    expect(toManifest(app.doc)).toEqual(start);
    expect(undo.canUndo).toBe(false);
    for (let i = 0; i < 200; i++) {
      undo.redo();
      expect(JSON.stringify(toManifest(app.doc))).toBe(seen[i]);
    }
    expect(undo.canRedo).toBe(false);
  });

  test('DOC-32: where a peer changed the same thing later, undo leaves the peer’s value', () => {
    steps(ana, () => setProperty(ana.app, ana.origin, 'footer', 'content', 'Ana'));
    sync(ana, ben);
    setProperty(ben.app, ben.origin, 'footer', 'content', 'Ben');
    sync(ana, ben);
    ana.undo.undo();
    sync(ana, ben);
    for (const { app } of [ana, ben]) expect(app.node('footer')?.props['content']).toBe('Ben');
  });

  test('DOC-33: quick changes are one step until capturing stops or 400 ms pass', () => {
    clock.ms = 1_000_000;
    const { app, origin, undo } = ana;
    const type = (text: string): string => setModule(app, origin, { id: 'helpers', name: 'Helpers', code: text });
    type('a');
    clock.ms += 399;
    type('ab');
    clock.ms += 401;
    type('abc');
    undo.stopCapturing();
    type('abcd');
    undo.undo();
    expect(app.modules()[0]?.code).toBe('abc');
    undo.undo();
    expect(app.modules()[0]?.code).toBe('ab');
    undo.undo();
    expect(app.modules()[0]?.code).toMatch(/^export/);
  });

  test('DOC-34: undo brings back a deleted subtree with its content, order and the view’s listeners', () => {
    const { app, origin, undo } = ana;
    const before = toManifest(app.doc);
    steps(
      ana,
      () => removeNodes(app, origin, ['card', 'footer']),
      () => removeField(app, origin, 'task', 'title'),
      () => updateField(app, origin, 'task', 'done', { label: 'X' }),
    );
    let ticks = 0;
    app.onDidChangeNode('save', () => ticks++);
    undo.undo();
    undo.undo();
    undo.undo();
    expect(toManifest(app.doc)).toEqual(before);
    expect(app.node('save')?.parentId).toBe('card');
    expect(ticks).toBeGreaterThan(0);
    sync(ana, ben);
    expect(toManifest(ben.app.doc)).toEqual(before);
  });

  test('DOC-35: a new edit ends redo, and the controller says when it can undo or redo', () => {
    const { app, origin, undo } = ana;
    const states: string[] = [];
    const stop = undo.onDidChange(() => states.push(`${undo.canUndo ? 'u' : '-'}${undo.canRedo ? 'r' : '-'}`));
    steps(ana, () => renameNode(app, origin, 'card', 'One'));
    undo.undo();
    steps(ana, () => renameNode(app, origin, 'card', 'Two'));
    expect(undo.canRedo).toBe(false);
    undo.redo();
    expect(app.node('card')?.name).toBe('Two');
    expect(states).toContain('u-');
    expect(states).toContain('-r');
    expect(states.at(-1)).toBe('u-');
    const count = states.length;
    stop();
    undo.undo();
    expect(states).toHaveLength(count);
  });

  test('DOC-36: undo is attributed to its user, for history and for the transport', () => {
    const origins: unknown[] = [];
    ana.app.doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(originOf(origin)));
    change(ana.app, { actor: 'ana', kind: 'ai', turnId: 't9' }, () => renameNode(ana.app, ana.origin, 'card', 'One'));
    ana.undo.undo();
    sync(ana, ben);
    renameNode(ben.app, ben.origin, 'card', 'Ben');
    sync(ana, ben);
    expect(origins).toEqual([{ actor: 'ana', kind: 'ai', turnId: 't9' }, { actor: 'ana', kind: 'hand' }, null]);
  });

  test('DOC-30: two controllers over one document do not undo each other’s steps', () => {
    const other = new UndoController(ana.app, 'ben');
    renameNode(ana.app, ana.origin, 'card', 'Ana');
    renameNode(ana.app, { actor: 'ben', kind: 'hand' }, 'footer', 'Ben');
    ana.undo.undo();
    expect(other.canUndo).toBe(true);
    other.undo();
    expect([ana.app.node('card')?.name, ana.app.node('footer')?.name]).toEqual(['Card', 'Footer']);
    ana.undo.redo();
    expect([ana.app.node('card')?.name, ana.app.node('footer')?.name]).toEqual(['Ana', 'Footer']);
    other.dispose();
    renameNode(ana.app, { actor: 'ben', kind: 'hand' }, 'footer', 'Again');
    expect(other.canUndo).toBe(false);
  });
});
