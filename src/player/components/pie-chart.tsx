import { type ReactElement, useMemo } from 'react';
import { guessField, labelText } from '../charts/chart-data.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { ChartView, type ChartOption } from '../charts/chart-view.tsx';
import { ChartWalk } from '../charts/chart-walk.tsx';
import { useChartColors } from '../charts/use-chart-colors.ts';
import { hasPatterns } from '../charts/xy-option.ts';
import { type NumberStyle, formatNumber } from '../core/format.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { usePrinting } from '../core/use-printing.ts';
import { clampOf, flagOf, numberOf, oneOf, pathOf, rowsOf, textOf, wordsOf } from '../core/values.ts';
import type { JsonObject } from '../../shared/kernel/json.ts';

type Slice = { name: string; value: number; row: JsonObject };
/** Thinner slices are nothing but lines; those beyond are joined. */
const MAX_SLICES = 40;

export function PieChart(node: NodeProps): ReactElement {
  const { p, send, handles } = node;
  const colors = useChartColors();
  const isPrinting = usePrinting();
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
    const found = [...byName.values()].filter((slice) => slice.value > 0);
    if (found.length <= MAX_SLICES) return found;
    const largest = new Set([...found].sort((a, b) => b.value - a.value).slice(0, MAX_SLICES - 1));
    const rest = found.filter((slice) => !largest.has(slice));
    return [
      ...found.filter((slice) => largest.has(slice)),
      { name: `${rest.length} others`, value: rest.reduce((sum, slice) => sum + slice.value, 0), row: rest[0]?.row ?? {} },
    ];
  }, [p]);
  const style: NumberStyle = oneOf(p['format'], ['number', 'currency', 'percent'] as const, 'number');
  const currency = textOf(p['currency'], 'USD');
  const total = slices.reduce((sum, slice) => sum + slice.value, 0);
  const option = useMemo((): ChartOption => {
    const text = { color: colors.ink2, fontFamily: colors.font, fontSize: 12 };
    const hasLegend = flagOf(p['showLegend'], true);
    return {
      animation: false,
      aria: { enabled: true, label: { enabled: false }, decal: { show: hasPatterns(p, colors.palette.slice(0, slices.length), isPrinting) } },
      color: [...colors.palette],
      textStyle: text,
      tooltip: {
        trigger: 'item',
        confine: true,
        backgroundColor: colors.ink,
        borderWidth: 0,
        textStyle: { color: colors.surf, fontFamily: colors.font, fontSize: 12 },
        valueFormatter: (value: unknown) => (typeof value === 'number' ? formatNumber(value, style, currency) : ''),
      },
      ...(hasLegend
        ? {
            legend: {
              bottom: 0,
              icon: 'roundRect',
              itemWidth: 10,
              itemHeight: 10,
              textStyle: text,
              type: slices.length > 12 ? ('scroll' as const) : ('plain' as const),
            },
          }
        : {}),
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
  }, [p, slices, colors, style, currency, isPrinting]);
  const canChoose = handles('sliceClick') && !flagOf(p['disabled']);
  const choose = (index: number): void => {
    const slice = slices[index];
    if (canChoose && slice !== undefined) send('sliceClick', { row: slice.row, label: slice.name, value: slice.value });
  };
  const shareOf = (slice: Slice): string => formatNumber((slice.value / total) * 100, 'percent', 'USD', 1);
  return (
    <ChartFrame
      node={node}
      icon="chart-pie"
      table={{
        headers: [wordsOf(textOf(p['label'])) || 'Part', wordsOf(textOf(p['value'])) || 'Value', 'Share'],
        rows: slices.map((slice) => [slice.name, formatNumber(slice.value, style, currency), shareOf(slice)]),
      }}
    >
      {(label) => (
        <ChartWalk
          label={label}
          points={[
            slices.map((slice, index) => ({ series: 0, index, text: `${slice.name}: ${formatNumber(slice.value, style, currency)}, ${shareOf(slice)}` })),
          ]}
          canChoose={canChoose}
          onChoose={({ index }) => choose(index)}
        >
          {(mark) => (
            <ChartView option={option} height={clampOf(p['height'], 260, 80, 1000)} mark={mark} onClick={({ dataIndex }) => choose(dataIndex ?? -1)} />
          )}
        </ChartWalk>
      )}
    </ChartFrame>
  );
}
