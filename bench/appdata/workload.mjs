/** One entity of everyday kinds, and rows for it. */
export const FIELDS = [
  { id: 'title', label: 'Title', type: 'text', required: true },
  { id: 'notes', label: 'Notes', type: 'longText' },
  { id: 'due', label: 'Due', type: 'date' },
  { id: 'hours', label: 'Hours', type: 'number', min: 0 },
  { id: 'count', label: 'Count', type: 'integer' },
  { id: 'done', label: 'Done', type: 'boolean' },
  { id: 'status', label: 'Status', type: 'choice', choices: [{ value: 'open', label: 'Open' }, { value: 'closed', label: 'Closed' }] },
];
export const SINGLE_ROWS = 2000;
export const TRANSACTIONS = 20;
export const TRANSACTION_ROWS = 1000;
/** JavaScript that makes row `i`, for host and guest alike. */
export const ROW = `({ title: 'Row number ' + i, notes: 'Some words that somebody typed about row ' + i, due: '2026-05-' + String(1 + i % 28).padStart(2, '0'), hours: i % 17 + 0.5, count: i, done: i % 3 === 0, status: i % 2 ? 'open' : 'closed' })`;
export const perSecond = (rows, ms) => Math.round((rows / ms) * 1000);
export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
