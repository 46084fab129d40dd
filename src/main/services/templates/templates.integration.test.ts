import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blockApp, BLOCKS } from '../../../shared/app/blocks/index.ts';
import { manifest as manifestSchema, type Manifest } from '../../../shared/app/manifest/index.ts';
import { validateManifest } from '../../../shared/app/validation/index.ts';
import { seededRandom } from '../../../shared/kernel/ports.ts';
import { failTest } from '../../../testing/fail-test.ts';
import type { AppSummary } from '../../../shared/contracts/ide.ts';
import { createExecutionService, type ExecutionService } from '../execution/index.ts';
import type { AppDataService } from '../appdata/types.ts';
import { checkApp } from '../generation/index.ts';
import type { DocumentsService } from '../documents/types.ts';
import { createTemplatesService } from './index.ts';
import { nearToday } from './near-today.ts';

const FOLDER = fileURLToPath(new URL('../../../../resources/templates', import.meta.url));
const clock = { now: () => Date.parse('2026-11-22T10:00:00Z') };
const NEVER = new Proxy({}, { get: () => () => expect.unreachable('templates and blocks run on data in memory') });

let execution: ExecutionService;
const made: { name?: string; manifest?: unknown }[] = [];
// Keeping apps is the apps service's business, tested there.
const apps = {
  create: async (options: { name?: string; manifest?: unknown }): Promise<AppSummary> => {
    made.push(options);
    return {
      id: `app_${made.length}`,
      name: options.name ?? '',
      description: '',
      icon: '',
      category: '',
      createdAt: 0,
      updatedAt: 0,
      deletedAt: null,
      color: '',
      pages: 0,
      entities: [],
      components: 0,
      readOnly: false,
    };
  },
};
const service = () => createTemplatesService({ apps, execution, clock, folder: FOLDER });

beforeAll(() => {
  execution = createExecutionService({
    // Booting a manifest without a screen touches neither.
    documents: NEVER as DocumentsService,
    appdata: NEVER as AppDataService,
    clock,
    random: seededRandom(3),
    report: failTest,
    workerUrl: new URL('../../../sandbox/adapters/node-worker-entry.ts', import.meta.url),
  });
});
afterAll(() => execution.close());

const raw = (id: string): Buffer => readFileSync(join(FOLDER, id, 'manifest.json'));
const entries: { id: string; day: string }[] = JSON.parse(readFileSync(join(FOLDER, 'templates.json'), 'utf8'));
const drawn: Record<string, string> = JSON.parse(readFileSync(join(FOLDER, 'thumbnails.json'), 'utf8'));

describe('templates', () => {
  it('are at least 24, of many kinds, and blank', async () => {
    const all = await service().list();
    expect(all.length).toBeGreaterThan(24);
    expect(new Set(all.map((template) => template.archetype)).size).toBeGreaterThan(9);
    expect(all.at(-1)?.id).toBe('blank');
    for (const template of all) expect(template.pages.length).toBeGreaterThan(0);
  });

  it.each(entries.map((entry) => entry.id))('%s starts without an error, every page of it draws, and its picture is of it', async (id) => {
    const manifest = await service().manifest(id);
    expect(validateManifest(manifest)).toEqual([]);
    const app = await execution.boot(manifest);
    try {
      for (const page of manifest.pages) {
        await app.send({ type: 'navigate', pageId: page.id, params: {} });
        expect(app.view(page.root.id)).toBeDefined();
      }
      expect(app.result().errors).toEqual([]);
    } finally {
      await app.close();
    }
    expect(existsSync(join(FOLDER, `${id}.webp`))).toBe(true);
    expect(drawn[id], 'the manifest changed: run “npm run thumbnails”').toBe(createHash('sha256').update(raw(id)).digest('hex'));
  });

  it('have pictures of less than 3 MB together', () => {
    expect(entries.reduce((sum, { id }) => sum + statSync(join(FOLDER, `${id}.webp`)).size, 0)).toBeLessThan(3 * 1024 * 1024);
  });

  it('become apps with a name of one’s own, and refuse what is not there', async () => {
    await service().create('invoices', 'Bills');
    expect(made.at(-1)).toMatchObject({ name: 'Bills', manifest: { meta: { name: 'Bills' } } });
    await service().create('blank');
    expect(made.at(-1)).toEqual({ name: 'Untitled app' });
    await expect(service().create('nothing')).rejects.toMatchObject({ code: 'template.not-found' });
    await expect(service().preview('invoices', 'nothing')).rejects.toMatchObject({ code: 'document.unknown' });
    await expect(service().previewBlock('nothing')).rejects.toMatchObject({ code: 'template.not-found' });
    const broken = createTemplatesService({ apps, execution, clock, folder: join(FOLDER, 'nowhere') });
    await expect(broken.list()).rejects.toMatchObject({ code: 'template.unreadable' });
  });

  it('show any page before they are made', async () => {
    const [, second] = (await service().manifest('invoices')).pages;
    const { frame, views } = await service().preview('invoices', second!.id);
    expect(frame.pageId).toBe(second!.id);
    expect(views.some((view) => view.type === 'Table')).toBe(true);
  });
});

describe('sample dates', () => {
  const dated = (rows: unknown[]): Manifest =>
    manifestSchema.parse({
      schemaVersion: 1,
      meta: { name: 'Test' },
      entities: [
        {
          id: 'visit',
          name: 'Visit',
          plural: 'Visits',
          displayField: 'note',
          fields: [
            { id: 'note', label: 'Note', type: 'text' },
            { id: 'on', label: 'On', type: 'date' },
            { id: 'at', label: 'At', type: 'datetime' },
          ],
          seed: rows,
        },
      ],
      pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'root', type: 'Container', name: 'Page' } }],
    });

  it('stay as far from today as they were', () => {
    const moved = nearToday(
      dated([
        { id: 'a', note: '2026-01-01', on: '2026-01-10', at: '2026-01-14T09:30:00.000Z' },
        { id: 'b', note: '', on: null, at: 'soon' },
      ]),
      '2026-01-14',
      '2026-11-22',
    );
    expect(moved.entities[0]?.seed).toEqual([
      { id: 'a', note: '2026-01-01', on: '2026-11-18', at: '2026-11-22T09:30:00.000Z' },
      { id: 'b', note: '', on: null, at: 'soon' },
    ]);
  });
});

describe('blocks', () => {
  it.each(BLOCKS.map((block) => [block.id, block] as const))('%s starts, and does what its buttons and forms say', async (_, block) => {
    const { checks, failed } = await checkApp(blockApp(block, '2026-11-22'), execution, new AbortController().signal);
    expect(checks.filter((check) => !check.ok)).toEqual([]);
    expect(failed).toBe(0);
    expect(checks.length).toBeGreaterThan(1);
    // A picture of it is a screen of the same app.
    const { frame, views } = await service().previewBlock(block.id);
    expect(views.some((view) => view.id === frame.root)).toBe(true);
  });
});
