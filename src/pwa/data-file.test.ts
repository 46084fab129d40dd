import { expect, it } from 'vitest';
import { manifest as manifestSchema } from '../shared/app/manifest/index.ts';
import { mergeData, readDataFile, writeDataFile } from './data-file.ts';

const manifest = manifestSchema.parse({
  schemaVersion: 1,
  meta: { name: 'Tools' },
  pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'root', type: 'Container', name: 'Page' } }],
  entities: [
    {
      id: 'tool',
      name: 'Tool',
      plural: 'Tools',
      displayField: 'name',
      fields: [
        { id: 'name', label: 'Name', type: 'text', required: true },
        { id: 'price', label: 'Price', type: 'number' },
      ],
    },
  ],
});
const row = (id: string, name: string, price: number | null = null) => ({ id, name, price, createdAt: '2026-01-02T03:04:05.000Z', updatedAt: null });
const here = { rows: { tool: [row('a', 'Saw', 5), row('b', 'Drill')] }, saved: { view: 'list' } };

it('what is saved comes back as it was', () => {
  const loaded = readDataFile(manifest, writeDataFile(manifest, here, 0));
  expect(loaded).toEqual({ snapshot: here, counts: [{ plural: 'Tools', count: 2 }], leftOut: 0, app: 'Tools', savedAt: '1970-01-01T00:00:00.000Z' });
});

it('values of every kind come back: references, dates, lists, files and pictures', () => {
  const fields = [
    { id: 'owner', type: 'reference', reference: { entity: 'person' }, value: 'p1' },
    { id: 'bought', type: 'date', value: '2026-06-12' },
    { id: 'seen', type: 'datetime', value: '2026-06-12T10:30:00.000Z' },
    { id: 'at', type: 'time', value: '10:30' },
    { id: 'tags', type: 'tags', value: ['a', 'ü'] },
    { id: 'done', type: 'boolean', value: false },
    { id: 'kind', type: 'choice', choices: [{ value: 'x', label: 'X' }], value: 'x' },
    { id: 'paper', type: 'file', value: { name: 'a.pdf', type: 'application/pdf', size: 3, data: 'data:application/pdf;base64,AAAA' } },
    { id: 'photo', type: 'image', value: 'data:image/png;base64,AAAA' },
    { id: 'more', type: 'json', value: { deep: [1, null, 'x'] } },
  ];
  const app = manifestSchema.parse({
    ...manifest,
    entities: [
      { id: 'person', name: 'Person', plural: 'People', displayField: 'name', fields: [{ id: 'name', label: 'Name', type: 'text' }] },
      {
        id: 'thing',
        name: 'Thing',
        plural: 'Things',
        displayField: 'kind',
        fields: fields.map(({ value: _value, ...field }) => ({ ...field, label: field.id })),
      },
    ],
  });
  const thing = { id: 't1', createdAt: null, updatedAt: null, ...Object.fromEntries(fields.map(({ id, value }) => [id, value])) };
  const empty = { ...thing, id: 't2', ...Object.fromEntries(fields.map(({ id, type }) => [id, type === 'boolean' ? false : null])) };
  const all = { rows: { person: [{ id: 'p1', name: 'Ada', createdAt: null, updatedAt: null }], thing: [thing, empty] }, saved: {} };
  expect(readDataFile(app, writeDataFile(app, all, 0))).toMatchObject({ snapshot: all, leftOut: 0 });
});

it('leaves out what the app does not have or take, and counts it', () => {
  const file = {
    format: 'casual-data',
    version: 1,
    app: 'x',
    savedAt: '',
    rows: { tool: [row('a', 'Saw'), { id: 'b' }, { ...row('c', 'Axe'), price: 'dear' }, { ...row('d', 'Awl'), extra: { a: 1 } }], other: [{ id: 'z' }] },
  };
  const loaded = readDataFile(manifest, JSON.stringify(file));
  expect(loaded).toMatchObject({ snapshot: { rows: { tool: [row('a', 'Saw'), row('d', 'Awl')] } }, leftOut: 3 });
});

it('says so where a file is something else', () => {
  for (const text of [
    '',
    '{',
    '[]',
    '{"format":"casual-data","version":2}',
    '{"format":"casual-data","version":1,"app":"x","savedAt":"","rows":{"tool":[{}]}}',
  ]) {
    expect(readDataFile(manifest, text)).toMatch(/^This file is not a copy/);
  }
});

it('merging keeps both, and takes the row of the file where both have it', () => {
  const merged = mergeData(here, { rows: { tool: [row('b', 'Big drill'), row('c', 'Axe')] }, saved: { more: 1 } });
  expect(merged.rows['tool']).toEqual([row('a', 'Saw', 5), row('b', 'Big drill'), row('c', 'Axe')]);
  expect(merged.saved).toEqual({ view: 'list', more: 1 });
});
