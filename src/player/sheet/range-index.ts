import { type CellAt, type CellKey, type CellRange, isIn } from './cell-name.ts';

type Watched = { range: CellRange; readers: Set<CellKey> };

/** Rows have numbers below 2^24. */
const LEVELS = 24;
/** Wider ranges are few and are looked through one by one. */
const WIDE = 64;

/**
 * Which formulas read a range that holds a cell. A range is cut into blocks of 1, 2, 4… rows for each of its columns, at most
 * two of a size; a cell asks for the one block of each size that it is in. So neither long ranges nor many of them cost much.
 */
export class RangeIndex {
  private readonly watched = new Map<string, Watched>();
  private readonly blocks = new Map<number, Set<Watched>>();
  private readonly wide = new Set<Watched>();
  /** How many blocks of each size there are: sizes without any are not asked for. */
  private readonly used: number[] = Array.from({ length: LEVELS + 1 }, () => 0);

  add(range: CellRange, reader: CellKey): void {
    const name = nameOf(range);
    const known = this.watched.get(name);
    if (known !== undefined) {
      known.readers.add(reader);
      return;
    }
    const entry = { range, readers: new Set([reader]) };
    this.watched.set(name, entry);
    if (isWide(range)) this.wide.add(entry);
    else
      for (const [block, level] of blocksOf(range)) {
        const held = this.blocks.get(block);
        if (held === undefined) this.blocks.set(block, new Set([entry]));
        else held.add(entry);
        this.used[level] = (this.used[level] ?? 0) + 1;
      }
  }

  remove(range: CellRange, reader: CellKey): void {
    const name = nameOf(range);
    const entry = this.watched.get(name);
    if (entry === undefined || !entry.readers.delete(reader) || entry.readers.size > 0) return;
    this.watched.delete(name);
    if (isWide(range)) this.wide.delete(entry);
    else
      for (const [block, level] of blocksOf(range)) {
        const held = this.blocks.get(block);
        held?.delete(entry);
        if (held?.size === 0) this.blocks.delete(block);
        this.used[level] = (this.used[level] ?? 0) - 1;
      }
  }

  /** Calls once for each reader of each range that holds the cell. */
  eachReader(at: CellAt, visit: (reader: CellKey) => void): void {
    for (let level = 0; level <= LEVELS; level++) {
      if (this.used[level] === 0) continue;
      for (const entry of this.blocks.get(blockKey(at.column, level, at.row >> level)) ?? []) for (const reader of entry.readers) visit(reader);
    }
    for (const entry of this.wide) if (isIn(entry.range, at)) for (const reader of entry.readers) visit(reader);
  }
}

function nameOf({ from, to }: CellRange): string {
  return `${from.row} ${from.column} ${to.row} ${to.column}`;
}

function isWide({ from, to }: CellRange): boolean {
  return to.column - from.column >= WIDE;
}

function blockKey(column: number, level: number, block: number): number {
  return (column * (LEVELS + 1) + level) * 2 ** LEVELS + block;
}

function* blocksOf({ from, to }: CellRange): Iterable<readonly [number, number]> {
  for (let row = from.row; row <= to.row;) {
    let level = 0;
    while (level < LEVELS && row % 2 ** (level + 1) === 0 && row + 2 ** (level + 1) - 1 <= to.row) level++;
    for (let column = from.column; column <= to.column; column++) yield [blockKey(column, level, row >> level), level];
    row += 2 ** level;
  }
}
