import { type ReactElement, useState } from 'react';
import { formatNumber } from '../core/format.ts';

export type ChartTable = { headers: readonly string[]; rows: readonly (readonly string[])[] };

/** Rows at first, and that each press adds: thousands of lines for nobody would hold up the page. */
const PART = 100;

/** The figures of a chart. @param isShown else it is there for screen readers only */
export function FiguresTable({ label, table, isShown }: { label: string; table: ChartTable; isShown: boolean }): ReactElement {
  const [limit, setLimit] = useState(PART);
  const left = table.rows.length - limit;
  const figures = (
    <table className={isShown ? undefined : 'ca-sr'}>
      <caption className="ca-sr">{left > 0 ? `${label}: the first ${formatNumber(limit)} of ${formatNumber(table.rows.length)}` : label}</caption>
      <thead>
        <tr>
          {table.headers.map((header, i) => (
            <th key={i} scope="col" data-number={isNumeric(table, i) || undefined}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.slice(0, limit).map((row, i) => (
          <tr key={i}>
            {row.map((cell, j) =>
              j === 0 ? (
                <th key={j} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={j} data-number={isNumeric(table, j) || undefined}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (!isShown) return figures;
  return (
    <div className="ca-chart-table" tabIndex={0} role="group" aria-label={`${label}, figures`}>
      {figures}
      {left > 0 && (
        <button type="button" className="ca-btn" data-variant="ghost" data-size="small" onClick={() => setLimit(limit + PART * 5)}>
          {`Show more (${formatNumber(left)} left)`}
        </button>
      )}
    </div>
  );
}

/** The first row tells: columns are of one kind. */
function isNumeric({ rows }: ChartTable, column: number): boolean {
  return column > 0 && /\d/.test(rows.find((row) => (row[column] ?? '') !== '')?.[column] ?? '');
}
