import { describe, expect, it } from 'vitest';
import { field as fieldSchema, type Field, type FieldType } from '../manifest/index.ts';
import { convertValue } from './convert-value.ts';
import { resolveDefault } from './defaults.ts';
import { parseValue } from './parse-value.ts';
import { matchesPattern } from './safe-pattern.ts';
import { compareText, fold } from './text.ts';
import { validateRow } from './validate-row.ts';
import { MEMBER, TASK } from './conformance/index.ts';

const make = (type: FieldType, more: Partial<Field> = {}): Field => fieldSchema.parse({ id: 'f', label: 'F', type, ...more });
/** The parsed value, or the problem after "!". */
function read(type: FieldType, raw: unknown, more: Partial<Field> = {}): unknown {
  const parsed = parseValue(make(type, more), raw);
  return parsed.ok ? parsed.value : `!${parsed.error}`;
}

describe('values of forms, files and scripts', () => {
  it.each<[FieldType, unknown, unknown]>([
    ['text', '  a ', 'a'],
    ['text', '   ', null],
    ['text', 12, '12'],
    ['text', {}, '!type some text'],
    ['longText', ' a\n', ' a\n'],
    ['number', '1,234.5', 1234.5],
    ['number', '1 234', 1234],
    ['number', '-0', 0],
    ['number', '', null],
    ['number', Number.NaN, '!type a number'],
    ['number', '1e999', '!type a number'],
    ['number', '12abc', '!type a number'],
    ['integer', '7', 7],
    ['integer', 2 ** 60, '!type a whole number'],
    ['currency', '$1,200', 1200],
    ['percent', '15 %', 15],
    ['boolean', 'Yes', true],
    ['boolean', 0, false],
    ['boolean', 'maybe', '!choose yes or no'],
    ['date', '2026-06-12', '2026-06-12'],
    ['date', '2026-06-12T23:00:00Z', '2026-06-12'],
    ['date', '2024-02-29', '2024-02-29'],
    ['date', '2026-02-29', '!pick a date'],
    ['date', '12/06/2026', '!pick a date'],
    ['date', 20260612, '!pick a date'],
    ['time', '9:05', '09:05'],
    ['time', '24:00', '!pick a time'],
    ['datetime', '2026-06-12T13:30:00+02:00', '2026-06-12T11:30:00.000Z'],
    ['datetime', '2026-06-12 13:30', '2026-06-12T13:30:00.000Z'],
    ['datetime', '2026-06-12', '2026-06-12T00:00:00.000Z'],
    ['datetime', 0, '1970-01-01T00:00:00.000Z'],
    ['datetime', 'yesterday', '!pick a date and time'],
    ['email', ' a@b.co ', 'a@b.co'],
    ['email', 'a@b', '!type an address like name@example.org'],
    ['phone', '+1 (555) 010-2030', '+1 (555) 010-2030'],
    ['phone', 'call me', '!type a phone number'],
    ['url', 'example.org/a?b', 'https://example.org/a?b'],
    ['url', 'javascript:alert(1)', '!type a web address like https://example.org'],
    ['url', 'JaVaScRiPt://example.org/%0aalert(1)', '!type a web address like https://example.org'],
    ['image', 'data:image/png;base64,AA', 'data:image/png;base64,AA'],
    ['image', 'javascript:1', '!choose an image'],
    ['color', '#FFF', '#ffffff'],
    ['color', 'red', '!pick a colour'],
    ['tags', 'a, b,, a', ['a', 'b']],
    ['tags', [' x ', null], ['x']],
    ['tags', [], null],
    ['reference', { id: 'r1', name: 'x' }, 'r1'],
    ['reference', 5, '5'],
    ['json', { a: [1, null] }, { a: [1, null] }],
    ['json', [], []],
    ['json', { f: () => 1 }, '!must be plain data'],
    ['json', Number.POSITIVE_INFINITY, '!must be plain data'],
    ['file', { name: 'a.txt', type: 'text/plain', size: 1, data: 'YQ==' }, { name: 'a.txt', type: 'text/plain', size: 1, data: 'YQ==' }],
    ['file', 'a.txt', '!choose a file'],
    ['computed', 'x', null],
  ])('%s: %j → %j', (type, raw, expected) => {
    expect(read(type, raw)).toEqual(expected);
  });

  it('choices by value, label or option object', () => {
    const choices = [
      { value: 'in_progress', label: 'In progress' },
      { value: 'done', label: 'Done' },
    ];
    expect(read('choice', 'in_progress', { choices })).toBe('in_progress');
    expect(read('choice', 'IN PROGRESS', { choices })).toBe('in_progress');
    expect(read('choice', { value: 'done', label: 'Done' }, { choices })).toBe('done');
    expect(read('choice', 'other', { choices })).toBe('!choose one of In progress, Done');
    expect(read('choice', 'other', { choices: Array.from({ length: 9 }, (_, i) => ({ value: `${i}`, label: `${i}` })) })).toBe('!choose one from the list');
    expect(read('multiChoice', 'Done, in progress', { choices })).toEqual(['done', 'in_progress']);
  });
});

