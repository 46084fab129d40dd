import { type ReactElement, useMemo } from 'react';
import { categoryLabels } from '../charts/category-labels.ts';
import { type ChartData, chartData } from '../charts/chart-data.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { ChartView, type ChartOption } from '../charts/chart-view.tsx';
import { useChartColors } from '../charts/use-chart-colors.ts';
import { type NumberStyle, formatNumber } from '../core/format.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, flagOf, oneOf, rowsOf, textOf, wordsOf } from '../core/values.ts';
import type { JsonObject } from '../../shared/kernel/json.ts';

export function XYChart({ p, root, send }: NodeProps): ReactElement {
  const colors = useChartColors();
  const rows = useMemo(() => rowsOf(p['data']), [p]);
  const data = useMemo(
    () =>
      chartData(rows, {
        x: textOf(p['x']),
        y: textOf(p['y']),
        groupBy: textOf(p['groupBy']),
        type: oneOf(p['type'], ['bar', 'line', 'area', 'scatter'] as const, 'bar'),
        series: p['series'],
      }),
    [rows, p],
  );
  const style: NumberStyle = oneOf(p['format'], ['number', 'currency', 'percent'] as const, 'number');
  const currency = textOf(p['currency'], 'USD');
  const option = useMemo(
    () =>
      (width: number): ChartOption =>
        optionOf(p, data, colors, (value) => formatNumber(value, style, currency), width),
    [p, data, colors, style, currency],
  );
  return (
    <ChartFrame
      root={root}
      title={textOf(p['title'])}
      label={textOf(p['ariaLabel'])}
      emptyText={textOf(p['emptyText'])}
      table={{
        headers: [wordsOf(textOf(p['x'])) || 'Category', ...data.series.map((series) => series.name)],
        rows:
          data.series.length === 0
            ? []
            : data.categories.map((category, i) => [category, ...data.series.map((series) => formatNumber(series.values[i] ?? null, style, currency))]),
      }}
    >
      <ChartView
        option={option}
        height={clampOf(p['height'], 260, 80, 1000)}
        onClick={({ dataIndex, seriesName }) => {
          const series = data.series.find((candidate) => candidate.name === seriesName);
          send('pointClick', { row: data.rowAt(dataIndex, seriesName), series: seriesName, value: series?.values[dataIndex] ?? null });
        }}
      />
    </ChartFrame>
  );
}

function optionOf(p: JsonObject, data: ChartData, colors: ReturnType<typeof useChartColors>, format: (value: number) => string, width: number): ChartOption {
  const isLying = flagOf(p['horizontal']);
  const text = { color: colors.ink3, fontFamily: colors.font, fontSize: 12 };
  const isWhole = data.series.every((series) => series.values.every((value) => value === null || Number.isInteger(value)));
  const stack = flagOf(p['stacked']) ? { stack: 'all' } : {};
  const hasLegend = flagOf(p['showLegend'], true) && data.series.length > 1;
  const categoryAxis = {
    type: 'category' as const,
    data: [...data.categories],
    axisLabel: {
      ...text,
      hideOverlap: true,
      ...(isLying ? { width: Math.max(60, width * 0.34), overflow: 'truncate' as const } : categoryLabels(data.categories, width)),
    },
    axisLine: { lineStyle: { color: colors.line2 } },
    axisTick: { show: false },
    ...(isLying ? { inverse: true } : {}),
  };
  const valueAxis = {
    type: 'value' as const,
    axisLabel: { ...text, formatter: (value: number) => format(value) },
    splitLine: { lineStyle: { color: colors.line } },
    splitNumber: 4,
    // Counts have no halves.
    ...(isWhole ? { minInterval: 1 } : {}),
  };
  return {
    animation: false,
    color: [...colors.chart],
    textStyle: text,
    grid: { left: 4, right: 12, top: hasLegend ? 36 : 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: data.series.some((series) => series.type !== 'scatter') ? 'axis' : 'item',
      renderMode: 'html',
      className: 'ca-chart-tip',
      backgroundColor: colors.ink,
      borderWidth: 0,
      textStyle: { color: colors.surf, fontFamily: colors.font, fontSize: 12 },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? format(value) : ''),
      axisPointer: { type: 'line', lineStyle: { color: colors.line2 } },
    },
    ...(hasLegend ? { legend: { top: 0, left: 0, icon: 'roundRect', itemWidth: 10, itemHeight: 10, textStyle: { ...text, color: colors.ink2 } } } : {}),
    xAxis: isLying ? valueAxis : categoryAxis,
    yAxis: isLying ? categoryAxis : valueAxis,
    series: data.series.map((series, i) => {
      const color = series.color === '' ? colors.chart[i % colors.chart.length] : series.color;
      const shared = { name: series.name, data: [...series.values], ...stack, ...(color === undefined ? {} : { itemStyle: { color } }) };
      if (series.type === 'bar')
        return { ...shared, type: 'bar' as const, barMaxWidth: 34, itemStyle: { ...shared.itemStyle, borderRadius: isLying ? [0, 3, 3, 0] : [3, 3, 0, 0] } };
      if (series.type === 'scatter') return { ...shared, type: 'scatter' as const, symbolSize: 9 };
      return {
        ...shared,
        type: 'line' as const,
        symbolSize: 6,
        showSymbol: series.values.length < 30,
        connectNulls: true,
        lineStyle: { width: 2 },
        ...(series.type === 'area' ? { areaStyle: { opacity: 0.14 } } : {}),
      };
    }),
  };
}
