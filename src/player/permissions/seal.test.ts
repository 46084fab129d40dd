import { describe, expect, it } from 'vitest';
import { sealOf } from './seal.tsx';

describe('the seal', () => {
  it('is the same every time for the same machine', () => {
    // Written down, so that a change of the drawing or its order is noticed: people recognise their seal.
    expect([sealOf('3f9c').animal, sealOf('a').animal, sealOf('').animal]).toMatchInlineSnapshot(`
      [
        "fish",
        "dog",
        "dog",
      ]
    `);
    expect(sealOf('3f9c')).toEqual(sealOf('3f9c'));
  });

  it('differs between machines, about evenly', () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 4500; i++) {
      const { animal, ground } = sealOf(`machine ${i}`);
      counts.set(`${animal} ${ground}`, (counts.get(`${animal} ${ground}`) ?? 0) + 1);
    }
    expect(counts.size).toBe(45);
    expect(Math.min(...counts.values())).toBeGreaterThan(50);
  });
});
