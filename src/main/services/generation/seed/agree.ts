import type { Json } from '../../../../shared/kernel/json.ts';
import type { PlannedEntity } from '../plan/types.ts';
import { addDays } from './dates.ts';

const AHEAD = /^(planned|upcoming|expected|scheduled|booked|confirmed|reserved|registered|requested|draft)$/i;
const OVER = /^(past|done|finished|completed|held|departed|left|checked out|delivered|arrived|watched)$/i;
const NOW = /^(running|live|on site|checked in|in progress|in session|arrived)$/i;
/** Days something happened: they have passed. */
const HAPPENED = /^(returned|paid|finished|done|completed|treated|watered|checked|served|received|opened|added|joined|bought|sown|last[A-Z][A-Za-z]*)(On)?$/;

/**
 * Makes the values of one sample row agree with the calendar and with each other: what lies ahead is planned, what is over is over,
 * an end never comes before its start, what has happened is not dated tomorrow, and a mark goes with its day.
 */
export function agree(entity: PlannedEntity, row: Record<string, Json>, today: string, index: number): void {
  const text = (id: string): string | null => (typeof row[id] === 'string' ? row[id] : null);
  /** Where a ferry leaves "from" is no day. */
  const dayIn = (id: string): string | null => (/^\d{4}-\d\d-\d\d$/.test(text(id) ?? '') ? text(id) : null);
  for (const field of entity.fields)
    if (field.type === 'date' && HAPPENED.test(field.id)) {
      const day = dayIn(field.id);
      if (day !== null && day > today) row[field.id] = addDays(today, -((Date.parse(day) - Date.parse(today)) / 86_400_000));
    }
  for (const [start, end] of [
    ['from', 'to'],
    ['startsOn', 'endsOn'],
    ['start', 'end'],
    ['checkInDate', 'checkOutDate'],
    ['receivedOn', 'dueOn'],
    ['issuedOn', 'dueOn'],
    ['orderedOn', 'deliveredOn'],
    ['sowOn', 'harvestOn'],
  ] as const) {
    const [a, b] = [dayIn(start), dayIn(end)];
    if (a !== null && b !== null && b <= a) row[end] = addDays(a, 3 + (a.charCodeAt(9) % 9));
  }
  // A shift ends some hours after it starts, on the same day.
  for (const [start, end] of [
    ['startsAt', 'endsAt'],
    ['clockInAt', 'clockOutAt'],
    ['highWater', 'lowWater'],
  ] as const) {
    const from = text(start);
    if (from !== null && /^\d\d:\d\d/.test(from) && text(end) !== null)
      row[end] = `${String(Math.min(23, Number(from.slice(0, 2)) + 4 + (index % 4))).padStart(2, '0')}:${from.slice(3, 5)}`;
  }
  // "Treated" and "Treated on" tell the same.
  for (const field of entity.fields) {
    if (field.type !== 'boolean') continue;
    const word = /^[a-z]+/.exec(field.id)?.[0] ?? '';
    const day = entity.fields.find((other) => other.type === 'date' && other.id === `${word}On`);
    if (day !== undefined && row[field.id] === false) row[day.id] = null;
  }
  const start = dayIn('startsOn') ?? dayIn('date');
  const status = entity.fields.find((field) => field.id === 'status' && field.type === 'choice');
  if (entity.flow === null && start !== null && start > today && OVER.test(text('status') ?? '')) row['status'] = status?.choices?.[0]?.value ?? null;
  const past = status?.choices?.find((choice) => /^past$/i.test(choice.value));
  if (entity.flow === null && past !== undefined && start !== null && start < today) row['status'] = past.value;
  const flow = entity.flow;
  const day = dayIn('date') ?? dayIn('checkInDate') ?? dayIn('from') ?? dayIn('arrivesOn');
  if (flow === null || day === null || !/^(event|record|work)$/.test(entity.group)) return;
  const step = text(flow.field) ?? '';
  const first = flow.steps.find((step) => AHEAD.test(step));
  const over = flow.steps.findLast((step) => OVER.test(step));
  const now = flow.steps.find((step) => NOW.test(step));
  if (first === undefined || over === undefined || flow.bad.includes(step)) return;
  // Something is always going on, or a page of what is live would be empty.
  if (now !== undefined && index % 4 === 3 && entity.group === 'event' && dayIn('date') !== null) {
    Object.assign(row, { date: today, [flow.field]: now });
    return;
  }
  const ends = dayIn('to') ?? dayIn('checkOutDate') ?? day;
  if (day > today && (OVER.test(step) || NOW.test(step))) row[flow.field] = first;
  else if (ends < today && !OVER.test(step)) row[flow.field] = over;
  else if (day <= today && ends >= today && now !== undefined) row[flow.field] = now;
}
