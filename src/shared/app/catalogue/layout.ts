import { define, event, method } from './define.ts';
import * as p from './props.ts';

export const container = define({
  id: 'Container',
  label: 'Container',
  group: 'layout',
  icon: 'square-dashed',
  common: true,
  role: 'group',
  slot: 'children',
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
  id: 'Tabs',
  label: 'Tabs',
  group: 'layout',
  icon: 'panel-top',
  common: true,
  role: 'tablist',
  slot: 'tabs',
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

export const stack = define({
  id: 'Stack',
  label: 'Stack',
  group: 'layout',
  icon: 'rows-3',
  role: 'group',
  slot: 'children',
  description: 'Puts components one below or beside the other with even gaps.',
  keywords: ['column', 'row', 'vertical', 'horizontal', 'layout'],
  size: { w: 320, h: 160 },
  props: {
    direction: p.choice('Direction', ['column', 'row']),
    gap: p.gap('Gap', 12),
    align: p.choice('Align', ['stretch', 'start', 'center', 'end']),
    justify: p.choice('Spread', ['start', 'center', 'end', 'between']),
    wrap: p.flag('Wrap', true, { section: 'look' }),
  },
});

export const grid = define({
  id: 'Grid',
  label: 'Grid',
  group: 'layout',
  icon: 'layout-grid',
  role: 'group',
  slot: 'children',
  description: 'Even columns that become fewer when there is less room. A child’s “span” style makes it wider.',
  keywords: ['columns', 'tiles', 'layout', 'responsive'],
  size: { w: 560, h: 240 },
  props: {
    columns: p.number('Columns at most', 3, { section: 'look', min: 1, max: 12 }),
    minColumnWidth: p.number('Narrowest column', 200, { section: 'look', min: 60, max: 800, unit: 'px' }),
    gap: p.gap('Gap', 16),
    align: p.choice('Align', ['stretch', 'start', 'center', 'end']),
  },
});

export const card = define({
  id: 'Card',
  label: 'Card',
  group: 'layout',
  icon: 'square',
  role: 'group',
  slot: 'children',
  description: 'A framed box with an optional title, picture and line below the title.',
  keywords: ['box', 'panel', 'tile', 'section', 'surface'],
  size: { w: 320, h: 200 },
  props: {
    title: p.text('Title'),
    subtitle: p.text('Below the title'),
    media: p.image('Picture'),
    mediaAlt: p.text('Picture described as', '', { section: 'accessibility' }),
    gap: p.gap('Gap', 12),
    tone: p.tone(),
  },
  events: { click: event('When it is clicked') },
});

export const divider = define({
  id: 'Divider',
  label: 'Divider',
  group: 'layout',
  icon: 'minus',
  role: 'separator',
  description: 'A line between parts, with an optional word in it.',
  keywords: ['line', 'separator', 'rule', 'hr'],
  size: { w: 320, h: 20 },
  props: { orientation: p.choice('Direction', ['horizontal', 'vertical']), label: p.text('Word') },
});

export const accordion = define({
  id: 'Accordion',
  label: 'Accordion',
  group: 'layout',
  icon: 'list-collapse',
  role: 'group',
  slot: 'tabs',
  itemsProp: 'items',
  description: 'Sections that open and close. Child 1 is in section 1, child 2 in section 2, and so on.',
  keywords: ['collapse', 'expand', 'faq', 'sections', 'details'],
  size: { w: 400, h: 220 },
  props: {
    items: p.content('items', 'Sections', [
      { id: 'first', label: 'First' },
      { id: 'second', label: 'Second' },
    ]),
    open: p.data('list', 'Open sections', [], { description: 'Ids of the open sections' }),
    multiple: p.flag('Several open at once', true),
  },
  events: { toggle: event('When a section opens or closes', { id: 'text', open: 'list' }) },
  state: { open: { from: 'open', on: { toggle: 'open' }, description: 'Ids of the open sections' } },
});

export const steps = define({
  id: 'Steps',
  label: 'Steps',
  group: 'layout',
  icon: 'list-ordered',
  role: 'group',
  slot: 'tabs',
  itemsProp: 'steps',
  description: 'One panel after the other with Back and Next. Child 1 is step 1, child 2 step 2, and so on.',
  keywords: ['wizard', 'stepper', 'onboarding', 'checkout', 'progress', 'flow'],
  size: { w: 520, h: 320 },
  props: {
    steps: p.content('items', 'Steps', [
      { id: 'first', label: 'First' },
      { id: 'second', label: 'Second' },
    ]),
    current: p.data('number', 'Current step', 0, { section: 'behaviour', min: 0, description: 'From 0' }),
    showButtons: p.flag('Back and Next buttons', true),
    finishLabel: p.text('Last button', 'Finish'),
  },
  events: { change: event('When another step is shown', { current: 'number' }), finish: event('When the last step is done') },
  methods: { next: method('Go on'), back: method('Go back') },
  state: { current: { from: 'current', on: { change: 'current' }, description: 'Step shown, from 0' } },
});

export const splitPane = define({
  id: 'SplitPane',
  label: 'Split pane',
  group: 'layout',
  icon: 'columns-3',
  role: 'group',
  slot: 'children',
  description: 'Two parts with a line between them that can be moved. One under the other on a phone.',
  keywords: ['split', 'resize', 'panes', 'columns', 'side by side', 'master detail'],
  size: { w: 640, h: 360 },
  props: {
    direction: p.choice('Direction', ['row', 'column']),
    size: p.number('First part', 40, { section: 'look', min: 5, max: 95, unit: '%' }),
    min: p.number('Smallest part', 15, { section: 'behaviour', min: 0, max: 45, unit: '%' }),
    height: p.number('Height', 360, { section: 'look', min: 80, max: 2000, unit: 'px' }),
  },
  events: { resize: event('When the line is moved', { size: 'number' }) },
  state: { size: { from: 'size', on: { resize: 'size' }, description: 'Share of the first part, in percent' } },
});

export const appShell = define({
  id: 'AppShell',
  label: 'App frame',
  group: 'layout',
  icon: 'panel-left',
  role: 'main',
  slot: 'children',
  parts: ['Header', 'Sidebar', 'Content'],
  description: 'A header, a sidebar and the content. Child 1 is the header, child 2 the sidebar, the rest the content. On a phone the sidebar is a drawer.',
  keywords: ['shell', 'sidebar', 'header', 'frame', 'layout', 'drawer', 'dashboard', 'admin', 'navigation'],
  size: { w: 720, h: 420 },
  props: {
    title: p.text('Name', '', { description: 'Shown at the start of the header' }),
    header: p.flag('Header', true, { section: 'look' }),
    sidebar: p.flag('Sidebar', true, { section: 'look' }),
    side: p.choice('Sidebar at the', ['start', 'end']),
    collapsed: p.data('boolean', 'Sidebar folded away', false, { section: 'behaviour', description: 'On a phone it always begins folded away' }),
    sidebarWidth: p.number('Width of the sidebar', 240, { section: 'look', min: 120, max: 480, unit: 'px' }),
    resizable: p.flag('Sidebar can be made wider'),
    sidebarLabel: p.text('Sidebar described as', 'Sidebar', { section: 'accessibility' }),
    gap: p.gap('Gap in the content', 16),
    height: p.number('Height', 420, { section: 'look', min: 160, max: 2000, unit: 'px', description: 'When it is not alone on its page, which it would fill' }),
  },
  events: {
    toggle: event('When the sidebar is folded away or shown', { collapsed: 'boolean', open: 'boolean' }),
    resize: event('When the sidebar is made wider or narrower', { width: 'number' }),
  },
  methods: { toggle: method('Show or fold away the sidebar'), open: method('Show the sidebar'), close: method('Fold the sidebar away') },
  state: {
    collapsed: { from: 'collapsed', on: { toggle: 'collapsed' }, description: 'Whether the sidebar is folded away where there is room for it' },
    isOpen: { initial: true, on: { toggle: 'open' }, description: 'Whether the sidebar was shown last, on a phone too' },
    width: { from: 'sidebarWidth', on: { resize: 'width' }, description: 'Width of the sidebar, in px' },
  },
});
