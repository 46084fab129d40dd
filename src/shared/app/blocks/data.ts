import type { NewNode } from '../document/index.ts';
import { EVENTS, TASKS } from './data-needs.ts';
import { bound, button, column, heading, input, node, row, soft, step, submit, toast } from './kit.ts';
import type { Block, BlockContext } from './types.ts';

/** A drawer with the form that adds a to-do or changes one: `draft` holds which. */
function taskDrawer({ id, entity, field, choices, label }: BlockContext): NewNode {
  return node('Drawer', 'To-do drawer', { id: id('drawer'), props: { title: 'To-do' }, bindings: { title: `{{ ${id('draft')}.id ? "Edit" : "Add" }}` } }, [
    node(
      'Form',
      'To-do form',
      {
        id: id('form'),
        bindings: { initial: `{{ ${id('draft')} }}` },
        events: {
          submit: [
            step('saveRow', { entity, rowId: `{{ ${id('draft')}.id }}`, values: '{{ event.values }}' }),
            step('closeOverlay', { node: id('drawer') }),
            toast('Saved'),
          ],
        },
      },
      [
        input('TextInput', label('title'), field('title'), { required: true }, { id: id('titleInput') }),
        input('Select', label('state'), field('state'), { options: choices('state') }),
        input('TextInput', label('person'), field('person')),
        input('DatePicker', label('due'), field('due')),
        submit('Save', { fullWidth: true }),
      ],
    ),
  ]);
}

const draft: NonNullable<Block['state']> = ({ id }) => [{ id: id('draft'), name: 'Draft', initial: {} }];

function open({ id }: BlockContext, values: string): ReturnType<typeof step>[] {
  return [
    step('setState', { state: id('draft'), value: values }),
    step('resetForm', { node: id('form'), values }),
    step('openOverlay', { node: id('drawer') }),
  ];
}

const first = ({ field, choices }: BlockContext): string => JSON.stringify({ [field('state')]: choices('state')[0]?.value ?? null });

const dataPage: Block = {
  id: 'data-page',
  name: 'Data page',
  group: 'data',
  icon: 'table-2',
  description: 'Search, filters and a table, with a drawer to add and edit and a question before deleting',
  keywords: ['crud', 'table', 'records', 'search', 'filter', 'list'],
  needs: TASKS,
  state: draft,
  build: (names) => {
    const { id, entity, rows, field, choices, label, plural } = names;
    const when = (action: string): string => `event.action === "${action}"`;
    return column(
      'Data page',
      [
        row(
          'Data bar',
          [
            column('Data heading', [heading(`All ${plural.toLowerCase()}`), bound(`{{ pluralize(count(${rows}.data), "entry", "entries") }}`, { tone: 'soft' })], { gap: 2 }),
            button('Add', open(names, `{{ (${first(names)}) }}`), { icon: 'plus' }),
          ],
          { justify: 'between' },
        ),
        row('Filters', [
          node('TextInput', 'Search', {
            id: id('search'),
            props: { placeholder: 'Search', type: 'search', icon: 'search', clearable: true, ariaLabel: 'Search' },
            style: { base: { grow: 1, minWidth: '200px' } },
          }),
          node('Select', 'State filter', {
            id: id('stateFilter'),
            props: { placeholder: `Any ${label('state').toLowerCase()}`, ariaLabel: label('state'), options: choices('state') },
            style: { base: { width: '180px' } },
          }),
        ]),
        node('Table', 'Entries', {
          id: id('entries'),
          props: {
            searchable: false,
            filterable: false,
            noun: 'entry',
            pageSize: 10,
            emptyText: 'Nothing matches. Change the filters, or add an entry.',
            columns: [
              { field: field('title'), label: label('title'), type: 'text' },
              { field: field('state'), label: label('state'), type: 'tag', choices: choices('state') },
              { field: field('person'), label: label('person'), type: 'text' },
              { field: field('due'), label: label('due'), type: 'date' },
            ],
            rowActions: [
              { id: 'edit', label: 'Edit', icon: 'pencil' },
              { id: 'delete', label: 'Delete', icon: 'trash-2', tone: 'danger' },
            ],
          },
          bindings: {
            data: `{{ (${rows}.data || []).filter((r) => (!${id('stateFilter')}.value || r.${field('state')} === ${id('stateFilter')}.value) && String(r.${field('title')} || "").toLowerCase().includes(String(${id('search')}.value || "").toLowerCase())) }}`,
          },
          events: {
            rowClick: open(names, '{{ event.row }}'),
            rowAction: [
              ...open(names, '{{ event.row }}').map((item) => ({ ...item, onlyIf: when('edit') })),
              step(
                'confirm',
                { title: 'Delete this entry?', text: `“{{ event.row.${field('title')} }}” will be removed.`, confirmLabel: 'Delete', tone: 'danger' },
                when('delete'),
              ),
              step('deleteRow', { entity, rowId: '{{ event.row.id }}' }, when('delete')),
              { ...toast('Deleted'), onlyIf: when('delete') },
            ],
          },
        }),
        taskDrawer(names),
      ],
      { gap: 16 },
    );
  },
};

