import type { SourcePlace } from '../../shared/app/compile/index.ts';
import type { LogEntry } from '../../shared/contracts/session.ts';

type Locate = (line: number, column: number) => SourcePlace | null;
type AuthorPlace = NonNullable<LogEntry['place']>;

/** Where the app's script is in a stack of the engine. */
const FRAME = /app\.js:(\d+):(\d+)/;

/** The innermost place in the app's script that a stack names. */
export function frameOf(stack: string): { line: number; column: number } | null {
  const frame = FRAME.exec(stack);
  return frame === null ? null : { line: Number(frame[1]), column: Number(frame[2]) };
}

/** A place of the script as its author knows it. */
export function authorPlace(locate: Locate, at: { line: number; column: number } | null): AuthorPlace | undefined {
  const found = at === null ? null : locate(at.line, at.column);
  return found === null ? undefined : { ...found.place, line: found.line };
}

/**
 * Lines of the console say where in the app's script they were written; their place is put in before the host sees them. Runs in the
 * worker, where time spent is the app's own. A text that is no list of messages stays as it is: it is refused later.
 */
export function withPlaces(text: string, locate: Locate): string {
  if (!text.includes('"trace":[')) return text;
  let messages: unknown;
  try {
    messages = JSON.parse(text);
  } catch {
    return text;
  }
  if (!Array.isArray(messages)) return text;
  for (const message of messages as unknown[]) {
    if (!isObject(message) || message['t'] !== 'log' || !Array.isArray(message['entries'])) continue;
    for (const entry of message['entries'] as unknown[]) {
      if (!isObject(entry) || !Array.isArray(entry['trace'])) continue;
      const [line, column]: unknown[] = entry['trace'];
      delete entry['trace'];
      const place = authorPlace(locate, { line: Number(line), column: Number(column) });
      if (place !== undefined) entry['place'] ??= place;
    }
  }
  return JSON.stringify(messages);
}

/** Where the event of a message of the screen happened. */
export function placeOfEvent(message: unknown): AuthorPlace | undefined {
  const { type, id, event } = message as { type: string; id?: string; event?: string };
  return type === 'event' && id !== undefined && event !== undefined ? { kind: 'node', id: id.split('@')[0] ?? id, key: event } : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
