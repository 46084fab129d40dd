import fc from '../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import { bestScore, matchScore } from './fuzzy.ts';
import { splitQuery } from './palette-results.ts';

describe('matchScore', () => {
  it('ranks equal, start, word start, inside, initials', () => {
    const scores = ['Run', 'Run app', 'Stop and run', 'Truncate', 'Rename unit now'].map((text) => matchScore('run', text));
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores[0]).toBe(1);
    expect(scores[4]).toBeGreaterThan(0);
  });

  it('finds nothing in scattered letters', () => {
    expect(matchScore('zoom', 'Keyboard shortcuts')).toBe(0);
    expect(matchScore('ase', 'Command palette here')).toBe(0);
  });

  it('stays between 0 and 1 and finds every piece of a text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (query, text) => {
        const score = matchScore(query, text);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
    );
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), (text, from) => {
        const piece = text.slice(from % text.length);
        if (piece.trim() !== '' && text.toLowerCase().includes(piece.trim().toLowerCase())) expect(matchScore(piece, text)).toBeGreaterThan(0.5);
      }),
    );
  });

  it('prefers the title over other words', () => {
    expect(bestScore('theme', ['Theme', 'look'])).toBeGreaterThan(bestScore('theme', ['Look', 'theme']));
  });
});

describe('splitQuery', () => {
  it('takes a prefix off', () => {
    expect(splitQuery('> run ')).toEqual({ prefix: '>', query: 'run' });
    expect(splitQuery('#')).toEqual({ prefix: '#', query: '' });
    expect(splitQuery(' room')).toEqual({ prefix: null, query: 'room' });
    expect(splitQuery('a > b')).toEqual({ prefix: null, query: 'a > b' });
  });
});
