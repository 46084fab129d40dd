import { foundation } from './0001-foundation.ts';

/** A released migration never changes: its hash is pinned in `released.ts` and a database of that version in `fixtures/`. */
export type Migration = { id: number; name: string; sql: string };

/** In order, without gaps. Append only. */
export const MIGRATIONS: readonly Migration[] = [foundation];
