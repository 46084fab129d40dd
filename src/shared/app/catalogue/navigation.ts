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

export const menuButton = define({
  id: 'MenuButton',
  label: 'Menu button',
  group: 'navigation',
  icon: 'ellipsis-vertical',
  role: 'button',
  description: 'A button that opens a list of things to do.',
  keywords: ['menu', 'dropdown', 'actions', 'more', 'options', 'kebab'],
  size: { w: 140, h: 38 },
  props: {
    text: p.text('Text', 'Actions', { description: 'Empty: the icon alone' }),
    icon: p.icon('Icon'),
    items: p.content(
      'items',
      'Entries',
      [
        { id: 'edit', label: 'Edit', icon: 'pencil' },
        { id: 'delete', label: 'Delete', icon: 'trash-2', tone: 'danger' },
      ],
      { description: '[{id, label, icon, tone: "danger", disabled, description}]; {divider: true} draws a line' },
    ),
    variant: p.choice('Look', ['secondary', 'primary', 'ghost']),
    size: p.choice('Size', ['normal', 'small', 'large']),
  },
  events: { select: event('When an entry is chosen', { id: 'text' }) },
  state: { selected: { initial: '', on: { select: 'id' }, description: 'Id of the entry chosen last' } },
});

export const pagination = define({
  id: 'Pagination',
  label: 'Pages',
  group: 'navigation',
  icon: 'book-open',
  role: 'navigation',
  description: 'Steps through the pages of a list or a query.',
  keywords: ['pages', 'pager', 'next', 'previous', 'paging', 'limit', 'offset'],
  size: { w: 360, h: 40 },
  props: {
    total: p.data('number', 'Rows in all', 100),
    pageSize: p.number('Rows on a page', 20, { min: 1, max: 1000 }),
    page: p.data('number', 'Page', 1, { description: 'From 1' }),
    noun: p.text('A row is a', 'row', { description: 'Singular, used in words and counts' }),
    showCount: p.flag('Show the count', true, { section: 'look' }),
  },
  events: { change: event('When another page is chosen', { page: 'number', offset: 'number' }) },
  state: {
    page: { from: 'page', on: { change: 'page' }, description: 'Page shown, from 1' },
    offset: { initial: 0, on: { change: 'offset' }, description: 'Rows before this page' },
  },
});
