import { type ECharts, init } from 'echarts';
import { placePointer } from './local-pointer.ts';

/** Every kind of chart: a chunk of its own, loaded only by apps that describe one. */
/** @param theme colours for what a description does not colour itself */
export function createAnyChart(element: HTMLElement, theme: object): ECharts {
  placePointer(element);
  return init(element, theme, { renderer: 'svg' });
}