const kanban: Block = {
  id: 'kanban-page',
  name: 'Board',
  group: 'data',
  icon: 'square-kanban',
  description: 'Cards in columns to drag from one to the next, with a drawer to edit',
  keywords: ['kanban', 'board', 'stages', 'pipeline'],
  needs: TASKS,
  state: draft,
  build: (names) => {
    const { id, entity, rows, field, choices } = names;
    return column(
      'Board page',
      [
        row('Board bar', [heading('Board'), button('Add', open(names, `{{ (${first(names)}) }}`), { icon: 'plus' })], { justify: 'between' }),
        node('Kanban', 'Board', {
          id: id('board'),
          props: {
            groupBy: field('state'),
            groups: choices('state'),
            titleField: field('title'),
            dateField: field('due'),
            personField: field('person'),
            addLabel: 'Add',
          },
          bindings: { items: `{{ ${rows}.data || [] }}` },
          events: {
            move: [step('updateRow', { entity, rowId: '{{ event.item.id }}', values: `{{ ({ ${field('state')}: event.to }) }}` })],
            click: open(names, '{{ event.item }}'),
            add: open(names, `{{ ({ ${field('state')}: event.group }) }}`),
          },
        }),
        taskDrawer(names),
      ],
      { gap: 16 },
    );
  },
};

const calendar: Block = {
  id: 'calendar-page',
  name: 'Calendar',
  group: 'data',
  icon: 'calendar-days',
  description: 'A month of appointments; a click on a day adds one, on an entry changes it',
  keywords: ['month', 'schedule', 'dates', 'events', 'booking'],
  needs: EVENTS,
  state: draft,
  build: ({ id, entity, rows, field, label }) => {
    const open_ = (values: string): ReturnType<typeof step>[] => [
      step('setState', { state: id('draft'), value: values }),
      step('resetForm', { node: id('form'), values }),
      step('openOverlay', { node: id('dialog') }),
    ];
    return column(
      'Calendar page',
      [
        row('Calendar bar', [heading('Calendar'), button('Add', open_(`{{ ({ ${field('date')}: today() }) }}`), { icon: 'plus' })], { justify: 'between' }),
        node('Calendar', 'Month', {
          id: id('month'),
          props: { dateField: field('date'), titleField: field('title'), ariaLabel: 'Appointments' },
          bindings: { events: `{{ ${rows}.data || [] }}` },
          events: { dayClick: open_(`{{ ({ ${field('date')}: event.date }) }}`), select: open_('{{ event.item }}') },
        }),
        node('Modal', 'Appointment dialog', { id: id('dialog'), props: { title: 'Appointment', size: 'small' } }, [
          node(
            'Form',
            'Appointment form',
            {
              id: id('form'),
              bindings: { initial: `{{ ${id('draft')} }}` },
              events: {
                submit: [
                  step('saveRow', { entity, rowId: `{{ ${id('draft')}.id }}`, values: '{{ event.values }}' }),
                  step('closeOverlay', { node: id('dialog') }),
                  toast('Saved'),
                ],
              },
            },
            [
              input('TextInput', label('title'), field('title'), { required: true }, { id: id('titleInput') }),
              input('DatePicker', label('date'), field('date'), { required: true }, { id: id('dateInput') }),
              input('TextInput', label('place'), field('place')),
              submit('Save', { fullWidth: true }),
            ],
          ),
          button(
            'Delete',
            [step('deleteRow', { entity, rowId: `{{ ${id('draft')}.id }}` }), step('closeOverlay', { node: id('dialog') }), toast('Deleted')],
            { variant: 'ghost', icon: 'trash-2', fullWidth: true },
            { bindings: { visible: `{{ !!${id('draft')}.id }}` } },
          ),
        ]),
        soft('A click on a day adds an appointment there.', { props: { size: 'small' } }),
      ],
      { gap: 16 },
    );
  },
};

export const DATA_BLOCKS: readonly Block[] = [dataPage, kanban, calendar];
