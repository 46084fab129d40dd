import { ArrowDown, ArrowUp } from 'lucide-react';
import { type CSSProperties, type PointerEvent, type ReactElement, useRef } from 'react';
import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import { type Maybe, flagOf } from '../core/values.ts';
import { ColumnMenu } from './column-menu.tsx';
import { alignOf } from './table-model.ts';
import { MAX_WIDTH, MIN_WIDTH, type TableState } from './use-table.ts';

export function isSortable(column: TableColumn, canSort: Maybe): boolean {
  return flagOf(canSort, true) && column.sortable !== false && column.type !== 'button' && column.type !== 'image';
}

/** A chosen width holds in both directions; without one the column takes its share. */
export function widthStyle(table: TableState, column: TableColumn): CSSProperties {
  const width = table.widths.get(column.field);
  if (width !== undefined) return { width, minWidth: width, maxWidth: width };
  return column.width === undefined ? {} : { width: column.width };
}

type Props = { table: TableState; sortable: Maybe; canFilter: boolean; isMultiple: boolean; isAllSelected: boolean; hasActions: boolean };

export function TableHead({ table, sortable, canFilter, isMultiple, isAllSelected, hasActions }: Props): ReactElement {
  return (
    <thead role="rowgroup">
      <tr role="row">
        {isMultiple && (
          <th role="columnheader" className="ca-cell-check">
            <label className="ca-check">
              <input
                type="checkbox"
                className="ca-sr"
                aria-label="Select all on this page"
                checked={isAllSelected}
                onChange={(event) => table.selectAll(event.target.checked)}
              />
              <span className="ca-box" aria-hidden="true" data-on={isAllSelected} />
            </label>
          </th>
        )}
        {table.columns.map((column) => (
          <HeadCell key={column.field} table={table} column={column} canSort={isSortable(column, sortable)} canFilter={canFilter} />
        ))}
        {hasActions && (
          <th role="columnheader" scope="col">
            <span className="ca-sr">Actions</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

function HeadCell({ table, column, canSort, canFilter }: { table: TableState; column: TableColumn; canSort: boolean; canFilter: boolean }): ReactElement {
  const cell = useRef<HTMLTableCellElement>(null);
  const drag = useRef<{ x: number; width: number } | null>(null);
  const direction = table.sort?.field === column.field ? table.sort.direction : undefined;
  const measured = (): number => Math.round(cell.current?.getBoundingClientRect().width ?? 0) || (column.width ?? 160);
  const setWidth = (width: number | null): void =>
    table.setWidth(column.field, width === null ? null : Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, Math.round(width))));
  const isMirrored = (): boolean => cell.current !== null && getComputedStyle(cell.current).direction === 'rtl';
  return (
    <th
      ref={cell}
      role="columnheader"
      scope="col"
      // Its own name: on a phone the buttons in it are not there.
      aria-label={column.label}
      data-align={alignOf(column)}
      style={widthStyle(table, column)}
      aria-sort={direction === undefined ? undefined : direction === 'asc' ? 'ascending' : 'descending'}
    >
      <span className="ca-head-name">{column.label}</span>
      <span className="ca-head-cell">
        {canSort ? (
          <button type="button" className="ca-sort" onClick={() => table.toggleSort(column.field)}>
            {column.label}
            {direction === 'asc' ? <ArrowUp size={12} aria-hidden="true" /> : direction === 'desc' ? <ArrowDown size={12} aria-hidden="true" /> : null}
          </button>
        ) : (
          column.label
        )}
        <ColumnMenu table={table} column={column} canSort={canSort} canFilter={canFilter} onResize={(by) => setWidth(by === null ? null : measured() + by)} />
      </span>
      <span
        className="ca-resize"
        aria-hidden="true"
        onPointerDown={(event: PointerEvent<HTMLSpanElement>) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture?.(event.pointerId);
          drag.current = { x: event.clientX, width: measured() };
        }}
        onPointerMove={(event) => {
          if (drag.current !== null) setWidth(drag.current.width + (event.clientX - drag.current.x) * (isMirrored() ? -1 : 1));
        }}
        onPointerUp={() => (drag.current = null)}
        onPointerCancel={() => (drag.current = null)}
        onDoubleClick={() => setWidth(null)}
      />
    </th>
  );
}
