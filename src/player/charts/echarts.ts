import { BarChart, LineChart, PieChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { placePointer } from './local-pointer.ts';

// Only what the two charts draw (patterns come with the part called aria); SVG stays sharp on a zoomed canvas and needs no inline style sheet.
use([AriaComponent, BarChart, LineChart, PieChart, ScatterChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export function createChart(element: HTMLElement): ECharts {
  placePointer(element);
  return init(element, undefined, { renderer: 'svg' });
}
export type { ECharts };
