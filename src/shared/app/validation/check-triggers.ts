import type { Place } from '../../contracts/sandbox.ts';
import { findFunctions } from '../functions/index.ts';
import type { Manifest } from '../manifest/index.ts';
import { scheduleProblem } from '../triggers/index.ts';
import { fixOf, type Problems } from './problem.ts';

/** Triggers that could never run: a function that is not there, a time that cannot be read. */
export function checkTriggers(manifest: Manifest, problems: Problems): void {
  if (manifest.triggers.length === 0) return;
  const known = new Set(findFunctions(manifest.modules).map((found) => found.name));
  for (const trigger of manifest.triggers) {
    const place: Place = { kind: 'trigger', id: trigger.id };
    if (!known.has(trigger.function)) {
      problems.error(
        { ...place, key: 'function' },
        `The trigger “${trigger.name}” runs “${trigger.function}”, which this app does not have. Choose one of its functions.`,
        fixOf(trigger.function, known),
      );
    }
    if (trigger.kind !== 'schedule') continue;
    const problem = scheduleProblem(trigger);
    if (problem !== null) problems.error({ ...place, key: problem.key }, `The trigger “${trigger.name}”: ${problem.message}`);
  }
}
