import { describe, expect, it } from 'vitest';
import { entity as entitySchema, query as querySchema, type Field, type Query } from '../../../shared/app/manifest/index.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { conditionOps, conditionText, conditionValue, numberFields, sortableFields } from './condition-value.ts';
import { pathOf, planPreview, readPath, resolveTemplate, resultWords } from './query-preview.ts';
import { convertValue, kindOfValue, VALUE_KINDS } from './variable-value.ts';

const booking = entitySchema.parse({
  id: 'booking', name: 'Booking', plural: 'Bookings', displayField: 'note',
  fields: [
    { id: 'note', label: 'Note', type: 'text' },
    { id: 'status', label: 'Status', type: 'choice', choices: [{ value: 'open', label: 'Open' }, { value: 'done', label: 'Done' }] },
    { id: 'seats', label: 'Seats', type: 'integer' },
    { id: 'isPaid', label: 'Paid', type: 'boolean' },
    { id: 'day', label: 'Day', type: 'date' },
    { id: 'guest', label: 'Guest', type: 'reference', reference: { entity: 'guest' } },
    { id: 'tags', label: 'Tags', type: 'tags' },
    { id: 'price', label: 'Price', type: 'computed', formula: 'item.seats * 4', formulaType: 'currency' },
  ],
});
const field = (id: string): Field => booking.fields.find((candidate) => candidate.id === id)!;
const query = (input: object): Query => querySchema.parse({ id: 'q', name: 'Q', kind: 'list', entity: 'booking', ...input });
const nothing = (): undefined => undefined;

describe('conditions of a query', () => {
  it('offer the comparisons that a field understands', () => {
    const ops = (id: string): string[] => conditionOps(field(id)).map((op) => op.value);
    expect(ops('note')).toContain('startsWith');
    expect(ops('note')).not.toContain('lt');
    expect(ops('seats')).toContain('gte');
    expect(ops('isPaid')).toEqual(['eq', 'ne', 'isEmpty', 'isNotEmpty']);
    expect(ops('tags')).toContain('contains');
    expect(conditionOps(field('day')).find((op) => op.value === 'lt')?.label).toBe('before');
    expect(ops('price')).toContain('gt');
  });

  it('read typed text as a value of the field, and keep bindings as typed', () => {
    expect(conditionValue(field('status'), 'eq', 'Open')).toBe('open');
    expect(conditionValue(field('seats'), 'gt', '4')).toBe(4);
    expect(conditionValue(field('note'), 'eq', '4')).toBe('4');
    expect(conditionValue(field('isPaid'), 'eq', 'yes')).toBe(true);
    expect(conditionValue(field('status'), 'in', 'Open, done')).toEqual(['open', 'done']);
    expect(conditionValue(field('seats'), 'gt', '{{ least.value }}')).toBe('{{ least.value }}');
    expect(conditionValue(field('note'), 'eq', '  ')).toBeUndefined();
    for (const value of ['open', ['open', 'done'], '{{ a.b }}'] as Json[]) expect(conditionValue(field('status'), Array.isArray(value) ? 'in' : 'eq', conditionText(field('status'), value))).toEqual(value);
  });

  it('know what can be ordered and added up', () => {
    expect(sortableFields(booking.fields).map((each) => each.id)).not.toContain('tags');
    expect(numberFields(booking.fields).map((each) => each.id)).toEqual(['seats', 'price']);
  });
});

