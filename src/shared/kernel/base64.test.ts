import { Buffer } from 'node:buffer';
import fc from '../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';

describe('base64', () => {
  it('agrees with Node for any bytes and reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        const text = toBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect([...(fromBase64(text) ?? [])]).toEqual([...bytes]);
      }),
    );
  });

  it('keeps bytes across its chunk boundary', () => {
    const bytes = new Uint8Array(100_001).map((_, i) => (i * 31) & 255);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  });

  it.each(['abc', 'ab=c', '====', 'a b=', 'äbcd', 'abc\u0000'])('refuses %j', (text) => {
    expect(fromBase64(text)).toBeNull();
  });
});
