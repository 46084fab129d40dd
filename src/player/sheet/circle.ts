import { type CellKey, cellName, cellOf } from './cell-name.ts';

/** Cells that are named in words; longer circles leave out their middle. */
const SHOWN = 8;
/** Larger groups are told by their members in order: finding a way round takes the square of their number. */
const MAX_SEARCHED = 2000;

/**
 * A way round through formulas that need each other: the shortest from the first of them back to itself.
 * @param group formulas that all need each other, or one that needs itself; in order
 * @param readsOf which of them one reads
 * @returns the cells on the way, each once, and the way in words: "A1 → B1 → A1"
 */
export function circleOf(group: readonly CellKey[], readsOf: (key: CellKey) => Iterable<CellKey>): { names: readonly string[]; words: string } {
  const path = group.length > MAX_SEARCHED ? group : wayRound(group[0] ?? 0, readsOf);
  const names = path.map((key) => cellName(cellOf(key)));
  const first = names[0] ?? '';
  const told = names.length > SHOWN ? [...names.slice(0, SHOWN - 2), '…', ...names.slice(-1)] : names;
  return { names, words: [...told, first].join(' → ') };
}

function wayRound(start: CellKey, readsOf: (key: CellKey) => Iterable<CellKey>): readonly CellKey[] {
  const before = new Map<CellKey, CellKey>();
  const queue = [start];
  for (let key = queue.shift(); key !== undefined; key = queue.shift())
    for (const read of readsOf(key)) {
      if (read === start) {
        const path = [key];
        for (let at = key; at !== start;) {
          at = before.get(at) ?? start;
          path.push(at);
        }
        return path.reverse();
      }
      if (before.has(read)) continue;
      before.set(read, key);
      queue.push(read);
    }
  return [start];
}

/** By column, then by row, as people read names. */
export function byPlace(a: CellKey, b: CellKey): number {
  const [x, y] = [cellOf(a), cellOf(b)];
  return x.column - y.column || x.row - y.row;
}
