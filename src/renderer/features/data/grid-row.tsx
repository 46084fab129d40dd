import { memo, type PointerEvent, type ReactElement } from 'react';
import type { Entity, Field } from '../../../shared/app/manifest/index.ts';
import type { Row } from '../../../shared/contracts/appdata.ts';
import { classNames } from '../../ui/index.ts';
import type { CellRange } from './cell-block.ts';
import { CellEditor } from './cell-editor.tsx';
import { CellView } from './cell-view.tsx';
import type { EditDone } from './edit-keys.ts';
import { DRAFT, keyOf, type Draft, type Editing, type WrongCell } from './use-cell-edits.ts';

export const ROW_HEIGHT = 30;

type Props = {
  index: number;
  /** Position among the rows, from 1; null for the row being made. */
  number: number | null;
  top: number;
  template: string;
  fields: readonly Field[];
  entities: readonly Entity[];
  row: Row | undefined;
  draft: Draft | null;
  /** The active cell's column, when it is in this row. */
  activeColumn: number | null;
  range: CellRange | null;
  wrong: ReadonlyMap<string, WrongCell>;
  editing: Editing | null;
  onCellDown: (event: PointerEvent, row: number, column: number) => void;
  onCellEnter: (event: PointerEvent, row: number, column: number) => void;
  onNumberDown: (event: PointerEvent, row: number) => void;
  onOpen: (row: number, column: number) => void;
  onDone: EditDone;
};

/** One row of the grid. Drawn again only when something of it changed, so that scrolling costs what comes into view. */
export const GridRow = memo(function GridRow(props: Props): ReactElement {
  const { index, number, top, template, fields, row, activeColumn, range, onNumberDown } = props;
  const isSelected = range !== null && range.left === 0 && range.right === fields.length - 1;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected || activeColumn !== null}
      className={classNames('grid-row', number === null && 'is-draft')}
      style={{ gridTemplateColumns: template, transform: `translateY(${top}px)`, height: ROW_HEIGHT }}
    >
      <span role="rowheader" className={classNames('grid-n num', isSelected && 'is-selected')} onPointerDown={(event) => onNumberDown(event, index)}>
        {number?.toLocaleString('en') ?? '+'}
      </span>
      {fields.map((field, column) => (
        <Cell key={field.id} {...props} field={field} column={column} row={row} />
      ))}
    </div>
  );
});

function Cell({
  index,
  number,
  fields: _fields,
  entities,
  row,
  draft,
  activeColumn,
  range,
  wrong,
  editing,
  field,
  column,
  onCellDown,
  onCellEnter,
  onOpen,
  onDone,
}: Props & { field: Field; column: number }): ReactElement {
  const isDraft = number === null;
  const isActive = activeColumn === column;
  const isInRange = range !== null && column >= range.left && column <= range.right;
  const isMissing =
    isDraft &&
    field.required &&
    field.default === undefined &&
    field.type !== 'boolean' &&
    field.type !== 'computed' &&
    (draft?.values[field.id] ?? null) === null;
  // Nothing is wrong with a row that nobody has typed in yet.
  const isBegun = Object.values(draft?.values ?? {}).some((value) => value !== null && value !== '');
  const bad = wrong.get(keyOf(isDraft ? DRAFT : (row?.id ?? ''), field.id)) ?? (isMissing && isBegun ? { text: '', reason: 'Required' } : undefined);
  const isEditing = editing !== null && editing.at.column === column;
  return (
    <span
      id={`cell-${index}-${column}`}
      role="gridcell"
      aria-colindex={column + 2}
      aria-selected={isActive || isInRange}
      aria-invalid={bad !== undefined || undefined}
      aria-readonly={field.type === 'computed' || undefined}
      title={bad?.reason}
      className={classNames('grid-td', isActive && 'is-active', isInRange && 'is-in-range', bad !== undefined && 'is-bad', isEditing && 'is-editing')}
      onPointerDown={(event) => {
        if (!isEditing) onCellDown(event, index, column);
      }}
      onPointerEnter={(event) => onCellEnter(event, index, column)}
      onDoubleClick={() => {
        if (!isEditing) onOpen(index, column);
      }}
    >
      {isEditing ? (
        <CellEditor field={field} text={editing.text} selectAll={!editing.typed} onDone={onDone} />
      ) : bad !== undefined ? (
        <span className="grid-bad ell">
          {bad.text === '' ? (
            bad.reason
          ) : (
            <>
              {bad.text} <em>{bad.reason}</em>
            </>
          )}
        </span>
      ) : isMissing ? (
        <span className="t3">Required</span>
      ) : row === undefined && !isDraft ? (
        <span className="skeleton" style={{ width: '60%', height: 8 }} />
      ) : (
        <CellView field={field} row={row ?? draft?.values ?? {}} entities={entities} />
      )}
    </span>
  );
}
