import { define, event, method } from './define.ts';
import * as p from './props.ts';

const TREE_NODES =
  '[{id, label, icon, children: […]}], or rows with a parent field. hasChildren: true for what is fetched when it is opened, error: why it could not be';

export const tree = define({
  id: 'Tree',
  label: 'Tree',
  group: 'data',
  icon: 'git-branch',
  role: 'tree',
  description: 'Entries inside entries, opened and closed, with choosing and ticking.',
  keywords: ['hierarchy', 'folders', 'nested', 'outline', 'categories', 'organisation', 'files'],
  size: { w: 280, h: 320 },
  props: {
    nodes: p.data('rows', 'Entries', [], { description: TREE_NODES }),
    labelField: p.key('Label from', '', { description: 'Empty: label, name or title' }),
    parentField: p.key('Parent from', '', { description: 'For rows: the field with the id of the row above' }),
    expanded: p.data('list', 'Open entries', [], { description: 'Ids; ["*"] opens all' }),
    selected: p.data('text', 'Chosen', '', { description: 'Id of the chosen entry' }),
    checkable: p.flag('With ticks'),
    checked: p.data('list', 'Ticked', [], { description: 'Ids of the ticked entries that hold no others' }),
    searchable: p.flag('Search'),
    problem: p.data('text', 'Problem', '', { description: 'Shown in place of the entries when they could not be loaded' }),
    reorderable: p.flag('Can be put in order', false, { description: 'By dragging, or with Alt and the arrows' }),
    emptyText: p.text('When there are none', '', { description: 'Empty: “Nothing here yet.”' }),
  },
  events: {
    select: event('When an entry is chosen', { id: 'text', node: 'object' }),
    expand: event('When an entry is opened or closed', { ids: 'list', id: 'text', open: 'boolean' }),
    check: event('When a tick changes', { ids: 'list' }),
    retry: event('When “Try again” is clicked'),
    load: event('When what an entry holds is wanted', { id: 'text', node: 'object' }),
    move: event('When an entry is moved', { id: 'text', node: 'object', parentId: 'text', index: 'number', nodes: 'list' }),
  },
  methods: {
    expandAll: method('Open all'),
    collapseAll: method('Close all'),
    reveal: method('Show an entry', { id: 'text' }),
    focus: method('Move the focus here'),
  },
  state: {
    selected: { from: 'selected', on: { select: 'id' }, description: 'Id of the chosen entry' },
    selectedNode: { initial: null, on: { select: 'node' }, description: 'The chosen entry itself, or null' },
    expanded: { from: 'expanded', on: { expand: 'ids' }, description: 'Ids of the open entries' },
    checked: { from: 'checked', on: { check: 'ids' }, description: 'Ids of the ticked entries' },
  },
});

export const jsonView = define({
  id: 'JsonView',
  label: 'Data view',
  group: 'data',
  icon: 'file-text',
  role: 'tree',
  description: 'Any value as a tree of keys and values, for looking into data.',
  keywords: ['json', 'inspect', 'debug', 'raw', 'object', 'api', 'response'],
  size: { w: 360, h: 280 },
  props: {
    data: p.data('any', 'Data', {}),
    depth: p.number('Levels open', 2, { min: 0, max: 20 }),
    title: p.text('Title'),
    canCopy: p.flag('Copy button', true),
  },
  events: { select: event('When a value is chosen', { path: 'text', value: 'any' }) },
  state: {
    selectedPath: { initial: '', on: { select: 'path' }, description: 'Path of the value chosen last, such as items.0.name' },
    selectedValue: { initial: null, on: { select: 'value' }, description: 'The value chosen last' },
  },
});

export const reorderList = define({
  id: 'ReorderList',
  label: 'Sortable list',
  group: 'data',
  icon: 'grip-vertical',
  role: 'list',
  description: 'Lines put in order by dragging, by their arrows or with the keyboard.',
  keywords: ['reorder', 'sort', 'priority', 'ranking', 'drag', 'order', 'arrange'],
  size: { w: 320, h: 240 },
  props: {
    items: p.data('rows', 'Items', [], { description: 'Rows or texts, in order' }),
    itemKey: p.key('Item id from', 'id'),
    labelField: p.key('Label from', '', { description: 'Empty: label, name or title' }),
    textField: p.key('Text from', ''),
    emptyText: p.text('When there are none', '', { description: 'Empty: “Nothing to put in order yet.”' }),
  },
  events: { reorder: event('When the order changes', { items: 'list', ids: 'list', from: 'number', to: 'number' }) },
  state: { items: { from: 'items', on: { reorder: 'items' }, description: 'The items in their order now' } },
});

export const spreadsheet = define({
  id: 'Spreadsheet',
  label: 'Spreadsheet',
  group: 'data',
  icon: 'sheet',
  role: 'grid',
  description: 'Cells with values and formulas such as =SUM(A1:A5); formulas that need each other in a circle are named.',
  keywords: ['excel', 'cells', 'formula', 'calculate', 'sheet', 'grid', 'budget'],
  size: { w: 640, h: 360 },
  props: {
    title: p.text('Title'),
    cells: p.data('object', 'Cells', {}, { description: '{"A1": 12, "B1": "=A1*2"}' }),
    rows: p.number('Rows', 20, { min: 1, max: 10_000 }),
    columns: p.number('Columns', 8, { min: 1, max: 100 }),
    frozenRows: p.number('Rows that stay in view', 0, { min: 0, max: 10 }),
    readOnly: p.flag('Read only'),
    formats: p.content(
      'object',
      'Formats',
      {},
      {
        description: '{"B": "currency", "C2:C9": {type: "number", decimals: 1}}: auto, number, currency, percent, date or text, by column, range or cell',
      },
    ),
    currency: p.text('Currency', 'USD', { section: 'look' }),
    widths: p.content('object', 'Column widths', {}, { section: 'look', description: '{"A": 180}, px' }),
    showBar: p.flag('Formula bar', true, { section: 'look' }),
    height: p.number('Height', 360, { section: 'look', min: 120, max: 2000, unit: 'px' }),
  },
  events: {
    cellChange: event('When cells are edited', { cell: 'text', value: 'any', changes: 'object', cells: 'object' }),
    select: event('When other cells are chosen', { cell: 'text', range: 'text' }),
    calculate: event('When results change', { values: 'object', problems: 'list' }),
    format: event('When cells are shown another way', { formats: 'object' }),
    resize: event('When a column gets another width', { column: 'text', width: 'number', widths: 'object' }),
  },
  methods: {
    focus: method('Move the focus here'),
    select: method('Choose cells', { range: 'text' }),
    undo: method('Undo'),
    redo: method('Do again'),
  },
  state: {
    cells: { from: 'cells', on: { cellChange: 'cells' }, description: 'What the cells hold: values and formulas, by name' },
    values: { initial: {}, on: { calculate: 'values' }, description: 'What the cells come to, by name; a cell with a problem is left out' },
    problems: { initial: [], on: { calculate: 'problems' }, description: 'Cells that could not be worked out: [{cell, code, message}]' },
    selectedCell: { initial: 'A1', on: { select: 'cell' }, description: 'Name of the chosen cell' },
    selectedRange: { initial: 'A1', on: { select: 'range' }, description: 'The chosen cells, such as A1:B4' },
    formats: { from: 'formats', on: { format: 'formats' }, description: 'How cells are shown' },
    widths: { from: 'widths', on: { resize: 'widths' }, description: 'Widths of columns that were changed, px' },
  },
});
