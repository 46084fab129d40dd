import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { ECharts } from './echarts.ts';
import { createChart } from './echarts.ts';

export type ChartOption = Parameters<ECharts['setOption']>[0];
/** Made again when the width changes, so that labels can fit it. */
export type OptionOf = (width: number) => ChartOption;
export type ChartClick = { dataIndex: number; seriesName: string; name: string };

/** Keeps one ECharts instance in step with its option and its size. The picture itself is hidden from screen readers: a table says the same. */
export function ChartView({
  option,
  height,
  onClick,
}: {
  option: ChartOption | OptionOf;
  height: number;
  onClick?: (click: ChartClick) => void;
}): ReactElement {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  const [width, setWidth] = useState(480);
  const click = useRef(onClick);
  click.current = onClick;

  useEffect(() => {
    if (element.current === null) return undefined;
    const instance = createChart(element.current);
    chart.current = instance;
    instance.on('click', (event) => click.current?.({ dataIndex: event.dataIndex, seriesName: event.seriesName ?? '', name: event.name }));
    const observer =
      typeof ResizeObserver === 'undefined'
        ? undefined
        : new ResizeObserver(() => {
            instance.resize();
            setWidth(instance.getWidth());
          });
    observer?.observe(element.current);
    return () => {
      observer?.disconnect();
      instance.dispose();
      chart.current = undefined;
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(typeof option === 'function' ? option(width) : option, { notMerge: true });
  }, [option, width]);
  return <div ref={element} className="ca-chart-canvas" style={{ height }} aria-hidden="true" />;
}
