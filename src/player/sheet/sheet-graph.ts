import { type CellAt, type CellKey, type CellRange, cellName, cellOf, isIn, keyOf, parseCell, sizeOf } from './cell-name.ts';
import { byPlace, circleOf } from './circle.ts';
import { evaluateFormula } from './evaluate.ts';
import { type Parsed, parseFormula } from './parse.ts';
import { FormulaProblem, type ProblemCode } from './problem.ts';
import { RangeIndex } from './range-index.ts';
import type { CellValue, RangeValue } from './value.ts';

export type CellResult = { value: CellValue } | { problem: string; code: ProblemCode };

/** A range may not be larger: it would hold up the page. */
const MAX_RANGE = 100_000;
/** Cells that ranges may hand to functions in one go, about two seconds' worth. Formulas beyond it say so. */
const MAX_READS = 60_000_000;

type Cell = { parsed: Parsed | null; problem: CellResult | null };
type Frame = { key: CellKey; next: Iterator<CellKey> };

/**
 * The formulas of a sheet and what they read. An edit works out again only what depends on it, each formula once and after
 * everything it reads; what comes out as before is not followed further. Formulas that need each other in a circle have no value.
 */
export class SheetGraph {
  private readonly keys = new Map<string, CellKey | null>();
  private readonly content = new Map<CellKey, CellValue>();
  private readonly formulas = new Map<CellKey, Cell>();
  private readonly results = new Map<CellKey, CellResult>();
  /** Formulas by a cell that they read by its own name. */
  private readonly readers = new Map<CellKey, Set<CellKey>>();
  private readonly ranges = new RangeIndex();
  private readonly circles = new Map<CellKey, readonly string[]>();
  private readonly now: () => string;
  /** Formulas worked out by the last `sync`. */
  worked = 0;

  /** @param now local date and time in ISO 8601, for TODAY and NOW */
  constructor(now: () => string) {
    this.now = now;
  }

  result(at: CellAt): CellResult | undefined {
    return this.results.get(keyOf(at));
  }

  /** Every cell that holds something, by name. */
  *entries(): Iterable<readonly [string, CellResult]> {
    for (const [key, result] of this.results) yield [cellName(cellOf(key)), result];
  }

  /** The circles there are, each once: the cells in the order they read each other. */
  cycles(): readonly (readonly string[])[] {
    return [...new Set(this.circles.values())];
  }

  /**
   * Takes over the whole content; what did not change costs next to nothing. Names that are no cells are passed over.
   * @param content cell name → value, or text that begins with "="
   * @returns whether any result changed
   */
  sync(content: Readonly<Record<string, CellValue>>): boolean {
    const seen = new Set<CellKey>();
    const changed: CellKey[] = [];
    for (const name in content) {
      const value = content[name] ?? null;
      const key = this.keyNamed(name);
      if (key === null || value === null) continue;
      seen.add(key);
      if (this.content.get(key) === value) continue;
      this.put(key, value);
      changed.push(key);
    }
    if (this.content.size !== seen.size)
      for (const key of this.content.keys())
        if (!seen.has(key)) {
          this.put(key, null);
          changed.push(key);
        }
    this.worked = 0;
    return changed.length > 0 && this.recalculate(changed);
  }

  /** Reading a name costs more than comparing what a cell holds. */
  private keyNamed(name: string): CellKey | null {
    const known = this.keys.get(name);
    if (known !== undefined) return known;
    const at = parseCell(name);
    const key = at === null ? null : keyOf(at);
    this.keys.set(name, key);
    return key;
  }

  private put(key: CellKey, value: CellValue): void {
    this.disconnect(key);
    if (value === null) this.content.delete(key);
    else this.content.set(key, value);
    if (typeof value !== 'string' || !value.startsWith('=') || value.length < 2) return;
    try {
      const parsed = parseFormula(value.slice(1));
      this.formulas.set(key, { parsed, problem: null });
      for (const at of parsed.cells) {
        const cell = keyOf(at);
        const readers = this.readers.get(cell);
        if (readers === undefined) this.readers.set(cell, new Set([key]));
        else readers.add(key);
      }
      for (const range of parsed.ranges) if (sizeOf(range) <= MAX_RANGE) this.ranges.add(range, key);
    } catch (error) {
      this.formulas.set(key, { parsed: null, problem: problemOf(error) });
    }
  }

