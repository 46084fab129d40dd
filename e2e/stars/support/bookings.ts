import { node, page, says, toast } from './nodes.ts';

const PATIENTS = [
  'Ada Okafor',
  'Luca Marino',
  'Grace Finch',
  'Yusuf Tan',
  'Marta Nowak',
  'Alan Hughes',
  'Ines Duarte',
  'Noor Ali',
  'Petra Novak',
  'Tomas Lind',
  'Mei Santos',
  'Kofi Mensah',
];
const STATUS = ['Waiting', 'Arrived', 'Done'];
const ROOMS = ['Blue', 'Green'];

/** Twelve rows that a person can hold in the head. */
export const BOOKINGS = PATIENTS.map((patient, i) => ({
  id: `booking_${i + 1}`,
  patient,
  status: STATUS[i % 3],
  room: ROOMS[i % 2],
  fee: 40 + i * 10,
  seen: i % 2 === 0,
  day: `2026-03-${String(20 - i).padStart(2, '0')}`,
  note: `Note ${i + 1}. It is long enough to be cut off where there is no room for it, and it is shown whole when the row is opened.`,
}));

const ENTRY_COUNT = 137;

export const BOOKING_ENTITIES = [
  {
    id: 'booking',
    name: 'Booking',
    plural: 'Bookings',
    displayField: 'patient',
    fields: [
      { id: 'patient', label: 'Patient', type: 'text', required: true },
      { id: 'status', label: 'Status', type: 'choice', choices: STATUS.map((value) => ({ value, label: value })) },
      { id: 'room', label: 'Room', type: 'text' },
      { id: 'fee', label: 'Fee', type: 'currency', currency: 'EUR' },
      { id: 'seen', label: 'Seen', type: 'boolean' },
      { id: 'day', label: 'Day', type: 'date' },
      { id: 'note', label: 'Note', type: 'longText' },
    ],
    seed: BOOKINGS,
  },
  {
    id: 'entry',
    name: 'Entry',
    plural: 'Entries',
    displayField: 'title',
    fields: [
      { id: 'title', label: 'Title', type: 'text', required: true },
      { id: 'amount', label: 'Amount', type: 'number' },
    ],
    seed: Array.from({ length: ENTRY_COUNT }, (_, i) => ({ id: `entry_${i + 1}`, title: `Entry ${String(i + 1).padStart(3, '0')}`, amount: (i * 37) % 101 })),
  },
];

export const BOOKING_QUERIES = [
  { id: 'bookings', name: 'Bookings', kind: 'list', entity: 'booking', orderBy: [{ field: 'day', direction: 'desc' }] },
  {
    id: 'ledger',
    name: 'Ledger',
    kind: 'script',
    code: `const where = Object.entries(ledgerTable.filters).flatMap(([field, filter]) => [
  ...(filter.contains ? [{ field, op: 'contains', value: filter.contains }] : []),
  ...(filter.min === undefined ? [] : [{ field, op: 'gte', value: filter.min }]),
  ...(filter.max === undefined ? [] : [{ field, op: 'lte', value: filter.max }]),
]);
const orderBy = ledgerTable.sorts.length === 0 ? ['title'] : ledgerTable.sorts;
const search = ledgerTable.searchText;
const rows = await db.entry.list({ where, search, orderBy, limit: 10, offset: (ledgerTable.page - 1) * 10 });
return { rows, total: await db.entry.count({ where, search }) };`,
  },
];

/** What a table can do, on rows that are kept: changes wait for the row to be saved. */
export const BOOKINGS_PAGE = page('bookings', 'Bookings', [
  node(
    'Table',
    'bookingsTable',
    {
      title: 'Bookings',
      noun: 'booking',
      pageSize: 8,
      editable: true,
      saveEdits: 'row',
      selection: 'multiple',
      expandable: true,
      addLabel: 'Add booking',
      rowActions: [
        { id: 'call', label: 'Call', icon: 'phone' },
        { id: 'delete', label: 'Delete', icon: 'trash-2', tone: 'danger' },
      ],
      columns: [
        { field: 'patient', label: 'Patient', type: 'text', editable: true, required: true, pinned: 'start' },
        { field: 'status', label: 'Status', type: 'tag', choices: STATUS, editable: true },
        { field: 'room', label: 'Room', type: 'text' },
        { field: 'fee', label: 'Fee', type: 'currency', currency: 'EUR', editable: true, min: 0, max: 500, aggregate: 'sum' },
        { field: 'seen', label: 'Seen', type: 'boolean', editable: true },
        { field: 'day', label: 'Day', type: 'date', editable: true },
        { field: 'note', label: 'Note', type: 'longText' },
      ],
    },
    {
      bindings: { data: '{{ bookings.data }}' },
      events: {
        save: [
          { do: 'updateRow', with: { entity: 'booking', rowId: '{{ event.row.id }}', values: '{{ event.changes }}' } },
          toast('{{ "Saved " + event.row.patient }}'),
        ],
        rowAction: [
          { do: 'toast', with: { text: '{{ "Calling " + event.row.patient }}' }, onlyIf: 'event.action === "call"' },
          { do: 'deleteRow', with: { entity: 'booking', rowId: '{{ event.row.id }}' }, onlyIf: 'event.action === "delete"' },
        ],
        addRow: [{ do: 'createRow', with: { entity: 'booking', values: '{{ { patient: "New person", status: "Waiting", fee: 10, day: "2026-03-31" } }}' } }],
      },
    },
  ),
  says('chosenSays', 'Chosen', 'bookingsTable.selectedRows.map((row) => row.patient)'),
  says('feesSays', 'Fees', 'bookings.data.map((row) => row.fee)'),
]);

/** One page at a time comes from the app's own query. */
export const LEDGER_PAGE = page('ledger', 'Ledger', [
  node(
    'Table',
    'ledgerTable',
    {
      title: 'Ledger',
      noun: 'entry',
      pageSize: 10,
      serverSide: true,
      columns: [
        { field: 'title', label: 'Title', type: 'text' },
        { field: 'amount', label: 'Amount', type: 'number' },
      ],
    },
    {
      bindings: { data: '{{ ledger.data ? ledger.data.rows : [] }}', total: '{{ ledger.data ? ledger.data.total : 0 }}', loading: '{{ ledger.isLoading }}' },
      // A query made of code runs again when it is told to.
      events: Object.fromEntries(['page', 'sort', 'filter', 'search'].map((event) => [event, [{ do: 'runQuery', with: { query: 'ledger' } }]])),
    },
  ),
]);
