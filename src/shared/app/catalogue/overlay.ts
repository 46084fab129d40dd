import { define, event, method } from './define.ts';
import * as p from './props.ts';

const overlay = {
  events: { open: event('When it opens', { open: 'boolean' }), close: event('When it closes', { open: 'boolean' }) },
  methods: { open: method('Open'), close: method('Close') },
  state: { open: { from: 'open', on: { open: 'open', close: 'open' }, description: 'Whether it shows' } },
} as const;

export const modal = define({
  id: 'Modal',
  label: 'Dialog',
  group: 'overlay',
  icon: 'app-window',
  common: true,
  role: 'dialog',
  slot: 'children',
  isOverlay: true,
  description: 'A window over the page for one task. Fills the screen on a phone.',
  keywords: ['dialog', 'popup', 'window', 'form', 'confirm', 'lightbox'],
  size: { w: 480, h: 360 },
  props: {
    title: p.text('Title', 'Dialog'),
    open: p.data('boolean', 'Open', false, { section: 'behaviour' }),
    size: p.choice('Size', ['small', 'normal', 'large', 'full'], 'normal'),
    closable: p.flag('Can be closed', true),
    gap: p.gap('Gap', 14),
  },
  ...overlay,
});

export const drawer = define({
  id: 'Drawer',
  label: 'Drawer',
  group: 'overlay',
  icon: 'panel-right',
  common: true,
  role: 'dialog',
  slot: 'children',
  isOverlay: true,
  description: 'A panel that slides in from a side.',
  keywords: ['side', 'panel', 'sheet', 'detail', 'slide'],
  size: { w: 400, h: 560 },
  props: {
    title: p.text('Title', 'Details'),
    open: p.data('boolean', 'Open', false, { section: 'behaviour' }),
    side: p.choice('Side', ['right', 'left', 'bottom']),
    size: p.choice('Size', ['normal', 'small', 'large']),
    closable: p.flag('Can be closed', true),
    gap: p.gap('Gap', 14),
  },
  ...overlay,
});

export const alert = define({
  id: 'Alert',
  label: 'Notice',
  group: 'overlay',
  icon: 'circle-alert',
  role: 'note',
  description: 'A few words that must be seen, on a coloured ground.',
  keywords: ['message', 'warning', 'banner', 'callout', 'info', 'error'],
  size: { w: 360, h: 72 },
  props: {
    title: p.text('Title'),
    text: p.longText('Text', 'Something to know'),
    tone: p.tone('info'),
    icon: p.icon('Icon'),
    closable: p.flag('Can be closed'),
  },
  events: { close: event('When it is closed', { open: 'boolean' }) },
  state: { open: { initial: true, on: { close: 'open' }, description: 'Whether it shows' } },
});

export const spinner = define({
  id: 'Spinner',
  label: 'Spinner',
  group: 'overlay',
  icon: 'loader-circle',
  role: 'status',
  description: 'Shows that something is on its way.',
  keywords: ['loading', 'wait', 'busy', 'progress'],
  size: { w: 32, h: 32 },
  props: {
    label: p.text('Label', 'Loading'),
    size: p.number('Size', 24, { section: 'look', min: 12, max: 96, unit: 'px' }),
    showLabel: p.flag('Label beside it', false, { section: 'look' }),
  },
});

export const timer = define({
  id: 'Timer',
  label: 'Timer',
  group: 'overlay',
  icon: 'timer',
  role: 'timer',
  description: 'Counts down from a time or up from zero, with start, pause and reset.',
  keywords: ['countdown', 'stopwatch', 'pomodoro', 'clock', 'seconds', 'interval'],
  size: { w: 220, h: 120 },
  props: {
    mode: p.choice('Kind', ['countdown', 'stopwatch'], 'countdown', { section: 'behaviour' }),
    seconds: p.data('number', 'Seconds', 1500, { section: 'behaviour', min: 0, description: 'Where it starts; 0 for a stopwatch' }),
    autoStart: p.flag('Starts by itself'),
    showControls: p.flag('Buttons', true, { section: 'look' }),
    label: p.text('Label'),
  },
  events: {
    tick: event('Every second', { seconds: 'number' }),
    end: event('When a countdown reaches zero'),
    start: event('When it starts', { running: 'boolean' }),
    pause: event('When it stops', { running: 'boolean' }),
    reset: event('When it is reset', { seconds: 'number' }),
  },
  methods: { start: method('Start'), pause: method('Pause'), reset: method('Reset') },
  state: {
    seconds: { from: 'seconds', on: { tick: 'seconds', reset: 'seconds' }, description: 'Seconds left, or passed' },
    running: { initial: false, on: { start: 'running', pause: 'running' }, description: 'Whether it runs' },
  },
});

export const popover = define({
  id: 'Popover',
  label: 'Pop-up box',
  group: 'overlay',
  icon: 'message-square',
  role: 'button',
  slot: 'children',
  description: 'A button that opens a small box beside it with anything inside.',
  keywords: ['popover', 'popup', 'flyout', 'dropdown', 'bubble', 'filter'],
  size: { w: 140, h: 38 },
  props: {
    text: p.text('Text', 'More', { description: 'Empty: the icon alone' }),
    icon: p.icon('Icon'),
    title: p.text('Title of the box'),
    variant: p.choice('Look', ['secondary', 'primary', 'ghost']),
    placement: p.choice('Opens', ['bottom-start', 'bottom', 'bottom-end', 'top-start', 'top', 'top-end', 'left', 'right']),
    width: p.number('Width', 280, { section: 'look', min: 120, max: 640, unit: 'px' }),
    open: p.flag('Open'),
    gap: p.gap('Gap', 12),
  },
  events: { toggle: event('When it opens or closes', { open: 'boolean' }) },
  methods: { open: method('Open'), close: method('Close') },
  state: { open: { from: 'open', on: { toggle: 'open' }, description: 'Whether it is open' } },
});
