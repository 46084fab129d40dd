import { expect, it } from 'vitest';
import type { JsonObject } from '../../shared/kernel/json.ts';
import { seededRandom } from '../../shared/kernel/ports.ts';
import { formatAddress, isSameAddress, parseAddress } from './address.ts';

it('reads as people write it', () => {
  expect(formatAddress({ path: '/tasks/detail', params: { id: 'row_42' } })).toBe('#/tasks/detail?id=row_42');
  expect(formatAddress({ path: '/', params: {} })).toBe('#/');
  expect(parseAddress('#/tasks/detail?id=row_42&done=true&page=3')).toEqual({ path: '/tasks/detail', params: { id: 'row_42', done: true, page: 3 } });
});

it('names no page where there is none', () => {
  for (const hash of ['', '#', '#top', 'x']) expect(parseAddress(hash)).toBeNull();
});

it('survives broken escapes and odd pairs', () => {
  expect(parseAddress('#/a%E0%A4%A?%zz=1&=2&k&q=a=b&__proto__=1')).toEqual({ path: '/a%E0%A4%A', params: { '%zz': 1, k: '', q: 'a=b' } });
});

it('leaves out what would make the address too long', () => {
  expect(formatAddress({ path: '/a', params: { text: 'x'.repeat(5000) } })).toBe('#/a');
});

it('gives back any parameters', () => {
  const seed = 20260101;
  const random = seededRandom(seed);
  const words = ['', '5', '-1', '1e999', '007', '12345678901234567890', 'true', 'null', '"x"', '[1]', '{', 'ä ö/?&=#%', 'Ünï', '%41', 'a b', '\u2028'];
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random.next() * all.length)]!;
  for (let i = 0; i < 300; i++) {
    const params: JsonObject = {};
    const values = [...words, 5, -0.25, 1e21, true, false, ['a', 1], { deep: [{ x: 'y' }] }];
    for (let n = Math.floor(random.next() * 4); n > 0; n--) params[`k${pick(words)}`] = pick(values);
    const address = { path: '/tasks/detail', params };
    const parsed = parseAddress(formatAddress(address));
    expect(parsed, `seed ${seed}, case ${i}`).toEqual(address);
    expect(isSameAddress(parsed!, address)).toBe(true);
  }
});
