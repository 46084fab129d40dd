import { lookAlike } from '../../shared/app/theme/index.ts';
import type { JsonObject } from '../../shared/kernel/json.ts';
import { flagOf, oneOf } from '../core/values.ts';
import { categoryLabels } from './category-labels.ts';
import type { ChartData } from './chart-data.ts';
import { needsOutline } from './chart-palette.ts';
import type { ChartOption } from './chart-view.tsx';
import type { useChartColors } from './use-chart-colors.ts';

const PATTERNS = ['auto', 'always', 'never'] as const;

/** Lines differ by more than their colour: by dashes and the shape of their points. */
const DASHES = ['solid', 'dashed', 'dotted', [8, 3, 2, 3]] as const;
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'arrow'] as const;

export type Numbers = { say: (value: number) => string; short: (value: number) => string };

/** Whether bars and slices have patterns beside their colours. */
export function hasPatterns(p: JsonObject, colors: readonly string[], isPrinting: boolean): boolean {
  const wish = oneOf(p['patterns'], PATTERNS, 'auto');
  return wish === 'always' || (wish === 'auto' && colors.length > 1 && (isPrinting || lookAlike(colors)));
}

/** @param kept places of the points that are drawn */
export function xyOption(
  p: JsonObject,
  data: ChartData,
  kept: readonly number[],
  colors: ReturnType<typeof useChartColors>,
  { say, short }: Numbers,
  width: number,
  isPrinting: boolean,
): ChartOption {
  const isLying = flagOf(p['horizontal']);
  const text = { color: colors.ink3, fontFamily: colors.font, fontSize: 12 };
  const isWhole = data.series.every((series) => series.values.every((value) => value === null || Number.isInteger(value)));
  const stack = flagOf(p['stacked']) ? { stack: 'all' } : {};
  const isSeveral = data.series.length > 1;
  const hasLegend = flagOf(p['showLegend'], true) && isSeveral;
  const categories = kept.map((place) => data.categories[place] ?? '');
  const colorOf = (i: number): string => data.series[i]?.color || (colors.palette[i % colors.palette.length] ?? colors.acc);
  const used = data.series.map((_, i) => colorOf(i));
  const isPatterned = hasPatterns(p, used, isPrinting);
  const tellsApart = isSeveral && (isPatterned || lookAlike(used));
  const categoryAxis = {
    type: 'category' as const,
    data: categories,
    axisLabel: {
      ...text,
      hideOverlap: true,
      ...(isLying ? { width: Math.max(60, width * 0.34), overflow: 'truncate' as const } : categoryLabels(categories, width)),
    },
    axisLine: { lineStyle: { color: colors.line2 } },
    axisTick: { show: false },
    ...(isLying ? { inverse: true } : {}),
  };
  const valueAxis = {
    type: 'value' as const,
    axisLabel: { ...text, formatter: short },
    splitLine: { lineStyle: { color: colors.line } },
    splitNumber: 4,
    // Counts have no halves.
    ...(isWhole ? { minInterval: 1 } : {}),
  };
  return {
    animation: false,
    aria: { enabled: true, label: { enabled: false }, decal: { show: isPatterned } },
    color: [...colors.palette],
    textStyle: text,
    grid: { left: 4, right: 12, top: hasLegend ? 36 : 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: data.series.some((series) => series.type !== 'scatter') ? 'axis' : 'item',
      renderMode: 'html',
      className: 'ca-chart-tip',
      confine: true,
      backgroundColor: colors.ink,
      borderWidth: 0,
      textStyle: { color: colors.surf, fontFamily: colors.font, fontSize: 12 },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? say(value) : ''),
      axisPointer: { type: 'line', lineStyle: { color: colors.ink3 } },
    },
    ...(hasLegend
      ? {
          legend: {
            top: 0,
            left: 0,
            right: 28,
            type: 'scroll',
            // A line's entry shows its dashes and points.
            icon: data.series.every((series) => series.type === 'bar') ? 'roundRect' : 'inherit',
            itemWidth: tellsApart ? 22 : 14,
            itemHeight: 10,
            textStyle: { ...text, color: colors.ink2 },
          },
        }
      : {}),
    xAxis: isLying ? valueAxis : categoryAxis,
    yAxis: isLying ? categoryAxis : valueAxis,
    series: data.series.map((series, i) => {
      const color = colorOf(i);
      const outline = needsOutline(color, colors) ? { borderColor: colors.ink2, borderWidth: 1 } : {};
      const shared = { name: series.name, data: kept.map((place) => series.values[place] ?? null), ...stack, itemStyle: { color, ...outline } };
      if (series.type === 'bar')
        return { ...shared, type: 'bar' as const, barMaxWidth: 34, itemStyle: { ...shared.itemStyle, borderRadius: isLying ? [0, 3, 3, 0] : [3, 3, 0, 0] } };
      const symbol = tellsApart ? SYMBOLS[i % SYMBOLS.length] : 'circle';
      if (series.type === 'scatter') return { ...shared, type: 'scatter' as const, symbol, symbolSize: kept.length > 500 ? 5 : 9 };
      const dash = tellsApart ? DASHES[i % DASHES.length] : 'solid';
      return {
        ...shared,
        type: 'line' as const,
        symbol,
        symbolSize: 6,
        showSymbol: kept.length < 30,
        connectNulls: true,
        lineStyle: { width: 2, color, type: Array.isArray(dash) ? [...dash] : (dash as 'solid') },
        ...(series.type === 'area' ? { areaStyle: { opacity: 0.14 } } : {}),
      };
    }),
  } as ChartOption;
}
