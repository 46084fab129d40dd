import fc from '../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import { formatsOf, shownText, withFormat } from './cell-format.ts';
import { type CellAt, cellName, parseCell, parseRange } from './cell-name.ts';
import { clipOfText, fromTsv, pasteChanges, readClip, toTsv } from './clip.ts';
import { fillChanges } from './fill.ts';
import { formulaHint } from './formula-hint.ts';
import { SheetHistory } from './history.ts';
import { fillTarget, jump, keyTarget } from './selection.ts';
import { shiftFormula } from './shift.ts';
import type { CellValue } from './value.ts';

const bounds = { rows: 100, columns: 26 };
const range = (name: string): NonNullable<ReturnType<typeof parseRange>> => {
  const found = parseRange(name);
  if (found === null) throw new Error(name);
  return found;
};
const at = (name: string): CellAt => range(name).from;
const reader =
  (content: Record<string, CellValue>) =>
  (cell: CellAt): CellValue =>
    content[cellName(cell)] ?? null;

describe('a formula that moves', () => {
  it.each([
    ['=A1+B$2*$C3-$D$4', 2, 1, '=B3+C$2*$C5-$D$4'],
    ['=SUM(A1:A9)&"A1 ""B2"""', 1, 0, '=SUM(A2:A10)&"A1 ""B2"""'],
    ['=A1+B2', -1, 0, '=#REF!+B1'],
    ['=LOG10(A1)+total1', 1, 1, '=LOG10(B2)+total1'],
    ['=Z1', 0, 1, '=#REF!'],
  ])('%s by %i and %i is %s', (formula, rows, columns, moved) => expect(shiftFormula(formula, rows, columns, bounds)).toBe(moved));

  it('comes back where it was', () => {
    const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000);
    const cell = fc
      .tuple(fc.nat(9), fc.nat(30), fc.boolean(), fc.boolean())
      .map(([column, row, a, b]) => `${a ? '$' : ''}${String.fromCharCode(70 + column)}${b ? '$' : ''}${row + 30}`);
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 }), (cells, rows, columns) => {
        const formula = `=${cells.join('+')}&"A1"`;
        expect(shiftFormula(shiftFormula(formula, rows, columns, bounds), -rows, -columns, bounds)).toBe(formula);
      }),
      { seed },
    );
  });
});

describe('filling', () => {
  it('goes on with numbers, dates and counted words; formulas move along; the rest repeats', () => {
    const content = { A1: 1, A2: 3, B1: '2026-01-31', B2: '2026-02-28', C1: 'Room 1', C2: 'Room 2', D1: '=A1*2', D2: 'x' };
    const changes = fillChanges(reader(content), range('A1:D2'), range('A1:D5'), bounds);
    expect(changes).toMatchObject({ A3: 5, A5: 9, B3: '2026-03-28', C4: 'Room 4', D3: '=A3*2', D4: 'x', D5: '=A5*2' });
    expect(changes).not.toHaveProperty('A1');
    expect(fillChanges(reader({ B2: '2026-06-12' }), range('B2'), range('B2:D2'), bounds)).toEqual({ C2: '2026-06-13', D2: '2026-06-14' });
    expect(fillChanges(reader({ C3: 1, C4: 2 }), range('C3:C4'), range('C1:C4'), bounds)).toEqual({ C1: -1, C2: 0 });
  });

  it('follows the pointer the way it went further', () => {
    expect(fillTarget(range('B2:C3'), at('C7'))).toEqual(range('B2:C7'));
    expect(fillTarget(range('B2:C3'), at('G4'))).toEqual(range('B2:G3'));
    expect(fillTarget(range('B2:C3'), at('C2'))).toEqual(range('B2:C3'));
  });
});

