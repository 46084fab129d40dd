import type { z } from 'zod';
import { identifierFrom } from '../../../kernel/ids.ts';
import { codeModule, query, stateVariable, type Query, type StateVariable } from '../../manifest/index.ts';
import type { AppDocument } from '../app-document.ts';
import { encodeModule, encodeQuery, encodeState, readQuery, readState } from '../collection-codec.ts';
import type { Origin } from '../origin.ts';
import { itemMap, root } from '../roots.ts';
import { assertFree, parseInput } from './change.ts';
import { existing, insertItem, patched, patchItem, removeItem, type Patch } from './collection.ts';

/** Queries, variables and code modules. Ids default to the name as an identifier; expressions use the id, people see the name. */

export type NewQuery = Omit<z.input<typeof query>, 'id'> & { id?: string | undefined };
export type NewState = Omit<z.input<typeof stateVariable>, 'id'> & { id?: string | undefined };
export type NewModule = { id?: string | undefined; name: string; code: string };

/** @returns the id. @throws document.id-taken, request.invalid */
export function addQuery(app: AppDocument, origin: Origin, input: NewQuery): string {
  const id = freeId(app, input, 'query');
  const value = parseInput(query, patched({}, { ...input, id }), 'query');
  insertItem(app, origin, 'queries', id, encodeQuery(value));
  return id;
}

/** @throws document.unknown, request.invalid */
export function updateQuery(app: AppDocument, origin: Origin, id: string, patch: Patch<Omit<Query, 'id'>>): void {
  const value = parseInput(query, patched(readQuery(id, existing(app, 'queries', id)), { ...patch, id }), 'query');
  patchItem(app, origin, 'queries', id, encodeQuery(value), patch);
}

export function removeQuery(app: AppDocument, origin: Origin, id: string): void {
  removeItem(app, origin, 'queries', id);
}

/** @returns the id. @throws document.id-taken, request.invalid */
export function addState(app: AppDocument, origin: Origin, input: NewState): string {
  const id = freeId(app, input, 'value');
  const value = parseInput(stateVariable, patched({}, { ...input, id }), 'variable');
  insertItem(app, origin, 'state', id, encodeState(value));
  return id;
}

/** @throws document.unknown, request.invalid */
export function updateState(app: AppDocument, origin: Origin, id: string, patch: Patch<Omit<StateVariable, 'id'>>): void {
  const value = parseInput(stateVariable, patched(readState(id, existing(app, 'state', id)), { ...patch, id }), 'variable');
  patchItem(app, origin, 'state', id, encodeState(value), patch);
}

export function removeState(app: AppDocument, origin: Origin, id: string): void {
  removeItem(app, origin, 'state', id);
}

/**
 * Adds the module, or changes it when `id` names one: the code is edited in place, so that a peer typing elsewhere in it is not overwritten.
 * @returns the id
 */
export function setModule(app: AppDocument, origin: Origin, input: NewModule): string {
  if (input.id !== undefined && itemMap(root(app.doc, 'modules'), input.id) !== undefined) {
    const value = parseInput(codeModule, input, 'module');
    patchItem(app, origin, 'modules', value.id, encodeModule(value), { name: true, code: true });
    return value.id;
  }
  const id = freeId(app, input, 'code');
  const value = parseInput(codeModule, { ...input, id }, 'module');
  insertItem(app, origin, 'modules', id, encodeModule(value));
  return id;
}

export function removeModule(app: AppDocument, origin: Origin, id: string): void {
  removeItem(app, origin, 'modules', id);
}

function freeId(app: AppDocument, input: { id?: string | undefined; name: string }, fallback: string): string {
  const id = input.id ?? identifierFrom(input.name, app.takenIds(), fallback);
  assertFree(app, id);
  return id;
}
