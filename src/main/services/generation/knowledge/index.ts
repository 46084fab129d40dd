import { COMMERCE } from './commerce.ts';
import { CONTENT } from './content.ts';
import type { Kind } from './kind.ts';
import { HOBBIES } from './hobbies.ts';
import { LIFE } from './life.ts';
import { PEOPLE } from './people.ts';
import { PLACES } from './places.ts';
import { SYSTEMS } from './systems.ts';
import { TRADES } from './trades.ts';
import { WORK } from './work.ts';

export type { Kind, KindGroup } from './kind.ts';

export const KINDS: readonly Kind[] = [...PEOPLE, ...WORK, ...COMMERCE, ...PLACES, ...CONTENT, ...LIFE, ...SYSTEMS, ...TRADES, ...HOBBIES];

const byId = new Map(KINDS.map((kind) => [kind.id, kind]));
/** Name or alias → kind; a kind's own name wins over another's alias, and an earlier alias over a later one. */
const byName = new Map<string, Kind>();
for (const kind of KINDS) byName.set(kind.id, kind);
for (const kind of KINDS) for (const alias of kind.aliases) if (!byName.has(alias)) byName.set(alias, kind);

export function kindById(id: string): Kind | undefined {
  return byId.get(id);
}

/** @param phrase singular words in lower case, at most four */
export function kindNamed(phrase: string): Kind | undefined {
  return byName.get(phrase);
}
