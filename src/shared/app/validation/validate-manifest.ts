import { compileManifest, rootsOf } from '../compile/index.ts';
import { HELPER_NAMES } from '../expressions/index.ts';
import type { Manifest } from '../manifest/index.ts';
import { checkIds, walk } from './check-ids.ts';
import { checkComponents } from './check-components.ts';
import { checkEntities } from './check-entities.ts';
import { checkNodes } from './check-nodes.ts';
import { checkQueries } from './check-queries.ts';
import { checkTriggers } from './check-triggers.ts';
import { fixOf, Problems, type Problem } from './problem.ts';

/**
 * Everything that will not work in an app that follows the format: unknown components, properties, events and names, ids used twice,
 * queries, actions and triggers that point at nothing. Errors first.
 */
export function validateManifest(manifest: Manifest): Problem[] {
  const problems = new Problems();
  checkIds(manifest, problems);
  checkEntities(manifest, problems);
  checkQueries(manifest, problems);
  checkNodes(manifest, problems);
  checkComponents(manifest, problems);
  checkTriggers(manifest, problems);
  const names = namesOf(manifest);
  for (const { place, message, name, code } of compileManifest(manifest).problems) {
    // A kind of data is no value under any name.
    const isMissing = code === 'expression.unknown-name' && name !== undefined && !manifest.entities.some((entity) => entity.id === name);
    problems.error(place, message, isMissing ? fixOf(name, names) : null);
  }
  const rank = { error: 0, warning: 1 };
  return problems.all.sort((a, b) => rank[a.severity] - rank[b.severity]);
}

/** What an expression can name. */
function namesOf(manifest: Manifest): string[] {
  const names = [...[...manifest.queries, ...manifest.state, ...manifest.modules].map(({ id }) => id), ...HELPER_NAMES];
  for (const root of rootsOf(manifest)) walk(root, (node) => names.push(node.id));
  return names;
}
