import { z } from 'zod';
import { checkValue, type DataSnapshot, storedFields } from '../shared/app/data/index.ts';
import type { Manifest } from '../shared/app/manifest/index.ts';
import type { Row } from '../shared/contracts/appdata.ts';

/** The copy of an app's data that people keep and load again: all rows, and the variables that outlive the app. */
const dataFile = z.object({
  format: z.literal('casual-data'),
  version: z.literal(1),
  app: z.string(),
  savedAt: z.string(),
  rows: z.record(z.string(), z.array(z.looseObject({ id: z.string().min(1).max(200) }))),
  saved: z.record(z.string(), z.json()).default({}),
});

export type DataFile = z.infer<typeof dataFile>;

/** What a file would bring, looked at against the app that loads it. */
export type LoadedData = { snapshot: DataSnapshot; counts: readonly { plural: string; count: number }[]; leftOut: number; app: string; savedAt: string };

export function writeDataFile(manifest: Manifest, { rows, saved }: DataSnapshot, now: number): string {
  const file = { format: 'casual-data', version: 1, app: manifest.meta.name, savedAt: new Date(now).toISOString(), rows, saved };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/**
 * Rows of kinds that the app does not have and rows with values that it does not take are left out and counted.
 * @returns a sentence where the text is no copy of data
 */
export function readDataFile(manifest: Manifest, text: string): LoadedData | string {
  let parsed;
  try {
    parsed = dataFile.safeParse(JSON.parse(text));
  } catch {
    return 'This file is not a copy of an app’s data: it is not JSON. Choose one that was saved from this menu.';
  }
  if (!parsed.success) return 'This file is not a copy of an app’s data. Choose one that was saved from this menu.';
  const { rows: given, saved, app, savedAt } = parsed.data;
  const rows: Record<string, Row[]> = {};
  const counts: { plural: string; count: number }[] = [];
  let kept = 0;
  for (const entity of manifest.entities) {
    const byId = new Map<string, Row>();
    for (const row of Object.hasOwn(given, entity.id) ? (given[entity.id] ?? []) : []) {
      const read = readRow(entity, row);
      if (read !== null) byId.set(read.id, read);
    }
    rows[entity.id] = [...byId.values()];
    kept += byId.size;
    if (byId.size > 0) counts.push({ plural: entity.plural, count: byId.size });
  }
  const all = Object.values(given).reduce((sum, list) => sum + list.length, 0);
  return { snapshot: { rows, saved }, counts, leftOut: all - kept, app, savedAt };
}

/** The rows of both; where both have a row, that of the file. */
export function mergeData(here: DataSnapshot, loaded: DataSnapshot): DataSnapshot {
  const rows: Record<string, Row[]> = {};
  for (const id of new Set([...Object.keys(here.rows), ...Object.keys(loaded.rows)])) {
    const all = new Map((here.rows[id] ?? []).map((row) => [row.id, row]));
    for (const row of loaded.rows[id] ?? []) all.set(row.id, row);
    rows[id] = [...all.values()];
  }
  return { rows, saved: { ...here.saved, ...loaded.saved } };
}

function readRow(entity: Manifest['entities'][number], given: Record<string, unknown>): Row | null {
  const row: Row = { id: String(given['id']) };
  for (const field of storedFields(entity)) {
    const checked = checkValue(field, given[field.id] ?? null);
    if (!checked.ok) return null;
    row[field.id] = checked.value;
  }
  for (const key of ['createdAt', 'updatedAt']) {
    const time = given[key];
    row[key] = typeof time === 'string' && !Number.isNaN(Date.parse(time)) ? time : null;
  }
  return row;
}
