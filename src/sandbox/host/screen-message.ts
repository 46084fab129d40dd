import { SANDBOX_LIMITS } from '../../shared/contracts/sandbox-limits.ts';
import type { Effect, LogEntry, SessionMessage } from '../../shared/contracts/session.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { placeOfEvent } from './author-places.ts';

type Refusal = 'size' | 'depth' | 'values';

/**
 * Looks at what a screen sends before anything else does: a page may have been changed, and a paste can be of any size. Files that a person
 * chose (`data`, `base64` of an object with a `name`) are not counted as what was typed.
 * @returns why it is refused, or null
 */
function refusalOf(message: unknown): Refusal | null {
  const open: { value: unknown; depth: number }[] = [{ value: message, depth: 0 }];
  const { type } = message as { type?: unknown };
  // Answers of the screen are looked at by whoever asked for them.
  const most = type === 'performResult' ? SANDBOX_LIMITS.messageChars : SANDBOX_LIMITS.eventChars;
  let typed = 0;
  let files = 0;
  let values = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (++values > SANDBOX_LIMITS.eventValues) return 'values';
    if (typeof value === 'string') typed += value.length;
    else if (typeof value === 'object' && value !== null) {
      if (depth >= SANDBOX_LIMITS.messageDepth) return 'depth';
      const isList = Array.isArray(value);
      const isFile = !isList && 'name' in value;
      for (const [key, part] of Object.entries(value)) {
        if (!isList) typed += key.length;
        if (isFile && (key === 'data' || key === 'base64') && typeof part === 'string') files += part.length;
        else open.push({ value: part, depth: depth + 1 });
        if (open.length > SANDBOX_LIMITS.eventValues) return 'values';
      }
    }
    if (typed > most || typed + files > SANDBOX_LIMITS.messageChars) return 'size';
  }
  return null;
}

/**
 * What becomes of a message that is too large: a line in the log, and a word to the person, whose screen still has what they entered.
 * @returns null for any other. `instead`: what the app gets, where it waits for an answer
 */
export function refuseLarge(message: SessionMessage): { entry: Omit<LogEntry, 'at'>; effect: Effect; instead: SessionMessage | null } | null {
  if (refusalOf(message) === null) return null;
  const { eventChars, messageChars } = SANDBOX_LIMITS;
  const { message: text } = new AppError('screen.too-large', { limit: eventChars, files: Math.floor((messageChars * 0.75) / 1e6) });
  const place = placeOfEvent(message);
  return {
    entry: { level: 'warn', source: 'sandbox', text, ...(place === undefined ? {} : { place }) },
    effect: { kind: 'toast', text, tone: 'warn' },
    instead: message.type === 'performResult' ? { type: 'performResult', performId: message.performId, ok: false, value: null, error: text } : null,
  };
}
