import { type ECharts, init } from 'echarts';

/** Every kind of chart: a chunk of its own, loaded only by apps that describe one. */
/** @param theme colours for what a description does not colour itself */
export function createAnyChart(element: HTMLElement, theme: object): ECharts {
  return init(element, theme, { renderer: 'svg' });
}
