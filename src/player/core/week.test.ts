import { expect, test } from 'vitest';
import { firstDayOfWeek } from './week.ts';

test('weeks begin where the reader’s calendar has them begin', () => {
  expect(['en-US', 'en-GB', 'de-DE', 'pt-BR', 'ar-EG', 'ja-JP', 'he'].map((tag) => firstDayOfWeek(tag))).toEqual([0, 1, 1, 0, 6, 0, 0]);
});
