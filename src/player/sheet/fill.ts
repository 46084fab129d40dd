import { type CellAt, type CellRange, cellName, isIn } from './cell-name.ts';
import { dayNumber, dayText } from './days.ts';
import { cellsIn, shiftValue } from './shift.ts';
import type { CellValue } from './value.ts';

export type Changes = Record<string, CellValue>;

/**
 * What filling from one range into a longer or wider one writes: formulas move along; numbers and dates in even steps go on
 * (1, 2 → 3, 4); a text with a number at its end counts on when there are two of them; anything else repeats.
 */
export function fillChanges(contentAt: (at: CellAt) => CellValue, source: CellRange, target: CellRange, bounds: { rows: number; columns: number }): Changes {
  const isDown = target.from.column === source.from.column && target.to.column === source.to.column;
  const changes: Changes = {};
  const lines = isDown ? source.to.column - source.from.column + 1 : source.to.row - source.from.row + 1;
  const length = isDown ? source.to.row - source.from.row + 1 : source.to.column - source.from.column + 1;
  for (let line = 0; line < lines; line++) {
    const at = (step: number): CellAt =>
      isDown ? { row: source.from.row + step, column: source.from.column + line } : { row: source.from.row + line, column: source.from.column + step };
    const values = Array.from({ length }, (_, step) => contentAt(at(step)));
    const next = seriesOf(values);
    for (const cell of cellsIn(target)) {
      if (isIn(source, cell) || (isDown ? cell.column - source.from.column : cell.row - source.from.row) !== line) continue;
      const step = isDown ? cell.row - source.from.row : cell.column - source.from.column;
      const like = ((step % length) + length) % length;
      changes[cellName(cell)] = next?.(step) ?? shiftValue(values[like] ?? null, at(like), cell, bounds);
    }
  }
  return changes;
}

/** The first line of a range again in all its others, as Ctrl+D and Ctrl+R do: formulas move along, nothing counts on. */
export function repeatChanges(contentAt: (at: CellAt) => CellValue, target: CellRange, isDown: boolean, bounds: { rows: number; columns: number }): Changes {
  const changes: Changes = {};
  for (const cell of cellsIn(target)) {
    const like = isDown ? { row: target.from.row, column: cell.column } : { row: cell.row, column: target.from.column };
    if (like.row === cell.row && like.column === cell.column) continue;
    changes[cellName(cell)] = shiftValue(contentAt(like), like, cell, bounds);
  }
  return changes;
}

/** How a row of values goes on; undefined when it only repeats. */
function seriesOf(values: readonly CellValue[]): ((step: number) => CellValue) | undefined {
  if (values.length >= 1 && values.every((value) => typeof value === 'string' && dayNumber(value) !== null)) {
    const days = values.map((value) => dayNumber(String(value)) ?? 0);
    const by = values.length === 1 ? 1 : evenStep(days);
    return by === null ? undefined : (step) => dayText((days[0] ?? 0) + by * step);
  }
  if (values.length < 2) return undefined;
  if (values.every((value) => typeof value === 'number')) {
    const by = evenStep(values);
    return by === null ? undefined : (step) => Number(((values[0] ?? 0) + by * step).toPrecision(12));
  }
  const parts = values.map((value) => (typeof value === 'string' ? /^(.*?\D)(\d{1,9})$/s.exec(value) : null));
  const words = parts[0]?.[1];
  if (words === undefined || words.startsWith('=') || parts.some((part) => part?.[1] !== words)) return undefined;
  const numbers = parts.map((part) => Number(part?.[2] ?? 0));
  const by = evenStep(numbers);
  return by === null ? undefined : (step) => `${words}${(numbers[0] ?? 0) + by * step}`;
}

function evenStep(values: readonly number[]): number | null {
  const by = (values[1] ?? 0) - (values[0] ?? 0);
  return values.every((value, i) => i === 0 || Math.abs(value - (values[i - 1] ?? 0) - by) < 1e-9) ? by : null;
}
