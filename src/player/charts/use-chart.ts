import { type RefObject, useEffect, useRef, useState } from 'react';
import { usePrinting } from '../core/use-printing.ts';
import type { Mark } from './chart-walk.tsx';
import type { ECharts } from './echarts.ts';

/** px between the margins of a sheet of A4 */
const PAPER = 680;

export type ChartClick = { dataIndex?: number; seriesIndex?: number; seriesName?: string; name?: string; value?: unknown };

/**
 * Keeps one ECharts instance in step with the size of its element, with paper and with the point that the keyboard is at.
 * @param create makes the instance; another function makes another instance
 */
export function useChart(
  create: (element: HTMLElement) => ECharts,
  mark: Mark,
  onClick: ((click: ChartClick) => void) | undefined,
): { element: RefObject<HTMLDivElement | null>; chart: RefObject<ECharts | null>; width: number } {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(null);
  const [width, setWidth] = useState(480);
  const isPrinting = usePrinting();
  const click = useRef(onClick);
  click.current = onClick;

  useEffect(() => {
    if (element.current === null) return undefined;
    const instance = create(element.current);
    chart.current = instance;
    instance.on('click', (event) => click.current?.(event as ChartClick));
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
      chart.current = null;
    };
  }, [create]);
  useEffect(() => {
    const instance = chart.current;
    if (!isPrinting || instance === null) return undefined;
    instance.resize({ width: Math.min(instance.getWidth(), PAPER) });
    return () => instance.resize({ width: 'auto' });
  }, [isPrinting]);
  const [series, index] = [mark?.series, mark?.index];
  useEffect(() => {
    const instance = chart.current;
    if (instance === null || series === undefined || index === undefined) return undefined;
    const at = { seriesIndex: series, dataIndex: index };
    instance.dispatchAction({ type: 'highlight', ...at });
    instance.dispatchAction({ type: 'showTip', ...at });
    return () => {
      if (instance.isDisposed()) return;
      instance.dispatchAction({ type: 'downplay', ...at });
      instance.dispatchAction({ type: 'hideTip' });
    };
  }, [series, index]);
  return { element, chart, width };
}
