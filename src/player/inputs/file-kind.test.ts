import { expect, test } from 'vitest';
import { isAccepted } from './file-control.tsx';

test('a file is taken by its ending or its kind, whatever the case', () => {
  const note = { name: 'Note.TXT', type: 'text/plain' };
  for (const accept of ['', ' ', '.txt', '.csv, .txt', 'text/*', 'text/plain', '*/*', ' image/* ,text/plain '])
    expect(isAccepted(note, accept), accept).toBe(true);
  for (const accept of ['.csv', 'image/*', 'text/html', 'txt']) expect(isAccepted(note, accept), accept).toBe(false);
  expect(isAccepted({ name: 'noending', type: '' }, 'image/*')).toBe(false);
});
