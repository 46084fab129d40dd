import { type CellAt, type CellRange, columnName, columnNumber } from './cell-name.ts';
import type { CellValue } from './value.ts';

const REFERENCE = /"(?:[^"]|"")*"|(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?![\w(.])|[A-Za-z_][\w.]*/g;

/**
 * A formula as it reads some cells further on: relative references move along, those with $ stay.
 * What would leave the sheet becomes #REF!. Text in quotes is left alone.
 */
export function shiftFormula(formula: string, rows: number, columns: number, bounds: { rows: number; columns: number }): string {
  return formula.replace(
    REFERENCE,
    (whole, fixedColumn: string | undefined, letters: string | undefined, fixedRow: string | undefined, digits: string | undefined) => {
      if (letters === undefined || digits === undefined) return whole;
      const column = columnNumber(letters) + (fixedColumn === '$' ? 0 : columns);
      const row = Number(digits) - 1 + (fixedRow === '$' ? 0 : rows);
      const isOff = (fixedColumn !== '$' && (column < 0 || column >= bounds.columns)) || (fixedRow !== '$' && (row < 0 || row >= bounds.rows));
      return isOff ? '#REF!' : `${fixedColumn}${columnName(column)}${fixedRow}${row + 1}`;
    },
  );
}

export function isFormula(value: CellValue): value is string {
  return typeof value === 'string' && value.length > 1 && value.startsWith('=');
}

export function shiftValue(value: CellValue, from: CellAt, to: CellAt, bounds: { rows: number; columns: number }): CellValue {
  return isFormula(value) ? shiftFormula(value, to.row - from.row, to.column - from.column, bounds) : value;
}

export function* cellsIn({ from, to }: CellRange): Iterable<CellAt> {
  for (let row = from.row; row <= to.row; row++) for (let column = from.column; column <= to.column; column++) yield { row, column };
}
