import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import { AppDocument, addNode, fromManifest, setMeta } from '../../../shared/app/document/index.ts';
import { manifest as manifestSchema } from '../../../shared/app/manifest/index.ts';
import { seededRandom } from '../../../shared/kernel/ports.ts';
import { createStorage, type Storage } from '../../storage/index.ts';
import { createDocumentsService, type DocumentStore } from './documents-service.ts';

const HAND = { actor: 'ana', kind: 'hand' } as const;
const AI = { actor: 'builder', kind: 'ai', turnId: 'turn_7' } as const;
const APP = 'app_1';
const MANIFEST = manifestSchema.parse({
  schemaVersion: 1,
  meta: { name: 'Tools' },
  pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'homeRoot', type: 'Container', name: 'Home' } }],
});

let home: string;
let now = 1_780_000_000_000;
const clock = { now: () => now++ };
let storage: Storage;
let documents: DocumentStore;

function start(): void {
  storage = createStorage({ home, clock });
  documents = createDocumentsService({ storage, clock, random: seededRandom(1) });
}
async function restart(): Promise<void> {
  await documents.close();
  storage.close();
  start();
}
/** Ends the process as a crash would: nothing is flushed. */
function crash(): void {
  storage.db.close();
  storage.lock.release();
  start();
}
async function create(): Promise<void> {
  storage.write(() => storage.db.prepare("INSERT INTO applications (id, name, created_at, updated_at) VALUES (?, 'Tools', 1, 1)").run(APP));
  await documents.edit(APP, HAND, (doc) => void fromManifest(MANIFEST, { doc, origin: HAND, random: seededRandom(2) }));
}
async function rename(name: string): Promise<void> {
  await documents.edit(APP, HAND, (doc) => {
    const app = new AppDocument(doc);
    setMeta(app, HAND, { name });
    app.dispose();
  });
}
/** A window with its own copy: returns its document and the updates it makes. */
async function openWindow(): Promise<{ doc: Doc; updates: Uint8Array[] }> {
  const doc = new Doc();
  applyUpdate(doc, (await documents.state(APP)).update);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  return { doc, updates };
}
async function codeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'nothing thrown';
}
const count = (sql: string) => Number(storage.db.prepare(sql).pluck().get());
const nameNow = async () => (await documents.manifest(APP)).meta.name;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'casual-documents-'));
  start();
});
afterEach(async () => {
  await documents.close().catch(() => {});
  storage.close();
  rmSync(home, { recursive: true, force: true });
});

