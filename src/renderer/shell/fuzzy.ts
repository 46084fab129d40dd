/**
 * How well `query` matches `text`: 0 is not at all, 1 is equal. Every letter must appear in order; the start of the text, the starts of
 * words and unbroken runs count for more.
 */
export function matchScore(query: string, text: string): number {
  const needle = query.trim().toLowerCase();
  if (needle === '') return 0.5;
  const hay = text.toLowerCase();
  if (hay === needle) return 1;
  if (hay.startsWith(needle)) return 0.95;
  const at = hay.indexOf(needle);
  if (at >= 0) return isWordStart(hay, at) ? 0.9 : 0.75;
  let score = 0;
  let from = 0;
  let previous = -2;
  for (const letter of needle) {
    if (letter === ' ') continue;
    const found = hay.indexOf(letter, from);
    if (found < 0) return 0;
    score += found === previous + 1 ? 1 : isWordStart(hay, found) ? 0.8 : 0.25;
    previous = found;
    from = found + 1;
  }
  const mean = score / needle.length;
  // Scattered letters are noise, not a match.
  return mean < 0.6 ? 0 : Math.min(0.7, mean * 0.7);
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[a-z0-9]/.test(text.charAt(at - 1));
}

/** The best of the texts; anything but the first counts a little less. */
export function bestScore(query: string, texts: readonly string[]): number {
  let best = 0;
  for (const [i, text] of texts.entries()) best = Math.max(best, matchScore(query, text) * (i === 0 ? 1 : 0.85));
  return best;
}
