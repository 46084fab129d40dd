import { executions } from './0002-executions.ts';
import { foundation } from './0001-foundation.ts';
import { permissions } from './0003-permissions.ts';
import { triggerHolds } from './0004-trigger-holds.ts';

/** A released migration never changes: its hash is pinned in `released.ts` and a database of that version in `fixtures/`. */
export type Migration = { id: number; name: string; sql: string };

/** In order, without gaps. Append only. */
export const MIGRATIONS: readonly Migration[] = [foundation, executions, permissions, triggerHolds];
