/** Longer values are not matched: the work of a pattern grows with a power of the length. */
const LONGEST = 256;
const MOST_UNBOUNDED = 3;

/**
 * Whether a value matches an author's pattern. Patterns come from apps that may be hostile, and this runs outside the sandbox: one that
 * could take long (a repeat inside a repeat, a repeated choice, a back-reference, many open repeats) is not tried and counts as matching.
 */
export function matchesPattern(pattern: string, value: string): boolean {
  if (value.length > LONGEST || !isCheap(pattern)) return true;
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value);
  } catch {
    return true; // not a pattern: the validator reports it to the author
  }
}

function isCheap(pattern: string): boolean {
  if (pattern.length > 1000 || /\\[1-9k]/.test(pattern)) return false;
  const bare = pattern.replace(/\\./gu, 'x').replace(/\[[^\]]*\]/g, 'x');
  const unbounded = bare.match(/[*+]|\{\d+,\}/g)?.length ?? 0;
  if (unbounded > MOST_UNBOUNDED) return false;
  // Innermost groups first; a repeated group must hold neither a repeat nor a choice.
  let rest = bare;
  for (let previous = ''; previous !== rest;) {
    previous = rest;
    let isDear = false;
    rest = rest.replace(/\((?:\?(?:[:=!]|<[=!]|<\w+>))?([^()]*)\)(\*|\+|\{\d+(?:,\d*)?\})?/g, (_whole, inner: string, repeat: string | undefined) => {
      const hasRepeat = /[*+{]/.test(inner);
      if (repeat !== undefined && (hasRepeat || inner.includes('|'))) isDear = true;
      return hasRepeat || repeat !== undefined ? 'x*' : 'x';
    });
    if (isDear) return false;
  }
  return true;
}
