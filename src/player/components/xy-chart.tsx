import { type ReactElement, useMemo } from 'react';
import { axisNumber } from '../charts/axis-number.ts';
import { chartData } from '../charts/chart-data.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { ChartView, type ChartOption } from '../charts/chart-view.tsx';
import { ChartWalk } from '../charts/chart-walk.tsx';
import { keptPlaces } from '../charts/downsample.ts';
import { useChartColors } from '../charts/use-chart-colors.ts';
import { xyOption } from '../charts/xy-option.ts';
import { type NumberStyle, formatNumber } from '../core/format.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { usePrinting } from '../core/use-printing.ts';
import { clampOf, flagOf, oneOf, rowsOf, textOf, wordsOf } from '../core/values.ts';

/** Points that are drawn at most: more could not be told apart, and would hold up the page. */
const LIMITS = { bar: 400, line: 1000, area: 1000, scatter: 1500 } as const;

export function XYChart(node: NodeProps): ReactElement {
  const { p, send, handles } = node;
  const colors = useChartColors();
  const isPrinting = usePrinting();
  const rows = useMemo(() => rowsOf(p['data']), [p]);
  const type = oneOf(p['type'], ['bar', 'line', 'area', 'scatter'] as const, 'bar');
  const data = useMemo(
    () => chartData(rows, { x: textOf(p['x']), y: textOf(p['y']), groupBy: textOf(p['groupBy']), type, series: p['series'] }),
    [rows, p, type],
  );
  const limit = Math.min(LIMITS[type], ...data.series.map((series) => LIMITS[series.type]));
  const kept = useMemo(
    () =>
      keptPlaces(
        data.series.map((series) => series.values),
        data.categories.length,
        limit,
      ),
    [data, limit],
  );
  const style: NumberStyle = oneOf(p['format'], ['number', 'currency', 'percent'] as const, 'number');
  const currency = textOf(p['currency'], 'USD');
  const option = useMemo(
    () =>
      (width: number): ChartOption => {
        const numbers = { say: (value: number) => formatNumber(value, style, currency), short: (value: number) => axisNumber(value, style, currency) };
        return xyOption(p, data, kept, colors, numbers, width, isPrinting);
      },
    [p, data, kept, colors, style, currency, isPrinting],
  );
  const points = useMemo(
    () =>
      data.series.map((series, s) =>
        kept.flatMap((place, index) => {
          const value = series.values[place] ?? null;
          const category = data.categories[place] ?? '';
          return value === null
            ? []
            : [{ series: s, index, text: `${data.series.length > 1 ? `${series.name}, ` : ''}${category}: ${formatNumber(value, style, currency)}` }];
        }),
      ),
    [data, kept, style, currency],
  );
  const canChoose = handles('pointClick') && !flagOf(p['disabled']);
  const choose = (index: number, seriesAt: number): void => {
    const [place, series] = [kept[index], data.series[seriesAt]];
    if (!canChoose || place === undefined || series === undefined) return;
    send('pointClick', { row: data.rowAt(place, series.name), series: series.name, value: series.values[place] ?? null });
  };
  const table = useMemo(
    () => ({
      headers: [wordsOf(textOf(p['x'])) || 'Category', ...data.series.map((series) => series.name)],
      rows:
        data.series.length === 0
          ? []
          : data.categories.map((category, i) => [category, ...data.series.map((series) => formatNumber(series.values[i] ?? null, style, currency))]),
    }),
    [p, data, style, currency],
  );
  return (
    <ChartFrame node={node} table={table} note={noteOf(data.categories.length, kept.length, data.joined)}>
      {(label) => (
        <ChartWalk label={label} points={points} canChoose={canChoose} onChoose={(point) => choose(point.index, point.series)}>
          {(mark) => (
            <ChartView
              option={option}
              height={clampOf(p['height'], 260, 80, 1000)}
              mark={mark}
              onClick={({ dataIndex, seriesIndex }) => choose(dataIndex ?? -1, seriesIndex ?? -1)}
            />
          )}
        </ChartWalk>
      )}
    </ChartFrame>
  );
}

function noteOf(all: number, drawn: number, joined: number): string {
  return [
    drawn < all ? `${formatNumber(drawn)} of ${formatNumber(all)} points are drawn, chosen to keep the shape; the table has them all.` : '',
    joined > 0 ? `“Other” stands for ${formatNumber(joined)} series.` : '',
  ]
    .filter((note) => note !== '')
    .join(' ');
}
