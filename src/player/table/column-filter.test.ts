import { expect, it } from 'vitest';
import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import { type Filters, choicesOf, filtersOf } from './column-filter.ts';
import { haystacksOf, matcherOf } from './match-rows.ts';

const rows = [
  { id: 1, name: 'Ada', fee: 45, day: '2026-06-12', tags: ['new'], paid: true },
  { id: 2, name: 'Luca', fee: null, day: '2026-06-14T08:00:00Z', tags: ['new', 'private'], paid: false },
  { id: 3, name: 'Marta', fee: 90, day: '', tags: [], paid: null },
];
const columns: TableColumn[] = [
  { field: 'name', label: 'Name', type: 'text' },
  { field: 'fee', label: 'Fee', type: 'currency' },
  { field: 'day', label: 'Day', type: 'date' },
  { field: 'tags', label: 'Tags', type: 'tag', choices: ['private', 'new', 'old'] },
  { field: 'paid', label: 'Paid', type: 'boolean' },
];
const found = (filters: Filters, text = ''): number[] =>
  rows.filter((row) => matcherOf(columns, filters, text, haystacksOf(columns))?.(row) ?? true).map((row) => Number(row['id']));

it('filters by words, limits, days, tags and yes or no; empty cells never pass a limit', () => {
  expect(found({ name: { contains: 'A' } })).toEqual([1, 2, 3]);
  expect(found({ name: { contains: 'mar' } })).toEqual([3]);
  expect(found({ fee: { min: 45, max: 89 } })).toEqual([1]);
  expect(found({ day: { min: '2026-06-13' } })).toEqual([2]);
  expect(found({ tags: { values: ['private'] } })).toEqual([2]);
  expect(found({ paid: { values: ['No'] }, fee: { min: 1 } })).toEqual([3]);
  expect(found({ gone: { contains: 'x' }, name: {} })).toEqual([1, 2, 3]);
});

it('offers the choices that occur, in their order', () => {
  expect(choicesOf(rows, columns[3] as TableColumn)).toEqual(['private', 'new']);
});

it('reads filters from the state of the app, and passes over what is none', () => {
  expect(filtersOf({ fee: { min: 3, max: '' }, name: 'x', tags: { values: [1] }, day: {} })).toEqual({ fee: { min: 3 }, tags: { values: ['1'] } });
  expect(filtersOf([1])).toEqual({});
});
