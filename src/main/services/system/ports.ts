import { randomFillSync } from 'node:crypto';
import type { Clock, Random } from '../../../shared/kernel/ports.ts';

export const systemClock: Clock = { now: () => Date.now() };

/** Drawn at once: asking the system for each number would be most of the work of making an id. */
const pool = new Uint32Array(1024);
let drawn = pool.length;

/** Unpredictable, so that ids made from it cannot be guessed. 53 bits a draw. */
export const systemRandom: Random = {
  next() {
    if (drawn === pool.length) {
      randomFillSync(pool);
      drawn = 0;
    }
    const high = pool[drawn]!;
    const low = pool[drawn + 1]!;
    // What was given out is not kept.
    pool.fill(0, drawn, drawn + 2);
    drawn += 2;
    return ((high >>> 5) * 67_108_864 + (low >>> 6)) / 9_007_199_254_740_992;
  },
};
