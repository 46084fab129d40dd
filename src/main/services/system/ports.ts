import { randomFillSync } from 'node:crypto';
import type { Clock, Random } from '../../../shared/kernel/ports.ts';

export const systemClock: Clock = { now: () => Date.now() };

/** Unpredictable, so that ids made from it cannot be guessed. 53 bits a draw. */
export const systemRandom: Random = {
  next() {
    const [high, low] = randomFillSync(new Uint32Array(2));
    return ((high! >>> 5) * 67_108_864 + (low! >>> 6)) / 9_007_199_254_740_992;
  },
};