describe('rows', () => {
  it('all problems at once, in the order of the fields', () => {
    const result = validateRow(TASK, { title: '', due: 'soon', hours: -1 }, 'create');
    expect(result.ok ? [] : result.error.map(({ label, problem }) => `${label}: ${problem}`)).toEqual([
      'Title: required',
      'Due date: pick a date',
      'Hours: must be 0 or more',
    ]);
  });

  it('an update looks only at what it is given', () => {
    expect(validateRow(MEMBER, { email: '' }, 'update')).toEqual({ ok: true, value: { email: null } });
    expect(validateRow(MEMBER, {}, 'update')).toEqual({ ok: true, value: {} });
  });

  it('lengths and patterns', () => {
    const entity = { ...MEMBER, fields: [make('text', { id: 'code', label: 'Code', pattern: '[A-Z]{2}\\d+', max: 6 })] };
    expect(validateRow(entity, { code: 'AB12' }, 'create').ok).toBe(true);
    expect(validateRow(entity, { code: 'ab12' }, 'create')).toMatchObject({ error: [{ problem: 'this does not have the expected form' }] });
    expect(validateRow(entity, { code: 'AB12345' }, 'create')).toMatchObject({ error: [{ problem: 'use at most 6 characters' }] });
  });
});

describe('patterns of hostile apps', () => {
  it.each(['(a+)+', '(a|a)*', '(a|aa)+$', '([a-z]+)*', '(?:a*)*b', '(a{1,}){2,}', '(.*)*', '((a)+)+', '(?=(a+)+)b', '(\\w+\\s?)*', '(a)\\1', '.*.*.*.*x'])(
    '%s ends at once',
    (pattern) => {
      const started = performance.now();
      matchesPattern(pattern, `${'a'.repeat(200)}!`);
      expect(performance.now() - started).toBeLessThan(3_000);
    },
  );

  it('ordinary patterns are applied', () => {
    expect(matchesPattern('[A-Z]{3}-\\d{4}', 'ABC-1234')).toBe(true);
    expect(matchesPattern('[A-Z]{3}-\\d{4}', 'ABC-123')).toBe(false);
    expect(matchesPattern('(\\d{3}) ?(\\d{4})', '555 1234')).toBe(true);
    expect(matchesPattern('(red|green)', 'blue')).toBe(false);
    expect(matchesPattern('[', 'anything')).toBe(true);
  });
});

it('defaults: known templates only', () => {
  const ports = { clock: { now: () => new Date(2026, 5, 12, 9).getTime() }, random: { next: () => 0.5 } };
  expect(resolveDefault('{{ today() }}', ports)).toBe('2026-06-12');
  expect(resolveDefault('{{addDays(today(), -12)}}', ports)).toBe('2026-05-31');
  expect(resolveDefault('{{ now() }}', ports)).toBe(new Date(2026, 5, 12, 9).toISOString());
  expect(resolveDefault('{{ 5 }}', ports)).toBe(5);
  expect(resolveDefault("{{ 'open' }}", ports)).toBe('open');
  expect(resolveDefault('{{ user.name }}', ports)).toBeUndefined();
  expect(resolveDefault('plain', ports)).toBe('plain');
});

it('a changed type converts what has a meaning there', () => {
  const choices = [{ value: 'hi', label: 'High' }];
  expect(convertValue('12', make('text'), make('number'))).toBe(12);
  expect(convertValue('a', make('text'), make('number'))).toBeNull();
  expect(convertValue(2.6, make('number'), make('integer'))).toBe(3);
  expect(convertValue('hi', make('choice', { choices }), make('text'))).toBe('High');
  expect(convertValue('High', make('text'), make('choice', { choices }))).toBe('hi');
  expect(convertValue('hi', make('choice', { choices }), make('multiChoice', { choices }))).toEqual(['hi']);
  expect(convertValue(['hi'], make('multiChoice', { choices }), make('choice', { choices }))).toBe('hi');
  expect(convertValue(true, make('boolean'), make('text'))).toBe('Yes');
  expect(convertValue(true, make('boolean'), make('number'))).toBe(1);
  expect(convertValue('2026-06-12T10:30:00.000Z', make('datetime'), make('time'))).toBe('10:30');
  expect(convertValue('a, b', make('text'), make('tags'))).toEqual(['a', 'b']);
  expect(convertValue({ a: 1 }, make('json'), make('text'))).toBe('{"a":1}');
  expect(convertValue(null, make('text'), make('boolean'))).toBe(false);
});

it('text compares as SQLite does', () => {
  expect(fold('ÉCLAIR Ω')).toBe('eclair ω');
  expect(compareText('\u{1F642}', '\uFFFD')).toBeGreaterThan(0);
  expect(compareText('a', 'ab')).toBeLessThan(0);
});
