import { ChevronRight } from 'lucide-react';
import { type ReactElement, memo } from 'react';
import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import type { JsonObject } from '../../shared/kernel/json.ts';
import { formatNumber } from '../core/format.ts';
import { AGGREGATE_LABELS } from './aggregate.ts';
import { Cell } from './cell.tsx';
import type { GroupLine as Group } from './table-lines.ts';

/** The one cell of a line that is no row. */
export const LINE_COL = '$line';

type GroupProps = {
  group: Group;
  line: number;
  rowNumber: number;
  columnCount: number;
  columns: readonly TableColumn[];
  isActive: boolean;
  onToggle: (key: string) => void;
  rowRef: ((element: HTMLTableRowElement | null) => void) | undefined;
};

/** The head of a group: opens and closes it, and says what its rows add up to. */
export const GroupLine = memo(function GroupLine({ group, line, rowNumber, columnCount, columns, isActive, onToggle, rowRef }: GroupProps): ReactElement {
  const figures = columns.flatMap((column) => {
    const text = group.aggregates.get(column.field) ?? '';
    return text === '' || column.aggregate === undefined
      ? []
      : [{ field: column.field, text: `${column.label}, ${AGGREGATE_LABELS[column.aggregate].toLowerCase()}`, value: text }];
  });
  return (
    <tr
      role="row"
      ref={rowRef}
      className="ca-row-group"
      data-index={line}
      data-line={line}
      aria-rowindex={rowNumber}
      aria-expanded={group.isOpen}
      aria-level={group.depth + 1}
    >
      <td role="gridcell" colSpan={columnCount} tabIndex={isActive ? 0 : -1} data-col={LINE_COL} onClick={() => onToggle(group.key)}>
        <span className="ca-group-head" style={{ paddingInlineStart: group.depth * 20 }}>
          <ChevronRight size={14} aria-hidden="true" />
          <span className="ca-group-field">{group.column.label}</span>
          <b>{group.label === '' ? 'None' : group.label}</b>
          <span className="ca-faint">{formatNumber(group.count)}</span>
          {figures.map((figure) => (
            <span key={figure.field} className="ca-group-figure">
              <span className="ca-faint">{figure.text}</span> {figure.value}
            </span>
          ))}
        </span>
      </td>
    </tr>
  );
});

type DetailProps = {
  row: JsonObject;
  columns: readonly TableColumn[];
  name: string;
  line: number;
  columnCount: number;
  isActive: boolean;
  rowRef: ((element: HTMLTableRowElement | null) => void) | undefined;
};

/** All of a row, its long texts whole, and the columns that are not shown. */
export function DetailLine({ row, columns, name, line, columnCount, isActive, rowRef }: DetailProps): ReactElement {
  return (
    <tr role="row" ref={rowRef} className="ca-row-detail" data-index={line} data-line={line}>
      <td role="gridcell" colSpan={columnCount} tabIndex={isActive ? 0 : -1} data-col={LINE_COL} aria-label={`Details of ${name === '' ? 'this row' : name}`}>
        <dl>
          {columns
            .filter((column) => column.type !== 'button')
            .map((column) => (
              <div key={column.field} data-long={column.type === 'longText' || undefined}>
                <dt>{column.label}</dt>
                <dd>
                  <Cell tabIndex={-1} row={row} column={column} />
                </dd>
              </div>
            ))}
        </dl>
      </td>
    </tr>
  );
}
