import { define, event, method } from './define.ts';
import * as p from './props.ts';

export const kanban = define({
  id: 'Kanban',
  label: 'Board',
  group: 'data',
  icon: 'kanban',
  role: 'group',
  slot: 'item',
  itemsProp: 'items',
  description:
    'Cards in columns by a field, moved by dragging, keys or “Move to” in their menu. What is put into it is drawn in each card instead of the fields.',
  keywords: ['board', 'columns', 'pipeline', 'stages', 'tasks', 'trello', 'status'],
  size: { w: 720, h: 420 },
  props: {
    items: p.data('rows', 'Cards', []),
    groupBy: p.key('Columns by', 'status'),
    groups: p.data('options', 'Columns', [], { description: 'Texts or {value, label, tone, limit}, in order; empty: made from the cards' }),
    titleField: p.key('Title from', 'title'),
    textField: p.key('Text from', ''),
    tagField: p.key('Tag from', ''),
    tones: p.content('object', 'Tag tones', {}, { section: 'look', description: '{value: tone}' }),
    dateField: p.key('Date from', ''),
    personField: p.key('Person from', ''),
    emptyText: p.text('In an empty column', 'Nothing here'),
    itemKey: p.key('Card id from', 'id'),
    orderField: p.key('Order from', '', { description: 'Number that orders the cards of a column; with it cards are put at a place' }),
    collapsible: p.flag('Columns fold'),
    addLabel: p.text('Add button', '', { description: 'On each column; empty: none' }),
  },
  events: {
    move: event('When a card is moved', { item: 'object', from: 'any', to: 'any', order: 'number', index: 'number' }),
    click: event('When a card is clicked', { item: 'object' }),
    add: event('When the add button of a column is clicked', { group: 'any' }),
  },
  state: { selectedItem: { initial: null, on: { click: 'item' }, description: 'The card clicked last, or null' } },
});

export const calendar = define({
  id: 'Calendar',
  label: 'Calendar',
  group: 'data',
  icon: 'calendar-days',
  role: 'group',
  description: 'Rows with a date on a month, a week or a day by the hour, or a list of days; dragged to other times.',
  keywords: ['month', 'week', 'agenda', 'schedule', 'events', 'bookings', 'planner'],
  size: { w: 640, h: 480 },
  props: {
    events: p.data('rows', 'Rows', []),
    dateField: p.key('Date from', 'date'),
    endField: p.key('End from', ''),
    titleField: p.key('Title from', 'title'),
    toneField: p.key('Tone by', '', { description: 'Field whose value chooses the tone' }),
    tones: p.content('object', 'Tones', {}, { section: 'look', description: '{value: tone}' }),
    view: p.choice('View', ['month', 'week', 'day', 'agenda'], 'month', { section: 'behaviour' }),
    weekStart: p.choice('Weeks begin on', ['monday', 'sunday', 'saturday'], 'monday', { section: 'behaviour' }),
    timeZone: p.text('Time zone', '', {
      section: 'behaviour',
      description: 'Such as Europe/Vienna; empty: where the person is. Days, and times without a zone, stay as they are',
    }),
    date: p.data('date', 'Shows', '', { section: 'behaviour', description: 'A day in the period; empty: today' }),
  },
  events: {
    select: event('When an entry is clicked', { item: 'object' }),
    move: event('When an entry is moved or made longer', { item: 'object', start: 'text', end: 'text' }),
    dayClick: event('When a day is clicked', { date: 'text' }),
    rangeChange: event('When another period is shown', { start: 'text', end: 'text' }),
  },
  state: {
    selectedItem: { initial: null, on: { select: 'item' }, description: 'The entry clicked last, or null' },
    selectedDate: { initial: '', on: { dayClick: 'date' }, description: 'The day clicked last' },
    start: { initial: '', on: { rangeChange: 'start' }, description: 'First day shown' },
    end: { initial: '', on: { rangeChange: 'end' }, description: 'Last day shown' },
  },
});

export const chat = define({
  id: 'Chat',
  label: 'Chat',
  group: 'data',
  icon: 'messages-square',
  role: 'group',
  description: 'Messages and a box to write one.',
  keywords: ['messages', 'conversation', 'comments', 'support', 'assistant'],
  size: { w: 360, h: 420 },
  props: {
    messages: p.data('rows', 'Messages', []),
    textField: p.key('Text from', 'text'),
    authorField: p.key('Author from', 'author'),
    timeField: p.key('Time from', 'createdAt'),
    me: p.data('text', 'I am', 'Me', { description: 'Messages of this author stand on the right' }),
    busy: p.flag('Someone is writing'),
    placeholder: p.text('Box says', 'Write a message'),
    emptyText: p.text('When there are none', ''),
  },
  events: { send: event('When a message is sent', { text: 'text' }) },
  methods: { focus: method('Move the focus to the box') },
});

export const filterBar = define({
  id: 'FilterBar',
  label: 'Filters',
  group: 'data',
  icon: 'list-filter',
  role: 'search',
  description: 'A row of filters; its value is an object by field, ready for a query’s conditions.',
  keywords: ['filter', 'search', 'facets', 'refine', 'query'],
  size: { w: 560, h: 64 },
  props: {
    fields: p.content('fields', 'Filters', []),
    value: p.data('object', 'Starts with', {}),
  },
  events: { change: event('When a filter changes', { value: 'object' }) },
  methods: { clear: method('Clear all') },
  state: { value: { from: 'value', on: { change: 'value' }, description: 'Values by field; empty filters are left out' } },
});
