import fc from '../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import { cellName, columnName, parseCell } from './cell-name.ts';
import { FUNCTION_NAMES } from './functions/index.ts';
import { type CellResult, SheetGraph } from './sheet-graph.ts';
import type { CellValue } from './value.ts';

const NOW = (): string => '2026-06-12T14:30:00';
function calculate(content: Record<string, CellValue>): { cells: Map<string, CellResult>; cycles: readonly (readonly string[])[] } {
  const graph = new SheetGraph(NOW);
  graph.sync(content);
  return { cells: new Map(graph.entries()), cycles: graph.cycles() };
}
const result = (formula: string, cells: Record<string, CellValue> = {}): unknown => {
  const found = calculate({ ...cells, Z9: formula }).cells.get('Z9');
  return found === undefined ? undefined : 'problem' in found ? `${found.code} ${found.problem}` : found.value;
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
    ['=IFS(FALSE,1,TRUE,2)', 2],
    ['=SWITCH("b","a",1,"b",2,9)', 2],
    ['=CHOOSE(2,"x","y")', 'y'],
    ['=IFNA(MATCH(1,A1:A2),"none")', 'none'],
    ['=ISERROR(1/0)', true],
    ['=DATE(2026,14,1)', '2027-02-01'],
    ['="2026-01-31"+1', '2026-02-01'],
    ['="2026-03-01"-"2026-02-01"', 28],
    ['=EDATE("2026-01-31",1)', '2026-02-28'],
    ['=EOMONTH("2024-02-10",0)', '2024-02-29'],
    ['=DATEDIF("2020-02-29","2026-02-28","Y")', 5],
    ['=NETWORKDAYS("2026-06-08","2026-06-14")', 5],
    ['=WEEKDAY("2026-06-12",2)', 5],
    ['=YEAR(TODAY())&"/"&MONTH(NOW())', '2026/6'],
    ['=TEXT(1234.5,"#,##0.00")', '1,234.50'],
    ['=TEXT(0.256,"0.0%")', '25.6%'],
    ['=TEXT("2026-06-05","ddd d mmm yyyy")', 'Fri 5 Jun 2026'],
    ['=SUBSTITUTE("a-b-c","-","+",2)', 'a-b+c'],
    ['=PROPER("ada OKAFOR")', 'Ada Okafor'],
    ['=TEXTJOIN(", ",TRUE,"a","","b")', 'a, b'],
    ['=SEARCH("KA","okafor")', 2],
    ['=CEILING(4.1,0.5)', 4.5],
    ['=ROUND(PMT(0.01,12,1000),2)', -88.85],
    ['=SUMPRODUCT(A1:A2,A1:A2)', 0],
    ['=MAX(B1:B4)', 0],
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
    ['=XLOOKUP(5,A1:A5,A1:A5,"none",-1)', 4],
    ['=VLOOKUP(4,A1:A5,1)', 4],
    ['=COUNTIFS(A1:A5,">3",A1:A5,"<8")', 1],
    ['=LARGE(A1:A5,2)&SMALL(A1:A5,1)&RANK(8,A1:A5)', '431'],
    ['=ISBLANK(A4)', true],
  ])('%s reads a column', (formula, value) => expect(result(formula, column)).toEqual(value));

  it.each([
    ['=1/0', '#DIV/0! Nothing can be divided by zero.'],
    ['=A3+1', '#VALUE! “five” is not a number.'],
    ['=FOO(1)', '#NAME? There is no function FOO.'],
    ['=SUM(A1:A5', '#ERROR! A “)” is missing.'],
    ['=1+', '#ERROR! Something is missing at the end.'],
    ['=A1:A5', '#VALUE! A range needs a function round it, such as SUM(A1:A5).'],
    ['=constructor(1)', '#NAME? There is no function CONSTRUCTOR.'],
    ['=1 ? 2', '#ERROR! “?” does not belong in a formula.'],
    ['=#REF!+1', '#REF! A cell that this formula read is no longer there.'],
    ['=SUM()', '#ERROR! SUM needs more: SUM(numbers…).'],
    ['=MATCH("zz",A1:A5)', '#N/A “zz” was not found.'],
    ['=INDEX(A1:A5,9)', '#REF! That place is outside the range.'],
    ['=SQRT(-1)', '#NUM! A number below zero has no square root.'],
    ['=REPT("x",1e9)', '#VALUE! This text is too long for a cell.'],
    ['=toString(1)', '#NAME? There is no function TOSTRING.'],
    ['=AVERAGE(B1:B4)', '#DIV/0! There is no number to take the average of.'],
    [`=${'('.repeat(200)}1${')'.repeat(200)}`, '#ERROR! This formula is too deeply nested.'],
  ])('SHEET-5: %s says what is wrong', (formula, problem) => expect(result(formula, column)).toBe(problem));
});

