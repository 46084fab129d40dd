import type { ReactElement } from 'react';
import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import type { JsonObject } from '../../shared/kernel/json.ts';
import { useMemo } from 'react';
import { AGGREGATE_LABELS, aggregatesOf } from './aggregate.ts';
import { pinStyle } from './pin-style.ts';
import { alignOf } from './table-model.ts';
import type { ColumnWindow } from './use-column-window.ts';

type Props = {
  rows: readonly JsonObject[];
  columns: readonly TableColumn[];
  view: ColumnWindow;
  widths: Readonly<Record<string, number>>;
  leads: number;
  hasActions: boolean;
};

/** Figures about all rows that pass search and filters, on every page. */
export function TableFoot({ rows, columns, view, widths, leads, hasActions }: Props): ReactElement {
  const figures = useMemo(() => aggregatesOf(rows, columns), [rows, columns]);
  const cells = (part: readonly TableColumn[]): ReactElement[] =>
    part.map((column) => {
      const text = figures.get(column.field) ?? '';
      return (
        <td
          key={column.field}
          role="gridcell"
          data-align={alignOf(column)}
          data-blank={text === ''}
          data-pinned={view.isWide && view.offsets.has(column.field) ? '' : undefined}
          style={pinStyle(view, column, widths)}
        >
          {text !== '' && column.aggregate !== undefined && (
            <>
              <span className="ca-foot-label">
                <span className="ca-foot-field">{`${column.label}: `}</span>
                {AGGREGATE_LABELS[column.aggregate]}
              </span>{' '}
              {text}
            </>
          )}
        </td>
      );
    });
  return (
    <tfoot role="rowgroup">
      <tr role="row">
        {Array.from({ length: leads }, (_, i) => (
          <td key={i} role="presentation" />
        ))}
        {cells(view.start)}
        {view.isWide && view.before > 0 && <td role="presentation" className="ca-cell-gap" />}
        {cells(view.middle)}
        {view.isWide && <td role="presentation" className="ca-cell-gap" />}
        {cells(view.end)}
        {hasActions && <td role="presentation" />}
      </tr>
    </tfoot>
  );
}
