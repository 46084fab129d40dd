import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import type { JsonObject } from '../../shared/kernel/json.ts';
import { type Maybe, isObject, listOf, objectOf } from '../core/values.ts';

/** px of a column */
export const MIN_WIDTH = 56;
export const MAX_WIDTH = 900;

export type Side = 'start' | 'end';

/** How one viewer arranged the columns. What it does not name stays as the author has it. */
export type ColumnLayout = {
  order: readonly string[];
  hidden: readonly string[];
  /** null: the author pinned it, the viewer does not want it. */
  pinned: Readonly<Record<string, Side | null>>;
  /** px */
  widths: Readonly<Record<string, number>>;
};

export const NO_LAYOUT: ColumnLayout = { order: [], hidden: [], pinned: {}, widths: {} };

export function isChanged(layout: ColumnLayout): boolean {
  return layout.order.length + layout.hidden.length + Object.keys(layout.pinned).length + Object.keys(layout.widths).length > 0;
}

/** Reads what was kept; anything wrong in it is passed over. */
export function layoutOf(value: Maybe): ColumnLayout {
  if (!isObject(value)) return NO_LAYOUT;
  const texts = (key: string): string[] => listOf(value[key]).filter((entry) => typeof entry === 'string');
  const pinned: Record<string, Side | null> = {};
  for (const [field, side] of Object.entries(objectOf(value['pinned']))) if (side === 'start' || side === 'end' || side === null) pinned[field] = side;
  const widths: Record<string, number> = {};
  for (const [field, width] of Object.entries(objectOf(value['widths'])))
    if (typeof width === 'number' && Number.isFinite(width)) widths[field] = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, Math.round(width)));
  return { order: texts('order'), hidden: texts('hidden'), pinned, widths };
}

export function layoutToJson(layout: ColumnLayout): JsonObject {
  return { order: [...layout.order], hidden: [...layout.hidden], pinned: { ...layout.pinned }, widths: { ...layout.widths } };
}

export function sideOf(column: TableColumn, layout: ColumnLayout): Side | null {
  const own = Object.hasOwn(layout.pinned, column.field) ? layout.pinned[column.field] : undefined;
  return own === undefined ? (column.pinned ?? null) : own;
}

/** All columns in the viewer's order; one that the order does not know follows the one it follows in the author's. */
function ordered(columns: readonly TableColumn[], order: readonly string[]): readonly TableColumn[] {
  const byField = new Map(columns.map((column) => [column.field, column]));
  const known = new Set(order);
  const out = [...known].flatMap((field) => byField.get(field) ?? []);
  columns.forEach((column, i) => {
    if (known.has(column.field)) return;
    const before = columns[i - 1];
    out.splice(before === undefined ? 0 : out.indexOf(before) + 1, 0, column);
  });
  return out;
}

export type Arranged = { start: readonly TableColumn[]; middle: readonly TableColumn[]; end: readonly TableColumn[]; all: readonly TableColumn[] };

export function arrange(columns: readonly TableColumn[], layout: ColumnLayout): Arranged {
  const hidden = new Set(layout.hidden);
  const shown = ordered(columns, layout.order).filter((column) => !hidden.has(column.field));
  const at = (side: Side | null): TableColumn[] => shown.filter((column) => sideOf(column, layout) === side);
  const [start, middle, end] = [at('start'), at(null), at('end')];
  return { start, middle, end, all: [...start, ...middle, ...end] };
}

/**
 * Moves a column beside another one that is shown; it takes that one's side.
 * @param by places towards the end (1) or the start (-1); clamped
 */
export function moveColumn(columns: readonly TableColumn[], layout: ColumnLayout, field: string, by: number): ColumnLayout {
  const shown = arrange(columns, layout).all;
  const from = shown.findIndex((column) => column.field === field);
  const target = shown[Math.max(0, Math.min(shown.length - 1, from + by))];
  const moved = shown[from];
  if (moved === undefined || target === undefined || target === moved) return layout;
  // Hidden columns keep their neighbours.
  const order = ordered(columns, layout.order)
    .map((column) => column.field)
    .filter((other) => other !== field);
  order.splice(order.indexOf(target.field) + (by > 0 ? 1 : 0), 0, field);
  const side = sideOf(target, layout);
  return { ...layout, order, ...(side === sideOf(moved, layout) ? {} : { pinned: { ...layout.pinned, [field]: side } }) };
}

export function withWidth(layout: ColumnLayout, field: string, width: number | null): ColumnLayout {
  const { [field]: _before, ...rest } = layout.widths;
  return { ...layout, widths: width === null ? rest : { ...rest, [field]: Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, Math.round(width))) } };
}

export function withHidden(layout: ColumnLayout, field: string, isHidden: boolean): ColumnLayout {
  const others = layout.hidden.filter((other) => other !== field);
  return { ...layout, hidden: isHidden ? [...others, field] : others };
}

const USUAL_WIDTHS: Partial<Record<TableColumn['type'], number>> = {
  number: 110,
  currency: 120,
  percent: 100,
  date: 130,
  time: 90,
  boolean: 90,
  image: 72,
  rating: 110,
  longText: 240,
};

/** The width of a column whose place must be known before it is drawn, px. */
export function widthOf(column: TableColumn, layout: ColumnLayout): number {
  return layout.widths[column.field] ?? column.width ?? USUAL_WIDTHS[column.type] ?? 170;
}
