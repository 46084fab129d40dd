import { type ReactElement, useEffect } from 'react';
import type { Mark } from './chart-walk.tsx';
import { type ECharts, createChart } from './echarts.ts';
import { type ChartClick, useChart } from './use-chart.ts';

export type ChartOption = Parameters<ECharts['setOption']>[0];
/** Made again when the width changes, so that labels can fit it. */
export type OptionOf = (width: number) => ChartOption;

/** The picture. It is hidden from screen readers: a table says the same, and the keyboard has each point said. */
export function ChartView({
  option,
  height,
  mark,
  onClick,
}: {
  option: ChartOption | OptionOf;
  height: number;
  mark: Mark;
  onClick?: (click: ChartClick) => void;
}): ReactElement {
  const { element, chart, width } = useChart(createChart, mark, onClick);
  useEffect(() => {
    chart.current?.setOption(typeof option === 'function' ? option(width) : option, { notMerge: true });
  }, [chart, option, width]);
  return <div ref={element} className="ca-chart-canvas" style={{ height }} aria-hidden="true" />;
}
