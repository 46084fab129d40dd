import { z } from 'zod';
import { fail } from '../../../kernel/errors.ts';
import { identifierFrom } from '../../../kernel/ids.ts';
import { entity, field, ROW_SYSTEM_FIELDS, seedRow, type Entity, type Field } from '../../manifest/index.ts';
import type { Map as YMap } from 'yjs';
import type { AppDocument } from '../app-document.ts';
import { createMap, writeCell } from '../cells.ts';
import { encodeEntity, encodeField, orderedFields, readEntity, readField } from '../collection-codec.ts';
import { initialKeys, keysForInsertion, type Ordered } from '../order-keys.ts';
import type { Origin } from '../origin.ts';
import { cloneJson } from '../values.ts';
import { assertFree, change, parseInput } from './change.ts';
import { existing, insertItem, keyForMove, patched, patchItem, patchMap, removeItem, type Patch } from './collection.ts';

export type NewField = Omit<z.input<typeof field>, 'id'> & {
  /** The column key. Default: made from the label. Never changes. */
  id?: string | undefined;
};
export type NewEntity = {
  id?: string | undefined;
  /** Singular. */
  name: string;
  plural?: string | undefined;
  icon?: string | undefined;
  /** Default: the first field. */
  displayField?: string | undefined;
  fields: readonly NewField[];
  seed?: Entity['seed'] | undefined;
};

const SYSTEM_FIELDS: ReadonlySet<string> = new Set(ROW_SYSTEM_FIELDS);
const seedRows = z.array(seedRow).max(1000);

/** @returns the entity's id. @throws document.id-taken, request.invalid */
export function addEntity(app: AppDocument, origin: Origin, input: NewEntity): string {
  const id = input.id ?? identifierFrom(input.name, app.takenIds(), 'entity');
  assertFree(app, id);
  const fieldIds = new Set<string>(SYSTEM_FIELDS);
  const fields = input.fields.map((item) => withFieldId(item, fieldIds));
  const displayField = input.displayField ?? fields[0]?.id ?? 'id';
  const value = parseInput(entity, patched({}, { ...input, id, plural: input.plural ?? input.name, displayField, fields }), 'entity');
  assertDisplayField(value);
  const keys = initialKeys(value.fields.length);
  insertItem(
    app,
    origin,
    'entities',
    id,
    encodeEntity(value, (i) => keys[i]!),
  );
  return id;
}

/** Renames and the like; fields have their own operations. @throws document.unknown, request.invalid */
export function updateEntity(app: AppDocument, origin: Origin, id: string, patch: Patch<Pick<Entity, 'name' | 'plural' | 'icon' | 'displayField'>>): void {
  const value = parseInput(entity, patched(readEntity(id, existing(app, 'entities', id)), patch), 'entity');
  assertDisplayField(value);
  patchItem(
    app,
    origin,
    'entities',
    id,
    encodeEntity(value, () => ''),
    patch,
  );
}

/** Queries and references that name it stay and are reported by validation. */
export function removeEntity(app: AppDocument, origin: Origin, id: string): void {
  removeItem(app, origin, 'entities', id);
}

/**
 * @param index in front of the field now at this position; default the end
 * @returns the field's id
 * @throws document.unknown, document.id-taken, request.invalid
 */
export function addField(app: AppDocument, origin: Origin, entityId: string, input: NewField, index?: number): string {
  const map = existing(app, 'entities', entityId);
  const items = orderedFields(map);
  const value = parseInput(field, withFieldId(input, new Set([...SYSTEM_FIELDS, ...items.map((item) => item.id)])), 'field');
  const at = Math.min(Math.max(0, index ?? items.length), items.length);
  change(app, origin, () => {
    const { keys, rekeyed } = keysForInsertion(items, at, 1, app.random);
    rekeyFields(map, rekeyed);
    map.set(`f.${value.id}`, createMap({ ...encodeField(value), order: keys[0]! }));
    app.refreshSection('entities', [entityId]);
  });
  return value.id;
}

/** The id, which is the column key, cannot change. @throws document.unknown, request.invalid */
export function updateField(app: AppDocument, origin: Origin, entityId: string, fieldId: string, patch: Patch<Omit<Field, 'id'>>): void {
  const map = fieldMap(app, entityId, fieldId);
  const value = parseInput(field, patched(readField(fieldId, map), { ...patch, id: fieldId }), 'field');
  change(app, origin, () => {
    if (patchMap(map, encodeField(value), patch)) app.refreshSection('entities', [entityId]);
  });
}

/** Also takes the field out of the example rows; another field becomes the display field if it was that. */
export function removeField(app: AppDocument, origin: Origin, entityId: string, fieldId: string): void {
  fieldMap(app, entityId, fieldId);
  const map = existing(app, 'entities', entityId);
  const value = readEntity(entityId, map);
  const next = value.fields.find((item) => item.id !== fieldId)?.id ?? 'id';
  change(app, origin, () => {
    map.delete(`f.${fieldId}`);
    if (value.displayField === fieldId) map.set('displayField', next);
    if (value.seed.some((row) => Object.hasOwn(row, fieldId))) {
      map.set(
        'seed',
        value.seed.map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => key !== fieldId))),
      );
    }
    app.refreshSection('entities', [entityId]);
  });
}

/** @param index in front of the field now at this position */
export function moveField(app: AppDocument, origin: Origin, entityId: string, fieldId: string, index: number): void {
  const moved = fieldMap(app, entityId, fieldId);
  const map = existing(app, 'entities', entityId);
  const { key, rekeyed } = keyForMove(orderedFields(map), fieldId, index, app);
  change(app, origin, () => {
    rekeyFields(map, rekeyed);
    moved.set('order', key);
    app.refreshSection('entities', [entityId]);
  });
}

/** Example rows put in when the table is first made. @throws document.unknown, request.invalid */
export function setSeed(app: AppDocument, origin: Origin, entityId: string, rows: Entity['seed']): void {
  const map = existing(app, 'entities', entityId);
  const parsed = parseInput(seedRows, cloneJson(rows), 'rows');
  change(app, origin, () => {
    if (writeCell(map, 'seed', parsed.length > 0 ? parsed : undefined)) app.refreshSection('entities', [entityId]);
  });
}

function fieldMap(app: AppDocument, entityId: string, fieldId: string): YMap<unknown> {
  const found = orderedFields(existing(app, 'entities', entityId)).find((item) => item.id === fieldId);
  return found?.map ?? fail('document.unknown', { what: 'field', id: fieldId });
}

function withFieldId(input: NewField, taken: ReadonlySet<string> & { add?: (id: string) => unknown }): z.input<typeof field> {
  const id = input.id ?? identifierFrom(typeof input.label === 'string' ? input.label : '', taken, 'field');
  if (taken.has(id)) fail('document.id-taken', { id });
  taken.add?.(id);
  return { ...input, id };
}

function assertDisplayField(value: Entity): void {
  const isKnown = value.fields.length === 0 || SYSTEM_FIELDS.has(value.displayField) || value.fields.some((item) => item.id === value.displayField);
  if (!isKnown) fail('document.unknown', { what: 'field', id: value.displayField });
}

function rekeyFields(map: YMap<unknown>, rekeyed: readonly Ordered[]): void {
  for (const item of orderedFields(map)) {
    const key = rekeyed.find((other) => other.id === item.id)?.key;
    if (key !== undefined) item.map.set('order', key);
  }
}
