import { type ECharts, init } from 'echarts';

/** Every kind of chart: a chunk of its own, loaded only by apps that describe one. */
export function createAnyChart(element: HTMLElement): ECharts {
  return init(element, undefined, { renderer: 'svg' });
}
