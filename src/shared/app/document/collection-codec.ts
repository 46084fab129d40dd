import { Map as YMap } from 'yjs';
import { z } from 'zod';
import { IDENTIFIER } from '../../kernel/ids.ts';
import type { Json } from '../../kernel/json.ts';
import {
  codeModule,
  componentDefinition,
  entity,
  field,
  page,
  query,
  seedRow,
  stateVariable,
  trigger,
  type CodeModule,
  type ComponentDefinition,
  type Entity,
  type Field,
  type Page,
  type Query,
  type StateVariable,
  type Trigger,
} from '../manifest/index.ts';
import { cellValue, MapCell, TextCell, valueCell, type Cells } from './cells.ts';
import { compareOrder, type Ordered } from './order-keys.ts';
import { parseRepaired, readJson, readLabel, readSteps } from './parsing.ts';

/** A page without its tree. */
export type PageInfo = Omit<Page, 'root'> & {
  /** The page's own container; its children are the page. */
  rootId: string;
};

/** An own component without its tree. */
export type ComponentInfo = Omit<ComponentDefinition, 'root'> & {
  /** Top of its tree; "" for one made from code. */
  rootId: string;
};
const componentBody = componentDefinition.omit({ root: true });
export type ComponentBody = z.infer<typeof componentBody>;

const pageBody = page.omit({ root: true });
export type PageBody = z.infer<typeof pageBody>;
const seedRows = z.array(seedRow).max(1000);

/** Position in its collection; things without a usable key come first. */
export function orderOf(map: YMap<unknown>): string {
  const key = map.get('order');
  return typeof key === 'string' ? key : '';
}

/** Ids and keys of a collection in order. Entries that are not maps or not identifiers are passed over. */
export function orderedItems(collection: YMap<unknown>): (Ordered & { map: YMap<unknown> })[] {
  const items: (Ordered & { map: YMap<unknown> })[] = [];
  collection.forEach((value, id) => {
    if (value instanceof YMap && IDENTIFIER.test(id)) items.push({ id, key: orderOf(value), map: value });
  });
  return items.sort(compareOrder);
}

/** Everything but `id`; members that are undefined are left out. */
function encodeMembers(thing: object): Cells {
  const cells: Cells = {};
  for (const [key, value] of Object.entries(thing) as [string, Json | undefined][]) {
    if (key !== 'id' && value !== undefined) cells[key] = valueCell(value);
  }
  return cells;
}

function members(id: string, map: YMap<unknown>, skip: (key: string) => boolean = (key) => key === 'order'): Record<string, unknown> {
  const raw: Record<string, unknown> = { id };
  map.forEach((value, key) => {
    if (!skip(key)) raw[key] = readJson(cellValue(value));
  });
  raw['id'] = id;
  return raw;
}

export function encodePage(body: PageBody): Cells {
  return encodeMembers(body);
}

export function readPage(id: string, map: YMap<unknown>): PageBody {
  const raw = members(id, map);
  raw['name'] = readLabel(raw['name'], id);
  raw['onLoad'] = readSteps(map.get('onLoad')) ?? [];
  const path = raw['path'];
  if (typeof path !== 'string' || !page.shape.path.safeParse(path).success) raw['path'] = `/${id}`;
  return parseRepaired(pageBody, raw) ?? { id, name: id, path: `/${id}`, inNav: true, onLoad: [] };
}

export function encodeEntity(value: Entity, fieldKeys: (index: number, id: string) => string): Cells {
  const { fields, seed, ...rest } = value;
  const cells = encodeMembers(rest);
  fields.forEach((item, i) => (cells[`f.${item.id}`] = new MapCell({ ...encodeField(item), order: fieldKeys(i, item.id) })));
  if (seed.length > 0) cells['seed'] = seed as Json;
  return cells;
}

/** Each property of a field is a register of its own, so that two people can change one field at once. */
export function encodeField(value: Field): Cells {
  const { required, unique, ...rest } = value;
  const cells = encodeMembers(rest);
  if (required) cells['required'] = true;
  if (unique) cells['unique'] = true;
  return cells;
}

