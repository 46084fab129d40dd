import { expect, test } from 'vitest';
import { dayOrder, readDay } from './read-day.ts';

const read = (text: string, locale = 'en-GB'): string | null => readDay(text, { order: dayOrder('', locale), locale, today: '2026-03-14' });

test('takes a day as people write it', () => {
  for (const text of [
    '2026-05-04',
    '4/5/2026',
    '04.05.2026',
    '4-5-26',
    '4 5',
    '4 May',
    'May 4',
    '4th of May 2026',
    'Mon 4 May 2026',
    'MAY 4, 2026',
    '20260504',
    '04052026',
  ])
    expect(read(text), text).toBe('2026-05-04');
  expect(read('today')).toBe('2026-03-14');
  expect(read('Tomorrow')).toBe('2026-03-15');
  expect(read('1 sept 47')).toBe('1947-09-01');
  expect(read('1/9/44')).toBe('2044-09-01');
});

test('takes it in the order and the words of the reader’s language', () => {
  expect(read('5/4/2026', 'en-US')).toBe('2026-05-04');
  expect(read('14/3/2026', 'en-US')).toBe('2026-03-14');
  expect(read('4. Mai 2026', 'de-DE')).toBe('2026-05-04');
  expect(read('morgen', 'de-DE')).toBe('2026-03-15');
  expect(read('4 de mayo de 2026', 'es-ES')).toBe('2026-05-04');
  expect(read('4 мая 2026', 'ru-RU')).toBe('2026-05-04');
  expect(read('2026年5月4日', 'ja-JP')).toBe('2026-05-04');
  expect(read('5/4', 'ja-JP')).toBe('2026-05-04');
  expect(read('٤/٥/٢٠٢٦', 'ar-EG')).toBe('2026-05-04');
  expect(dayOrder('MM/DD/YYYY', 'de-DE')).toBe('mdy');
  expect(dayOrder('YYYY-MM-DD', 'en-GB')).toBe('ymd');
});

test('takes nothing for a day that is none', () => {
  for (const text of ['', '4', '31/2/2026', '30 Feb', '13/13/2026', '4 Quux 2026', '4/5/202', '1/2/3/4', 'next week', '5%', 'ma 4 Maybe', '<4/5>', '0/0/0'])
    expect(read(text), text).toBeNull();
});

test('reads back what it would show, in many languages', () => {
  for (const locale of [
    'en-GB',
    'en-US',
    'de-DE',
    'fr-FR',
    'es-MX',
    'pt-BR',
    'pl-PL',
    'cs-CZ',
    'ru-RU',
    'tr-TR',
    'sv-SE',
    'ja-JP',
    'zh-CN',
    'ko-KR',
    'el-GR',
    'uk-UA',
    'fi-FI',
    'hu-HU',
    'ar-EG',
    'hi-IN',
  ])
    for (let i = 0; i < 366; i += 7) {
      const at = new Date(2026, 0, 1 + i);
      const iso = `2026-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
      const shown = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', calendar: 'gregory' }).format(at);
      if (at.getFullYear() === 2026) expect(read(shown, locale), `${locale}: ${shown}`).toBe(iso);
    }
});
