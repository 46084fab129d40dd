// The formulas of a spreadsheet: a chain and a fan of 10,000, running sums over 5,000 rows; worked out whole, and after one edit.
import { SheetGraph } from '../src/player/sheet/sheet-graph.ts';
import type { CellValue } from '../src/player/sheet/value.ts';

const RUNS = 9;
/** What an edit may take and still be felt as at once. */
const EDIT_MS = 100;
const NOW = (): string => '2026-06-12T12:00';
type Content = Record<string, CellValue>;
type Goal = { id: string; goal: string; value: number; met: boolean };
export type BenchResult = { metrics: Record<string, number>; ratios: Record<string, number>; goals: Goal[] };

const rows = (count: number, write: (row: number, content: Content) => void): Content => {
  const content: Content = {};
  for (let row = 1; row <= count; row++) write(row, content);
  return content;
};

/** The sheet, the cell that is edited, and how many formulas that reaches. */
const SHEETS: readonly { what: string; content: Content; cell: string; reached: number }[] = [
  {
    what: 'chain of 10,000, its first cell edited',
    content: rows(10_000, (row, content) => (content[`A${row}`] = row === 1 ? 1 : `=A${row - 1}+1`)),
    cell: 'A1',
    reached: 9_999,
  },
  {
    what: 'chain of 10,000, a cell beside it edited',
    content: { ...rows(10_000, (row, content) => (content[`A${row}`] = row === 1 ? 1 : `=A${row - 1}+1`)), B1: 1, C1: '=B1*2' },
    cell: 'B1',
    reached: 1,
  },
  {
    what: 'fan of 10,000 over one cell',
    content: { A1: 1, ...rows(10_000, (row, content) => (content[`B${row}`] = `=$A$1*${row}`)) },
    cell: 'A1',
    reached: 10_000,
  },
  {
    what: '10,000 rows of price times count, with a sum',
    content: {
      ...rows(10_000, (row, content) => Object.assign(content, { [`A${row}`]: row, [`B${row}`]: 2, [`C${row}`]: `=A${row}*B${row}` })),
      E1: '=SUM(C1:C10000)',
    },
    cell: 'A5000',
    reached: 2,
  },
  {
    what: 'running sums over 5,000 rows, the last number edited',
    content: rows(5_000, (row, content) => Object.assign(content, { [`A${row}`]: row, [`B${row}`]: `=SUM(A$1:A${row})` })),
    cell: 'A5000',
    reached: 1,
  },
];

export async function run({ progress = () => {} }: { progress?: (text: string) => void } = {}): Promise<BenchResult> {
  const metrics: Record<string, number> = {};
  const goals: Goal[] = [];
  for (const { what, content, cell, reached } of SHEETS) {
    progress(what);
    const times = { whole: [] as number[], edit: [] as number[] };
    for (let run = 0; run < RUNS; run++) {
      const graph = new SheetGraph(NOW);
      times.whole.push(timed(() => graph.sync(content)));
      const edited = { ...content, [cell]: 1000 + run };
      times.edit.push(timed(() => graph.sync(edited)));
      if (graph.worked !== reached) throw new Error(`${what}: ${graph.worked} formulas were worked out, not ${reached}`);
    }
    metrics[`${what}: whole, ms`] = median(times.whole);
    metrics[`${what}: edit, ms`] = median(times.edit);
    goals.push({
      id: `sheet-edit-${goals.length + 1}`,
      goal: `${what}: an edit ≤ ${EDIT_MS} ms`,
      value: median(times.edit),
      met: median(times.edit) <= EDIT_MS,
    });
  }
  return { metrics, ratios: {}, goals };
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

const median = (values: readonly number[]): number => Number([...values].sort((a, b) => a - b)[values.length >> 1]?.toFixed(1));
