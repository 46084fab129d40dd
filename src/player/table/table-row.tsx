import { ChevronRight, Check, Undo2 } from 'lucide-react';
import { type CSSProperties, type ReactElement, memo } from 'react';
import type { RowAction, TableColumn } from '../../shared/app/catalogue/index.ts';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { isInnerClick } from '../core/interactive.ts';
import { pathOf } from '../core/values.ts';
import { type After, CellEditor } from './cell-editor.tsx';
import { canEdit } from './cell-value.ts';
import { Cell } from './cell.tsx';
import { pinStyle } from './pin-style.ts';
import { RowActions } from './row-actions.tsx';
import { type Slot, alignOf, cellText } from './table-model.ts';
import type { ColumnWindow } from './use-column-window.ts';

export const CHECK_COL = '$check';
export const EXPAND_COL = '$expand';
export const ACTIONS_COL = '$actions';

/** What is the same for all rows. */
export type RowKit = {
  window: ColumnWindow;
  slots: ReadonlyMap<string, Slot>;
  widths: Readonly<Record<string, number>>;
  isMultiple: boolean;
  isSelectable: boolean;
  isEditable: boolean;
  isDisabled: boolean;
  isClickable: boolean;
  isExpandable: boolean;
  isSavedByRow: boolean;
  actions: readonly RowAction[];
  on: {
    open: (row: JsonObject) => void;
    choose: (row: JsonObject, isRange: boolean) => void;
    act: (row: JsonObject, action: string) => void;
    edit: (line: number, key: string, field: string) => void;
    keep: (row: JsonObject, key: string, field: string, value: Json, line: number, after: After) => void;
    stop: (text: string | undefined, line: number, field: string, after: After) => void;
    toggleDetail: (row: JsonObject) => void;
    toggleGroup: (key: string) => void;
    save: (key: string) => void;
    discard: (key: string) => void;
  };
};

type Props = {
  kit: RowKit;
  /** What the cells show: with changes that were not saved yet. */
  row: JsonObject;
  rowKey: string;
  line: number;
  rowNumber: number;
  depth: number;
  isSelected: boolean;
  isExpanded: boolean;
  isDraft: boolean;
  /** The cell that the keyboard is in; null in all rows but one. */
  activeCol: string | null;
  /** Places of the chosen block's columns; -1: none in this row. */
  blockFrom: number;
  blockTo: number;
  editField: string | null;
  editText: string | undefined;
  rowRef: ((element: HTMLTableRowElement | null) => void) | undefined;
};

