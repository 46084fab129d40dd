import { define, event, method } from './define.ts';
import * as p from './props.ts';

export const container = define({
  id: 'Container', label: 'Container', group: 'layout', icon: 'square-dashed', common: true, role: 'group', slot: 'children',
  description: 'Holds other components in a row, a column or freely placed.',
  keywords: ['box', 'section', 'div', 'row', 'column', 'panel', 'layout', 'free'],
  size: { w: 360, h: 200 },
  props: {
    direction: p.choice('Direction', ['column', 'row'], 'column', { description: 'A row becomes a column on a phone unless “Wrap” is off' }),
    layout: p.choice('Placement', ['flow', 'free'], 'flow', { description: 'Free: children keep the place and size they were given' }),
    gap: p.gap(),
    padding: p.padding(0),
    align: p.choice('Align', ['stretch', 'start', 'center', 'end']),
    justify: p.choice('Spread', ['start', 'center', 'end', 'between']),
    wrap: p.flag('Wrap', true, { section: 'look' }),
    surface: p.choice('Ground', ['none', 'card', 'well', 'tint']),
    scroll: p.choice('Scroll', ['none', 'vertical', 'horizontal', 'both']),
  },
  events: { click: event('When it is clicked') },
});

export const tabs = define({
  id: 'Tabs', label: 'Tabs', group: 'layout', icon: 'panel-top', common: true, role: 'tablist', slot: 'tabs',
  description: 'Shows one of several panels. Child 1 shows in tab 1, child 2 in tab 2, and so on.',
  keywords: ['panel', 'switch', 'section', 'segmented'],
  size: { w: 480, h: 280 },
  props: {
    tabs: p.content('items', 'Tabs', [
      { id: 'first', label: 'First' },
      { id: 'second', label: 'Second' },
    ]),
    active: p.data('text', 'Active tab', '', { description: 'Id of the tab that shows; empty: the first' }),
    variant: p.choice('Look', ['line', 'segmented']),
    lazy: p.flag('Make a panel only when it shows', true),
  },
  events: { change: event('When another tab is chosen', { tab: 'text', index: 'number' }) },
  methods: { select: method('Show a tab', { tab: 'text' }) },
  state: { active: { from: 'active', on: { change: 'tab' }, description: 'Id of the tab that shows' } },
});