describe('the graph', () => {
  it('works out formulas after what they read, in whatever order they stand', () => {
    const { cells, cycles } = calculate({ A1: '=B1*2', B1: '=C1+1', C1: 4 });
    expect(cells.get('A1')).toEqual({ value: 10 });
    expect(cycles).toEqual([]);
  });

  it('SHEET-3: names each circle once; only its members and what needs them fail', () => {
    const { cells, cycles } = calculate({ A1: '=B1', B1: '=C1+1', C1: '=A1', D1: '=A1+1', E1: '=E1', F1: '=SUM(G1:G3)', G2: '=F1', H1: '=2+2' });
    expect(cycles).toEqual(expect.arrayContaining([['A1', 'B1', 'C1'], ['E1'], ['F1', 'G2']]));
    expect(cycles).toHaveLength(3);
    expect(cells.get('B1')).toEqual({ problem: 'Needs itself: A1 → B1 → C1 → A1', code: '#CYCLE!' });
    expect(cells.get('D1')).toEqual({ problem: 'A1 has a problem.', code: '#CYCLE!' });
    expect(cells.get('H1')).toEqual({ value: 4 });
  });

  it('takes a chain of 20,000 formulas', () => {
    const content: Record<string, CellValue> = { A1: 1 };
    for (let row = 2; row <= 20_000; row++) content[`A${row}`] = `=A${row - 1}+1`;
    expect(calculate(content).cells.get('A20000')).toEqual({ value: 20_000 });
  });

  it('SHEET-1: works out only what an edit reaches, and stops where nothing changes', () => {
    const content: Record<string, CellValue> = { A1: 1, B1: '=A1>0', C1: '=IF(B1,"yes","no")', D1: '=C1&"!"' };
    for (let row = 2; row <= 500; row++) content[`E${row}`] = `=SUM($A$1:A${row})`;
    const graph = new SheetGraph(NOW);
    graph.sync(content);
    expect(graph.worked).toBe(502);
    graph.sync({ ...content, A400: 7 });
    expect(graph.worked).toBe(101);
    expect(graph.sync({ ...content, A400: 7 })).toBe(false);
    graph.sync({ ...content, A400: 7, A1: 2 });
    // B1 is still true, so C1 and D1 stay as they are.
    expect(graph.worked).toBe(500);
    expect(graph.result({ row: 0, column: 3 })).toEqual({ value: 'yes!' });
  });

  it('opens a circle again when one of its formulas changes', () => {
    const graph = new SheetGraph(NOW);
    graph.sync({ A1: '=B1', B1: '=C1+1', C1: '=A1', D1: '=A1+1' });
    graph.sync({ A1: '=B1', B1: '=C1+1', C1: 4, D1: '=A1+1' });
    expect(graph.cycles()).toEqual([]);
    expect(graph.result({ row: 0, column: 3 })).toEqual({ value: 6 });
  });

  it('SHEET-2: comes to the same after any edits as when it is worked out anew', () => {
    const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000);
    const cell = fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), fc.integer({ min: 1, max: 6 })).map(([letter, row]) => `${letter}${row}`);
    const formula = fc.oneof(
      cell.map((name) => `=${name}`),
      fc.tuple(cell, cell, fc.constantFrom('+', '*', '/', '&', '>')).map(([a, b, sign]) => `=${a}${sign}${b}`),
      fc.tuple(cell, cell, fc.constantFrom('SUM', 'COUNT', 'MAX', 'COUNTA')).map(([a, b, name]) => `=${name}(${a}:${b})`),
      fc.tuple(cell, cell, cell).map(([a, b, c]) => `=IF(${a}>1,${b},IFERROR(${c},0))`),
      fc.constant('=1+'),
    );
    const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom('x', null, true), formula, formula);
    const runs = Number(process.env['FC_RUNS'] ?? 300);
    fc.assert(
      fc.property(fc.array(fc.array(fc.tuple(cell, value), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 10 }), (edits) => {
        const graph = new SheetGraph(NOW);
        const content: Record<string, CellValue> = {};
        for (const edit of edits) {
          for (const [name, next] of edit) content[name] = next;
          graph.sync(content);
        }
        const anew = calculate(content);
        const sorted = (entries: Iterable<readonly [string, CellResult]>): unknown => Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
        expect(sorted(graph.entries())).toEqual(sorted(anew.cells));
        expect([...graph.cycles()].map(String).sort()).toEqual([...anew.cycles].map(String).sort());
      }),
      { seed, numRuns: runs },
    );
  });

  it('SHEET-4: never throws nor hangs, whatever is typed', () => {
    const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000);
    const piece = fc.oneof(
      fc.constantFrom(
        'A1',
        'B2',
        '$A$1',
        ':',
        '+',
        '-',
        '*',
        '/',
        '^',
        '&',
        '(',
        ')',
        ',',
        '1',
        '"x"',
        '"*a*"',
        '%',
        ' ',
        '=',
        '<',
        '$',
        '#',
        '#REF!',
        '1e308',
        'ZZZ9999999',
      ),
      fc.constantFrom(...FUNCTION_NAMES).map((name) => `${name}(`),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.array(piece, { maxLength: 8 }), (a, b) => {
        calculate({ A1: `=${a.join('')}`, B2: `=${b.join('')}`, A2: 'aaaa', B1: '2026-06-12' });
      }),
      { seed, numRuns: Number(process.env['FC_RUNS'] ?? 500) },
    );
  });

  it('gives every function wrong arguments of every kind without failing', () => {
    const wrong = ['1/0', 'A1:B2', '""', '-1', '1e300', '"x"', 'TRUE', '"2026-06-12"', 'C9'];
    for (const name of FUNCTION_NAMES)
      for (const argument of wrong)
        for (const count of [0, 1, 2, 3, 5]) {
          const found = calculate({ A1: 1, B2: 'x', Z9: `=${name}(${Array.from({ length: count }, () => argument).join(',')})` }).cells.get('Z9');
          expect(found === undefined || !('problem' in found) || found.problem !== 'This cannot be worked out.', `${name} ${argument} × ${count}`).toBe(true);
        }
  });

  it('SHEET-4: keeps formulas that would fill the memory or the time within bounds', () => {
    const doubling: Record<string, CellValue> = { A1: 'xxxxxxxxxxxxxxxx' };
    for (let row = 2; row <= 60; row++) doubling[`A${row}`] = `=A${row - 1}&A${row - 1}`;
    expect(calculate(doubling).cells.get('A60')).toMatchObject({ code: '#VALUE!' });
    expect(result(`=COUNTIF(A1:A1,"${'*a'.repeat(40)}*b")`, { A1: 'a'.repeat(32_000) })).toBe(0);
    expect(result(`=${'1+'.repeat(3000)}1`)).toMatch(/^#ERROR!/);
    expect(result('=SUM(A1:ZZZ9999999)')).toBe('#REF! This range is too large.');
    expect(result(`=1${'%'.repeat(5000)}`)).toMatch(/^#ERROR!/);
  });
});
