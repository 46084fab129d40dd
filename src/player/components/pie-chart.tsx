import { type ReactElement, useMemo } from 'react';
import { guessField, labelText } from '../charts/chart-data.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { ChartView, type ChartOption } from '../charts/chart-view.tsx';
import { useChartColors } from '../charts/use-chart-colors.ts';
import { type NumberStyle, formatNumber } from '../core/format.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, flagOf, numberOf, oneOf, pathOf, rowsOf, textOf, wordsOf } from '../core/values.ts';
import type { JsonObject } from '../../shared/kernel/json.ts';

type Slice = { name: string; value: number; row: JsonObject };

export function PieChart({ p, root, send }: NodeProps): ReactElement {
  const colors = useChartColors();
  const slices = useMemo((): readonly Slice[] => {
    const rows = rowsOf(p['data']);
    const label = textOf(p['label']) || guessField(rows, 'text');
    const value = textOf(p['value']) || guessField(rows, 'number', label);
    const byName = new Map<string, Slice>();
    for (const row of rows) {
      const name = labelText(pathOf(row, label));
      const amount = numberOf(pathOf(row, value), 0);
      const known = byName.get(name);
      if (known !== undefined) known.value += amount;
      else byName.set(name, { name, value: amount, row });
    }
    return [...byName.values()].filter((slice) => slice.value > 0);
  }, [p]);
  const style: NumberStyle = oneOf(p['format'], ['number', 'currency', 'percent'] as const, 'number');
  const currency = textOf(p['currency'], 'USD');
  const total = slices.reduce((sum, slice) => sum + slice.value, 0);
  const option = useMemo((): ChartOption => {
    const text = { color: colors.ink2, fontFamily: colors.font, fontSize: 12 };
    const hasLegend = flagOf(p['showLegend'], true);
    return {
      animation: false,
      color: [...colors.chart],
      textStyle: text,
      tooltip: {
        trigger: 'item',
        backgroundColor: colors.ink,
        borderWidth: 0,
        textStyle: { color: colors.surf, fontFamily: colors.font, fontSize: 12 },
        valueFormatter: (value: unknown) => (typeof value === 'number' ? formatNumber(value, style, currency) : ''),
      },
      ...(hasLegend ? { legend: { bottom: 0, icon: 'roundRect', itemWidth: 10, itemHeight: 10, textStyle: text, type: 'plain' as const } } : {}),
      series: [
        {
          type: 'pie' as const,
          radius: flagOf(p['donut'], true) ? ['52%', '78%'] : ['0%', '78%'],
          center: ['50%', hasLegend ? '44%' : '50%'],
          itemStyle: { borderColor: colors.surf, borderWidth: 2 },
          label: { show: !hasLegend, ...text },
          data: slices.map(({ name, value }) => ({ name, value })),
        },
      ],
    };
  }, [p, slices, colors, style, currency]);
  return (
    <ChartFrame
      root={root}
      title={textOf(p['title'])}
      label={textOf(p['ariaLabel'])}
      emptyText={textOf(p['emptyText'])}
      table={{
        headers: [wordsOf(textOf(p['label'])) || 'Part', wordsOf(textOf(p['value'])) || 'Value', 'Share'],
        rows: slices.map((slice) => [slice.name, formatNumber(slice.value, style, currency), formatNumber((slice.value / total) * 100, 'percent', 'USD', 1)]),
      }}
    >
      <ChartView
        option={option}
        height={clampOf(p['height'], 260, 80, 1000)}
        onClick={({ dataIndex }) => {
          const slice = slices[dataIndex];
          if (slice !== undefined) send('sliceClick', { row: slice.row, label: slice.name, value: slice.value });
        }}
      />
    </ChartFrame>
  );
}
