/** px of an average letter at the axis' size of 12 px, and between two labels */
const LETTER = 6.4;
const GAP = 10;
/** px that the value axis takes */
const AXIS = 44;
const MAX_LABEL = 110;

export type CategoryLabels = { rotate?: number; width?: number; overflow?: 'truncate' | 'break'; interval?: number };

/**
 * How the labels along the axis fit: level when there is room; broken into two lines when their words nearly fit;
 * else slanted and cut, and when even slanted ones would touch, every second or third.
 */
export function categoryLabels(categories: readonly string[], chartWidth: number): CategoryLabels {
  if (categories.length === 0) return {};
  const slot = Math.max(1, (chartWidth - AXIS) / categories.length);
  const longest = Math.max(...categories.map((category) => category.length)) * LETTER;
  if (longest + GAP <= slot) return { interval: 0 };
  const longestWord = Math.max(...categories.flatMap((category) => category.split(/\s+/).map((word) => word.length))) * LETTER;
  if (longestWord + GAP <= slot && longest <= slot * 2) return { interval: 0, width: Math.floor(slot - GAP / 2), overflow: 'break' };
  // Slanted labels need their height, about a line and a half, of the axis each.
  const interval = Math.max(0, Math.ceil(22 / slot) - 1);
  return { rotate: 40, interval, width: MAX_LABEL, overflow: 'truncate' };
}
