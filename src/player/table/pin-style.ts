import type { CSSProperties } from 'react';
import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import { widthOf } from './column-layout.ts';
import type { ColumnWindow } from './use-column-window.ts';

/** Width and place of a cell. A chosen width holds in both directions; without one the column takes its share. */
export function pinStyle(view: ColumnWindow, column: TableColumn, widths: Readonly<Record<string, number>>): CSSProperties | undefined {
  if (view.isPhone) return undefined;
  if (view.isWide) {
    const width = widthOf(column, { order: [], hidden: [], pinned: {}, widths });
    const offset = view.offsets.get(column.field);
    if (offset === undefined) return { width };
    return view.start.includes(column) ? { width, insetInlineStart: offset } : { width, insetInlineEnd: offset };
  }
  const chosen = widths[column.field];
  if (chosen !== undefined) return { width: chosen, minWidth: chosen, maxWidth: chosen };
  return column.width === undefined ? undefined : { width: column.width };
}
