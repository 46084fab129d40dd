import type { LogEntry } from '../../../shared/contracts/session.ts';

export type LogLevel = LogEntry['level'];
export const LEVELS: readonly LogLevel[] = ['error', 'warn', 'info', 'debug'];

/** A line as it shows: equal ones that follow each other may be one. */
export type ShownLine = { entry: LogEntry; count: number };

/** @param hidden levels that do not show */
export function filterLogs(logs: readonly LogEntry[], hidden: ReadonlySet<LogLevel>, text: string): LogEntry[] {
  const needle = text.trim().toLowerCase();
  if (hidden.size === 0 && needle === '') return [...logs];
  return logs.filter((entry) => !hidden.has(entry.level) && (needle === '' || entry.text.toLowerCase().includes(needle) || entry.source.includes(needle)));
}

export function countLevels(logs: readonly LogEntry[]): Record<LogLevel, number> {
  const counts = { debug: 0, info: 0, warn: 0, error: 0 };
  for (const entry of logs) counts[entry.level]++;
  return counts;
}

/** Equal lines that follow each other as one, with how many they are; the newest stands for them. */
export function groupLines(logs: readonly LogEntry[]): ShownLine[] {
  const lines: ShownLine[] = [];
  for (const entry of logs) {
    const last = lines.at(-1);
    if (last !== undefined && isEqualLine(last.entry, entry)) lines[lines.length - 1] = { entry, count: last.count + 1 };
    else lines.push({ entry, count: 1 });
  }
  return lines;
}

function isEqualLine(a: LogEntry, b: LogEntry): boolean {
  return (
    a.text === b.text &&
    a.level === b.level &&
    a.source === b.source &&
    a.place?.id === b.place?.id &&
    a.place?.key === b.place?.key &&
    a.place?.line === b.place?.line
  );
}
