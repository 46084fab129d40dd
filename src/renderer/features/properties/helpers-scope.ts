import type { ScopeEntry } from './completion.ts';

/** The helper functions every expression sees: name, signature, and what comes out. */
const HELPERS: readonly (readonly [signature: string, result: string])[] = [
  ['today()', 'date'],
  ['now()', 'date and time'],
  ["sum(rows, 'field')", 'number'],
  ["avg(rows, 'field')", 'number'],
  ["min(rows, 'field')", 'number'],
  ["max(rows, 'field')", 'number'],
  ['count(rows)', 'number'],
  ["groupBy(rows, 'field')", 'groups with key, rows, count'],
  ["sortBy(rows, 'field')", 'rows'],
  ['filterBy(rows, match)', 'rows'],
  ['uniq(list)', 'list'],
  ['formatDate(value)', 'text'],
  ['formatNumber(value)', 'text'],
  ["formatCurrency(value, 'USD')", 'text'],
  ['formatPercent(value)', 'text'],
  ["pluralize(n, 'task')", 'text'],
  ['daysBetween(a, b)', 'number'],
  ['addDays(date, n)', 'date'],
  ['startOfDay(date)', 'date'],
  ['startOfWeek(date)', 'date'],
  ['startOfMonth(date)', 'date'],
  ['round(n, digits)', 'number'],
  ['clamp(n, low, high)', 'number'],
  ['range(n)', 'list'],
  ['capitalize(text)', 'text'],
  ['truncate(text, n)', 'text'],
  ['uuid()', 'text'],
];

export const HELPER_SCOPE: readonly ScopeEntry[] = HELPERS.map(([signature, result]) => {
  const name = signature.slice(0, signature.indexOf('('));
  return { name, kind: 'function', label: name, detail: `${signature} → ${result}`, members: [], isCall: true };
});
