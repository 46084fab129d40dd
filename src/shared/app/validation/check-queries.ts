import type { Place } from '../../contracts/sandbox.ts';
import { ROW_SYSTEM_FIELDS, type Entity, type Manifest, type Query } from '../manifest/index.ts';
import { fixOf, type Problems } from './problem.ts';

export function checkQueries(manifest: Manifest, problems: Problems): void {
  const entities = new Map(manifest.entities.map((entity) => [entity.id, entity]));
  for (const query of manifest.queries) {
    const place: Place = { kind: 'query', id: query.id };
    if (query.kind === 'script') {
      if ((query.code ?? '').trim() === '') problems.error({ ...place, key: 'code' }, `The query “${query.name}” has no code.`);
      continue;
    }
    if (query.entity === undefined) {
      problems.error({ ...place, key: 'entity' }, `The query “${query.name}” does not say which data it reads. Choose one.`);
      continue;
    }
    const entity = entities.get(query.entity);
    if (entity === undefined) {
      problems.error({ ...place, key: 'entity' }, `The query “${query.name}” reads “${query.entity}”, which this app does not have.`, fixOf(query.entity, entities.keys()));
      continue;
    }
    checkFields(query, entity, place, problems);
  }
}

function checkFields(query: Query, entity: Entity, place: Place, problems: Problems): void {
  const known = new Set<string>([...entity.fields.map((field) => field.id), ...ROW_SYSTEM_FIELDS]);
  const check = (field: string | undefined, key: string): void => {
    if (field !== undefined && !known.has(field)) problems.error({ ...place, key }, `“${entity.name}” has no field “${field}”, which the query “${query.name}” uses.`, fixOf(field, known));
  };
  query.where.forEach((condition, i) => check(condition.field, `where[${i}]`));
  query.orderBy.forEach((order, i) => check(order.field, `orderBy[${i}]`));
  for (const id of query.include) {
    const field = entity.fields.find((candidate) => candidate.id === id);
    if (field === undefined) check(id, 'include');
    else if (field.type !== 'reference') problems.error({ ...place, key: 'include' }, `“${field.label}” does not refer to other rows, so the query “${query.name}” cannot include them.`);
  }
  if (query.kind === 'get' && query.rowId === undefined) problems.error({ ...place, key: 'rowId' }, `The query “${query.name}” reads one row, but not which. Give it a row id.`);
  if (query.kind !== 'aggregate') return;
  if (query.aggregate === undefined) {
    problems.error({ ...place, key: 'aggregate' }, `The query “${query.name}” does not say what to work out. Choose count, sum, avg, min or max.`);
    return;
  }
  check(query.aggregate.field, 'aggregate');
  check(query.aggregate.groupBy, 'aggregate');
  if (query.aggregate.op !== 'count' && query.aggregate.field === undefined) problems.error({ ...place, key: 'aggregate' }, `The query “${query.name}” does not say which field to work with.`);
}
