import type { Manifest } from '../../../shared/app/manifest/index.ts';
import type { Json, JsonObject } from '../../../shared/kernel/json.ts';

const DAY_MS = 86_400_000;
const STARTS_WITH_DAY = /^(\d{4}-\d{2}-\d{2})/;

/** The manifest with its sample dates as far from `today` as they are from `day`, the day the template was written on. Both "YYYY-MM-DD". */
export function nearToday(manifest: Manifest, day: string, today: string): Manifest {
  const days = Math.round((Date.parse(today) - Date.parse(day)) / DAY_MS);
  if (days === 0) return manifest;
  const entities = manifest.entities.map((entity) => {
    const dated = entity.fields.filter((field) => field.type === 'date' || field.type === 'datetime').map((field) => field.id);
    return { ...entity, seed: entity.seed.map((row) => moved(row, [...dated, 'createdAt', 'updatedAt'], days)) };
  });
  return { ...manifest, entities };
}

function moved(row: JsonObject, fields: readonly string[], days: number): JsonObject {
  const copy: JsonObject = { ...row };
  for (const field of fields) if (field in copy) copy[field] = movedValue(copy[field] ?? null, days);
  return copy;
}

/** A day, or a time of a day, which keeps its hour. Anything else stays. */
function movedValue(value: Json, days: number): Json {
  const day = typeof value === 'string' ? STARTS_WITH_DAY.exec(value)?.[1] : undefined;
  const at = day === undefined ? Number.NaN : Date.parse(day);
  if (typeof value !== 'string' || day === undefined || Number.isNaN(at)) return value;
  return new Date(at + days * DAY_MS).toISOString().slice(0, 10) + value.slice(day.length);
}
