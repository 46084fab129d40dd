import { SANDBOX_LIMITS } from '../../shared/contracts/sandbox-limits.ts';

export type TurnCount = { values: number; items: number };

/** A text shorter than this cannot hold enough distinct keys to matter. */
const COUNT_KEYS_FROM = 64 * 1024;

/**
 * Looks at a JSON text of the guest before anybody parses it: what takes long to parse, or breaks whoever walks through it, is refused.
 * Runs in the worker, where time spent is the app's own.
 * @param maxItems of the list that the text is
 * @param before what was found in texts of the same turn, which count together; this one is added
 * @returns the problem, or null
 */
export function problemOf(text: string, maxItems = Infinity, before: TurnCount = { values: 0, items: 0 }): 'size' | 'depth' | 'values' | 'messages' | null {
  if (text.length > SANDBOX_LIMITS.messageChars) return 'size';
  const keys = text.length > COUNT_KEYS_FROM ? new Set<string>() : null;
  let depth = 0;
  let { values } = before;
  let items = before.items + 1;
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case 0x22: {
        const start = i;
        i = endOfString(text, i);
        if (keys !== null && text.charCodeAt(i + 1) === 0x3a && keys.add(text.slice(start, i)).size > SANDBOX_LIMITS.messageKeys) return 'values';
        break;
      }
      case 0x5b:
      case 0x7b:
        if (++depth > SANDBOX_LIMITS.messageDepth) return 'depth';
        values++;
        break;
      case 0x5d:
      case 0x7d:
        depth--;
        break;
      case 0x2c:
        values++;
        if (depth === 1 && ++items > maxItems) return 'messages';
    }
    if (values > SANDBOX_LIMITS.messageValues) return 'values';
  }
  before.values = values;
  before.items = items;
  return null;
}

/** @returns the place of the closing quote */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) return i;
    if (code === 0x5c) i++;
  }
  return text.length;
}

/** A key "__proto__", written in any way, would turn into a prototype wherever somebody copies by assignment: it is left out. */
export function withoutPrototypes(text: string): string {
  if (!text.includes('__proto__') && !/\\u005f/i.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value)));
  } catch {
    return ''; // Not JSON: refused as such.
  }
}
