import { compileManifest } from '../compile/index.ts';
import type { Manifest } from '../manifest/index.ts';
import { checkIds } from './check-ids.ts';
import { checkEntities } from './check-entities.ts';
import { checkNodes } from './check-nodes.ts';
import { checkQueries } from './check-queries.ts';
import { checkTriggers } from './check-triggers.ts';
import { Problems, type Problem } from './problem.ts';

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
  checkTriggers(manifest, problems);
  for (const { place, message } of compileManifest(manifest).problems) problems.error(place, message);
  const rank = { error: 0, warning: 1 };
  return problems.all.sort((a, b) => rank[a.severity] - rank[b.severity]);
}