describe('edits', () => {
  it('are there after a crash as soon as they are acknowledged', async () => {
    await create();
    await rename('Tool library');
    crash();
    expect(await nameNow()).toBe('Tool library');
    expect(await documents.manifest(APP)).toEqual({ ...MANIFEST, meta: { ...MANIFEST.meta, name: 'Tool library' } });
  });

  it('keep who made them', async () => {
    await create();
    await documents.edit(APP, AI, (doc) => {
      const app = new AppDocument(doc);
      addNode(app, AI, { node: { id: 'title', type: 'Text', name: 'Title' }, parentId: 'homeRoot' });
      app.dispose();
    });
    const window = await openWindow();
    window.doc.getMap('meta').set('description', 'x');
    await documents.push(APP, window.updates[0]!, 'window-1');
    const rows = storage.db.prepare('SELECT seq, actor, kind, turn_id FROM document_updates ORDER BY seq').all();
    expect(rows).toEqual([
      { seq: 1, actor: 'ana', kind: 'hand', turn_id: null },
      { seq: 2, actor: 'builder', kind: 'ai', turn_id: 'turn_7' },
      { seq: 3, actor: 'window-1', kind: 'hand', turn_id: null },
    ]);
  });

  it('pushed by a window keep the name and turn it gives, else the window', async () => {
    await create();
    const { doc, updates } = await openWindow();
    const app = new AppDocument(doc);
    for (const name of ['One', 'Two', 'Three']) setMeta(app, HAND, { name });
    app.dispose();
    await documents.push(APP, updates[0]!, 'window-1', { actor: 'Priya' });
    await documents.push(APP, updates[1]!, 'window-1', { actor: 'Priya', turnId: 'turn_9' });
    await documents.push(APP, updates[2]!, 'window-1');
    const stored = storage.db.prepare('SELECT actor, kind, turn_id, client_id FROM document_updates ORDER BY seq DESC LIMIT 3').all().reverse();
    expect(stored).toEqual([
      { actor: 'Priya', kind: 'hand', turn_id: null, client_id: 'window-1' },
      { actor: 'Priya', kind: 'hand', turn_id: 'turn_9', client_id: 'window-1' },
      { actor: 'window-1', kind: 'hand', turn_id: null, client_id: 'window-1' },
    ]);
  });

  it('that fail half-way leave no trace', async () => {
    await create();
    const before = await documents.manifest(APP);
    await expect(
      documents.edit(APP, HAND, (doc) => {
        const app = new AppDocument(doc);
        setMeta(app, HAND, { name: 'Half' });
        addNode(app, HAND, { node: { id: 'title', type: 'Text', name: 'Title' }, parentId: 'homeRoot' });
        app.dispose();
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    expect(await documents.manifest(APP)).toEqual(before);
    await rename('Later');
    crash();
    expect(await documents.manifest(APP)).toEqual({ ...before, meta: { ...before.meta, name: 'Later' } });
  });

  it('reach every watcher once, in order, with their origin', async () => {
    await create();
    const seen: [number, string][] = [];
    const copy = new Doc();
    applyUpdate(copy, (await documents.state(APP)).update);
    const stop = documents.onDidUpdate(APP, ({ seq, origin, update }) => {
      seen.push([seq, origin]);
      applyUpdate(copy, update);
    });
    await rename('One');
    const window = await openWindow();
    window.doc.getMap('meta').set('description', 'Two');
    window.doc.getMap('meta').set('icon', 'wrench');
    await Promise.all(window.updates.map((update) => documents.push(APP, update, 'window-1')));
    stop();
    await rename('Three');
    expect(seen).toEqual([
      [2, 'hand:ana'],
      [3, 'window-1'],
      [4, 'window-1'],
    ]);
    expect(copy.getMap('meta').toJSON()).toMatchObject({ description: 'Two', icon: 'wrench' });
    expect((await documents.updatesSince(APP, 2)).map((entry) => entry.seq)).toEqual([3, 4, 5]);
  });

  it('pushed twice are stored once', async () => {
    await create();
    const window = await openWindow();
    window.doc.getMap('meta').set('description', 'x');
    const first = await documents.push(APP, window.updates[0]!, 'w');
    const second = await documents.push(APP, window.updates[0]!, 'w');
    expect(second.seq).toBe(first.seq);
    expect(count('SELECT count(*) FROM document_updates')).toBe(2);
  });

  it('that arrive out of order are kept until the missing one comes', async () => {
    await create();
    const window = await openWindow();
    window.doc.getMap('meta').set('description', 'first');
    window.doc.getMap('meta').set('description', 'second');
    await documents.push(APP, window.updates[1]!, 'w');
    crash();
    await documents.push(APP, window.updates[0]!, 'w');
    expect((await documents.manifest(APP)).meta.description).toBe('second');
  });

  it('many at once share commits', async () => {
    await create();
    const before = storage.commits.commits;
    const window = await openWindow();
    for (let i = 0; i < 200; i++) window.doc.getMap('meta').set('description', `edit ${i}`);
    await Promise.all(window.updates.map((update) => documents.push(APP, update, 'w')));
    expect(storage.commits.commits - before).toBeLessThanOrEqual(2);
    expect(count('SELECT count(*) FROM document_updates')).toBe(201);
  });
});

describe('snapshots', () => {
  it('are taken as edits add up, and only three are kept', async () => {
    await create();
    for (let round = 0; round < 5; round++) {
      await rename(`Name ${round}`);
      await restart();
      await documents.load(APP);
    }
    expect(count('SELECT count(*) FROM document_snapshots')).toBe(3);
    expect(count('SELECT count(*) FROM document_updates')).toBe(6);
    expect(await nameNow()).toBe('Name 4');
  });

  it('an unreadable one is set aside and the one before is used', async () => {
    await create();
    await rename('Kept');
    await restart();
    await rename('Newest');
    await restart();
    storage.db.exec("UPDATE document_snapshots SET data = x'0102' WHERE seq = (SELECT max(seq) FROM document_snapshots)");
    expect(await nameNow()).toBe('Newest');
    expect(storage.db.prepare('SELECT source, reason FROM document_quarantine').all()).toEqual([{ source: 'snapshot', reason: 'the checksum does not match' }]);
  });
});

describe('damage', () => {
  it('an update that does not decode is refused, kept aside, and harms nothing', async () => {
    await create();
    for (const bytes of [new Uint8Array(), new Uint8Array([1, 2, 3, 4, 5]), new Uint8Array(1000).fill(255)]) {
      expect(await codeOf(() => documents.push(APP, bytes, 'w'))).toBe('document.bad-update');
    }
    expect(count("SELECT count(*) FROM document_quarantine WHERE source = 'push'")).toBe(3);
    await rename('Still fine');
    expect(await nameNow()).toBe('Still fine');
  });

  it('a stored update with a wrong checksum is set aside and the rest still loads', async () => {
    await create();
    await rename('Good');
    const window = await openWindow();
    window.doc.getMap('meta').set('description', 'will be damaged');
    await documents.push(APP, window.updates[0]!, 'w');
    await documents.edit(APP, AI, (doc) => {
      const app = new AppDocument(doc);
      addNode(app, AI, { node: { id: 'title', type: 'Text', name: 'Title' }, parentId: 'homeRoot' });
      app.dispose();
    });
    storage.db.exec("UPDATE document_updates SET data = x'00' || data WHERE seq = 3");
    crash();
    const manifest = await documents.manifest(APP);
    expect(manifest.meta).toMatchObject({ name: 'Good', description: '' });
    expect(manifest.pages[0]?.root.children.map((node) => node.id)).toEqual(['title']);
    expect(count("SELECT count(*) FROM document_quarantine WHERE source = 'update' AND seq = 3")).toBe(1);
    // The next edit gets a number of its own and everything is there after another start.
    await rename('After');
    crash();
    expect(await nameNow()).toBe('After');
  });

  it('with nothing readable the last known manifest comes back', async () => {
    await create();
    storage.db.prepare('UPDATE applications SET manifest = ?').run(JSON.stringify({ ...MANIFEST, meta: { ...MANIFEST.meta, name: 'Remembered' } }));
    storage.db.exec("UPDATE document_updates SET data = x'ff'");
    crash();
    expect(await nameNow()).toBe('Remembered');
    await documents.edit(APP, AI, (doc) => {
      const app = new AppDocument(doc);
      addNode(app, AI, { node: { id: 'title', type: 'Text', name: 'Title' }, parentId: 'homeRoot' });
      app.dispose();
    });
    crash();
    const manifest = await documents.manifest(APP);
    expect(manifest.meta.name).toBe('Remembered');
    expect(manifest.pages[0]?.root.children).toHaveLength(1);
  });
});

describe('a newer format', () => {
  it('opens read-only: it can be read, not written', async () => {
    await create();
    await documents.edit(APP, HAND, (doc) => void doc.getMap('meta').set('schemaVersion', 99));
    expect((await documents.load(APP)).readOnly).toBe(true);
    expect((await documents.state(APP)).readOnly).toBe(true);
    expect(await nameNow()).toBe('Tools');
    expect(await codeOf(() => rename('x'))).toBe('document.read-only');
    const window = await openWindow();
    window.doc.getMap('meta').set('description', 'x');
    expect(await codeOf(() => documents.push(APP, window.updates[0]!, 'w'))).toBe('document.read-only');
  });
});

describe('a full disk', () => {
  it('keeps edits in memory, says so, and writes them in order once there is room', async () => {
    await create();
    await rename('Before');
    const pages = Number(storage.db.pragma('page_count', { simple: true }));
    storage.db.pragma(`max_page_count = ${pages}`); // SQLite answers SQLITE_FULL, as for a full disk
    const window = await openWindow();
    const large = 'x'.repeat(200_000);
    window.doc.getMap('meta').set('description', large);
    window.doc.getMap('meta').set('icon', 'wrench');
    const announced: number[] = [];
    documents.onDidUpdate(APP, ({ seq }) => announced.push(seq));
    const results = await Promise.all(window.updates.map((update) => codeOf(() => documents.push(APP, update, 'w'))));
    expect(results).toEqual(['storage.disk-full', 'storage.disk-full']);
    expect((await documents.manifest(APP)).meta.icon).toBe('wrench');
    expect(await codeOf(() => documents.retryUnsaved())).toBe('storage.disk-full');
    expect(announced).toEqual([]);

    storage.db.pragma('max_page_count = 1073741823');
    await documents.retryUnsaved();
    expect(announced).toEqual([3, 4]);
    // The window tries again too; nothing is stored twice.
    expect((await documents.push(APP, window.updates[0]!, 'w')).seq).toBe(4);
    crash();
    expect((await documents.manifest(APP)).meta).toMatchObject({ icon: 'wrench' });
    expect((await documents.load(APP)).doc.getMap('meta').toJSON()['description'].toString()).toHaveLength(large.length);
  });
});

it('apps that do not exist or are in the trash cannot be opened', async () => {
  expect(await codeOf(() => documents.load('nothing'))).toBe('app.not-found');
  await create();
  await documents.release(APP);
  storage.db.exec('UPDATE applications SET deleted_at = 5');
  expect(await codeOf(() => documents.load(APP))).toBe('app.in-trash');
});

it('idle documents leave memory and come back whole', async () => {
  await create();
  const first = (await documents.load(APP)).doc;
  for (let i = 2; i < 14; i++) {
    storage.write(() => storage.db.prepare("INSERT INTO applications (id, name, created_at, updated_at) VALUES (?, 'Other', 1, 1)").run(`app_${i}`));
    await documents.load(`app_${i}`);
  }
  const again = (await documents.load(APP)).doc;
  expect(again).not.toBe(first);
  expect(encodeStateVector(again)).toEqual(encodeStateVector(first));
  expect(encodeStateAsUpdate(again).length).toBeGreaterThan(100);
});
