import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppDocument, UndoController } from '../../../shared/app/document/index.ts';
import { validateManifest } from '../../../shared/app/validation/index.ts';
import { GENERATION_STAGES, generationEvent, type GenerationEvent } from '../../../shared/contracts/generation.ts';
import { seededRandom } from '../../../shared/kernel/ports.ts';
import { createStorage } from '../../storage/index.ts';
import { createAppDataService } from '../appdata/index.ts';
import { createAppsService } from '../apps/index.ts';
import type { AppsService } from '../apps/types.ts';
import { createDocumentsService } from '../documents/index.ts';
import { createExecutionService } from '../execution/index.ts';
import type { DocumentsService } from '../documents/types.ts';
import { createGenerationService, type GenerationService } from './index.ts';
import { failTest } from '../../../testing/fail-test.ts';

let home: string;
let apps: AppsService;
let documents: DocumentsService;
let generation: GenerationService;
const closers: (() => Promise<void> | void)[] = [];
const clock = { now: () => Date.now() };

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'casual-generation-'));
  const random = seededRandom(11);
  const storage = createStorage({ home, clock });
  const store = createDocumentsService({ storage, clock, random });
  documents = store;
  const appdata = createAppDataService({ home, clock, random });
  apps = createAppsService({ storage, documents: store, appdata, clock, random, report: failTest });
  const execution = createExecutionService({
    documents: store,
    appdata,
    clock,
    random,
    report: failTest,
    workerUrl: new URL('../../../sandbox/adapters/node-worker-entry.ts', import.meta.url),
  });
  generation = createGenerationService({ apps, documents: store, appdata, execution, clock, random });
  closers.push(
    () => execution.close(),
    () => store.close(),
    () => appdata.close(),
    () => storage.close(),
  );
});
afterAll(async () => {
  for (const close of closers) await close();
  rmSync(home, { recursive: true, force: true });
});

const PROMPT = 'Track bike repairs for customers, from drop-off and estimate to repair and collection';

describe('generation', () => {
  it('reports every stage in order and leaves a whole app', async () => {
    const events: GenerationEvent[] = [];
    for await (const event of generation.generate({ prompt: PROMPT }, new AbortController().signal)) events.push(generationEvent.parse(event));
    expect(events[0]?.type).toBe('started');
    const done = events.at(-1);
    if (done?.type !== 'done') throw new Error('no end');
    expect(done.checksFailed).toBe(0);
    expect(done.checksPassed).toBeGreaterThan(5);
    expect(events.flatMap((event) => (event.type === 'stage' && event.state !== 'running' ? [event.stage] : []))).toEqual([...GENERATION_STAGES]);
    const manifest = await documents.manifest(done.appId);
    expect(validateManifest(manifest)).toEqual([]);
    expect(manifest).toEqual(generation.toManifest(PROMPT).manifest);
    expect((await apps.get(done.appId)).name).toBe(manifest.meta.name);
  });

  it('is undone as a whole, down to the empty app', async () => {
    let undo: UndoController | null = null;
    let app: AppDocument | null = null;
    for await (const event of generation.generate({ prompt: 'A list of boats' }, new AbortController().signal)) {
      if (event.type !== 'started') continue;
      const { doc } = await documents.load(event.appId);
      app = new AppDocument(doc);
      undo = new UndoController(app, 'engine');
    }
    if (undo === null || app === null) throw new Error('nothing was started');
    expect(app.entities().length).toBeGreaterThan(0);
    // Writes that follow each other quickly are one step; a busy machine may make it a few.
    let steps = 0;
    for (; undo.canUndo && steps < 10; steps++) undo.undo();
    expect(steps).toBeLessThan(6);
    expect(app.entities()).toEqual([]);
    expect(app.queries()).toEqual([]);
    undo.dispose();
    app.dispose();
  });

  it('removes the app again when it is cancelled, unless it is kept', async () => {
    const before = (await apps.list({ trash: false })).length;
    const cancelled = new AbortController();
    await expect(async () => {
      for await (const event of generation.generate({ prompt: PROMPT }, cancelled.signal)) if (event.type === 'page') cancelled.abort();
    }).rejects.toMatchObject({ code: 'cancelled' });
    expect((await apps.list({ trash: false })).length).toBe(before);
    expect((await apps.list({ trash: true })).length).toBe(0);

    const stopped = new AbortController();
    await expect(async () => {
      for await (const event of generation.generate({ prompt: PROMPT }, stopped.signal)) {
        if (event.type === 'started') generation.keep(event.appId);
        if (event.type === 'page') stopped.abort();
      }
    }).rejects.toMatchObject({ code: 'cancelled' });
    expect((await apps.list({ trash: false })).length).toBe(before + 1);
  });

  it('removes the app when the listener goes away', async () => {
    const before = (await apps.list({ trash: false })).length;
    for await (const event of generation.generate({ prompt: PROMPT }, new AbortController().signal)) if (event.type === 'page') break;
    expect((await apps.list({ trash: false })).length).toBe(before);
  });

  it('makes nothing of words it cannot read', async () => {
    const before = (await apps.list({ trash: false })).length;
    for (const [prompt, code] of [
      ['', 'prompt.empty'],
      ['👍', 'prompt.not-understood'],
      ['y'.repeat(20_001), 'prompt.too-long'],
    ] as const) {
      await expect(generation.generate({ prompt }, new AbortController().signal).next()).rejects.toMatchObject({ code });
    }
    expect((await apps.list({ trash: false })).length).toBe(before);
  });
});
