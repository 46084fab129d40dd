import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../kernel/ports.ts';
import { manifest, type Manifest } from '../../manifest/index.ts';
import { AppDocument, addNode, fromManifest, moveNodes, toManifest, UndoController, type Origin } from '../index.ts';

const ana: Origin = { actor: 'ana', kind: 'hand' };

export function sample(): Manifest {
  return manifest.parse({
    schemaVersion: 1,
    meta: { name: 'Tasks' },
    pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'homeRoot', type: 'Container', name: 'Home', children: [{ id: 'card', type: 'Container', name: 'Card' }] } }],
  });
}

describe('smoke', () => {
  test('round trip and edits', () => {
    const doc = fromManifest(sample());
    expect(toManifest(doc)).toEqual(sample());
    const app = new AppDocument(doc, { random: seededRandom(1) });
    const undo = new UndoController(app, 'ana');
    let ticks = 0;
    app.onDidChangeNode('homeRoot', () => ticks++);
    const id = addNode(app, ana, { node: { type: 'Button' }, parentId: 'homeRoot', index: 0 });
    expect(app.children('homeRoot')).toEqual([id, 'card']);
    expect(ticks).toBe(1);
    moveNodes(app, ana, { ids: ['card'], parentId: 'homeRoot', index: 0 });
    expect(app.children('homeRoot')).toEqual(['card', id]);
    undo.undo();
    expect(app.children('homeRoot')).toEqual(['card']);
    undo.redo();
    expect(app.children('homeRoot')).toEqual(['card', id]);
  });
});