  private disconnect(key: CellKey): void {
    const old = this.formulas.get(key)?.parsed;
    this.formulas.delete(key);
    for (const at of old?.cells ?? []) {
      const cell = keyOf(at);
      const readers = this.readers.get(cell);
      readers?.delete(key);
      if (readers?.size === 0) this.readers.delete(cell);
    }
    for (const range of old?.ranges ?? []) if (sizeOf(range) <= MAX_RANGE) this.ranges.remove(range, key);
  }

  private eachReader(key: CellKey, visit: (reader: CellKey) => void): void {
    for (const reader of this.readers.get(key) ?? []) visit(reader);
    this.ranges.eachReader(cellOf(key), visit);
  }

  private recalculate(changed: readonly CellKey[]): boolean {
    let hasNews = false;
    /** Formulas that may have another result now, and those that certainly have to be worked out. */
    const dirty = new Set<CellKey>();
    const due = new Set<CellKey>();
    const queue: CellKey[] = [];
    for (const key of changed) {
      if (this.formulas.has(key)) {
        dirty.add(key);
        due.add(key);
      } else {
        // The formula that was here before may have been in a circle.
        this.circles.delete(key);
        hasNews = this.keep(key, plainResult(this.content.get(key)), due) || hasNews;
      }
      queue.push(key);
    }
    // When everything is new there is nobody else to tell.
    if (dirty.size < this.formulas.size)
      for (let key = queue.pop(); key !== undefined; key = queue.pop())
        this.eachReader(key, (reader) => {
          if (dirty.has(reader)) return;
          dirty.add(reader);
          queue.push(reader);
        });
    return this.workOut(dirty, due) || hasNews;
  }

  /** Tarjan's strongly connected components over the dirty formulas, without recursion and without a list of what each reads. */
  private workOut(dirty: ReadonlySet<CellKey>, due: Set<CellKey>): boolean {
    let hasNews = false;
    const order = new Map<CellKey, number>();
    const low = new Map<CellKey, number>();
    const stack: CellKey[] = [];
    const onStack = new Set<CellKey>();
    const reader = new PassReader(this.results, this.now);
    const enter = (key: CellKey): Frame => {
      order.set(key, order.size);
      low.set(key, order.size - 1);
      stack.push(key);
      onStack.add(key);
      return { key, next: this.readsIn(key, dirty) };
    };
    const lower = (key: CellKey, to: number): void => void low.set(key, Math.min(low.get(key) ?? to, to));
    for (const start of dirty) {
      if (order.has(start)) continue;
      const work = [enter(start)];
      const selfReaders = new Set<CellKey>();
      for (let top = work.at(-1); top !== undefined; top = work.at(-1)) {
        const step = top.next.next();
        if (step.done !== true) {
          if (step.value === top.key) selfReaders.add(top.key);
          else if (!order.has(step.value)) work.push(enter(step.value));
          else if (onStack.has(step.value)) lower(top.key, order.get(step.value) ?? 0);
          continue;
        }
        work.pop();
        const below = work.at(-1);
        if (below !== undefined) lower(below.key, low.get(top.key) ?? 0);
        if (low.get(top.key) !== order.get(top.key)) continue;
        const group = stack.splice(stack.lastIndexOf(top.key));
        for (const key of group) onStack.delete(key);
        if (group.length > 1 || selfReaders.has(top.key)) {
          hasNews = this.closeCircle(group, due) || hasNews;
          continue;
        }
        const wasInCircle = this.circles.delete(top.key);
        if (!due.has(top.key) && !wasInCircle) continue;
        hasNews = this.keep(top.key, this.evaluate(top.key, reader), due) || hasNews;
      }
    }
    return hasNews;
  }

  private closeCircle(group: readonly CellKey[], due: Set<CellKey>): boolean {
    // In order, so that the same circle is told the same way however it came about.
    const members = new Set([...group].sort(byPlace));
    const path = circleOf([...members], (key) => this.readsIn(key, members));
    let hasNews = false;
    for (const key of group) {
      this.circles.set(key, path.names);
      hasNews = this.keep(key, { problem: `Needs itself: ${path.words}`, code: '#CYCLE!' }, due) || hasNews;
    }
    return hasNews;
  }