describe('the clipboard', () => {
  it('says and reads what other spreadsheets do', () => {
    const lines = [
      ['a', 'two\nlines', '3'],
      ['say "hi"', '', 'tab\there'],
    ];
    expect(fromTsv(toTsv(lines))).toEqual(lines);
    expect(fromTsv('1\t2\r\n3\t\r\n')).toEqual([
      ['1', '2'],
      ['3', ''],
    ]);
    expect(fromTsv('5" pipe\tx')).toEqual([['5" pipe', 'x']]);
    const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000);
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', 'ü'), maxLength: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }), (rows) => {
        // A last line of its own line break cannot be told from the end.
        expect(fromTsv(`${toTsv(rows)}\n`)).toEqual(rows.map((row) => [...row]));
      }),
      { seed },
    );
  });

  it('moves formulas along, fills a selection, and stays on the sheet', () => {
    const clip = { from: at('A1'), cells: [['=B1*$C$1']] };
    expect(pasteChanges(clip, range('A2:A4'), bounds, false).changes).toEqual({ A2: '=B2*$C$1', A3: '=B3*$C$1', A4: '=B4*$C$1' });
    expect(pasteChanges(clip, range('A2'), bounds, true).changes).toEqual({ A2: '=B1*$C$1' });
    expect(pasteChanges(clipOfText('1\t2\n3\t4'), range('Z99'), { rows: 99, columns: 26 }, true)).toEqual({ changes: { Z99: 1 }, range: range('Z99') });
    expect(readClip('{"from":{"row":-1,"column":0},"cells":[]}')).toBeNull();
    expect(readClip('nonsense')).toBeNull();
  });
});

describe('formats', () => {
  it('take the narrower, of equals the later', () => {
    const formats = formatsOf({ B: 'percent', 'B1:B3': 'number', 'B2:B4': { type: 'currency', currency: 'EUR', decimals: 0 }, B3: 'text', odd: 'nope' }, 'USD');
    expect(['B9', 'B1', 'B2', 'B3', 'A1'].map((name) => formats(at(name)).type)).toEqual(['percent', 'number', 'currency', 'text', 'auto']);
    expect(withFormat({ B2: 'number', 'B1:B3': 'text', C1: 'text' }, range('B1:B5'), 'percent')).toEqual({ C1: 'text', 'B1:B5': 'percent' });
  });

  it('show values and problems', () => {
    const shown = (value: CellValue, format: string): string => shownText({ value }, formatsOf({ A1: format }, 'USD')({ row: 0, column: 0 }));
    expect([shown(0.153, 'percent'), shown(1234.5, 'number'), shown(true, 'auto'), shown(0.1 + 0.2, 'auto'), shown(7, 'text')]).toEqual([
      '15.3%',
      '1,234.50',
      'TRUE',
      '0.3',
      '7',
    ]);
    expect(shownText({ problem: 'x', code: '#N/A' }, formatsOf({}, 'USD')({ row: 0, column: 0 }))).toBe('#N/A');
  });
});

describe('moving about', () => {
  const filled = new Set(['A1', 'A2', 'A3', 'A7']);
  const isFilled = (cell: CellAt): boolean => filled.has(cellName(cell));

  it('jumps along filled cells and over gaps', () => {
    const down = (from: string): string => cellName(jump(at(from), 1, 0, bounds, isFilled));
    expect([down('A1'), down('A3'), down('A7'), down('A100'), down('A4')]).toEqual(['A3', 'A7', 'A100', 'A100', 'A7']);
    expect(keyTarget({ key: 'End', ctrlKey: true, metaKey: false }, at('B2'), bounds, isFilled)).toEqual({ row: 99, column: 25 });
    expect(keyTarget({ key: 'x', ctrlKey: false, metaKey: false }, at('B2'), bounds, isFilled)).toBeNull();
    expect(parseCell('B2')).toEqual(at('B2'));
  });
});

describe('hints and history', () => {
  it('name the functions that begin so, or the arguments of the one begun', () => {
    expect(formulaHint('=SUMP')).toBe('SUMPRODUCT(range, range…)');
    expect(formulaHint('=COUN')).toBe('COUNT, COUNTA, COUNTBLANK, COUNTIF, COUNTIFS');
    expect(formulaHint('=IF(A1>"(", ROUND(1,2), ')).toBe('IF(condition, then, otherwise)');
    expect([formulaHint('hello'), formulaHint('=1+2'), formulaHint('=FOO(')]).toEqual(['', '', '']);
  });

  it('undo and redo by cell', () => {
    const history = new SheetHistory();
    history.add({ before: { A1: null }, after: { A1: 1 } });
    expect(history.undo()).toEqual({ before: { A1: 1 }, after: { A1: null } });
    expect(history.undo()).toBeUndefined();
    expect(history.redo()).toEqual({ before: { A1: null }, after: { A1: 1 } });
    expect(history.redo()).toBeUndefined();
  });
});
