import { applyUpdate, Doc } from 'yjs';
import { toManifest } from '../../../shared/app/document/index.ts';
import { validateManifest, type Problem } from '../../../shared/app/validation/index.ts';

/**
 * Checks the app beside the page, on a copy of its document that follows by updates: checking a large app takes long enough to be felt.
 * In: updates, and a number that asks for a check. Out: that number with the problems.
 */
export type ProblemsQuestion = { update: Uint8Array } | { check: number };
export type ProblemsAnswer = { check: number; problems: readonly Problem[] };

// Bare: a document made new would bring a schema version of its own.
const doc = new Doc();

addEventListener('message', ({ data }: MessageEvent<ProblemsQuestion>) => {
  if ('update' in data) applyUpdate(doc, data.update);
  else postMessage({ check: data.check, problems: check() } satisfies ProblemsAnswer);
});

/** However an app is broken, saying nothing about it would look like no problems. */
function check(): readonly Problem[] {
  try {
    return validateManifest(toManifest(doc));
  } catch (error) {
    return [{ severity: 'error', message: `This app could not be checked: ${error instanceof Error ? error.message : String(error)}`, place: firstPage() }];
  }
}

function firstPage(): Problem['place'] {
  const [id] = doc.getMap('pages').keys();
  return { kind: 'page', id: id ?? '' };
}
