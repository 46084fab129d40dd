import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../../shared/contracts/session.ts';
import { clockTime, filterLogs } from './log-filter.ts';

const logs: LogEntry[] = [
  { at: 0, level: 'info', source: 'data', text: '18 rows' },
  { at: 1, level: 'warn', source: 'binding', text: 'phone is empty' },
  { at: 2, level: 'error', source: 'event', text: 'could not save' },
];

describe('console', () => {
  it('filters by level and by words', () => {
    expect(filterLogs(logs, 'all', '')).toHaveLength(3);
    expect(filterLogs(logs, 'warnings', '')).toHaveLength(2);
    expect(filterLogs(logs, 'errors', '')).toHaveLength(1);
    expect(filterLogs(logs, 'all', 'PHONE')).toHaveLength(1);
  });
  it('shows local time with milliseconds', () => {
    expect(clockTime(new Date(2026, 5, 12, 14, 31, 52, 8).getTime())).toBe('14:31:52.008');
  });
});
