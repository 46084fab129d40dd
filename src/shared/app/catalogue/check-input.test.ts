import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../kernel/json.ts';
import { checkInput } from './check-input.ts';

const cases: [type: string, props: JsonObject, value: Json, problem: string | null][] = [
  ['TextInput', {}, '', null],
  ['TextInput', { required: true }, '  ', 'Fill this in.'],
  ['TextInput', { type: 'email' }, 'ada@example', 'Type an email address, such as name@example.com.'],
  ['TextInput', { type: 'email' }, 'ada@example.com', null],
  ['TextInput', { pattern: '[A-Z]{2}\\d+' }, 'AB12', null],
  ['TextInput', { pattern: '[A-Z]{2}\\d+' }, 'xAB12', 'This does not have the right form.'],
  ['TextInput', { pattern: '[' }, 'anything', null],
  ['TextInput', { rules: [{ kind: 'minLength', value: 3, message: 'Too short.' }] }, 'ab', 'Too short.'],
  ['NumberInput', { min: 1, max: 5 }, 6, 'Use 5 or less.'],
  ['NumberInput', { required: true }, 0, null],
  ['NumberInput', {}, 'many', 'Type a number.'],
  ['Checkbox', { required: true }, false, 'Fill this in.'],
  ['DatePicker', { min: '2026-06-01' }, '2026-05-31', 'Choose 2026-06-01 or later.'],
  ['DatePicker', { max: '2026-06-01' }, '2026-06-01T23:00:00.000Z', null],
  ['DateRange', {}, { start: '2026-06-02', end: '2026-06-01' }, 'The end is before the start.'],
  ['DateRange', { required: true }, { start: null, end: null }, 'Fill this in.'],
  ['MultiSelect', { max: 1 }, ['a', 'b'], 'Choose at most 1.'],
  ['TextInput', { rules: ['nonsense', null, { kind: 'unknown' }] }, 'x', null],
];

describe('checkInput', () => {
  it.each(cases)('%s %j with %j → %s', (type, props, value, problem) => {
    expect(checkInput(type, props, value)).toBe(problem);
  });
});

it('takes no words for a date, although the language reads some as one', () => {
  for (const text of ['room 12', 'soon', '1', '2026', 'x2026-01-01']) expect(checkInput('DatePicker', {}, text), text).toMatch(/^Type a date/);
  for (const text of ['2026-06-12', '2026-06-12T09:00:00.000Z', '2026-06-12T09:00']) expect(checkInput('DatePicker', {}, text), text).toBeNull();
  expect(checkInput('DateRange', {}, { start: 'soon', end: null })).toMatch(/^Type dates/);
  expect(checkInput('DateRange', {}, { start: '2026-06-12', end: null })).toBeNull();
});
