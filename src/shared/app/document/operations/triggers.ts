import type { z } from 'zod';
import { identifierFrom, newId } from '../../../kernel/ids.ts';
import { trigger, type Trigger } from '../../manifest/index.ts';
import type { AppDocument } from '../app-document.ts';
import { encodeTrigger, readTrigger } from '../collection-codec.ts';
import type { Origin } from '../origin.ts';
import { fail } from '../../../kernel/errors.ts';
import { itemMap, root } from '../roots.ts';
import { parseInput } from './change.ts';
import { existing, insertItem, patched, patchItem, removeItem, type Patch } from './collection.ts';

/** Schedules and webhooks. Nothing names one in an expression, so their ids are a namespace of their own. */

export type NewTrigger = Omit<z.input<typeof trigger>, 'id'> & { id?: string | undefined };

/** @returns the id; one that is made here carries random characters, so that two people who add one at once get two. @throws document.id-taken, request.invalid */
export function addTrigger(app: AppDocument, origin: Origin, input: NewTrigger): string {
  const triggers = root(app.doc, 'triggers');
  let id = input.id;
  if (id !== undefined && itemMap(triggers, id) !== undefined) fail('document.id-taken', { id });
  while (id === undefined || (input.id === undefined && triggers.has(id))) id = newId(app.random, identifierFrom(input.name, new Set(), 'trigger'), 4);
  const value = parseInput(trigger, patched({}, { ...input, id }), 'trigger');
  insertItem(app, origin, 'triggers', id, encodeTrigger(value));
  return id;
}

/** @throws document.unknown, request.invalid */
export function updateTrigger(app: AppDocument, origin: Origin, id: string, patch: Patch<Omit<Trigger, 'id'>>): void {
  const value = parseInput(trigger, patched(readTrigger(id, existing(app, 'triggers', id)), { ...patch, id }), 'trigger');
  patchItem(app, origin, 'triggers', id, encodeTrigger(value), patch);
}

export function removeTrigger(app: AppDocument, origin: Origin, id: string): void {
  removeItem(app, origin, 'triggers', id);
}
