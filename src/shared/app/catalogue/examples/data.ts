import { BOOKINGS, DAYS, FOLDERS, KINDS, TONES } from './sample-data.ts';
import type { Example } from './types.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
const HOURS = ['08', '09', '10', '11', '12', '13', '14', '15'];

export const DATA: readonly Example[] = [
  {
    type: 'List',
    props: { items: BOOKINGS.slice(0, 3), gap: 8 },
    children: [
      {
        type: 'Container',
        props: { surface: 'card', gap: 4, padding: 12 },
        children: [
          { type: 'Text', props: { weight: 'bold' }, bindings: { content: '{{ item.patient }}' } },
          { type: 'Text', props: { tone: 'faint', size: 'small' }, bindings: { content: '{{ item.clinician }}' } },
        ],
      },
    ],
  },
  {
    type: 'Table',
    props: {
      title: 'Today',
      noun: 'booking',
      data: BOOKINGS,
      selection: 'multiple',
      editable: true,
      columns: [
        { field: 'time', label: 'Time', type: 'time' },
        { field: 'patient', label: 'Patient', type: 'text', editable: true },
        { field: 'clinician', label: 'Clinician', type: 'text' },
        { field: 'date', label: 'Date', type: 'date' },
        { field: 'fee', label: 'Fee', type: 'currency', currency: 'EUR' },
        { field: 'status', label: 'Status', type: 'tag', tones: TONES },
      ],
      rowActions: [
        { id: 'edit', label: 'Edit', icon: 'pencil' },
        { id: 'delete', label: 'Delete', icon: 'trash-2', tone: 'danger' },
      ],
      addLabel: 'New booking',
    },
  },
  { type: 'Calendar', props: { events: BOOKINGS, titleField: 'patient', date: '2026-06-12', toneField: 'status', tones: TONES } },
  {
    type: 'Chat',
    props: {
      me: 'Me',
      messages: [
        { id: '1', author: 'Ada', text: 'Is 14:00 free?', createdAt: '2026-06-12T10:00:00Z' },
        { id: '2', author: 'Me', text: 'Yes, see you then.', createdAt: '2026-06-12T10:01:00Z' },
      ],
    },
  },
  {
    type: 'FilterBar',
    props: {
      fields: [
        { field: 'who', label: 'Clinician', type: 'choice', options: ['Dr Osei', 'Hanna Weiss'] },
        { field: 'when', label: 'When', type: 'date' },
        { field: 'late', label: 'Late only', type: 'boolean' },
      ],
      value: { who: 'Dr Osei' },
    },
  },
  {
    type: 'Kanban',
    props: {
      items: BOOKINGS,
      groupBy: 'status',
      groups: Object.entries(TONES).map(([value, tone]) => ({ value, label: value, tone })),
      titleField: 'patient',
      textField: 'room',
      dateField: 'date',
      personField: 'clinician',
      addLabel: 'Add a booking',
    },
  },
  {
    type: 'JsonView',
    props: {
      data: { id: 42, name: 'Ada Okafor', tags: ['new', 'private'], visits: [{ on: '2026-06-12', fee: 45.5, paid: true }], notes: null },
      title: 'Answer',
      depth: 3,
    },
  },
  {
    type: 'ReorderList',
    props: {
      items: [
        { id: 'a', name: 'Commission boiler', where: '22 Park Street' },
        { id: 'b', name: 'Replace thermostat', where: '12 Mill Lane' },
        { id: 'c', name: 'Boiler loses pressure', where: '41 Alder Row' },
      ],
      textField: 'where',
    },
  },
  {
    type: 'Spreadsheet',
    props: {
      title: 'Budget',
      rows: 40,
      columns: 8,
      height: 260,
      cells: {
        A1: 'Item',
        B1: 'Price',
        C1: 'Count',
        D1: 'Total',
        A2: 'Chairs',
        B2: 45,
        C2: 12,
        D2: '=B2*C2',
        A3: 'Tables',
        B3: 180,
        C3: 3,
        D3: '=B3*C3',
        A4: 'Lamps',
        B4: 32.5,
        C4: 20,
        D4: '=B4*C4',
        A5: 'Sum',
        D5: '=SUM(D2:D4)',
      },
      formats: { B: 'currency', D: 'currency' },
      currency: 'EUR',
      frozenRows: 1,
    },
  },
  { type: 'Tree', props: { nodes: FOLDERS, expanded: ['clinic', 'rooms'], selected: 'r2', searchable: true } },
];

export const CHARTS: readonly Example[] = [
  {
    type: 'Gauge',
    props: {
      label: 'Bed occupancy',
      value: 82,
      unit: '%',
      ranges: [
        { to: 50, tone: 'info', label: 'Quiet' },
        { to: 85, tone: 'ok', label: 'Good' },
        { to: 100, tone: 'danger', label: 'Full' },
      ],
    },
  },
  {
    type: 'Heatmap',
    props: {
      title: 'Calls by day and hour',
      x: 'hour',
      y: 'day',
      value: 'calls',
      data: WEEKDAYS.flatMap((day, i) => HOURS.map((hour, j) => ({ day, hour, calls: ((i * 7 + j * 5) % 23) + (j > 2 && j < 6 ? 14 : 0) }))),
    },
  },
  { type: 'PieChart', props: { title: 'By kind', data: KINDS, height: 200 } },
  {
    type: 'SpecChart',
    props: {
      title: 'Skills',
      spec: {
        radar: { indicator: ['Speed', 'Care', 'Notes', 'Team', 'Calm'].map((name) => ({ name, max: 10 })) },
        legend: {},
        series: [
          {
            name: 'Skills',
            type: 'radar',
            data: [
              { name: 'Ada', value: [8, 9, 5, 7, 6] },
              { name: 'Luca', value: [6, 5, 9, 8, 7] },
            ],
          },
        ],
      },
    },
  },
  { type: 'XYChart', props: { title: 'Bookings per day', data: DAYS, x: 'day', y: 'count', height: 200 } },
];
