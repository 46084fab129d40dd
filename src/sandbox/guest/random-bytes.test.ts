import { expect, it } from 'vitest';
import { RandomBytes } from './random-bytes.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

it('PRM-62: random bytes are the key stream of ChaCha20 (RFC 8439, A.1, test vectors 1 and 2)', () => {
  const random = new RandomBytes();
  random.seed('00'.repeat(32));
  expect(hex(random.take(64))).toBe(
    '76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7da41597c5157488d7724e03fb8d84a376a43b8f41518a11cc387b669b2ee6586',
  );
  expect(hex(random.take(64))).toBe(
    '9f07e7be5551387a98ba977c732d080dcb0f29a048e3656912c6533e32ee7aed29b721769ce64e43d57133b074d839d531ed1f28510afb45ace10a1f4b794d6f',
  );
});

it('PRM-62: however they are taken they are the same stream, and another key gives another', () => {
  const whole = new RandomBytes();
  const parts = new RandomBytes();
  const other = new RandomBytes();
  whole.seed('0123456789abcdef'.repeat(4));
  parts.seed('0123456789abcdef'.repeat(4));
  other.seed('0123456789abcdef'.repeat(3) + '0123456789abcdee');
  const expected = hex(whole.take(300));
  expect(hex(parts.take(1)) + hex(parts.take(130)) + hex(parts.take(0)) + hex(parts.take(169))).toBe(expected);
  expect(hex(other.take(300))).not.toBe(expected);
});
