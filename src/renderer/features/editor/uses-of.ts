import type { AppDocument } from '../../../shared/app/document/index.ts';
import { isTemplate, referencesOf } from '../../../shared/app/expressions/index.ts';
import type { ActionStep } from '../../../shared/app/manifest/index.ts';
import type { LogEntry } from '../../../shared/contracts/session.ts';

type Place = NonNullable<LogEntry['place']>;
type UseSource = Pick<AppDocument, 'pages' | 'node' | 'children' | 'queries' | 'entities' | 'modules'>;

/** Everywhere a query, variable or module is named, in reading order: what would miss it. Each place once. */
export function usesOf(app: UseSource, id: string): Place[] {
  const found: Place[] = [];
  for (const page of app.pages()) {
    if (stepsUse(page.onLoad, id)) found.push({ kind: 'page', id: page.id, key: 'onLoad' });
    const stack = [page.rootId];
    while (stack.length > 0) {
      const at = stack.pop()!;
      found.push(...usesInNode(app, at, id));
      stack.push(...[...app.children(at)].reverse());
    }
  }
  for (const query of app.queries()) {
    if (query.id === id) continue;
    const values = [query.where.map((condition) => condition.value), query.search, query.rowId];
    if (valueUses(values, id) || expressionUses(query.enabled, id) || codeUses(query.code, id)) found.push({ kind: 'query', id: query.id });
  }
  for (const entity of app.entities()) if (entity.fields.some((field) => expressionUses(field.formula, id) || valueUses(field.default, id))) found.push({ kind: 'entity', id: entity.id });
  for (const module of app.modules()) if (module.id !== id && codeUses(module.code, id)) found.push({ kind: 'module', id: module.id });
  return found;
}

function usesInNode(app: UseSource, nodeId: string, id: string): Place[] {
  const node = app.node(nodeId);
  if (node === undefined) return [];
  const places: Place[] = [];
  for (const [key, template] of Object.entries(node.bindings)) if (valueUses(template, id)) places.push({ kind: 'node', id: nodeId, key });
  for (const [key, steps] of Object.entries(node.events)) if (stepsUse(steps, id)) places.push({ kind: 'node', id: nodeId, key });
  if (valueUses(node.style, id)) places.push({ kind: 'node', id: nodeId });
  return places;
}

function stepsUse(steps: readonly ActionStep[], id: string): boolean {
  return steps.some(
    (step) =>
      step.with['query'] === id ||
      step.with['state'] === id ||
      codeUses(step.do === 'script' ? step.with['code'] : undefined, id) ||
      valueUses(step.with, id) ||
      expressionUses(step.onlyIf, id) ||
      stepsUse(step.onSuccess ?? [], id) ||
      stepsUse(step.onError ?? [], id),
  );
}

/** Any text inside a JSON value may hold bindings. Parsing is dear, so the bare letters are looked for first. */
function valueUses(value: unknown, id: string): boolean {
  if (typeof value === 'string') return value.includes(id) && isTemplate(value) && referencesOf(value).includes(id);
  if (Array.isArray(value)) return value.some((entry) => valueUses(entry, id));
  return typeof value === 'object' && value !== null && Object.values(value).some((entry) => valueUses(entry, id));
}

function expressionUses(text: string | undefined, id: string): boolean {
  return text !== undefined && text.includes(id) && referencesOf(text).includes(id);
}

function codeUses(code: unknown, id: string): boolean {
  return typeof code === 'string' && new RegExp(`(?<![\\w$.])${id.replaceAll('$', '\\$')}(?![\\w$])`).test(code);
}