describe('the preview of a query', () => {
  const lookup = (code: string): Json | undefined => ({ 'search.value': 'ann', chosen: 'row1', nobody: '' } as Record<string, Json>)[code];

  it('asks for what is written, with bindings looked up', () => {
    const plan = planPreview(query({ where: [{ field: 'status', op: 'eq', value: 'open' }, { field: 'note', op: 'contains', value: '{{ search.value }}' }], search: 'a {{ search.value }}', include: ['guest', 'gone'], limit: 5 }), [booking], lookup);
    expect(plan).toMatchObject({ kind: 'ready', unknown: [], request: { kind: 'list', request: { entity: 'booking', limit: 5, include: ['guest'], search: 'a ann', where: [{ field: 'status', op: 'eq', value: 'open' }, { field: 'note', op: 'contains', value: 'ann' }] } } });
  });

  it('leaves out, and names, what only the running app knows', () => {
    const plan = planPreview(query({ where: [{ field: 'seats', op: 'gt', value: '{{ least.value * 2 }}' }, { field: 'isPaid', op: 'eq', value: true }] }), [booking], nothing);
    expect(plan).toMatchObject({ kind: 'ready', unknown: ['least.value * 2'], request: { request: { where: [{ field: 'isPaid', op: 'eq', value: true }] } } });
  });

  it('leaves out empty filters', () => {
    expect(planPreview(query({ where: [{ field: 'note', op: 'contains', value: '{{ nobody }}', skipEmpty: true }] }), [booking], lookup)).toMatchObject({ request: { request: { where: [] } }, unknown: [] });
  });

  it('says what is missing', () => {
    expect(planPreview(query({ entity: 'gone' }), [booking], nothing)).toMatchObject({ kind: 'unfinished' });
    expect(planPreview(query({ kind: 'get' }), [booking], nothing)).toMatchObject({ kind: 'unfinished', words: 'Say which row.' });
    expect(planPreview(query({ kind: 'get', rowId: '{{ chosen }}' }), [booking], lookup)).toMatchObject({ kind: 'ready', request: { request: { where: [{ field: 'id', op: 'eq', value: 'row1' }] } } });
    expect(planPreview(query({ kind: 'get', rowId: '{{ page.params.id }}' }), [booking], lookup)).toMatchObject({ kind: 'unfinished', words: expect.stringContaining('page.params.id') });
    expect(planPreview(query({ kind: 'aggregate', aggregate: { op: 'sum' } }), [booking], nothing)).toMatchObject({ kind: 'unfinished' });
    expect(planPreview(query({ kind: 'aggregate', aggregate: { op: 'sum', field: 'seats', groupBy: 'status' } }), [booking], nothing)).toMatchObject({ kind: 'ready', request: { kind: 'aggregate', request: { op: 'sum', field: 'seats', groupBy: 'status' } } });
    expect(planPreview(query({ kind: 'script', code: 'return 1' }), [booking], nothing)).toEqual({ kind: 'script' });
  });

  it('reads plain paths only: code is never run here', () => {
    expect(pathOf('a.b_c.$d')).toEqual(['a', 'b_c', '$d']);
    expect(pathOf('a()')).toBeNull();
    expect(readPath({ b: { c: 1 } }, ['b', 'c'])).toBe(1);
    expect(readPath({ b: 1 }, ['b', 'c'])).toBeUndefined();
    expect(readPath({}, ['constructor'])).toBeUndefined();
    expect(resolveTemplate(['{{ chosen }}', 2], lookup)).toEqual({ ok: true, value: ['row1', 2] });
  });

  it('counts in words', () => {
    expect(resultWords(1, 1, 0.3)).toBe('1 row, 1 ms');
    expect(resultWords(100, 1204, 3.4)).toBe('the first 100 of 1,204 rows, 3 ms');
  });
});

describe('variables', () => {
  it('tell the kind of a value, and change it without losing what still fits', () => {
    const samples: Json[] = ['a', 1, true, [1], { a: 1 }, '{{ today() }}', null];
    expect(samples.map(kindOfValue)).toEqual(['text', 'number', 'boolean', 'list', 'object', 'formula', 'nothing']);
    for (const sample of samples) for (const { value: kind } of VALUE_KINDS) expect(kindOfValue(convertValue(sample, kind))).toBe(kind);
    for (const sample of samples) expect(convertValue(sample, kindOfValue(sample))).toEqual(sample);
    expect(convertValue('12', 'number')).toBe(12);
    expect(convertValue('twelve', 'number')).toBe(0);
    expect(convertValue('a', 'list')).toEqual(['a']);
  });
});