/** Ids, keys and maps of an entity's fields, in order. */
export function orderedFields(map: YMap<unknown>): (Ordered & { map: YMap<unknown> })[] {
  const items: (Ordered & { map: YMap<unknown> })[] = [];
  map.forEach((value, key) => {
    const id = key.slice(2);
    if (key.startsWith('f.') && value instanceof YMap && IDENTIFIER.test(id)) items.push({ id, key: orderOf(value), map: value });
  });
  return items.sort(compareOrder);
}

export function readField(id: string, map: YMap<unknown>): Field {
  const raw = members(id, map);
  raw['label'] = readLabel(raw['label'], id);
  if (!field.shape.type.safeParse(raw['type']).success) raw['type'] = 'text';
  return parseRepaired(field, raw) ?? { id, label: readLabel(raw['label'], id), type: 'text', required: false, unique: false };
}

export function readEntity(id: string, map: YMap<unknown>): Entity {
  const raw = members(id, map, (key) => key === 'order' || key === 'seed' || key.startsWith('f.'));
  const fields = orderedFields(map)
    .slice(0, 200)
    .map((item) => readField(item.id, item.map));
  const name = readLabel(raw['name'], id);
  const stored = raw['displayField'];
  const isKnown =
    typeof stored === 'string' && IDENTIFIER.test(stored) && (fields.length === 0 || stored === 'id' || fields.some((item) => item.id === stored));
  const displayField = isKnown ? stored : (fields[0]?.id ?? 'id');
  const head = { ...raw, name, plural: readLabel(raw['plural'], name), displayField };
  const body = parseRepaired(entity.omit({ fields: true, seed: true }), head) ?? { id, name, plural: name, displayField };
  return { ...body, fields, seed: readSeed(map.get('seed')) };
}

function readSeed(stored: unknown): Entity['seed'] {
  const rows = readJson(stored);
  if (!Array.isArray(rows)) return [];
  const all = seedRows.safeParse(rows);
  if (all.success) return all.data;
  return rows.slice(0, 1000).flatMap((row) => {
    const one = seedRow.safeParse(row);
    return one.success ? [one.data] : [];
  });
}

export function encodeQuery(value: Query): Cells {
  return encodeMembers(value);
}

export function readQuery(id: string, map: YMap<unknown>): Query {
  const raw = members(id, map);
  const name = readLabel(raw['name'], id);
  return parseRepaired(query, { ...raw, name }) ?? query.parse({ id, name, kind: 'list' });
}

export function encodeState(value: StateVariable): Cells {
  return encodeMembers(value);
}

export function readState(id: string, map: YMap<unknown>): StateVariable {
  const raw = members(id, map);
  const name = readLabel(raw['name'], id);
  return parseRepaired(stateVariable, { initial: null, ...raw, name }) ?? { id, name, initial: null, persist: 'memory' };
}

export function encodeModule(value: CodeModule): Cells {
  return { name: value.name, code: new TextCell(value.code) };
}

export function readModule(id: string, map: YMap<unknown>): CodeModule {
  const code = cellValue(map.get('code'));
  const longest = 500_000;
  return codeModule.parse({ id, name: readLabel(cellValue(map.get('name')), id), code: typeof code === 'string' ? code.slice(0, longest) : '' });
}

export function encodeComponent(value: ComponentBody): Cells {
  const { code, ...rest } = value;
  return { ...encodeMembers(rest), ...(code === undefined ? {} : { code: new TextCell(code) }) };
}

/** What cannot be read as a definition is an empty one made from parts. */
export function readComponentBody(id: string, map: YMap<unknown>): ComponentBody {
  const raw = members(id, map);
  const name = readLabel(raw['name'], id);
  return parseRepaired(componentBody, { ...raw, name }) ?? componentBody.parse({ id, name, kind: 'parts' });
}

export function encodeTrigger(value: Trigger): Cells {
  // In a list: yjs refuses an object of its own that has a key called "constructor".
  return { ...encodeMembers(value), inputs: [value.inputs] };
}

/** What cannot be read as a trigger is switched off and names a function that does not exist, so that a person sees it and can mend or remove it. */
export function readTrigger(id: string, map: YMap<unknown>): Trigger {
  const raw = members(id, map);
  const name = readLabel(raw['name'], id);
  const inputs = Array.isArray(raw['inputs']) ? raw['inputs'][0] : undefined;
  return parseRepaired(trigger, { ...raw, name, inputs }) ?? { id, name, kind: 'schedule', function: 'missing.function', inputs: {}, enabled: false };
}
