import type { useChartColors } from './use-chart-colors.ts';

/** The app's colours for every part of a chart that its description leaves open. */
export function specTheme(colors: ReturnType<typeof useChartColors>): object {
  const text = { color: colors.ink2, fontFamily: colors.font, fontSize: 12 };
  const line = { lineStyle: { color: colors.line2 } };
  const soft = { lineStyle: { color: colors.line } };
  const axis = { axisLabel: text, nameTextStyle: text, axisLine: line, axisTick: line, splitLine: soft };
  return {
    color: [...colors.chart],
    backgroundColor: 'transparent',
    textStyle: text,
    title: { textStyle: { ...text, color: colors.ink, fontSize: 14 }, subtextStyle: text },
    legend: { textStyle: text },
    categoryAxis: axis,
    valueAxis: axis,
    logAxis: axis,
    timeAxis: axis,
    radar: { axisName: text, axisLine: soft, splitLine: line, splitArea: { areaStyle: { color: [colors.surf, colors.well] } } },
    visualMap: { textStyle: text },
    tooltip: { backgroundColor: colors.ink, borderWidth: 0, textStyle: { color: colors.surf, fontFamily: colors.font, fontSize: 12 } },
    graph: { label: text },
    sankey: { label: text },
    funnel: { label: text },
    tree: { label: text },
    gauge: { axisLabel: text, title: text, detail: { color: colors.ink } },
    candlestick: { itemStyle: { color: colors.ok, color0: colors.danger, borderColor: colors.ok, borderColor0: colors.danger } },
  };
}
