import fc from '../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import { SANDBOX_LIMITS } from '../../shared/contracts/sandbox-limits.ts';
import { problemOf, withoutPrototypes } from './text-guard.ts';

describe('texts of the guest', () => {
  it('SES-57: what is small and flat passes, whatever its strings hold', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 20 }), (value) => problemOf(JSON.stringify(value)) === null));
    expect(problemOf(JSON.stringify(['[[[['.repeat(1000), '\\"{{{{,,,,'.repeat(1000)]))).toBeNull();
  });

  it('SES-57: too long, too deep, too many values, keys or messages are told apart', () => {
    const list = (n: number, item: string): string => `[${Array.from({ length: n }, () => item).join()}]`;
    expect(problemOf(`"${'x'.repeat(SANDBOX_LIMITS.messageChars)}"`)).toBe('size');
    expect(problemOf('['.repeat(101) + ']'.repeat(101))).toBe('depth');
    expect(problemOf(list(SANDBOX_LIMITS.messageValues + 2, '1'))).toBe('values');
    expect(problemOf(JSON.stringify(Object.fromEntries(Array.from({ length: SANDBOX_LIMITS.messageKeys + 1 }, (_, i) => [`key${i}`, 1]))))).toBe('values');
    expect(problemOf(list(6, '{"a":[1,2,3]}'), 5)).toBe('messages');
    expect(problemOf(list(5, '{"a":[1,2,3]}'), 5)).toBeNull();
  });

  it('SES-54: a key __proto__ is left out however it is written; all else stays', () => {
    for (const key of ['__proto__', '\\u005f_proto__', '_\\u005Fproto_\\u005f'])
      expect(JSON.parse(withoutPrototypes(`[{"${key}":{"a":1},"b":"__proto__"}]`))).toEqual([{ b: '__proto__' }]);
    expect(withoutPrototypes('{"__proto__": ')).toBe('');
    fc.assert(
      fc.property(
        fc.jsonValue(),
        (value) =>
          JSON.stringify(JSON.parse(withoutPrototypes(JSON.stringify([value, '__proto__'])))) ===
          JSON.stringify([value, '__proto__'], (key, item: unknown) => (key === '__proto__' ? undefined : item)),
      ),
    );
  });
});
