import type { SourcePlace } from '../../shared/app/compile/index.ts';
import type { StackFrame } from '../../shared/app/compile/stack-frame.ts';
import type { GuestMessage } from '../../shared/contracts/sandbox.ts';
import type { LogEntry } from '../../shared/contracts/session.ts';

type GuestLine = Extract<GuestMessage, { t: 'log' }>['entries'][number];
type Locate = (line: number, column: number) => SourcePlace | null;
type AuthorPlace = NonNullable<LogEntry['place']>;

/** A place of the script as its author knows it: to the line where it is code, else the binding it is. */
export function authorPlace(locate: Locate, at: StackFrame | null): AuthorPlace | undefined {
  if (at === null) return undefined;
  const found = locate(at.line, at.column);
  return found === null ? placeOfKey(at.key) : { ...found.place, line: found.line };
}

/** "node:save:click[0]:onlyIf" is a step of the component "save". */
function placeOfKey(key: string): AuthorPlace | undefined {
  const [kind = '', id = '', ...rest] = key.replace(/#\d+$/, '').split(':');
  if (id === '' || !isKind(kind)) return undefined;
  return { kind, id, ...(rest[0] === undefined ? {} : { key: rest[0] }) };
}

function isKind(kind: string): kind is 'node' | 'page' | 'query' | 'state' | 'entity' | 'module' {
  return kind === 'node' || kind === 'page' || kind === 'query' || kind === 'state' || kind === 'entity' || kind === 'module';
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
      const [line, column, key]: unknown[] = entry['trace'];
      delete entry['trace'];
      const place = authorPlace(locate, { line: Number(line), column: Number(column), key: String(key) });
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

/** A line of the guest as everybody else sees it. */
export function logEntryOf({ level, source, text, place, values }: GuestLine): Omit<LogEntry, 'at'> {
  const at: AuthorPlace | undefined =
    place === undefined ? undefined : { kind: place.kind, id: place.id, ...(place.key === undefined ? {} : { key: place.key }), ...(place.line === undefined ? {} : { line: place.line }) };
  return { level, source, text, ...(at === undefined ? {} : { place: at }), ...(values === undefined ? {} : { values }) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
