import type { JsonObject } from '../../shared/kernel/json.ts';
import type { Sketch } from './static-source.ts';

/** Pages that show the components as generated apps use them. */
const box = (direction: 'row' | 'column', kids: Sketch[], props: JsonObject = {}): Sketch => ({ type: 'Container', props: { direction, ...props }, kids });
const heading = (content: string, level = 1): Sketch => ({ type: 'Text', props: { content, format: 'heading', level } });
const button = (text: string, icon = '', variant = 'primary'): Sketch => ({ type: 'Button', props: { text, icon, variant } });

const status = { Arrived: 'ok', Confirmed: 'info', Unconfirmed: 'warn', Missed: 'danger' };
const people = ['Ada Okafor', 'Luca Marino', 'Grace Finch', 'Yusuf Tan', 'Marta Nowak', 'Alan Hughes', 'Ines Duarte', 'Noor Ali'];
export const BOOKINGS: JsonObject[] = people.map((patient, i) => ({
  id: `b${i}`,
  time: `${13 + Math.floor(i / 3)}:${['00', '20', '40'][i % 3]}`,
  patient,
  clinician: ['Dr Osei', 'Hanna Weiss', 'Dr Lindqvist'][i % 3] ?? '',
  room: `Room ${(i % 3) + 1}`,
  date: `2026-06-${String(9 + i).padStart(2, '0')}`,
  fee: 45 + i * 12.5,
  status: Object.keys(status)[i % 4] ?? '',
}));

const bookingTable: Sketch = {
  type: 'Table',
  events: ['rowClick', 'rowAction'],
  props: {
    title: 'Today',
    noun: 'booking',
    data: BOOKINGS,
    columns: [
      { field: 'time', label: 'Time', type: 'time' },
      { field: 'patient', label: 'Patient', type: 'text' },
      { field: 'clinician', label: 'Clinician', type: 'text' },
      { field: 'room', label: 'Room', type: 'text' },
      { field: 'date', label: 'Date', type: 'date' },
      { field: 'fee', label: 'Fee', type: 'currency', currency: 'EUR' },
      { field: 'status', label: 'Status', type: 'tag', tones: status },
    ],
    rowActions: [
      { id: 'edit', label: 'Edit', icon: 'pencil' },
      { id: 'delete', label: 'Delete', icon: 'trash-2', tone: 'danger' },
    ],
    addLabel: 'New booking',
  },
};

export const DASHBOARD: Sketch = box('column', [
  box(
    'row',
    [
      heading('Bookings'),
      box(
        'row',
        [
          { type: 'TextInput', props: { type: 'search', placeholder: 'Search patients', ariaLabel: 'Search' } },
          button('Week', '', 'secondary'),
          button('New booking', 'plus'),
        ],
        { gap: 8, align: 'center', justify: 'end' },
      ),
    ],
    {
      justify: 'between',
      align: 'center',
    },
  ),
  box(
    'row',
    [
      { type: 'Stat', props: { label: 'Today', value: 18, help: '4 still to arrive' } },
      { type: 'Stat', props: { label: 'This week', value: 73, delta: 9, help: 'on last week' } },
      { type: 'Stat', props: { label: 'No-shows', value: 4.1, format: 'percent', delta: -1.2, goodWhen: 'down', help: 'points' } },
      {
        type: 'Stat',
        props: { label: 'Takings', value: 12480, format: 'currency', currency: 'EUR', decimals: 0, delta: -3, deltaFormat: 'percent', icon: 'banknote' },
      },
    ],
    { gap: 12 },
  ),
  box(
    'row',
    [
      {
        type: 'XYChart',
        props: {
          title: 'Bookings per day',
          data: [
            ['Mon', 12],
            ['Tue', 15],
            ['Wed', 10],
            ['Thu', 18],
            ['Fri', 14],
          ].map(([day, count]) => ({ day: day ?? '', count: count ?? 0 })),
          x: 'day',
          y: 'count',
          height: 200,
        },
      },
      {
        type: 'PieChart',
        props: {
          title: 'By kind',
          data: [
            ['Check-up', 31],
            ['Physio', 24],
            ['Dental', 18],
          ].map(([kind, count]) => ({ kind: kind ?? '', count: count ?? 0 })),
          height: 200,
        },
      },
    ],
    { gap: 14 },
  ),
  bookingTable,
]);

