import fc from '../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import { jsonEqual } from './json.ts';

describe('jsonEqual', () => {
  it('holds for a value and its copy with the keys in another order', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const copy = JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
          part !== null && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).reverse()) : part,
        ) as unknown;
        expect(jsonEqual(JSON.parse(JSON.stringify(value)), copy)).toBe(true);
      }),
    );
  });

  it.each([
    [[], {}],
    [{ a: undefined }, { b: undefined }],
    [[1, 2], [1]],
    [null, {}],
    [0, '0'],
  ])('tells %j from %j', (a, b) => {
    expect(jsonEqual(a, b)).toBe(false);
  });

  it('takes 0 and -0 for the same, as JSON text does', () => {
    expect(jsonEqual({ a: [0] }, { a: [-0] })).toBe(true);
  });
});
