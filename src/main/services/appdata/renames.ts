import { storedFields } from '../../../shared/app/data/index.ts';
import type { Entity, Field } from '../../../shared/app/manifest/index.ts';
import { keepsValues } from './data-schema.ts';

/**
 * Ids are not meant to change, but tools and people do replace a field by another of the same name. One that is gone and one that came are
 * the same when type and label agree and no other field of either side has that label: its values stay. New id → old id.
 */
export function renamedFields(before: Entity, after: Entity): Map<string, string> {
  const found = new Map<string, string>();
  const gone = storedFields(before).filter((field) => after.fields.every(({ id }) => id !== field.id));
  const came = storedFields(after).filter((field) => before.fields.every(({ id }) => id !== field.id));
  for (const field of came) {
    const same = (other: Field): boolean =>
      name(other.label) === name(field.label) && keepsValues(other.type, field.type) && other.reference?.entity === field.reference?.entity;
    const [only, ...others] = gone.filter(same);
    if (only && others.length === 0 && came.filter(same).length === 1) found.set(field.id, only.id);
  }
  return found;
}

/** The same for entities: the names agree, and most fields are there on both sides. */
export function renamedEntities(before: readonly Entity[], after: readonly Entity[]): Map<string, string> {
  const found = new Map<string, string>();
  const gone = before.filter((entity) => after.every(({ id }) => id !== entity.id));
  const came = after.filter((entity) => before.every(({ id }) => id !== entity.id));
  for (const entity of came) {
    const same = (other: Entity): boolean => name(other.name) === name(entity.name) && shared(other, entity) >= 0.75;
    const [only, ...others] = gone.filter(same);
    if (only && others.length === 0 && came.filter((other) => name(other.name) === name(entity.name)).length === 1) found.set(entity.id, only.id);
  }
  return found;
}

/** Of the fields of the smaller side. */
function shared(a: Entity, b: Entity): number {
  const own = storedFields(a);
  const other = storedFields(b);
  const both = own.filter((field) => other.some(({ id, type }) => id === field.id && keepsValues(field.type, type))).length;
  return both / Math.max(1, Math.min(own.length, other.length));
}

function name(label: string): string {
  return label.trim().toLowerCase();
}
