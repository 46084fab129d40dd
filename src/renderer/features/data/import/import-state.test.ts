import { describe, expect, it, vi } from 'vitest';
import { nameFromFile, resultWords, sizeWords, withMapping } from './import-state.ts';

vi.mock('../../../platform/rpc.ts', () => ({ connection: { status: 'open', onDidChangeStatus: () => () => {} }, rpc: {} }));

describe('words of an import', () => {
  it('guesses what one row is from the name of the file', () => {
    expect(['members 2024.csv', 'Export_of_companies-final(2).json', 'boxes.csv', '2024.csv', 'class list.csv', '会員.csv'].map(nameFromFile)).toEqual([
      'Member',
      'Company',
      'Box',
      'Row',
      'Class',
      '会員',
    ]);
  });
  it('says what was done', () => {
    expect(resultWords({ added: 1204, updated: 0, skipped: 12, problemRows: 12, clearedRows: 0 })).toBe('Added 1,204 rows. 12 were left out.');
    expect(resultWords({ added: 1, updated: 3, skipped: 0, problemRows: 0, clearedRows: 0 })).toBe('Added 1 row, updated 3 rows.');
    expect(resultWords({ added: 0, updated: 3, skipped: 1, problemRows: 0, clearedRows: 0 })).toBe('Updated 3 rows. 1 was left out.');
    expect(resultWords({ added: 0, updated: 0, skipped: 0, problemRows: 0, clearedRows: 0 })).toBe('Added 0 rows.');
    expect(resultWords({ added: 9, updated: 0, skipped: 0, problemRows: 1, clearedRows: 2 })).toBe('Added 9 rows. 1 was left out. 2 have cells left empty.');
    expect([12, 2048, 3.4 * 1024 * 1024, 104857600].map(sizeWords)).toEqual(['12 bytes', '2 KB', '3.4 MB', '100 MB']);
  });
  it('moves a field from one column to another', () => {
    expect(withMapping({ A: 'x', B: 'y' }, 'B', 'x')).toEqual({ B: 'x' });
  });
});
