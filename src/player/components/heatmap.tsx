import { type KeyboardEvent, type ReactElement, useMemo, useRef, useState } from 'react';
import { type HeatData, heatData } from '../charts/heat-data.ts';
import { labelText } from '../charts/chart-data.ts';
import { heatColors } from '../charts/heat-colors.ts';
import { useChartColors } from '../charts/use-chart-colors.ts';
import { cx } from '../core/cx.ts';
import { Empty } from '../core/empty.tsx';
import { type NumberStyle, formatNumber } from '../core/format.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, oneOf, rowsOf, textOf } from '../core/values.ts';

/** Cells that are drawn at most. */
const MAX_CELLS = 4000;
const MAX_LINES = 100;

/** A real table, so that it reads as one; colour only says again what the numbers say. */
export function Heatmap({ p, root, send, handles }: NodeProps): ReactElement {
  const colors = useChartColors();
  const whole = useMemo(() => heatData(rowsOf(p['data']), { x: textOf(p['x']), y: textOf(p['y']), value: textOf(p['value']) }), [p]);
  const lines = whole.lines.slice(0, MAX_LINES);
  const columns = whole.columns.slice(0, Math.max(1, Math.floor(MAX_CELLS / Math.max(1, lines.length))));
  const data = { ...whole, lines, columns };
  const isCut = lines.length < whole.lines.length || columns.length < whole.columns.length;
  const table = useRef<HTMLTableElement>(null);
  /** The cell that Tab reaches: the arrows go to the others. */
  const [wanted, setAt] = useState({ line: 0, column: 0 });
  const style: NumberStyle = oneOf(p['format'], ['number', 'currency', 'percent'] as const, 'number');
  const say = (value: number): string => formatNumber(value, style, textOf(p['currency'], 'USD'));
  const title = textOf(p['title']);
  const label = textOf(p['ariaLabel']) || title || 'Heat map';
  const isClickable = handles('cellClick') && !flagOf(p['disabled']);
  const showsValues = flagOf(p['showValues'], true);
  /** 0 (least) to 1 (most); all equal: the middle. */
  const shareOf = (value: number): number => (data.most === data.least ? 0.5 : (value - data.least) / (data.most - data.least));
  const at = cellNear(data, wanted);
  const onKeyDown = (event: KeyboardEvent): void => {
    const isMirrored = table.current !== null && getComputedStyle(table.current).direction === 'rtl';
    const side = isMirrored ? -1 : 1;
    const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, side], ArrowLeft: [0, -side], Home: [0, -columns.length], End: [0, columns.length] }[
      event.key
    ];
    if (step === undefined || at === null) return;
    event.preventDefault();
    const [down = 0, across = 0] = step;
    const isFar = Math.abs(across) > 1;
    let next = { line: at.line, column: isFar ? (across > 0 ? lastIn(data, at.line) : firstIn(data, at.line)) : at.column };
    // On to the next place that has a value.
    if (!isFar)
      do next = { line: next.line + down, column: next.column + across };
      while (isOn(data, next) && data.cellAt(next.line, next.column) === undefined);
    if (data.cellAt(next.line, next.column) === undefined || !isOn(data, next)) return;
    setAt(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.line} ${next.column}"]`)?.focus();
  };
  const problem = textOf(p['problem']);
  return (
    <figure {...root} className={cx('ca-card ca-chart ca-grows', root.className)} aria-label={label}>
      {title !== '' && <figcaption className="ca-h2">{title}</figcaption>}
      {data.lines.length === 0 && problem !== '' ? (
        <Empty text={problem} icon="triangle-alert">
          {handles('retry') && (
            <button type="button" className="ca-btn" data-variant="secondary" data-size="small" onClick={() => send('retry')}>
              Try again
            </button>
          )}
        </Empty>
      ) : data.lines.length === 0 ? (
        <Empty text={textOf(p['emptyText']) || 'Nothing to show yet. The map draws itself when there is data.'} icon="grid-2x2" />
      ) : (
        <>
          <div className="ca-heat" tabIndex={isClickable ? -1 : 0} role="group" aria-label={`${label}, scrollable`}>
            <table ref={table} aria-label={label} {...(isClickable ? { role: 'grid', onKeyDown } : {})}>
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
                              data-cell={`${i} ${j}`}
                              tabIndex={at?.line === i && at.column === j ? 0 : -1}
                              onFocus={() => setAt({ line: i, column: j })}
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
          {isCut && (
            <p className="ca-faint ca-chart-note">{`The first ${formatNumber(lines.length)} of ${formatNumber(whole.lines.length)} lines and ${formatNumber(columns.length)} of ${formatNumber(whole.columns.length)} columns are shown.`}</p>
          )}
        </>
      )}
    </figure>
  );
}

type Place = { line: number; column: number };

function isOn({ lines, columns }: HeatData, { line, column }: Place): boolean {
  return line >= 0 && column >= 0 && line < lines.length && column < columns.length;
}

function firstIn({ columns, cellAt }: HeatData, line: number): number {
  return columns.findIndex((_, column) => cellAt(line, column) !== undefined);
}

function lastIn({ columns, cellAt }: HeatData, line: number): number {
  return columns.findLastIndex((_, column) => cellAt(line, column) !== undefined);
}

/** The place itself while it has a value, else the first that has one. */
function cellNear(data: HeatData, at: Place): Place | null {
  if (isOn(data, at) && data.cellAt(at.line, at.column) !== undefined) return at;
  const line = data.lines.findIndex((_, i) => firstIn(data, i) !== -1);
  return line === -1 ? null : { line, column: firstIn(data, line) };
}
