import { define, event } from './define.ts';
import * as p from './props.ts';

export const xyChart = define({
  id: 'XYChart', label: 'Chart', group: 'chart', icon: 'chart-column', common: true, role: 'figure',
  description: 'Bars, lines, areas or points over an axis.',
  keywords: ['bar', 'line', 'area', 'scatter', 'graph', 'plot', 'trend', 'dashboard'],
  size: { w: 480, h: 300 },
  props: {
    title: p.text('Title'),
    data: p.data('rows', 'Rows', []),
    x: p.key('Along', '', { description: 'Field for the horizontal axis; empty: the first text or date field' }),
    y: p.key('Up', '', { description: 'Field for the vertical axis; empty: the first number field' }),
    series: p.content('list', 'Series', [], { description: '[{field, label, type, color}] for more than one; empty: “Up” alone' }),
    groupBy: p.key('One series for each', '', { description: 'Field whose values become series' }),
    type: p.choice('Type', ['bar', 'line', 'area', 'scatter']),
    stacked: p.flag('Stacked', false, { section: 'look' }),
    horizontal: p.flag('Lying bars', false, { section: 'look' }),
    format: p.choice('Numbers as', ['number', 'currency', 'percent']),
    currency: p.text('Currency', 'USD', { section: 'look' }),
    showLegend: p.flag('Legend', true, { section: 'look' }),
    height: p.number('Height', 260, { section: 'look', min: 80, max: 1000, unit: 'px' }),
    emptyText: p.text('When there is no data', ''),
  },
  events: { pointClick: event('When a point is clicked', { row: 'object', series: 'text', value: 'number' }) },
  state: { selectedPoint: { initial: null, on: { pointClick: 'row' }, description: 'Row of the point clicked last, or null' } },
});

export const pieChart = define({
  id: 'PieChart', label: 'Pie chart', group: 'chart', icon: 'chart-pie', common: true, role: 'figure',
  description: 'Parts of a whole.',
  keywords: ['pie', 'donut', 'share', 'parts', 'breakdown', 'dashboard'],
  size: { w: 320, h: 300 },
  props: {
    title: p.text('Title'),
    data: p.data('rows', 'Rows', []),
    label: p.key('Label', '', { description: 'Field that names a slice; empty: the first text field' }),
    value: p.key('Value', '', { description: 'Field that sizes a slice; empty: the first number field' }),
    donut: p.flag('Ring', true, { section: 'look' }),
    format: p.choice('Numbers as', ['number', 'currency', 'percent']),
    currency: p.text('Currency', 'USD', { section: 'look' }),
    showLegend: p.flag('Legend', true, { section: 'look' }),
    height: p.number('Height', 260, { section: 'look', min: 80, max: 1000, unit: 'px' }),
    emptyText: p.text('When there is no data', ''),
  },
  events: { sliceClick: event('When a slice is clicked', { row: 'object', label: 'text', value: 'number' }) },
  state: { selectedSlice: { initial: null, on: { sliceClick: 'row' }, description: 'Row of the slice clicked last, or null' } },
});
