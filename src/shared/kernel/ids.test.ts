import fc from '../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import { IDENTIFIER, identifierFrom, newId, RESERVED_IDENTIFIERS } from './ids.ts';
import { seededRandom } from './ports.ts';

describe('identifierFrom', () => {
  it('reads as camel case and drops accents', () => {
    expect(identifierFrom('Due date')).toBe('dueDate');
    expect(identifierFrom('Café crème')).toBe('cafeCreme');
    expect(identifierFrom('日本')).toBe('item_');
    expect(identifierFrom('3 steps')).toBe('_3Steps');
    expect(identifierFrom('delete')).toBe('deleteItem');
  });

  it('never returns a taken or reserved name, whatever the words', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 30 }), (words) => {
        const taken = new Set<string>();
        for (const word of words) {
          const id = identifierFrom(word, taken);
          expect(id).toMatch(IDENTIFIER);
          expect(taken.has(id)).toBe(false);
          expect(RESERVED_IDENTIFIERS.has(id)).toBe(false);
          taken.add(id);
        }
      }),
    );
  });
});

describe('newId', () => {
  it('is an identifier, repeatable from a seed and different each time', () => {
    const first = seededRandom(7);
    const second = seededRandom(7);
    const ids = Array.from({ length: 1000 }, () => newId(first, 'n'));
    expect(new Set(ids).size).toBe(1000);
    expect(ids[0]).toBe(newId(second, 'n'));
    for (const id of ids) expect(id).toMatch(IDENTIFIER);
  });
});
