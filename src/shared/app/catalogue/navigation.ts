import { define, event } from './define.ts';
import * as p from './props.ts';

export const button = define({
  id: 'Button',
  label: 'Button',
  group: 'navigation',
  icon: 'rectangle-horizontal',
  common: true,
  role: 'button',
  description: 'Does something when clicked.',
  keywords: ['action', 'click', 'submit', 'save', 'add', 'delete', 'cta'],
  size: { w: 120, h: 38 },
  props: {
    text: p.text('Text', 'Button'),
    icon: p.icon('Icon'),
    variant: p.choice('Look', ['primary', 'secondary', 'ghost', 'danger']),
    size: p.choice('Size', ['normal', 'small', 'large']),
    type: p.choice('In a form', ['button', 'submit', 'reset'], 'button', {
      section: 'behaviour',
      description: 'submit sends the surrounding form, reset resets it',
    }),
    fullWidth: p.flag('Full width', false, { section: 'look' }),
  },
  events: { click: event('When it is clicked') },
  methods: { click: { label: 'Click it', args: {} } },
});

export const navMenu = define({
  id: 'NavMenu',
  label: 'Menu',
  group: 'navigation',
  icon: 'menu',
  common: true,
  role: 'navigation',
  description: 'Entries to choose from, one of them current.',
  keywords: ['navigation', 'sidebar', 'menu', 'links', 'sections'],
  size: { w: 200, h: 200 },
  props: {
    items: p.content('items', 'Entries', [
      { id: 'one', label: 'One' },
      { id: 'two', label: 'Two' },
    ]),
    active: p.data('text', 'Current', '', { description: 'Id of the current entry; empty: none' }),
    direction: p.choice('Direction', ['column', 'row']),
    collapsed: p.flag('Icons only', false, { section: 'look' }),
  },
  events: { select: event('When an entry is chosen', { id: 'text' }) },
  state: { active: { from: 'active', on: { select: 'id' }, description: 'Id of the current entry' } },
});

export const link = define({
  id: 'Link',
  label: 'Link',
  group: 'navigation',
  icon: 'link',
  role: 'link',
  description: 'Opens a web, mail or phone address, or does something when clicked.',
  keywords: ['url', 'anchor', 'href', 'open', 'website'],
  size: { w: 120, h: 24 },
  props: {
    text: p.text('Text', 'Link'),
    url: p.data('text', 'Address', '', { description: 'https://, mailto: or tel:; empty: only the click event' }),
    icon: p.icon('Icon'),
  },
  events: { click: event('When it is clicked') },
});

export const breadcrumb = define({
  id: 'Breadcrumb',
  label: 'Path',
  group: 'navigation',
  icon: 'chevrons-right',
  role: 'navigation',
  description: 'Where this is, from the top down.',
  keywords: ['path', 'crumbs', 'back', 'hierarchy'],
  size: { w: 280, h: 28 },
  props: { items: p.content('items', 'Places', []) },
  events: { select: event('When a place is chosen', { id: 'text' }) },
});
