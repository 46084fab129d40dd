import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import type { JsonObject } from '../../shared/kernel/json.ts';
import { aggregatesOf } from './aggregate.ts';
import { sortRows } from './sort-rows.ts';
import { cellText } from './table-model.ts';

export type GroupLine = {
  kind: 'group';
  key: string;
  column: TableColumn;
  label: string;
  count: number;
  depth: number;
  isOpen: boolean;
  aggregates: ReadonlyMap<string, string>;
};
export type Line = { kind: 'row'; key: string; row: JsonObject; depth: number } | { kind: 'detail'; key: string; row: JsonObject } | GroupLine;

/** What is drawn under each other. Made when asked for, as there may be 100,000. */
export type Lines = { count: number; at: (index: number) => Line | undefined; rows: readonly JsonObject[] };

type Options = {
  rows: readonly JsonObject[];
  columns: readonly TableColumn[];
  keyOf: (row: JsonObject) => string;
  groupBy: readonly string[];
  /** Keys of groups that are closed. */
  closed: ReadonlySet<string>;
  /** Keys of rows that show their details. */
  expanded: ReadonlySet<string>;
};

/** Groups stand in the order of their column's values; the rows in them keep the order that they came in. */
export function linesOf({ rows, columns, keyOf, groupBy, closed, expanded }: Options): Lines {
  const by = groupBy.flatMap((field) => columns.find((column) => column.field === field) ?? []);
  if (by.length === 0 && expanded.size === 0) {
    const at = (index: number): Line | undefined => {
      const row = rows[index];
      return row === undefined ? undefined : { kind: 'row', key: keyOf(row), row, depth: 0 };
    };
    return { count: rows.length, at, rows };
  }
  const out: Line[] = [];
  const shown: JsonObject[] = [];
  const addRows = (part: readonly JsonObject[], depth: number): void => {
    for (const row of part) {
      const key = keyOf(row);
      shown.push(row);
      out.push({ kind: 'row', key, row, depth });
      if (expanded.has(key)) out.push({ kind: 'detail', key: `${key}\u0000detail`, row });
    }
  };
  const addGroups = (part: readonly JsonObject[], depth: number, path: string): void => {
    const column = by[depth];
    if (column === undefined) return addRows(part, depth);
    const groups = Map.groupBy(part, (row) => cellText(row, column));
    const firsts = new Map([...groups].map(([label, [first]]) => [first, label]));
    const order = sortRows(
      [...firsts.keys()].filter((row) => row !== undefined),
      [column],
      [{ field: column.field, direction: 'asc' }],
    );
    for (const first of order) {
      const label = firsts.get(first) ?? '';
      const inside = groups.get(label) ?? [];
      const key = `${path}\u0000${label}`;
      const isOpen = !closed.has(key);
      out.push({ kind: 'group', key, column, label, count: inside.length, depth, isOpen, aggregates: aggregatesOf(inside, columns) });
      if (isOpen) addGroups(inside, depth + 1, key);
    }
  };
  addGroups(rows, 0, 'group');
  return { count: out.length, at: (index) => out[index], rows: shown };
}
