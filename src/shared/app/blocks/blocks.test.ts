import { describe, expect, it } from 'vitest';
import { AppDocument, fromManifest, toManifest, UndoController, type Origin } from '../document/index.ts';
import { seededRandom } from '../../kernel/ports.ts';
import { validateManifest } from '../validation/index.ts';
import { manifest } from '../manifest/index.ts';
import { BLOCKS, BLOCK_GROUPS, blockApp, findBlock, fittingData, insertBlock } from './index.ts';

const TODAY = '2026-11-22';
const HAND: Origin = { actor: 'me', kind: 'hand' };

function openApp(entities: unknown[] = []): AppDocument {
  const empty = manifest.parse({
    schemaVersion: 1,
    meta: { name: 'Test' },
    entities,
    pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'root', type: 'Container', name: 'Page' } }],
  });
  return new AppDocument(fromManifest(empty), { random: seededRandom(7) });
}

describe('blocks', () => {
  it('are at least thirty, each found by its id, in a group', () => {
    expect(BLOCKS.length).toBeGreaterThanOrEqual(30);
    expect(new Set(BLOCKS.map((block) => block.id)).size).toBe(BLOCKS.length);
    for (const block of BLOCKS) {
      expect(findBlock(block.id)).toBe(block);
      expect(Object.keys(BLOCK_GROUPS)).toContain(block.group);
    }
  });

  it.each(BLOCKS.map((block) => [block.id, block] as const))('%s is valid on its own, and twice in one app', (_, block) => {
    expect(validateManifest(blockApp(block, TODAY))).toEqual([]);
    const app = openApp();
    insertBlock(HAND, block, { app, parentId: 'root' }, TODAY);
    insertBlock(HAND, block, { app, parentId: 'root', index: 0 }, TODAY);
    expect(validateManifest(toManifest(app.doc))).toEqual([]);
    expect(app.children('root')).toHaveLength(2);
    // Two copies show the same data.
    expect(app.entities()).toHaveLength(block.needs === undefined ? 0 : 1);
    app.dispose();
  });

  it('all fit into one app together', () => {
    const app = openApp();
    for (const block of BLOCKS) insertBlock(HAND, block, { app, parentId: 'root' }, TODAY);
    expect(validateManifest(toManifest(app.doc))).toEqual([]);
    app.dispose();
  });

  it('are put in and taken back as one step', () => {
    const app = openApp();
    const undo = new UndoController(app, 'me');
    const before = toManifest(app.doc);
    insertBlock(HAND, findBlock('data-page')!, { app, parentId: 'root' }, TODAY);
    expect(app.entities()).toHaveLength(1);
    undo.undo();
    expect(undo.canUndo).toBe(false);
    expect(toManifest(app.doc)).toEqual(before);
    undo.dispose();
    app.dispose();
  });

  it('show the data that an app has, under its own names', () => {
    const block = findBlock('kanban-page')!;
    const jobs = {
      id: 'job',
      name: 'Job',
      plural: 'Jobs',
      displayField: 'label',
      fields: [
        { id: 'label', label: 'Label', type: 'text' },
        { id: 'size', label: 'Size', type: 'choice', choices: [{ value: 's', label: 'S' }] },
        {
          id: 'stage',
          label: 'Stage',
          type: 'choice',
          choices: [
            { value: 'new', label: 'New' },
            { value: 'shut', label: 'Shut' },
          ],
        },
        { id: 'owner', label: 'Owner', type: 'text' },
        { id: 'until', label: 'Until', type: 'date' },
      ],
    };
    const app = openApp([jobs]);
    const data = fittingData(block.needs!, app.entities())[0]?.data;
    expect(data).toEqual({ entity: 'job', fields: { title: 'label', state: 'stage', person: 'owner', due: 'until' } });
    insertBlock(HAND, block, { app, parentId: 'root' }, TODAY, data);
    const made = toManifest(app.doc);
    expect(validateManifest(made)).toEqual([]);
    expect(made.entities).toHaveLength(1);
    expect(JSON.stringify(made.pages)).toContain('"groupBy":"stage"');
    app.dispose();
  });

  it('put the data first whose fields are called as theirs', () => {
    const { needs } = findBlock('kanban-page')!;
    const kinds = { title: 'text', state: 'choice', person: 'text', due: 'date' } as const;
    const entity = (id: string, names: Record<keyof typeof kinds, string>): Record<string, unknown> => ({
      id,
      name: id,
      plural: `${id}s`,
      displayField: names.title,
      fields: Object.entries(kinds).map(([key, type]) => ({
        id: names[key as keyof typeof kinds],
        label: names[key as keyof typeof kinds],
        type,
        ...(type === 'choice' ? { choices: [{ value: 'a', label: 'A' }] } : {}),
      })),
    });
    const projects = entity('project', { title: 'name', state: 'status', person: 'client', due: 'start' });
    const tasks = entity('task', { title: 'title', state: 'status', person: 'assignee', due: 'deadline' });
    const app = openApp([projects, tasks]);
    expect(fittingData(needs!, app.entities()).map(({ data }) => data.entity)).toEqual(['task', 'project']);
    app.dispose();
  });

  it('speak of the data they show by its own names, and of money only where it is money', () => {
    const plots = (amount: Record<string, unknown>): Record<string, unknown> => ({
      id: 'plot',
      name: 'Plot',
      plural: 'Plots',
      displayField: 'name',
      fields: [
        { id: 'name', label: 'Name', type: 'text' },
        { id: 'soil', label: 'Soil', type: 'choice', choices: [{ value: 'clay', label: 'Clay' }] },
        { id: 'crop', label: 'Crop', type: 'text' },
        { id: 'worked', label: 'Last worked', type: 'date' },
        { id: 'size', label: 'Size', ...amount },
      ],
    });
    const pagesWith = (blockId: string, amount: Record<string, unknown>): string => {
      const block = findBlock(blockId)!;
      const app = openApp([plots(amount)]);
      insertBlock(HAND, block, { app, parentId: 'root' }, TODAY, fittingData(block.needs!, app.entities())[0]?.data);
      const made = toManifest(app.doc);
      expect(validateManifest(made)).toEqual([]);
      app.dispose();
      return JSON.stringify(made.pages);
    };
    for (const id of ['dashboard-row', 'charts-row', 'report']) {
      expect(pagesWith(id, { type: 'number' }), id).not.toContain('"currency"');
      expect(pagesWith(id, { type: 'currency', currency: 'EUR' }), id).toMatch(/"currency":"EUR"/);
    }
    const page = pagesWith('data-page', { type: 'number' });
    expect(page).toContain('All plots');
    expect(page).toContain('"label":"Last worked"');
    expect(page).not.toMatch(/"label":"(Due|Person|State|Title)"/);
  });

  it('ask for other data when fields are missing', () => {
    const app = openApp([{ id: 'note', name: 'Note', plural: 'Notes', displayField: 'text', fields: [{ id: 'text', label: 'Text', type: 'text' }] }]);
    expect(fittingData(findBlock('kanban-page')!.needs!, app.entities())).toEqual([]);
    expect(fittingData(findBlock('newsletter')!.needs!, app.entities())).toEqual([]);
    expect(() => insertBlock(HAND, findBlock('kanban-page')!, { app, parentId: 'root' }, TODAY, { entity: 'note', fields: { title: 'nothing' } })).toThrow(
      /nothing/,
    );
    app.dispose();
  });
});
