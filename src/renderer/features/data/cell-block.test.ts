import fc from '../../../testing/property.ts';
import { describe, expect, it, vi } from 'vitest';
import { entity as entitySchema, type Field } from '../../../shared/app/manifest/index.ts';
import type { Row } from '../../../shared/contracts/appdata.ts';
import { copyText, fromTabbed, rangeOf, toTabbed } from './cell-block.ts';
import { planClear, planDuplicate, planFill, planPaste } from './grid-writes.ts';

vi.mock('../../platform/rpc.ts', () => ({ connection: { status: 'open', onDidChangeStatus: () => () => {} }, rpc: {} }));

const task = entitySchema.parse({
  id: 'task',
  name: 'Task',
  plural: 'Tasks',
  displayField: 'title',
  fields: [
    { id: 'title', label: 'Title', type: 'text', required: true },
    { id: 'code', label: 'Code', type: 'text', unique: true },
    { id: 'cost', label: 'Cost', type: 'currency' },
    { id: 'isDone', label: 'Done', type: 'boolean' },
    { id: 'plant', label: 'Plant', type: 'reference', reference: { entity: 'plant' } },
    { id: 'due', label: 'Due', type: 'date' },
  ],
});
const field = (id: string): Field => task.fields.find((candidate) => candidate.id === id)!;
const rows: Row[] = [
  { id: 'r1', title: 'One', code: 'a', cost: 1200.5 },
  { id: 'r2', title: 'Two', code: 'b', cost: null },
];
const names = { find: async (_field: Field, name: string) => (name === 'Fern' ? { id: 'p1' } : { problem: `no plant is called “${name}”` }) };

describe('blocks of cells', () => {
  it('go to a spreadsheet and come back the same, whatever is in them', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '\r', ' ', 'é', ',') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (cells) => {
        // One empty last line is how a spreadsheet ends its text, so it cannot be told from none.
        fc.pre(toTabbed(cells) !== '' && !/\n$/.test(toTabbed(cells)));
        expect(fromTabbed(toTabbed(cells))).toEqual(cells);
      }),
      { numRuns: 300 },
    );
  });
  it('read what spreadsheets write', () => {
    expect(fromTabbed('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(fromTabbed('"two\nlines"\t"say ""hi"""')).toEqual([['two\nlines', 'say "hi"']]);
    expect(fromTabbed('5" pipe\tx')).toEqual([['5" pipe', 'x']]);
    expect(fromTabbed('"never closed')).toEqual([['never closed']]);
  });
  it('are copied as numbers, days and names', () => {
    expect(copyText(field('cost'), { cost: 1200.5 }, [])).toBe('1200.5');
    expect(copyText(field('due'), { due: '2026-03-02' }, [])).toBe('2026-03-02');
    expect(copyText(field('isDone'), { isDone: true }, [])).toBe('Yes');
  });
  it('span from where one began to where one is', () => {
    expect(rangeOf({ row: 4, column: 1 }, { row: 2, column: 3 })).toEqual({ top: 2, bottom: 4, left: 1, right: 3 });
  });
});

describe('writing blocks', () => {
  it('pastes over rows, adds those beyond the end, finds references by name, and leaves out what does not fit', async () => {
    const plan = await planPaste([['Uno', 'x', '£1,300', 'yes', 'Fern'], ['Dos', 'y', 'a lot', 'perhaps', 'Oak'], ['Tres']], task.fields, rows, names);
    expect(plan.writes).toEqual([
      { row: rows[0], values: { title: 'Uno', code: 'x', cost: 1300, isDone: true, plant: 'p1' } },
      { row: rows[1], values: { title: 'Dos', code: 'y' } },
      { row: null, values: { title: 'Tres' } },
    ]);
    expect(plan.bad.map((cell) => [cell.rowId, cell.fieldId, cell.reason])).toEqual([
      ['r2', 'cost', 'type a number'],
      ['r2', 'isDone', 'choose yes or no'],
      ['r2', 'plant', 'no plant is called “Oak”'],
    ]);
    expect(plan.cells).toBe(8);
  });
  it('fills down, empties and duplicates without breaking the rules of the fields', () => {
    expect(planFill(rows, task.fields)).toEqual([{ row: rows[1], values: { title: 'One', cost: 1200.5, isDone: null, plant: null, due: null } }]);
    expect(planClear(rows, [field('title')])).toEqual([]);
    expect(planClear(rows.slice(0, 1), [field('cost'), field('isDone')])).toEqual([{ row: rows[0], values: { cost: null, isDone: false } }]);
    expect(planDuplicate(rows, task)).toEqual([
      { row: null, values: { title: 'One', cost: 1200.5 } },
      { row: null, values: { title: 'Two' } },
    ]);
  });
});
