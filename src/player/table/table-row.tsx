import { type ReactElement, useState } from 'react';
import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { isInnerClick } from '../core/interactive.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, rowActionsOf } from '../core/values.ts';
import { Cell } from './cell.tsx';
import { CellEditor, canEdit } from './cell-editor.tsx';
import { RowActions } from './row-actions.tsx';
import { type Slot, alignOf, cellText } from './table-model.ts';
import { widthStyle } from './table-head.tsx';
import type { TableState } from './use-table.ts';

type Props = {
  node: NodeProps;
  table: TableState;
  row: JsonObject;
  slots: readonly Slot[];
  /** Of a row among many, only some of which are drawn. */
  index?: number;
  rowNumber?: number;
  rowRef?: (element: HTMLTableRowElement | null) => void;
};

/** Arrows walk from row to row, wherever in them the focus opens a row. */
function step(from: Element, by: 'nextElementSibling' | 'previousElementSibling'): void {
  const stop = from[by]?.querySelector('.ca-row-open') ?? from[by];
  if (stop instanceof HTMLElement && (stop.tabIndex >= 0 || stop.matches('.ca-row-open'))) stop.focus();
}

export function TableRow({ node, table, row, slots, index, rowNumber, rowRef }: Props): ReactElement {
  const { p, send, handles } = node;
  const [editing, setEditing] = useState('');
  const isSelected = table.selected.has(table.keyOf(row));
  const isMultiple = p['selection'] === 'multiple';
  const isDisabled = flagOf(p['disabled']);
  const isClickable = !isDisabled && (handles('rowClick') || p['selection'] === 'single');
  const actions = rowActionsOf(p['rowActions']);
  const titleColumn = table.columns[slots.indexOf('title')];
  const name = titleColumn === undefined ? '' : cellText(row, titleColumn);
  const isEditable = (column: TableColumn): boolean => flagOf(p['editable']) && !isDisabled && column.editable !== false && canEdit(column);

  /** An editable title is no way in: then the row itself is. */
  const hasOpener = titleColumn !== undefined && !isEditable(titleColumn);

  const open = (): void => {
    send('rowClick', { row });
    if (p['selection'] === 'single') table.select(row);
  };
  const cell = (column: TableColumn, slot: Slot): ReactElement | string | null => {
    if (editing === column.field) {
      const done = (value?: Json): void => {
        setEditing('');
        if (value !== undefined) send('cellChange', { row, field: column.field, value });
      };
      return <CellEditor row={row} column={column} onDone={done} />;
    }
    const content = <Cell row={row} column={column} onButton={(action) => send('rowAction', { row, action })} />;
    if (isEditable(column))
      return (
        <button
          type="button"
          className="ca-cell-edit"
          aria-label={`Edit ${column.label}: ${cellText(row, column) || 'empty'}`}
          onClick={() => setEditing(column.field)}
        >
          {content}
        </button>
      );
    // The keyboard's way to open a row; the pointer may click anywhere in it.
    if (slot === 'title' && isClickable)
      return (
        <button type="button" className="ca-row-open" onClick={open}>
          {name === '' ? 'Open' : content}
        </button>
      );
    return content;
  };
  return (
    <tr
      role="row"
      ref={rowRef}
      data-index={index}
      aria-rowindex={rowNumber}
      tabIndex={isClickable && !hasOpener ? 0 : undefined}
      onKeyDown={(event) => {
        const isRow = event.target === event.currentTarget;
        if (!isRow && !(event.target instanceof Element && event.target.matches('.ca-row-open'))) return;
        if (event.key === 'ArrowDown') step(event.currentTarget, 'nextElementSibling');
        else if (event.key === 'ArrowUp') step(event.currentTarget, 'previousElementSibling');
        else if (isRow && isClickable && (event.key === 'Enter' || event.key === ' ')) open();
        else return;
        event.preventDefault();
      }}
      data-clickable={isClickable || undefined}
      aria-selected={p['selection'] === 'none' ? undefined : isSelected}
      onClick={(event) => {
        if (!isDisabled && !isInnerClick(event)) open();
      }}
    >
      {isMultiple && (
        <td role="cell" className="ca-cell-check">
          <label className="ca-check">
            <input
              type="checkbox"
              className="ca-sr"
              aria-label={`Select ${name}`.trim()}
              checked={isSelected}
              disabled={isDisabled}
              onChange={() => table.select(row)}
            />
            <span className="ca-box" aria-hidden="true" data-on={isSelected} />
          </label>
        </td>
      )}
      {table.columns.map((column, i) => {
        const slot = slots[i] ?? 'meta';
        const isBlank = cellText(row, column) === '' && column.type !== 'boolean' && column.type !== 'button';
        return (
          <td
            key={column.field}
            role="cell"
            data-slot={slot}
            data-align={alignOf(column)}
            data-type={column.type}
            data-blank={isBlank}
            data-label={column.label}
            style={table.widths.has(column.field) ? widthStyle(table, column) : undefined}
          >
            {cell(column, slot)}
          </td>
        );
      })}
      {actions.length > 0 && (
        <td role="cell" className="ca-cell-actions">
          {!isDisabled && <RowActions actions={actions} rowName={name} onAction={(action) => send('rowAction', { row, action })} />}
        </td>
      )}
    </tr>
  );
}
