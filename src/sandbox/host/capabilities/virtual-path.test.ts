import fc from '../../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import { foldersAbove, normalisePath } from './virtual-path.ts';

describe('paths of the virtual disk', () => {
  it.each([
    ['/notes/a.txt', '/notes/a.txt'],
    ['notes/a.txt', '/notes/a.txt'],
    ['//notes///a.txt/', '/notes/a.txt'],
    ['./a/./b', '/a/b'],
    ['', '/'],
    ['/', '/'],
    ['.', '/'],
    ['/e\u0301.txt', '/\u00e9.txt'],
    ['/a..b/...', '/a..b/...'],
    ['/%2e%2e/x', '/%2e%2e/x'],
    ['/\uff0e\uff0e/x', '/\uff0e\uff0e/x'],
    ['C:/x', '/C:/x'],
  ])('PRM-51: %j is %j', (path, expected) => expect(normalisePath(path)).toBe(expected));

  it.each([
    '..',
    '/..',
    '/a/../b',
    'a/..',
    './..',
    '/a\\b',
    '..\\x',
    '/a\u0000b',
    '/a\nb',
    '/\u007f',
    '/\u0085',
    '/\ud800',
    `/${'a'.repeat(256)}`,
    `/${'é'.repeat(128)}`,
    `/${'a/'.repeat(33)}`,
    'a'.repeat(1025),
  ])('PRM-51: %j is refused', (path) => expect(() => normalisePath(path)).toThrow(/not a path/));

  it('PRM-51: what comes out never climbs, and normalising again changes nothing', () => {
    const part = fc.oneof(
      fc.constantFrom('..', '.', '/', '\\', '\u0000', '%2e', '\uff0e', '~', 'C:', 'e\u0301', '\u202e'),
      fc.string({ unit: 'binary', maxLength: 5 }),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        let path: string;
        try {
          path = normalisePath(parts.join(''));
        } catch (error) {
          expect(error).toMatchObject({ code: 'disk.path' });
          return;
        }
        expect(path).toMatch(/^\//);
        expect(path.split('/')).not.toContain('..');
        expect(normalisePath(path)).toBe(path);
        for (const folder of foldersAbove(path)) expect(path.startsWith(`${folder}/`)).toBe(true);
      }),
    );
  });
});
