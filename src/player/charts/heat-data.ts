import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { numberOf, pathOf, textOf } from '../core/values.ts';
import { guessField } from './chart-data.ts';

export type HeatCell = { value: number; rows: readonly JsonObject[] };
export type HeatData = {
  columns: readonly Json[];
  lines: readonly Json[];
  cellAt: (line: number, column: number) => HeatCell | undefined;
  least: number;
  most: number;
};

/** A grid from rows: one cell for each pair that occurs; rows of one cell are added up. */
export function heatData(rows: readonly JsonObject[], fields: { x: string; y: string; value: string }): HeatData {
  const x = fields.x || guessField(rows, 'text');
  const y = fields.y || guessField(rows, 'text', x) || x;
  const value = fields.value || guessField(rows, 'number', y);
  const columns = new Map<string, Json>();
  const lines = new Map<string, Json>();
  const cells = new Map<string, { value: number; rows: JsonObject[] }>();
  for (const row of rows) {
    const column = pathOf(row, x);
    const line = pathOf(row, y);
    const number = numberOf(pathOf(row, value), null);
    if (number === null) continue;
    columns.set(textOf(column), column);
    lines.set(textOf(line), line);
    const key = JSON.stringify([textOf(line), textOf(column)]);
    const cell = cells.get(key) ?? { value: 0, rows: [] };
    cell.value += number;
    cell.rows.push(row);
    cells.set(key, cell);
  }
  const values = [...cells.values()].map((cell) => cell.value);
  const [columnKeys, lineKeys] = [[...columns.keys()], [...lines.keys()]];
  return {
    columns: [...columns.values()],
    lines: [...lines.values()],
    cellAt: (line, column) => cells.get(JSON.stringify([lineKeys[line], columnKeys[column]])),
    least: values.reduce((least, next) => Math.min(least, next), Infinity),
    most: values.reduce((most, next) => Math.max(most, next), -Infinity),
  };
}
