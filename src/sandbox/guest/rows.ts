import type { PlanEntity, Place } from '../../shared/contracts/sandbox.ts';
import { asText, compareValues } from './helpers.ts';
import { isEmptyValue, isObject, toJson } from './json.ts';
import { createScope, defineValue, type Scope } from './scope.ts';
import { rethrowUnwind } from './signals.ts';

export type Row = { [field: string]: unknown };
type Condition = { field: string; op: string; value?: unknown };

/** Adds computed fields to rows and does, for those fields, what the data store cannot: filter and sort. */
export class RowReader {
  private readonly entities = new Map<string, PlanEntity>();
  private readonly fn: (key: string) => (scope: Scope) => unknown;
  private readonly root: Scope;
  private readonly report: (place: Place) => (error: unknown) => void;

  constructor(
    entities: readonly PlanEntity[],
    root: Scope,
    fn: (key: string) => (scope: Scope) => unknown,
    report: (place: Place) => (error: unknown) => void,
  ) {
    for (const entity of entities) this.entities.set(entity.id, entity);
    this.root = root;
    this.fn = fn;
    this.report = report;
  }

  entity(id: string): PlanEntity | undefined {
    return this.entities.get(id);
  }

  entityIds(): string[] {
    return [...this.entities.keys()];
  }

  isComputed(entityId: string, field: string): boolean {
    return this.entities.get(entityId)?.fields.some((candidate) => candidate.id === field && candidate.formula !== undefined) ?? false;
  }

  /** Whether such rows, or rows embedded in them, have computed fields. */
  hasComputed(entityId: string): boolean {
    const hasFormula = (id: string): boolean => this.entities.get(id)?.fields.some((field) => field.formula !== undefined) ?? false;
    return (
      hasFormula(entityId) || (this.entities.get(entityId)?.fields.some((field) => field.references !== undefined && hasFormula(field.references)) ?? false)
    );
  }

  /** A copy of the row with its computed fields, and those of the rows embedded in it. */
  complete(entityId: string, row: Row): Row {
    const entity = this.entities.get(entityId);
    const out: Row = { ...row };
    if (entity === undefined) return out;
    for (const field of entity.fields) {
      const embedded = out[`${field.id}$`];
      if (field.references !== undefined && isObject(embedded)) out[`${field.id}$`] = this.complete(field.references, embedded);
    }
    const formulas = entity.fields.filter((field) => field.formula !== undefined);
    if (formulas.length === 0) return out;
    const scope = createScope(this.root);
    defineValue(scope, 'item', out);
    // Lazily, so that one formula may use another whatever their order; one that needs itself gets null.
    for (const { id, formula } of formulas) {
      Object.defineProperty(out, id, {
        configurable: true,
        enumerable: true,
        get: () => {
          defineValue(out, id, null);
          const value = this.evaluate(entityId, id, formula ?? '', scope);
          defineValue(out, id, value);
          return value;
        },
      });
    }
    for (const { id } of formulas) void out[id];
    return out;
  }

  private evaluate(entityId: string, field: string, formula: string, scope: Scope): unknown {
    const report = this.report({ kind: 'entity', id: entityId, key: field });
    try {
      const value = toJson(this.fn(formula)(scope));
      report(null);
      return value;
    } catch (error) {
      rethrowUnwind(error);
      report(error);
      return null;
    }
  }
}

/** The same meaning as the data store's conditions. */
export function matches(row: Row, { field, op, value }: Condition): boolean {
  const actual = row[field];
  switch (op) {
    case 'eq':
      return isEmptyValue(value) ? isEmptyValue(actual) : actual === value;
    case 'ne':
      return isEmptyValue(value) ? !isEmptyValue(actual) : actual !== value;
    case 'lt':
      return !isEmptyValue(actual) && compareValues(actual, value) < 0;
    case 'lte':
      return !isEmptyValue(actual) && compareValues(actual, value) <= 0;
    case 'gt':
      return !isEmptyValue(actual) && compareValues(actual, value) > 0;
    case 'gte':
      return !isEmptyValue(actual) && compareValues(actual, value) >= 0;
    case 'contains':
      return Array.isArray(actual) ? actual.includes(value) : asText(actual).toLowerCase().includes(asText(value).toLowerCase());
    case 'startsWith':
      return asText(actual).toLowerCase().startsWith(asText(value).toLowerCase());
    case 'in':
      return Array.isArray(value) && value.includes(actual);
    case 'notIn':
      return Array.isArray(value) && !value.includes(actual);
    case 'isEmpty':
      return isEmptyValue(actual);
    case 'isNotEmpty':
      return !isEmptyValue(actual);
    default:
      return false;
  }
}

export function sortRows(rows: readonly Row[], orderBy: readonly { field: string; direction: 'asc' | 'desc' }[]): Row[] {
  return [...rows].sort((a, b) => {
    for (const { field, direction } of orderBy) {
      const order = compareValues(a[field], b[field]);
      if (order !== 0) return direction === 'desc' ? -order : order;
    }
    return 0;
  });
}
