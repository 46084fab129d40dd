import type { Lending } from '../plan/lending.ts';
import { addDays } from './dates.ts';

/** Days since the end of each sample loan's term: below nought it still runs, above it is late; `back` is when it came home, in days before today. */
const LOANS = [
  { over: -12, back: null },
  { over: -9, back: null },
  { over: 3, back: null },
  { over: -4, back: null },
  { over: 8, back: null },
  { over: 11, back: 13 },
  { over: 20, back: 18 },
  { over: 27, back: 29 },
  { over: 40, back: 43 },
] as const;

/** Loans that could be true: each thing is out once at most, what is out says so, and nothing comes back before it was lent or after today. */
export function settleLoans({ loan, thing, field, status, free, out, days }: Lending, today: string): void {
  const things = thing.seed.map((row) => String(row['id']));
  const longestOpen = Math.max(1, things.length - 3);
  let open = 0;
  for (const [index, row] of loan.seed.entries()) {
    const { over, back } = LOANS[index % LOANS.length] ?? LOANS[0];
    const isOut = back === null && open < longestOpen;
    // A short term leaves no room for "nine days to go".
    const past = over < 0 ? Math.max(over, 1 - days) : over;
    row['lentOn'] = addDays(today, -(days + past));
    row['dueOn'] = addDays(today, -past);
    row['returnedOn'] = isOut ? null : addDays(today, -Math.min(back ?? 1, days + past - 1));
    row[field] = things[isOut ? open : (index * 3 + 1) % things.length] ?? null;
    if (isOut) open++;
  }
  const away = new Set(loan.seed.filter((row) => row['returnedOn'] === null).map((row) => row[field]));
  for (const row of thing.seed) {
    if (away.has(row['id'] ?? null)) {
      row[status] = out;
      if (row['condition'] === 'Broken') row['condition'] = 'Good';
    } else row[status] = row['condition'] === 'Broken' && hasRepair(thing.fields) ? 'In repair' : free;
  }
}

function hasRepair(fields: Lending['thing']['fields']): boolean {
  return fields.some((field) => field.choices?.some((choice) => choice.value === 'In repair'));
}
