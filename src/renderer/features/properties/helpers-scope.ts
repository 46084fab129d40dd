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

/** What asynchronous code asks the host for; members of each in brackets. See docs/specs/permissions.md. */
const CAPABILITIES: readonly ScopeEntry[] = [
  { name: 'fetch', kind: 'function', label: 'fetch', detail: 'fetch(url, {method, headers, body}) → response, later', members: [], isCall: true },
  ...(
    [
      ['fs', 'the app’s own disk', 'readText writeText readBytes writeBytes list stat exists remove'],
      ['clipboard', 'the clipboard, when allowed', 'readText writeText'],
      ['ai', 'the AI model, when allowed', 'complete'],
      ['time', 'the clock', 'now'],
      ['crypto', 'random values', 'randomUUID getRandomBytes'],
      ['files', 'files you choose, when allowed', 'pick save'],
    ] as const
  ).map(([name, detail, members]): ScopeEntry => ({ name, kind: 'function', label: name, detail, members: members.split(' ').map((member) => ({ name: member, detail: 'function' })), isCall: false })),
  { name: 'notify', kind: 'function', label: 'notify', detail: 'notify(title, text) → later', members: [], isCall: true },
];

export const HELPER_SCOPE: readonly ScopeEntry[] = [
  ...HELPERS.map(([signature, result]): ScopeEntry => {
    const name = signature.slice(0, signature.indexOf('('));
    return { name, kind: 'function', label: name, detail: `${signature} → ${result}`, members: [], isCall: true };
  }),
  ...CAPABILITIES,
];