  /** The formulas among some that a formula reads. */
  private *readsIn(key: CellKey, among: ReadonlySet<CellKey>): Generator<CellKey, void> {
    const parsed = this.formulas.get(key)?.parsed;
    if (parsed === null || parsed === undefined) return;
    for (const at of parsed.cells) if (among.has(keyOf(at))) yield keyOf(at);
    for (const range of parsed.ranges) {
      const size = sizeOf(range);
      if (size > MAX_RANGE) continue;
      if (size > among.size) {
        for (const member of among) if (isIn(range, cellOf(member))) yield member;
      } else {
        const { from, to } = range;
        for (let row = from.row; row <= to.row; row++)
          for (let column = from.column; column <= to.column; column++) {
            const member = keyOf({ row, column });
            if (among.has(member)) yield member;
          }
      }
    }
  }

  private evaluate(key: CellKey, reader: PassReader): CellResult {
    const cell = this.formulas.get(key);
    if (cell?.parsed === null || cell?.parsed === undefined) return cell?.problem ?? { value: null };
    this.worked++;
    try {
      return { value: evaluateFormula(cell.parsed.formula, reader) };
    } catch (error) {
      return problemOf(error);
    }
  }

  /** @returns whether it is another result than before; then everything that reads it is due */
  private keep(key: CellKey, result: CellResult | undefined, due: Set<CellKey>): boolean {
    if (isSame(this.results.get(key), result)) return false;
    if (result === undefined) this.results.delete(key);
    else this.results.set(key, result);
    this.eachReader(key, (reader) => void due.add(reader));
    return true;
  }
}

/** What formulas read in one go. Ranges are put together once: by the time one is read, everything in it is worked out. */
class PassReader {
  private readonly results: ReadonlyMap<CellKey, CellResult>;
  private readonly ranges = new Map<string, RangeValue>();
  private left = MAX_READS;
  /** Cells held in `ranges`. */
  private held = 0;
  readonly now: () => string;

  constructor(results: ReadonlyMap<CellKey, CellResult>, now: () => string) {
    this.results = results;
    this.now = now;
  }

  cell(at: CellAt): CellValue {
    return this.read(at.row, at.column);
  }

  range(range: CellRange): RangeValue {
    const { from, to } = range;
    const size = sizeOf(range);
    if (size > MAX_RANGE) throw new FormulaProblem('This range is too large.', '#REF!');
    this.left -= size;
    if (this.left < 0) throw new FormulaProblem('This sheet reads too many cells at once.', '#NUM!');
    const name = `${from.row} ${from.column} ${to.row} ${to.column}`;
    const known = this.ranges.get(name);
    if (known !== undefined) return known;
    const values: CellValue[] = [];
    for (let row = from.row; row <= to.row; row++) for (let column = from.column; column <= to.column; column++) values.push(this.read(row, column));
    const found = { rows: to.row - from.row + 1, columns: to.column - from.column + 1, values };
    if (this.held + size <= MAX_RANGE * 5) {
      this.ranges.set(name, found);
      this.held += size;
    }
    return found;
  }

  private read(row: number, column: number): CellValue {
    const result = this.results.get(keyOf({ row, column }));
    if (result === undefined) return null;
    if ('problem' in result) throw new FormulaProblem(`${cellName({ row, column })} has a problem.`, result.code);
    return result.value;
  }
}

function plainResult(value: CellValue | undefined): CellResult | undefined {
  if (value === undefined || value === null) return undefined;
  return { value: typeof value === 'string' && value.startsWith("'") ? value.slice(1) : value };
}

function problemOf(error: unknown): CellResult {
  return error instanceof FormulaProblem ? { problem: error.message, code: error.code } : { problem: 'This cannot be worked out.', code: '#ERROR!' };
}

function isSame(a: CellResult | undefined, b: CellResult | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if ('problem' in a) return 'problem' in b && a.problem === b.problem && a.code === b.code;
  return 'value' in b && Object.is(a.value, b.value);
}
