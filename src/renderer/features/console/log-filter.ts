import type { LogEntry } from '../../../shared/contracts/session.ts';

export type LevelFilter = 'all' | 'warnings' | 'errors';

export function filterLogs(logs: readonly LogEntry[], level: LevelFilter, text: string): LogEntry[] {
  const needle = text.trim().toLowerCase();
  return logs.filter((entry) => {
    if (level === 'errors' && entry.level !== 'error') return false;
    if (level === 'warnings' && entry.level !== 'error' && entry.level !== 'warn') return false;
    return needle === '' || entry.text.toLowerCase().includes(needle) || entry.source.includes(needle);
  });
}

/** "14:31:52.108" in local time. */
export function clockTime(at: number): string {
  const date = new Date(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}
