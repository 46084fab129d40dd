import { identifierFrom } from '../../kernel/ids.ts';
import { fail } from '../../kernel/errors.ts';
import { addEntity, addNode, addQuery, addState, change, freshNodeId, type AppDocument, type Origin } from '../document/index.ts';
import type { Entity, Field } from '../manifest/index.ts';
import type { Block, BlockContext, BlockData, BlockNeed, BlockTarget } from './types.ts';

const DAY_MS = 86_400_000;

/**
 * Puts a block into an app: its data (made, or the app's own), a query that lists it, its variables and its nodes, as one undo step.
 * Every id is new to the app.
 * @param today "YYYY-MM-DD", for sample dates
 * @param data the app's own data to show; without it, data that fits by name and fields is taken, or made
 * @returns the id of the block's outermost node
 * @throws document.unknown, request.invalid
 */
export function insertBlock(origin: Origin, block: Block, { app, parentId, index }: BlockTarget, today: string, data?: BlockData): string {
  return change(app, origin, () => {
    const source = block.needs === undefined ? null : sourceOf(app, origin, block.needs, today, data);
    const names = namesIn(app, source, today);
    for (const variable of block.state?.(names) ?? []) addState(app, origin, variable);
    return addNode(app, origin, { node: block.build(names), parentId, index });
  });
}

/** The app's own data that fits what the block needs, best first: the more fields are called as the block calls them, the better. */
export function fittingData(need: BlockNeed, entities: readonly Entity[]): { entity: Entity; data: BlockData }[] {
  const fits = entities.flatMap((entity) => {
    const fit = fitOf(need, entity);
    return fit === null ? [] : [{ entity, ...fit }];
  });
  return fits.sort((a, b) => b.named - a.named).map(({ entity, data }) => ({ entity, data }));
}

/** Field by field: the same name first, then the same kind of field. `named`: how many are called as the block calls them. */
function fitOf(need: BlockNeed, entity: Entity): { data: BlockData; named: number } | null {
  const taken = new Set<string>();
  const fields: Record<string, string> = {};
  let named = 0;
  for (const wanted of need.fields) {
    const free = entity.fields.filter((field) => !taken.has(field.id) && stands(field, wanted.type));
    const names = [wanted.id, String(wanted.label), ...(wanted.like ?? [])].map((name) => name.toLowerCase());
    const isNamed = (field: Field): boolean => names.includes(field.id.toLowerCase()) || names.includes(field.label.toLowerCase());
    const same = free.find(isNamed);
    const found = same ?? free.find((field) => field.id === entity.displayField) ?? free[0];
    if (found === undefined) return null;
    if (same !== undefined) named++;
    taken.add(found.id);
    fields[wanted.id] = found.id;
  }
  return { data: { entity: entity.id, fields }, named };
}

const NUMBERS: ReadonlySet<string> = new Set(['number', 'integer', 'currency', 'percent', 'rating']);
const WORDS: ReadonlySet<string> = new Set(['text', 'longText', 'email', 'phone', 'url']);

/** Whether a field can be shown and written where one of the type is wanted. */
function stands(field: Field, type: Field['type']): boolean {
  if (field.type === type) return true;
  if (NUMBERS.has(type)) return NUMBERS.has(field.type) && type !== 'rating';
  return WORDS.has(type) && WORDS.has(field.type) && type !== 'email';
}

type Source = { entity: Entity; fields: Readonly<Record<string, string>>; query: string };

function sourceOf(app: AppDocument, origin: Origin, need: BlockNeed, today: string, data: BlockData | undefined): Source {
  const chosen = data ?? same(app, need) ?? make(app, origin, need, today);
  const entity = app.entities().find((candidate) => candidate.id === chosen.entity) ?? fail('document.unknown', { what: 'data', id: chosen.entity });
  for (const field of Object.values(chosen.fields))
    if (!entity.fields.some((candidate) => candidate.id === field)) fail('document.unknown', { what: 'field', id: field });
  return { entity, fields: chosen.fields, query: listOf(app, origin, entity) };
}

/** What an earlier block of the same need made. */
function same(app: AppDocument, need: BlockNeed): BlockData | null {
  const entity = app.entities().find((candidate) => candidate.name === need.name);
  if (entity === undefined) return null;
  const isWhole = need.fields.every((wanted) => entity.fields.some((field) => field.id === wanted.id && field.type === wanted.type));
  return isWhole ? { entity: entity.id, fields: Object.fromEntries(need.fields.map((field) => [field.id, field.id])) } : null;
}

function make(app: AppDocument, origin: Origin, need: BlockNeed, today: string): BlockData {
  const { name, plural, icon, fields, seed } = need;
  const day = (offset: number): string => new Date(Date.parse(today) + offset * DAY_MS).toISOString().slice(0, 10);
  const own = fields.map(({ like: _like, ...field }) => field);
  const entity = addEntity(app, origin, { name, plural, icon, fields: own, seed: seed(day).map((row) => ({ ...row })) });
  return { entity, fields: Object.fromEntries(fields.map((field) => [field.id, field.id])) };
}

/** A plain list of everything: one that the app has, or a new one. */
function listOf(app: AppDocument, origin: Origin, entity: Entity): string {
  const found = app
    .queries()
    .find(
      (query) =>
        query.kind === 'list' &&
        query.entity === entity.id &&
        query.where.length === 0 &&
        query.search === undefined &&
        query.enabled === undefined &&
        query.autoRun &&
        (query.limit ?? 1000) >= 1000,
    );
  return (
    found?.id ??
    addQuery(app, origin, { id: identifierFrom(entity.plural, app.takenIds(), 'rows'), name: entity.plural, kind: 'list', entity: entity.id, limit: 1000 })
  );
}

function namesIn(app: AppDocument, source: Source | null, today: string): BlockContext {
  const ids = new Map<string, string>();
  const made = new Set<string>();
  const fieldOf = (id: string): Field | undefined => source?.entity.fields.find((field) => field.id === (source.fields[id] ?? id));
  return {
    today,
    entity: source?.entity.id ?? '',
    rows: source?.query ?? '',
    id(name) {
      const known = ids.get(name);
      if (known !== undefined) return known;
      const id = freshNodeId(app, name, made);
      made.add(id);
      ids.set(name, id);
      return id;
    },
    field: (id) => source?.fields[id] ?? id,
    plural: source?.entity.plural ?? '',
    label: (id) => fieldOf(id)?.label ?? id,
    numbers(id) {
      const field = fieldOf(id);
      if (field?.type === 'currency') return { format: 'currency', currency: field.currency ?? 'USD' };
      return { format: field?.type === 'percent' ? 'percent' : 'number' };
    },
    choices(id) {
      return (fieldOf(id)?.choices ?? []).map(({ value, label, tone }) => ({ value, label, ...(tone === undefined ? {} : { tone }) }));
    },
  };
}
