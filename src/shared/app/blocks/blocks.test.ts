import { describe, expect, it } from 'vitest';
import { AppDocument, fromManifest, toManifest, UndoController, type Origin } from '../document/index.ts';
import { seededRandom } from '../../kernel/ports.ts';
import { validateManifest } from '../validation/index.ts';
import { manifest } from '../manifest/index.ts';
import { BLOCKS, BLOCK_GROUPS, blockApp, dataFor, findBlock, insertBlock } from './index.ts';

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
    const data = dataFor(block.needs!, app.entities()[0]!);
    expect(data).toEqual({ entity: 'job', fields: { title: 'label', state: 'stage', person: 'owner', due: 'until' } });
    insertBlock(HAND, block, { app, parentId: 'root' }, TODAY, data!);
    const made = toManifest(app.doc);
    expect(validateManifest(made)).toEqual([]);
    expect(made.entities).toHaveLength(1);
    expect(JSON.stringify(made.pages)).toContain('"groupBy":"stage"');
    app.dispose();
  });

  it('ask for other data when fields are missing', () => {
    const app = openApp([{ id: 'note', name: 'Note', plural: 'Notes', displayField: 'text', fields: [{ id: 'text', label: 'Text', type: 'text' }] }]);
    expect(dataFor(findBlock('kanban-page')!.needs!, app.entities()[0]!)).toBeNull();
    expect(dataFor(findBlock('newsletter')!.needs!, app.entities()[0]!)).toBeNull();
    expect(() => insertBlock(HAND, findBlock('kanban-page')!, { app, parentId: 'root' }, TODAY, { entity: 'note', fields: { title: 'nothing' } })).toThrow(
      /nothing/,
    );
    app.dispose();
  });
});
