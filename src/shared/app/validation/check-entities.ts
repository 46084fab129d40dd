import type { Place } from '../../contracts/sandbox.ts';
import { ROW_SYSTEM_FIELDS, type Entity, type Field, type Manifest } from '../manifest/index.ts';
import { fixOf, type Problems } from './problem.ts';

export function checkEntities(manifest: Manifest, problems: Problems): void {
  const entities = new Map(manifest.entities.map((entity) => [entity.id, entity]));
  for (const entity of manifest.entities) {
    const ids = new Set<string>();
    for (const field of entity.fields) {
      const place: Place = { kind: 'entity', id: entity.id, key: field.id };
      if (ids.has(field.id)) problems.error(place, `“${entity.name}” has two fields with the id “${field.id}”. Give one of them another id.`);
      ids.add(field.id);
      checkField(field, place, entities, problems);
    }
    if (!ids.has(entity.displayField)) {
      problems.error({ kind: 'entity', id: entity.id, key: 'displayField' }, `“${entity.name}” is named by the field “${entity.displayField}”, which it does not have. Choose one of its fields.`);
    }
    checkSeeds(entity, ids, entities, problems);
  }
}

function checkField(field: Field, place: Place, entities: ReadonlyMap<string, Entity>, problems: Problems): void {
  if ((ROW_SYSTEM_FIELDS as readonly string[]).includes(field.id)) problems.error(place, `Every row has “${field.id}” already. Choose another id.`);
  if (field.type === 'reference') {
    if (field.reference === undefined) problems.error(place, `“${field.label}” refers to other rows, but not to which. Choose the kind of data.`);
    else if (!entities.has(field.reference.entity)) problems.error(place, `“${field.label}” refers to “${field.reference.entity}”, which this app does not have.`, fixOf(field.reference.entity, entities.keys()));
  }
  if ((field.type === 'choice' || field.type === 'multiChoice') && (field.choices ?? []).length === 0) problems.error(place, `“${field.label}” has no choices. Add at least one.`);
  const values = (field.choices ?? []).map((choice) => choice.value);
  if (new Set(values).size < values.length) problems.error(place, `“${field.label}” has the same choice twice.`);
  if (field.type === 'computed' && (field.formula ?? '').trim() === '') problems.error(place, `“${field.label}” is computed but has no formula.`);
  if (field.min !== undefined && field.max !== undefined && field.min > field.max) problems.error(place, `The least of “${field.label}” is above its most.`);
}

function checkSeeds(entity: Entity, fields: ReadonlySet<string>, entities: ReadonlyMap<string, Entity>, problems: Problems): void {
  const ids = new Set<unknown>();
  entity.seed.forEach((row, i) => {
    const place: Place = { kind: 'entity', id: entity.id, key: `seed[${i}]` };
    const { id } = row;
    if (typeof id !== 'string' || id === '') problems.error(place, `Example row ${i + 1} of “${entity.plural}” has no id. Give it one, such as "${entity.id}1".`);
    else if (ids.has(id)) problems.error(place, `Two example rows of “${entity.plural}” have the id “${id}”.`);
    ids.add(id);
    for (const key of Object.keys(row)) {
      if (!fields.has(key) && !(ROW_SYSTEM_FIELDS as readonly string[]).includes(key)) problems.error(place, `Example row ${i + 1} of “${entity.plural}” has “${key}”, which is not a field.`);
    }
    for (const field of entity.fields) {
      const value = row[field.id];
      const target = field.reference === undefined ? undefined : entities.get(field.reference.entity);
      if (target === undefined || value === undefined || value === null || value === '') continue;
      if (!target.seed.some((other) => other['id'] === value)) problems.warn(place, `Example row ${i + 1} of “${entity.plural}” refers to “${String(value)}”, which is not among the example ${target.plural}.`);
    }
  });
}