export const INPUTS: Sketch = box('column', [
  heading('New booking'),
  {
    type: 'Form',
    props: { columns: 2 },
    kids: [
      { type: 'TextInput', props: { label: 'Patient', field: 'patient', required: true, placeholder: 'Name', icon: 'user' } },
      {
        type: 'TextInput',
        props: { label: 'Email', field: 'email', type: 'email' },
        state: { value: 'ada@example', error: 'Type an email address, such as name@example.com.' },
      },
      { type: 'Select', props: { label: 'Clinician', options: ['Dr Osei', 'Hanna Weiss', 'Dr Lindqvist'], value: 'Dr Osei', help: 'Who sees the patient' } },
      { type: 'MultiSelect', props: { label: 'Kinds', options: ['Check-up', 'Physio', 'Dental'], value: ['Physio', 'Dental'] } },
      { type: 'DatePicker', props: { label: 'Date', value: '2026-06-12' } },
      { type: 'DatePicker', props: { label: 'Time', mode: 'time', value: '14:30' } },
      { type: 'DateRange', props: { label: 'Away', value: { start: '2026-06-12', end: '2026-06-20' } } },
      { type: 'NumberInput', props: { label: 'Minutes', value: 30, min: 5, step: 5, suffix: 'min' } },
      { type: 'RadioGroup', props: { label: 'Length', options: ['Short', 'Normal', 'Long'], value: 'Normal', variant: 'segmented' } },
      { type: 'RadioGroup', props: { label: 'Reminder', options: ['By text', 'By email'], value: 'By text' } },
      { type: 'Checkbox', props: { label: 'First visit', value: true } },
      { type: 'Switch', props: { label: 'Send a reminder', value: true } },
      { type: 'TextArea', props: { label: 'Notes', placeholder: 'Anything to know', help: 'Only the clinician sees this' } },
      { type: 'TextInput', props: { label: 'Number', value: 'A-1204', disabled: true } },
      box(
        'row',
        [
          button('Save'),
          button('Cancel', '', 'secondary'),
          button('Delete', 'trash-2', 'danger'),
          button('More', '', 'ghost'),
          { type: 'Button', props: { text: 'Saving', loading: true } },
          { type: 'Button', props: { text: '', icon: 'settings', ariaLabel: 'Settings', variant: 'secondary' } },
        ],
        { gap: 8 },
      ),
    ],
  },
]);

export const MIXED: Sketch = box('column', [
  heading('Patients'),
  {
    type: 'Tabs',
    props: {
      tabs: [
        { id: 'a', label: 'Overview', icon: 'list' },
        { id: 'b', label: 'Files', badge: 3 },
        { id: 'c', label: 'History' },
      ],
    },
    kids: [
      {
        type: 'Text',
        props: {
          format: 'markdown',
          content: '## Ada Okafor\n\nSeen **twice** this year. See [the plan](https://example.com).\n\n- Allergic to nuts\n- Prefers mornings',
        },
      },
    ],
  },
  { type: 'Table', props: { data: [], noun: 'patient', addLabel: 'Add a patient' } },
  {
    type: 'List',
    props: { layout: 'grid', items: BOOKINGS.slice(0, 3) },
    items: BOOKINGS.slice(0, 3).map((row) => ({
      key: String(row['id']),
      kids: [
        {
          id: `card@${String(row['id'])}`,
          type: 'Container',
          props: { surface: 'card', gap: 6 },
          kids: [
            { id: `t@${String(row['id'])}`, type: 'Text', props: { content: row['patient'] ?? '', weight: 'bold' } },
            { id: `s@${String(row['id'])}`, type: 'Text', props: { content: row['clinician'] ?? '', tone: 'faint', size: 'small' } },
          ],
        },
      ],
    })),
  },
  { type: 'List', props: { items: [] } },
  { type: 'Table', props: { loading: true, data: [], columns: ['name', 'phone', 'visits'] } },
  {
    type: 'NavMenu',
    props: {
      items: [
        { id: 'one', label: 'Today', icon: 'sun', badge: 6 },
        { id: 'two', label: 'Calendar', icon: 'calendar' },
      ],
      active: 'one',
    },
  },
  { type: 'Image', props: { src: '', alt: 'No picture yet' } },
  { type: 'Hologram' },
]);

export const MODAL: Sketch = box('column', [
  ...(DASHBOARD.kids ?? []),
  {
    id: 'edit',
    type: 'Modal',
    props: { title: 'Edit booking' },
    state: { open: true },
    kids: [
      {
        type: 'SchemaForm',
        props: {
          cancelLabel: 'Cancel',
          schema: [
            { field: 'patient', label: 'Patient', type: 'text', required: true },
            { field: 'email', label: 'Email', type: 'email' },
            { field: 'fee', label: 'Fee', type: 'currency', currency: 'EUR' },
            { field: 'status', label: 'Status', type: 'choice', options: Object.keys(status) },
            { field: 'seen', label: 'Seen', type: 'boolean' },
          ],
          data: { patient: 'Ada Okafor', fee: 1245.5, status: 'Arrived' },
        },
      },
    ],
  },
]);

export const SAMPLES: Readonly<Record<string, Sketch>> = { dashboard: DASHBOARD, inputs: INPUTS, mixed: MIXED, modal: MODAL };
