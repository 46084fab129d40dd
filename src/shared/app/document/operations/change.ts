import type { z } from 'zod';
import { fail } from '../../../kernel/errors.ts';
import { identifierFrom, newId, RESERVED_IDENTIFIERS } from '../../../kernel/ids.ts';
import { SCHEMA_VERSION } from '../../manifest/index.ts';
import type { AppDocument } from '../app-document.ts';
import type { Origin } from '../origin.ts';
import { schemaVersionOf } from '../roots.ts';

/**
 * One transaction with one origin. Operations called inside become part of it: one undo step, one update, one round of listeners.
 * An operation that throws has changed nothing itself; what earlier operations of the batch wrote stays.
 * @throws document.read-only when the document was written by a newer Casual OS
 */
export function change<T>(app: AppDocument, origin: Origin, write: () => T): T {
  const found = schemaVersionOf(app.doc);
  if (found > SCHEMA_VERSION) fail('document.read-only', { found, known: SCHEMA_VERSION });
  return app.doc.transact(write, origin);
}

/** Parses what a caller passed in. @throws request.invalid with the path and the problem */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown, what: string): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const place = issue === undefined || issue.path.length === 0 ? what : `${what}.${issue.path.map(String).join('.')}`;
  return fail('request.invalid', { problem: `${place}: ${issue?.message ?? 'not valid'}` }, result.error);
}

/** @throws document.id-taken, request.invalid for a reserved word */
export function assertFree(app: AppDocument, id: string): void {
  if (RESERVED_IDENTIFIERS.has(id)) fail('request.invalid', { problem: `“${id}” is a reserved word` });
  if (app.isTaken(id)) fail('document.id-taken', { id });
}

/**
 * A free id from a name, with four random characters: two people adding “Button” at the same moment must not get one id,
 * because then one of the buttons would be lost.
 */
export function freshNodeId(app: AppDocument, name: string, alsoTaken: ReadonlySet<string>): string {
  const base = identifierFrom(name, new Set(), 'node');
  for (;;) {
    const id = newId(app.random, base, 4);
    if (!app.isTaken(id) && !alsoTaken.has(id)) return id;
  }
}
