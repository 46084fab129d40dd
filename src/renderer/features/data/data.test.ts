import { describe, expect, it } from 'vitest';
import { entity as entitySchema, type Entity, type Field } from '../../../shared/app/manifest/index.ts';
import { editText, formatCell, fromText } from './cell-format.ts';
import { layoutEntities } from './entity-layout.ts';
import { afterEdit, gridKey } from './grid-keys.ts';

const plant: Entity = entitySchema.parse({ id: 'plant', name: 'Plant', plural: 'Plants', displayField: 'name', fields: [{ id: 'name', label: 'Name', type: 'text' }] });
const task: Entity = entitySchema.parse({
  id: 'task', name: 'Task', plural: 'Tasks', displayField: 'title',
  fields: [
    { id: 'title', label: 'Title', type: 'text', required: true },
    { id: 'status', label: 'Status', type: 'choice', choices: [{ value: 'open', label: 'Open' }, { value: 'done', label: 'Done' }] },
    { id: 'plant', label: 'Plant', type: 'reference', reference: { entity: 'plant' } },
    { id: 'due', label: 'Due', type: 'date' },
    { id: 'tags', label: 'Tags', type: 'tags' },
  ],
});
const field = (id: string): Field => task.fields.find((candidate) => candidate.id === id)!;

describe('cells', () => {
  it('read in people’s words', () => {
    expect(formatCell(field('status'), { status: 'open' }, [plant, task])).toBe('Open');
    expect(formatCell(field('plant'), { plant: 'p1', plant$: { id: 'p1', name: 'Fern' } }, [plant, task])).toBe('Fern');
    expect(formatCell(field('due'), { due: '2026-06-12' }, [])).toBe('12 Jun 2026');
    expect(formatCell(field('title'), { title: null }, [])).toBe('');
  });
  it('turn typed text into values and back', () => {
    expect(fromText(field('status'), 'Done')).toBe('done');
    expect(fromText(field('tags'), 'a, b')).toEqual(['a', 'b']);
    expect(fromText(field('title'), '  ')).toBeNull();
    expect(editText(field('tags'), ['a', 'b'])).toBe('a, b');
  });
});

describe('grid keys', () => {
  const key = (name: string, more: object = {}) => ({ key: name, shift: false, ctrl: false, alt: false, ...more });
  it('move within the grid, edit, replace and clear', () => {
    expect(gridKey({ row: 0, column: 0 }, 3, 2, key('ArrowLeft'))).toEqual({ kind: 'move', to: { row: 0, column: 0 }, extend: false });
    expect(gridKey({ row: 0, column: 0 }, 3, 2, key('PageDown'))).toEqual({ kind: 'move', to: { row: 2, column: 0 }, extend: false });
    expect(gridKey({ row: 0, column: 0 }, 3, 2, key('Enter'))).toEqual({ kind: 'edit', typed: null });
    expect(gridKey({ row: 0, column: 0 }, 3, 2, key('x'))).toEqual({ kind: 'edit', typed: 'x' });
    expect(gridKey({ row: 0, column: 0 }, 3, 2, key('Enter', { ctrl: true }))).toEqual({ kind: 'newRow' });
    expect(gridKey({ row: 0, column: 0 }, 3, 2, key('ArrowDown', { shift: true, ctrl: true }))).toEqual({ kind: 'move', to: { row: 2, column: 0 }, extend: true });
    expect(gridKey({ row: 0, column: 0 }, 3, 2, key(' ', { shift: true }))).toEqual({ kind: 'selectRow' });
    expect(gridKey({ row: 0, column: 0 }, 3, 2, key('D', { ctrl: true, shift: true }))).toEqual({ kind: 'duplicate' });
    expect(gridKey({ row: 0, column: 0 }, 3, 2, key('z', { ctrl: true }))).toBeNull();
    expect(gridKey({ row: 0, column: 0 }, 3, 2, key('v', { ctrl: true }))).toBeNull();
  });
  it('after an edit Enter goes down, Tab right and on to the next row', () => {
    expect(afterEdit({ row: 0, column: 1 }, 3, 2, 'Enter', false)).toEqual({ row: 1, column: 1 });
    expect(afterEdit({ row: 0, column: 1 }, 3, 2, 'Tab', false)).toEqual({ row: 1, column: 0 });
    expect(afterEdit({ row: 1, column: 0 }, 3, 2, 'Tab', true)).toEqual({ row: 0, column: 1 });
  });
});

describe('entity picture', () => {
  it('draws every relation as a line between cards that do not overlap', () => {
    const picture = layoutEntities([plant, task]);
    expect(picture.lines).toHaveLength(1);
    const [a, b] = picture.cards;
    expect(a!.x + a!.w <= b!.x || b!.x + b!.w <= a!.x).toBe(true);
    expect(layoutEntities([]).cards).toEqual([]);
  });
});
