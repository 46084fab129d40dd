import { z } from 'zod';
import { actionStep, label, type ActionStep } from '../manifest/index.ts';
import { cloneJson } from './values.ts';

/**
 * Reading what other people's replicas may have written. Everything read from a document goes through here or through a check of its own,
 * so that whatever peers send, `toManifest` is valid. Repairs happen in memory only.
 */

const steps = z.array(actionStep).max(100);
const parsedSteps = new WeakMap<object, ActionStep[] | null>();

/** The steps of a handler; null when they are not valid. Cached by identity: a stored value is never changed in place. */
export function readSteps(stored: unknown): ActionStep[] | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const known = parsedSteps.get(stored);
  if (known !== undefined) return known;
  const result = steps.safeParse(stored);
  const value = result.success ? result.data : null;
  parsedSteps.set(stored, value);
  return value;
}

/** A text of 1 to 200 characters: the stored one cut to length, or the fallback. */
export function readLabel(stored: unknown, fallback: string): string {
  if (typeof stored !== 'string' || stored === '') return fallback;
  return label.safeParse(stored).success ? stored : stored.slice(0, 200).toWellFormed();
}

/**
 * Parses `raw`, leaving out whichever of its optional members are not valid.
 * @returns null when a required member stays invalid
 */
export function parseRepaired<T>(schema: z.ZodType<T>, raw: Record<string, unknown>): T | null {
  const candidate: Record<string, unknown> = { ...raw };
  for (;;) {
    const result = schema.safeParse(candidate);
    if (result.success) return result.data;
    let removed = false;
    for (const issue of result.error.issues) {
      const keys = issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [String(issue.path[0])];
      for (const key of keys) {
        if (!Object.hasOwn(candidate, key)) continue;
        delete candidate[key];
        removed = true;
      }
    }
    if (!removed) return null;
  }
}

/** A stored value as a private JSON copy; null for what is not JSON. */
export function readJson(stored: unknown): ReturnType<typeof cloneJson> | null {
  return cloneJson(stored) ?? null;
}
