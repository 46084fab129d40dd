import type { ReactElement, ReactNode } from 'react';
import { cx } from '../core/cx.ts';
import { Empty } from '../core/empty.tsx';
import type { RootProps } from '../core/node-view.tsx';

export type ChartTable = { headers: readonly string[]; rows: readonly (readonly string[])[] };

/** Title, picture, and the same figures as a table for screen readers. */
export function ChartFrame({
  root,
  title,
  label,
  emptyText,
  table,
  children,
}: {
  root: RootProps;
  title: string;
  label: string;
  emptyText: string;
  table: ChartTable;
  children: ReactNode;
}): ReactElement {
  const isEmpty = table.rows.length === 0;
  return (
    <figure {...root} className={cx('ca-card ca-chart ca-grows', root.className)} aria-label={label || title || 'Chart'}>
      {title !== '' && <figcaption className="ca-h2">{title}</figcaption>}
      {isEmpty ? <Empty text={emptyText || 'Nothing to show yet. The chart draws itself when there is data.'} icon="chart-column" /> : children}
      {!isEmpty && (
        <table className="ca-sr">
          <caption>{label || title || 'Figures of the chart'}</caption>
          <thead>
            <tr>
              {table.headers.map((header, i) => (
                <th key={i} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, i) => (
              <tr key={i}>
                {row.map((cell, j) =>
                  j === 0 ? (
                    <th key={j} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={j}>{cell}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </figure>
  );
}
