import { type ReactElement, useMemo } from 'react';
import { heatData } from '../charts/heat-data.ts';
import { labelText } from '../charts/chart-data.ts';
import { heatColors } from '../charts/heat-colors.ts';
import { useChartColors } from '../charts/use-chart-colors.ts';
import { cx } from '../core/cx.ts';
import { Empty } from '../core/empty.tsx';
import { type NumberStyle, formatNumber } from '../core/format.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, oneOf, rowsOf, textOf } from '../core/values.ts';

/** A real table, so that it reads as one; colour only says again what the numbers say. */
export function Heatmap({ p, root, send, handles }: NodeProps): ReactElement {
  const colors = useChartColors();
  const data = useMemo(() => heatData(rowsOf(p['data']), { x: textOf(p['x']), y: textOf(p['y']), value: textOf(p['value']) }), [p]);
  const style: NumberStyle = oneOf(p['format'], ['number', 'currency', 'percent'] as const, 'number');
  const say = (value: number): string => formatNumber(value, style, textOf(p['currency'], 'USD'));
  const title = textOf(p['title']);
  const label = textOf(p['ariaLabel']) || title || 'Heat map';
  const isClickable = handles('cellClick') && !flagOf(p['disabled']);
  const showsValues = flagOf(p['showValues'], true);
  /** 0 (least) to 1 (most); all equal: the middle. */
  const shareOf = (value: number): number => (data.most === data.least ? 0.5 : (value - data.least) / (data.most - data.least));
  return (
    <figure {...root} className={cx('ca-card ca-chart ca-grows', root.className)} aria-label={label}>
      {title !== '' && <figcaption className="ca-h2">{title}</figcaption>}
      {data.lines.length === 0 ? (
        <Empty text={textOf(p['emptyText']) || 'Nothing to show yet. The map draws itself when there is data.'} icon="grid-2x2" />
      ) : (
        <>
          <div className="ca-heat" tabIndex={0} role="group" aria-label={`${label}, scrollable`}>
            <table aria-label={label}>
              <thead>
                <tr>
                  <td />
                  {data.columns.map((column, i) => (
                    <th key={i} scope="col">
                      {labelText(column)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.lines.map((line, i) => (
                  <tr key={i}>
                    <th scope="row">{labelText(line)}</th>
                    {data.columns.map((column, j) => {
                      const cell = data.cellAt(i, j);
                      if (cell === undefined) return <td key={j} data-none="true" />;
                      const share = shareOf(cell.value);
                      const name = `${labelText(line)}, ${labelText(column)}: ${say(cell.value)}`;
                      return (
                        <td key={j} data-tip={name} style={heatColors(colors, share)}>
                          {isClickable ? (
                            <button
                              type="button"
                              aria-label={name}
                              onClick={() => send('cellClick', { x: column, y: line, value: cell.value, rows: [...cell.rows] })}
                            >
                              {showsValues ? say(cell.value) : ''}
                            </button>
                          ) : (
                            <span className={showsValues ? undefined : 'ca-sr'}>{say(cell.value)}</span>
                          )}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className="ca-heat-key ca-faint" aria-hidden="true">
            <span>{say(data.least)}</span>
            <i />
            <span>{say(data.most)}</span>
          </div>
        </>
      )}
    </figure>
  );
}
