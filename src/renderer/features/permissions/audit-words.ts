import type { AuditEntry } from '../../../shared/contracts/permissions.ts';

/** Calls of the host in words; what is not here shows by its name. */
const METHODS: Readonly<Record<string, string>> = {
  'network.fetch': 'Network request',
  'clipboard.read': 'Read the clipboard',
  'clipboard.write': 'Wrote to the clipboard',
  'notifications.show': 'Notification',
  notify: 'Notification',
  'files.pick': 'Opened a file',
  'files.save': 'Saved a file',
  'ai.complete': 'Asked the AI model',
  'permission.decided': 'You decided',
  'permission.set': 'You decided ahead',
  'permission.revoked': 'You took back',
};

export const OUTCOMES: readonly { value: AuditEntry['outcome']; label: string }[] = [
  { value: 'ok', label: 'Done' },
  { value: 'denied', label: 'Denied' },
  { value: 'failed', label: 'Failed' },
  { value: 'cancelled', label: 'Cancelled' },
];

export function methodWords(method: string): string {
  return METHODS[method] ?? method;
}

/** What came of it; of a decision, which way it went. */
export function resultWords({ method, outcome, code }: Pick<AuditEntry, 'method' | 'outcome' | 'code'>): string {
  if (method === 'permission.decided') return code.startsWith('allow') ? 'Allowed' : 'Refused';
  return outcome === 'ok' && /^[1-5]\d\d$/.test(code) ? `Done, ${code}` : outcomeWords(outcome);
}

function outcomeWords(outcome: AuditEntry['outcome']): string {
  return OUTCOMES.find((entry) => entry.value === outcome)?.label ?? outcome;
}

export function bytesWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const value = bytes < 1048576 ? bytes / 1024 : bytes / 1048576;
  return `${value >= 10 ? Math.round(value) : value.toFixed(1)} ${bytes < 1048576 ? 'KB' : 'MB'}`;
}

/** Small sums keep the digits that say something: $0.0021. */
export function costWords(dollars: number): string {
  if (dollars === 0) return '';
  if (dollars < 0.000_05) return 'under $0.0001';
  return `$${dollars.toFixed(dollars < 1 ? 4 : 2)}`;
}

const COLUMNS = ['at', 'method', 'target', 'outcome', 'code', 'durationMs', 'bytesOut', 'bytesIn', 'cost', 'source', 'because'] as const;

/** As spreadsheets read it: UTF-8, CRLF, and no cell that a spreadsheet would take for a formula. */
export function auditCsv(entries: readonly AuditEntry[]): string {
  const rows = entries.map((entry) => COLUMNS.map((column) => cell(column === 'at' ? new Date(entry.at).toISOString() : entry[column])).join(','));
  return [COLUMNS.join(','), ...rows, ''].join('\r\n');
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
