import type { JsonObject } from '../../shared/kernel/json.ts';

/** "AO" in a square, so that nothing is fetched. */
export const PICTURE = `data:image/svg+xml;base64,${btoa('<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><rect width="640" height="360" fill="#7aa7a0"/><circle cx="500" cy="90" r="46" fill="#f2d58a"/><path d="M0 360 180 150 320 300 430 200 640 360z" fill="#33615b"/></svg>')}`;
const file = (name: string, type: string, text: string): JsonObject => ({ name, type, size: text.length, data: btoa(text) });

const FOLDERS: JsonObject[] = [
  {
    id: 'clinic',
    label: 'Clinic',
    icon: 'folder-open',
    children: [
      {
        id: 'rooms',
        label: 'Rooms',
        icon: 'bed',
        children: [
          { id: 'r1', label: 'Room 1' },
          { id: 'r2', label: 'Room 2' },
          { id: 'r3', label: 'Treatment room' },
        ],
      },
      {
        id: 'staff',
        label: 'Staff',
        icon: 'users',
        children: [
          { id: 'osei', label: 'Dr Osei' },
          { id: 'weiss', label: 'Hanna Weiss' },
        ],
      },
    ],
  },
  {
    id: 'archive',
    label: 'Archive',
    icon: 'archive',
    children: [
      { id: '2024', label: '2024' },
      { id: '2025', label: '2025' },
    ],
  },
  { id: 'notes', label: 'Notes', icon: 'file-text' },
];
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
const HOURS = ['08', '09', '10', '11', '12', '13', '14', '15'];

/** Something to see for the newer components, for tests and the gallery. */
export const MORE_FILLED = {
  MenuButton: {
    text: 'Actions',
    items: [
      { id: 'edit', label: 'Edit', icon: 'pencil' },
      { id: 'copy', label: 'Duplicate', icon: 'copy', description: 'With everything in it' },
      { divider: true },
      { id: 'delete', label: 'Delete', icon: 'trash-2', tone: 'danger' },
    ],
  },
  Popover: { text: 'Filters', icon: 'filter', title: 'Show only' },
  Pagination: { total: 480, pageSize: 20, page: 7, noun: 'booking' },
  Tree: { nodes: FOLDERS, expanded: ['clinic', 'rooms'], selected: 'r2', searchable: true },
  TreeSelect: { label: 'Place', nodes: FOLDERS, value: 'r3' },
  JsonView: {
    data: { id: 42, name: 'Ada Okafor', tags: ['new', 'private'], visits: [{ on: '2026-06-12', fee: 45.5, paid: true }], notes: null },
    title: 'Answer',
    depth: 3,
  },
  ReorderList: {
    items: [
      { id: 'a', name: 'Commission boiler', where: '22 Park Street' },
      { id: 'b', name: 'Replace thermostat', where: '12 Mill Lane' },
      { id: 'c', name: 'Boiler loses pressure', where: '41 Alder Row' },
    ],
    textField: 'where',
  },
  Spreadsheet: {
    title: 'Budget',
    rows: 40,
    columns: 8,
    height: 300,
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
      C4: 'few',
      D4: '=B4*C4',
      A6: 'Sum',
      D6: '=SUM(D2:D3)',
      E2: '=E3+1',
      E3: '=E2',
    },
  },
  Gauge: {
    label: 'Bed occupancy',
    value: 82,
    unit: '%',
    ranges: [
      { to: 50, tone: 'info', label: 'Quiet' },
      { to: 85, tone: 'ok', label: 'Good' },
      { to: 100, tone: 'danger', label: 'Full' },
    ],
  },
  Heatmap: {
    title: 'Calls by day and hour',
    x: 'hour',
    y: 'day',
    value: 'calls',
    data: DAYS.flatMap((day, i) => HOURS.map((hour, j) => ({ day, hour, calls: ((i * 7 + j * 5) % 23) + (j > 2 && j < 6 ? 14 : 0) }))),
  },
  SpecChart: {
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
  QRCode: { data: 'https://example.com/tickets/1204', caption: 'Ticket 1204' },
  Carousel: {
    items: [
      { src: PICTURE, alt: 'Hills', title: 'Above the valley', text: 'Two hours from the station' },
      { src: PICTURE, alt: 'Hills again' },
      { src: PICTURE, alt: 'Hills once more' },
    ],
  },
  Video: { src: 'data:video/mp4;base64,AAAA', title: 'Welcome' },
  Audio: { src: 'data:audio/wav;base64,UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=', title: 'Voice note' },
  DocViewer: {
    src: [
      file('Plan.md', 'text/markdown', '# Plan\n\nSeen **twice** this year.\n\n- Allergic to nuts\n- Prefers mornings'),
      file('Bookings.csv', 'text/csv', 'Patient,Fee\nAda Okafor,45\n"Marino, Luca",57.5'),
    ],
    height: 220,
  },
  Map: {
    markers: [
      { id: 'a', name: 'Lisbon', lat: 38.72, lng: -9.14 },
      { id: 'b', name: 'Vienna', lat: 48.21, lng: 16.37, tone: 'ok' },
      { id: 'c', name: 'Oslo', lat: 59.91, lng: 10.75, tone: 'danger' },
    ],
  },
  Iframe: { src: 'https://example.com/', title: 'Opening hours' },
  RichText: {
    label: 'Letter',
    value:
      '<h2>Dear Ada</h2><p>Your next visit is on <strong>12 June</strong>. Please bring:</p><ul><li><p>your card</p></li><li><p><a href="https://example.com">the form</a></p></li></ul>',
  },
  Signature: { label: 'Signature', required: true },
  CodeEditor: {
    label: 'Query',
    language: 'sql',
    value: "-- who comes today\nSELECT patient, fee\nFROM bookings\nWHERE day = '2026-06-12' AND fee > 40\nORDER BY patient;",
    height: 160,
  },
  Html: {
    html: '<h2>Opening hours</h2><p>Mon to Fri, <strong>8–16</strong>. <a href="https://example.com">Find us</a> or <span data-message="call" data-number="12">call us</span>.</p><script>alert(1)</script>',
  },
} satisfies Readonly<Record<string, JsonObject>>;
