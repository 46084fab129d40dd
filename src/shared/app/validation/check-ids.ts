import { RESERVED_IDENTIFIERS } from '../../kernel/ids.ts';
import type { Place } from '../../contracts/sandbox.ts';
import { rootsOf } from '../compile/index.ts';
import { CAPABILITY_NAMES } from '../expressions/index.ts';
import type { ComponentNode, Manifest } from '../manifest/index.ts';
import type { Problems } from './problem.ts';

/** One namespace for components, queries, variables, modules and entities; one for pages, one for triggers; unique paths. */
export function checkIds(manifest: Manifest, problems: Problems): void {
  const owners = new Map<string, Place>();
  const claim = (place: Place): void => {
    const { id } = place;
    const first = owners.get(id);
    if (first !== undefined) problems.error(place, `“${id}” is used twice: for ${say(first)} and for ${say(place)}. Give one of them another id.`);
    else owners.set(id, place);
    if (CAPABILITY_NAMES.includes(id)) {
      // Apps of before these names were given out keep what they have (PRM-63). Kinds of data hide nothing: code reaches them through `db`.
      if (place.kind !== 'entity') problems.warn(place, `“${id}” is also what code calls something of Casual OS. In this app it means ${say(place)}. Choose another id to have both.`);
    } else if (RESERVED_IDENTIFIERS.has(id)) problems.error(place, `“${id}” is a word of the language or of every expression. Choose another id.`);
  };
  for (const { id } of manifest.entities) claim({ kind: 'entity', id });
  for (const { id } of manifest.queries) claim({ kind: 'query', id });
  for (const { id } of manifest.state) claim({ kind: 'state', id });
  for (const { id } of manifest.modules) claim({ kind: 'module', id });
  for (const root of rootsOf(manifest)) walk(root, (node) => claim({ kind: 'node', id: node.id }));

  const triggers = new Set<string>();
  for (const { id } of manifest.triggers) {
    if (triggers.has(id)) problems.error({ kind: 'trigger', id }, `Two triggers have the id “${id}”. Give one of them another id.`);
    triggers.add(id);
  }

  const pages = new Set<string>();
  const paths = new Map<string, string>();
  for (const { id, path } of manifest.pages) {
    const place: Place = { kind: 'page', id };
    if (pages.has(id)) problems.error(place, `Two pages have the id “${id}”. Give one of them another id.`);
    pages.add(id);
    const other = paths.get(path);
    if (other !== undefined) problems.error({ ...place, key: 'path' }, `The pages “${other}” and “${id}” have the same path “${path}”. Change one.`);
    else paths.set(path, id);
  }
}

export function walk(node: ComponentNode, visit: (node: ComponentNode) => void): void {
  visit(node);
  for (const child of node.children) walk(child, visit);
}

function say({ kind }: Place): string {
  const words = { node: 'a component', query: 'a query', state: 'a variable', module: 'a module', page: 'a page', entity: 'a kind of data', trigger: 'a trigger', component: 'a component of your own' };
  return words[kind];
}
