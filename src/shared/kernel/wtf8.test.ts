import fc from '../../testing/property.ts';
import { expect, it } from 'vitest';
import { fromWtf8, toWtf8 } from './wtf8.ts';

it('PRM-61: any text comes back as it was, NUL and lone surrogates included', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
      const text = String.fromCharCode(...units);
      expect(fromWtf8(toWtf8(text))).toBe(text);
    }),
  );
});

it('well-formed text is written as UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      if (text.isWellFormed()) expect(toWtf8(text)).toEqual(new Uint8Array(Buffer.from(text, 'utf8')));
    }),
  );
});

it('bytes that are not text are known as such', () => {
  for (const bytes of [
    [0x80],
    [0xc0, 0x80],
    [0xc1, 0xbf],
    [0xe0, 0x80, 0x80],
    [0xf0, 0x80, 0x80, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
    [0xf8],
    [0xff],
    [0xe2, 0x82],
    [0xc3, 0x28],
  ])
    expect([bytes, fromWtf8(new Uint8Array(bytes))]).toEqual([bytes, null]);
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = fromWtf8(bytes);
      let strict: string | null;
      try {
        strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      } catch {
        strict = null;
      }
      if (strict !== null) expect(text).toBe(strict);
    }),
  );
});