export const TableRow = memo(function TableRow(props: Props): ReactElement {
  const { kit, row, rowKey, line, rowNumber, isSelected, isExpanded, isDraft, activeCol } = props;
  const { window: view, on, isDisabled } = kit;
  const title = [...kit.slots].find(([, slot]) => slot === 'title')?.[0];
  const titleColumn = view.all.find((column) => column.field === title);
  const name = titleColumn === undefined ? '' : cellText(row, titleColumn);
  const stop = (col: string): { tabIndex: number; 'data-col': string } => ({ tabIndex: activeCol === col ? 0 : -1, 'data-col': col });
  const cells = (columns: readonly TableColumn[]): ReactElement[] =>
    columns.map((column) => (
      <DataCell key={column.field} {...props} column={column} name={name} isTitle={column.field === title} tabIndex={activeCol === column.field ? 0 : -1} />
    ));
  return (
    <tr
      role="row"
      ref={props.rowRef}
      data-index={line}
      data-line={line}
      data-draft={isDraft || undefined}
      aria-rowindex={rowNumber}
      aria-level={props.depth > 0 ? props.depth + 1 : undefined}
      data-clickable={kit.isClickable || undefined}
      aria-selected={kit.isSelectable ? isSelected : undefined}
      onClick={(event) => {
        if (kit.isClickable && !event.shiftKey && !isInnerClick(event)) on.open(row);
      }}
    >
      {kit.isMultiple && (
        <td role="gridcell" className="ca-cell-check" {...stop(CHECK_COL)} style={view.isWide ? { insetInlineStart: 0 } : undefined}>
          <label className="ca-check">
            <input
              type="checkbox"
              className="ca-sr"
              tabIndex={-1}
              aria-label={`Select ${name}`.trim()}
              checked={isSelected}
              disabled={isDisabled}
              onClick={(event) => on.choose(row, event.shiftKey)}
              onChange={() => {}}
            />
            <span className="ca-box" aria-hidden="true" data-on={isSelected} />
          </label>
        </td>
      )}
      {kit.isExpandable && (
        <td role="gridcell" className="ca-cell-expand" {...stop(EXPAND_COL)}>
          <button
            type="button"
            className="ca-iconbtn"
            data-size="small"
            tabIndex={-1}
            aria-expanded={isExpanded}
            aria-label={`Details of ${name === '' ? 'this row' : name}`}
            onClick={() => on.toggleDetail(row)}
          >
            <ChevronRight size={14} aria-hidden="true" />
          </button>
        </td>
      )}
      {cells(view.start)}
      {view.isWide && view.before > 0 && <td role="presentation" className="ca-cell-gap" />}
      {cells(view.middle)}
      {view.isWide && <td role="presentation" className="ca-cell-gap" />}
      {cells(view.end)}
      {(kit.actions.length > 0 || kit.isSavedByRow) && (
        <td role="gridcell" className="ca-cell-actions" {...stop(ACTIONS_COL)}>
          {isDraft ? (
            <span className="ca-row-draft">
              <button
                type="button"
                className="ca-iconbtn"
                data-size="small"
                tabIndex={-1}
                aria-label={`Save ${name}`.trim()}
                data-tip="Save"
                onClick={() => on.save(rowKey)}
              >
                <Check size={16} aria-hidden="true" />
              </button>
              <button
                type="button"
                className="ca-iconbtn"
                data-size="small"
                tabIndex={-1}
                aria-label={`Discard changes of ${name}`.trim()}
                data-tip="Discard"
                onClick={() => on.discard(rowKey)}
              >
                <Undo2 size={16} aria-hidden="true" />
              </button>
            </span>
          ) : (
            kit.actions.length > 0 && !isDisabled && <RowActions actions={kit.actions} rowName={name} onAction={(action) => on.act(row, action)} />
          )}
        </td>
      )}
    </tr>
  );
});

type CellProps = Props & { column: TableColumn; name: string; isTitle: boolean; tabIndex: number };

function DataCell({ kit, row, rowKey, line, column, name, isTitle, tabIndex, blockFrom, blockTo, editField, editText }: CellProps): ReactElement {
  const { on, window: view } = kit;
  const isEditable = kit.isEditable && !kit.isDisabled && canEdit(column);
  const place = view.places.get(column.field) ?? -1;
  const style: CSSProperties | undefined = pinStyle(view, column, kit.widths);
  const isEditing = editField === column.field;
  const content = isEditing ? (
    <CellEditor
      row={row}
      column={column}
      begin={editText}
      onKeep={(value, after) => on.keep(row, rowKey, column.field, value, line, after)}
      onStop={(text, after) => on.stop(text, line, column.field, after)}
    />
  ) : (
    <Cell tabIndex={-1} row={row} column={column} onButton={(action) => on.act(row, action)} />
  );
  const isBlank =
    column.type !== 'boolean' && column.type !== 'button' && !isEditing && isBlankValue(pathOf(row, column.field)) && cellText(row, column) === '';
  return (
    <td
      role="gridcell"
      tabIndex={tabIndex}
      data-col={column.field}
      data-slot={kit.slots.get(column.field) ?? 'meta'}
      data-align={alignOf(column)}
      data-type={column.type}
      data-blank={isBlank}
      data-label={column.label}
      data-pinned={view.isWide && view.offsets.has(column.field) ? '' : undefined}
      data-chosen={(place >= blockFrom && place <= blockTo) || undefined}
      data-editable={isEditable || undefined}
      aria-readonly={kit.isEditable && !isEditable ? true : undefined}
      aria-colindex={place + 1 + (kit.isMultiple ? 1 : 0) + (kit.isExpandable ? 1 : 0)}
      style={style}
      onClick={
        isEditable && !isEditing
          ? (event) => {
              event.stopPropagation();
              if (!event.shiftKey && event.target instanceof Element && event.target.closest('a, button') === null) on.edit(line, rowKey, column.field);
            }
          : undefined
      }
    >
      {/* The way in for touch and screen readers; the pointer may click anywhere in the row. */}
      {isTitle && kit.isClickable && !isEditable ? (
        <button type="button" className="ca-row-open" tabIndex={-1} onClick={() => on.open(row)}>
          {name === '' ? 'Open' : content}
        </button>
      ) : (
        content
      )}
    </td>
  );
}

function isBlankValue(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
