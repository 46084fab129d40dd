import { define, event, method } from './define.ts';
import * as p from './props.ts';

const overlay = {
  events: { open: event('When it opens', { open: 'boolean' }), close: event('When it closes', { open: 'boolean' }) },
  methods: { open: method('Open'), close: method('Close') },
  state: { open: { from: 'open', on: { open: 'open', close: 'open' }, description: 'Whether it shows' } },
} as const;

export const modal = define({
  id: 'Modal', label: 'Dialog', group: 'overlay', icon: 'app-window', common: true, role: 'dialog', slot: 'children', isOverlay: true,
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
  id: 'Drawer', label: 'Drawer', group: 'overlay', icon: 'panel-right', common: true, role: 'dialog', slot: 'children', isOverlay: true,
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
