import type { ReactElement } from 'react';
import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import { type Maybe, flagOf } from '../core/values.ts';
import { HeadCell } from './head-cell.tsx';
import { ACTIONS_COL, CHECK_COL, EXPAND_COL, type RowKit } from './table-row.tsx';
import type { TableState } from './use-table.ts';

export function isSortable(column: TableColumn, canSort: Maybe): boolean {
  return flagOf(canSort, true) && column.sortable !== false && column.type !== 'button' && column.type !== 'image';
}

type Props = { table: TableState; kit: RowKit; sortable: Maybe; canFilter: boolean; activeCol: string | null; focusHead: (field: string) => void };

export function TableHead({ table, kit, sortable, canFilter, activeCol, focusHead }: Props): ReactElement {
  const { window: view } = kit;
  const { selection, lines } = table;
  const chosen = lines.rows.filter((row) => selection.keys.has(table.keyOf(row))).length;
  const isAll = chosen > 0 && chosen === lines.rows.length;
  const tabIndex = (col: string): number => (activeCol === col ? 0 : -1);
  const cells = (columns: readonly TableColumn[]): ReactElement[] =>
    columns.map((column) => (
      <HeadCell
        key={column.field}
        table={table}
        view={view}
        column={column}
        canSort={isSortable(column, sortable)}
        canFilter={canFilter}
        place={(view.places.get(column.field) ?? 0) + 1 + (kit.isMultiple ? 1 : 0) + (kit.isExpandable ? 1 : 0)}
        tabIndex={tabIndex(column.field)}
        onMenuDone={() => focusHead(column.field)}
      />
    ));
  return (
    <thead role="rowgroup">
      <tr role="row" data-line={-1} aria-rowindex={1}>
        {kit.isMultiple && (
          <th role="columnheader" className="ca-cell-check" data-col={CHECK_COL} tabIndex={tabIndex(CHECK_COL)} aria-label="Selection">
            <label className="ca-check">
              <input
                ref={(input) => {
                  if (input !== null) input.indeterminate = chosen > 0 && !isAll;
                }}
                type="checkbox"
                className="ca-sr"
                tabIndex={-1}
                aria-label="Select all on this page"
                checked={isAll}
                disabled={kit.isDisabled}
                onChange={() => (isAll ? selection.clear() : selection.chooseAll(lines.rows))}
              />
              <span className="ca-box" aria-hidden="true" data-on={isAll} data-mixed={(chosen > 0 && !isAll) || undefined} />
            </label>
          </th>
        )}
        {kit.isExpandable && (
          <th role="columnheader" className="ca-cell-expand" data-col={EXPAND_COL} tabIndex={tabIndex(EXPAND_COL)}>
            <span className="ca-sr">Details</span>
          </th>
        )}
        {cells(view.start)}
        {view.isWide && view.before > 0 && <td role="presentation" className="ca-cell-gap" style={{ width: view.before }} />}
        {cells(view.middle)}
        {view.isWide && <td role="presentation" className="ca-cell-gap" />}
        {cells(view.end)}
        {(kit.actions.length > 0 || kit.isSavedByRow) && (
          <th role="columnheader" scope="col" className="ca-cell-actions" data-col={ACTIONS_COL} tabIndex={tabIndex(ACTIONS_COL)}>
            <span className="ca-sr">Actions</span>
          </th>
        )}
      </tr>
    </thead>
  );
}
