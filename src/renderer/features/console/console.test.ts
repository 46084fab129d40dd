import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../../shared/contracts/session.ts';
import { clockTime } from '../values/index.ts';
import { countLevels, filterLogs, groupLines } from './log-filter.ts';

const logs: LogEntry[] = [
  { at: 0, level: 'info', source: 'data', text: '18 rows' },
  { at: 1, level: 'warn', source: 'binding', text: 'phone is empty' },
  { at: 2, level: 'error', source: 'event', text: 'could not save' },
];

describe('console', () => {
  it('DBG-50: filters by levels and by words, and counts each level', () => {
    expect(filterLogs(logs, new Set(), '')).toHaveLength(3);
    expect(filterLogs(logs, new Set(['info', 'debug']), '')).toHaveLength(2);
    expect(filterLogs(logs, new Set(['info', 'debug', 'warn']), '')).toHaveLength(1);
    expect(filterLogs(logs, new Set(), 'PHONE')).toHaveLength(1);
    expect(countLevels(logs)).toEqual({ debug: 0, info: 1, warn: 1, error: 1 });
  });

  it('DBG-50: equal lines that follow each other are one; the same words from another place are not', () => {
    const line = { at: 0, level: 'info' as const, source: 'console', text: 'tick' };
    const grouped = groupLines([line, { ...line, at: 5 }, { ...line, place: { kind: 'module', id: 'm', line: 2 } }, line]);
    expect(grouped.map(({ count, entry }) => [count, entry.at])).toEqual([
      [2, 5],
      [1, 0],
      [1, 0],
    ]);
  });

  it('DBG-51: ten thousand lines are filtered and grouped as they are', () => {
    const many = Array.from({ length: 10_000 }, (_, i): LogEntry => ({ at: i, level: i % 7 === 0 ? 'error' : 'info', source: 'console', text: `line ${i % 3}` }));
    expect(groupLines(filterLogs(many, new Set(['info']), '')).reduce((total, { count }) => total + count, 0)).toBe(1429);
  });

  it('shows local time with milliseconds', () => {
    expect(clockTime(new Date(2026, 5, 12, 14, 31, 52, 8).getTime())).toBe('14:31:52.008');
  });
});
