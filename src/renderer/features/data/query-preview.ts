import { isTemplate, loneExpression, parseTemplate } from '../../../shared/app/expressions/index.ts';
import type { Entity, Query } from '../../../shared/app/manifest/index.ts';
import type { AggregateRequest, DataCondition, ListRequestInput } from '../../../shared/contracts/appdata.ts';
import type { Json } from '../../../shared/kernel/json.ts';

/** What a plain name or path such as `search.value` is now; undefined when only the running app knows. */
export type Lookup = (code: string) => Json | undefined;

export type PreviewRequest =
  | { kind: 'list'; request: ListRequestInput }
  | { kind: 'count'; entity: string; where: DataCondition[]; search: string }
  | { kind: 'aggregate'; request: AggregateRequest };

export type Preview =
  | { kind: 'ready'; request: PreviewRequest; /** Bindings whose value is not known here; their conditions were left out. */ unknown: string[] }
  /** Nothing can be asked yet; `words` says what is missing. */
  | { kind: 'unfinished'; words: string }
  | { kind: 'script' };

/** Rows read for a preview. */
export const PREVIEW_ROWS = 100;

/**
 * What to ask the data for, so that the result of a query shows while it is being written. Bindings are looked up, never run:
 * the app's code runs in its sandbox only. What cannot be looked up is left out and named.
 */
export function planPreview(query: Query, entities: readonly Entity[], lookup: Lookup): Preview {
  if (query.kind === 'script') return { kind: 'script' };
  const entity = entities.find((candidate) => candidate.id === query.entity);
  if (entity === undefined) return { kind: 'unfinished', words: 'Choose which data it reads.' };
  const unknown: string[] = [];
  const value = (template: Json | undefined): Json | undefined => {
    const resolved = resolveTemplate(template, lookup);
    if (resolved.ok) return resolved.value;
    unknown.push(resolved.code);
    return undefined;
  };
  const where = query.where.flatMap((condition): DataCondition[] => {
    const { field, op } = condition;
    if (op === 'isEmpty' || op === 'isNotEmpty') return [{ field, op }];
    const resolved = resolveTemplate(condition.value, lookup);
    if (!resolved.ok) unknown.push(resolved.code);
    if (!resolved.ok || (condition.skipEmpty && isEmpty(resolved.value))) return [];
    return [{ field, op, value: resolved.value ?? null }];
  });
  const search = toText(query.kind === 'list' || query.kind === 'count' ? value(query.search) : undefined);
  switch (query.kind) {
    case 'list': {
      const limit = Math.min(query.limit ?? PREVIEW_ROWS, PREVIEW_ROWS);
      return { kind: 'ready', unknown, request: { kind: 'list', request: { entity: entity.id, where, search, orderBy: query.orderBy, limit, include: references(query, entity) } } };
    }
    case 'get': {
      if (query.rowId === undefined) return { kind: 'unfinished', words: 'Say which row.' };
      const id = value(query.rowId);
      if (isEmpty(id)) return { kind: 'unfinished', words: unknown.length > 0 ? `Which row depends on ${unknown.join(', ')}, which only the running app knows.` : 'No row is chosen now, so there is no result.' };
      return { kind: 'ready', unknown, request: { kind: 'list', request: { entity: entity.id, where: [{ field: 'id', op: 'eq', value: id ?? null }], limit: 1, include: references(query, entity) } } };
    }
    case 'count':
      return { kind: 'ready', unknown, request: { kind: 'count', entity: entity.id, where, search } };
    case 'aggregate': {
      const { op = 'count', field, groupBy } = query.aggregate ?? {};
      if (op !== 'count' && field === undefined) return { kind: 'unfinished', words: 'Choose the field to work with.' };
      return { kind: 'ready', unknown, request: { kind: 'aggregate', request: { entity: entity.id, op, where, ...(field === undefined ? {} : { field }), ...(groupBy === undefined ? {} : { groupBy }) } } };
    }
  }
}

function references(query: Query, entity: Entity): string[] {
  return query.include.filter((id) => entity.fields.some((field) => field.id === id && field.type === 'reference'));
}

type Resolved = { ok: true; value: Json | undefined } | { ok: false; code: string };

/** A value with its bindings looked up; a lone binding keeps its type, mixed text is joined. */
export function resolveTemplate(template: Json | undefined, lookup: Lookup): Resolved {
  if (Array.isArray(template)) {
    const values: Json[] = [];
    for (const entry of template) {
      const resolved = resolveTemplate(entry, lookup);
      if (!resolved.ok) return resolved;
      values.push(resolved.value ?? null);
    }
    return { ok: true, value: values };
  }
  if (typeof template !== 'string' || !isTemplate(template)) return { ok: true, value: template };
  const parts = parseTemplate(template);
  const lone = loneExpression(parts);
  if (lone !== null) {
    const value = lookup(lone.code.trim());
    return value === undefined ? { ok: false, code: lone.code.trim() } : { ok: true, value };
  }
  let text = '';
  for (const part of parts) {
    const value = part.kind === 'text' ? part.text : lookup(part.code.trim());
    if (value === undefined) return { ok: false, code: part.kind === 'text' ? part.text : part.code.trim() };
    text += toText(value);
  }
  return { ok: true, value: text };
}

/** Reads `a.b.c` out of a value. @returns undefined when something on the way is missing */
export function readPath(value: unknown, path: readonly string[]): Json | undefined {
  let at: unknown = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return at as Json | undefined;
}

/** "a.b.c" → its names; null for anything but a plain path. */
export function pathOf(code: string): string[] | null {
  return /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/.test(code) ? code.split('.') : null;
}

function toText(value: Json | undefined): string {
  return value === undefined || value === null ? '' : String(value);
}

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** "18 rows, 2 ms", "the first 100 of 1,204 rows, 3 ms" */
export function resultWords(shown: number, total: number, ms: number): string {
  const rows = `${total.toLocaleString('en')} ${total === 1 ? 'row' : 'rows'}`;
  return `${shown < total ? `the first ${shown.toLocaleString('en')} of ` : ''}${rows}, ${Math.max(1, Math.round(ms))} ms`;
}
