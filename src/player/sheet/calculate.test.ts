import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculate } from './calculate.ts';
import { cellName, columnName, parseCell } from './cell-name.ts';
import type { CellValue } from './functions.ts';

const result = (formula: string, cells: Record<string, CellValue> = {}): unknown => {
  const found = calculate({ ...cells, Z9: formula }).cells.get('Z9');
  return found === undefined ? undefined : 'problem' in found ? `! ${found.problem}` : found.value;
};
const column = { A1: 3, A2: 4, A3: 'five', A4: null, A5: 8 };

describe('cell names', () => {
  it('count in letters, and back', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
    const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000);
    fc.assert(
      fc.property(fc.nat(999), fc.nat(16_000), (row, at) => {
        expect(parseCell(cellName({ row, column: at }))).toEqual({ row, column: at });
      }),
      { seed },
    );
    expect(parseCell('$B$3')).toEqual({ row: 2, column: 1 });
    expect([parseCell('A0'), parseCell('1A'), parseCell('SUM')]).toEqual([null, null, null]);
  });
});

describe('formulas', () => {
  it.each([
    ['=1+2*3', 7],
    ['=(1+2)*3', 9],
    ['=-2^2', 4],
    ['=2^3^2', 64],
    ['=10-4-3', 3],
    ['=50%*8', 4],
    ['="a"&1&TRUE', 'a1TRUE'],
    ['="say ""hi"""', 'say "hi"'],
    ['=1<2', true],
    ['="b">"A"', true],
    ['=IF(1>2,"yes","no")', 'no'],
    ['=if(false,1/0,"kept")', 'kept'],
    ['=IFERROR(1/0,"none")', 'none'],
    ['=ROUND(1.005,2)', 1.01],
    ['=ROUND(-2.5,0)', -3],
    ['=MOD(-3,5)', 2],
    ['=.5+1e2', 100.5],
    ['=LEFT("Ada Okafor",3)&RIGHT("x",2)', 'Adax'],
    ['=LEN("héllo")', 5],
    ['=MEDIAN(1,9,3,4)', 3.5],
  ])('%s gives %s', (formula, value) => expect(result(formula)).toEqual(value));

  it.each([
    ['=SUM(A1:A5)', 15],
    ['=AVERAGE(A1:A5)', 5],
    ['=COUNT(A1:A5)', 3],
    ['=COUNTA(A1:A5)', 4],
    ['=MAX(A1:A5, 20)', 20],
    ['=$A$1*A2', 12],
    ['=SUMIF(A1:A5,">3")', 12],
    ['=COUNTIF(A1:A5,"fi*")', 1],
    ['=A4+1', 1],
    ['=INDEX(A1:A5,5)', 8],
    ['=MATCH("FIVE",A1:A5)', 3],
    ['=XLOOKUP(9,A1:A5,A1:A5,"none")', 'none'],
  ])('%s reads a column', (formula, value) => expect(result(formula, column)).toEqual(value));

  it.each([
    ['=1/0', 'Nothing can be divided by zero.'],
    ['=A3+1', '“five” is not a number.'],
    ['=FOO(1)', 'There is no function FOO.'],
    ['=SUM(A1:A5', 'A “)” is missing.'],
    ['=1+', 'Something is missing at the end.'],
    ['=A1:A5', 'A range needs a function round it, such as SUM(A1:A5).'],
    ['=constructor(1)', 'There is no function CONSTRUCTOR.'],
    ['=1 ? 2', '“?” does not belong in a formula.'],
    ['=AVERAGE(B1:B4)', 'There is no number to take the average of.'],
    [`=${'('.repeat(200)}1${')'.repeat(200)}`, 'This formula is too deeply nested.'],
  ])('%s says what is wrong', (formula, problem) => expect(result(formula, column)).toBe(`! ${problem}`));
});

describe('the graph', () => {
  it('works out formulas after what they read, in whatever order they stand', () => {
    const { cells, cycles } = calculate({ A1: '=B1*2', B1: '=C1+1', C1: 4 });
    expect(cells.get('A1')).toEqual({ value: 10 });
    expect(cycles).toEqual([]);
  });

  it('names each circle once; only its members and what needs them fail', () => {
    const { cells, cycles } = calculate({ A1: '=B1', B1: '=C1+1', C1: '=A1', D1: '=A1+1', E1: '=E1', F1: '=SUM(G1:G3)', G2: '=F1', H1: '=2+2' });
    expect(cycles).toEqual(expect.arrayContaining([['A1', 'B1', 'C1'], ['E1'], ['F1', 'G2']]));
    expect(cycles).toHaveLength(3);
    expect(cells.get('B1')).toEqual({ problem: 'Needs itself: A1 → B1 → C1 → A1' });
    expect(cells.get('D1')).toEqual({ problem: 'A1 has a problem.' });
    expect(cells.get('H1')).toEqual({ value: 4 });
  });

  it('takes a chain of 20,000 formulas', () => {
    const content: Record<string, CellValue> = { A1: 1 };
    for (let row = 2; row <= 20_000; row++) content[`A${row}`] = `=A${row - 1}+1`;
    expect(calculate(content).cells.get('A20000')).toEqual({ value: 20_000 });
  });

  it('never throws, whatever is typed', () => {
    const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000);
    const piece = fc.constantFrom('A1', 'B2', ':', '+', '-', '*', '/', '^', '&', '(', ')', ',', 'SUM', 'IF', '1', '"x"', '%', ' ', '=', '<', '$', '#');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.array(piece, { maxLength: 8 }), (a, b) => {
        calculate({ A1: `=${a.join('')}`, B2: `=${b.join('')}` });
      }),
      { seed, numRuns: 500 },
    );
  });
});
