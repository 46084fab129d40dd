import type { PlanEntity } from '../../shared/contracts/sandbox.ts';
import { nearest } from '../../shared/kernel/nearest.ts';
import { HostError } from './bridge.ts';
import { isEmptyValue, isObject, toJson } from './json.ts';
import type { Row } from './rows.ts';

export type Order = { field: string; direction: 'asc' | 'desc' };
export type Where = { field: string; op: string; value?: unknown };

const OPS = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'contains', 'startsWith', 'in', 'notIn', 'isEmpty', 'isNotEmpty'] as const;
const KNOWN_OPS: ReadonlySet<string> = new Set(OPS);
const AGGREGATES = ['count', 'sum', 'avg', 'min', 'max'] as const;
const SYSTEM: ReadonlySet<string> = new Set(['id', 'createdAt', 'updatedAt']);

/** What an entity's rows may be asked for and written, worked out once. */
export class EntityNames {
  readonly plan: PlanEntity;
  /** Stored fields, in their order. */
  readonly stored: readonly string[];
  /** What may be written: no system, computed or embedded values. */
  readonly writable: ReadonlySet<string>;
  /** Fields that a new row does not have to be given. */
  readonly defaulted: PlanEntity['fields'];
  private readonly readable: ReadonlySet<string>;
  private readonly passed: ReadonlySet<string>;

  constructor(plan: PlanEntity) {
    this.plan = plan;
    this.stored = plan.fields.filter((field) => field.type !== 'computed').map((field) => field.id);
    this.writable = new Set(this.stored);
    this.defaulted = plan.fields.filter((field) => field.default !== undefined);
    this.readable = new Set([...SYSTEM, ...plan.fields.map((field) => field.id)]);
    // Rows that were read and are handed back bring these along, and embedded rows.
    this.passed = new Set([...SYSTEM, ...plan.fields.filter((field) => field.type === 'computed').map((field) => field.id)]);
  }

  /** @throws data.unknown-field */
  readableField(name: string): string {
    if (!this.readable.has(name)) throw this.unknown(name);
    return name;
  }

  /** A plain copy of what is to be written. @throws data.unknown-field */
  clean(values: unknown): Row {
    const out: Row = {};
    if (!isObject(values)) {
      if (values === undefined || values === null) return out;
      throw new HostError('request.invalid', `${this.plan.name}: give the values as an object, such as { ${this.stored[0] ?? 'field'}: … }.`);
    }
    for (const key of Object.keys(values)) {
      const value = values[key];
      if (value === undefined) continue;
      if (this.writable.has(key))
        out[key] =
          typeof value === 'object' || typeof value === 'number'
            ? toJson(value)
            : typeof value === 'function' || typeof value === 'symbol'
              ? null
              : typeof value === 'bigint'
                ? String(value)
                : value;
      else if (!this.passed.has(key) && !key.endsWith('$') && key !== '__proto__') throw this.unknown(key);
    }
    return out;
  }

  private unknown(name: string): HostError {
    const near = nearest(name, [...this.readable]);
    return new HostError('data.unknown-field', `“${this.plan.name}” has no field “${name}”.${near === null ? '' : ` Did you mean “${near}”?`}`);
  }
}

/** @returns the error to throw, with the name that was probably meant */
export function unknownEntity(name: string, known: readonly string[]): HostError {
  const near = nearest(name, known);
  return new HostError('data.unknown-entity', `This app has no data called “${name}”.${near === null ? '' : ` Did you mean “${near}”?`}`);
}

/**
 * `[{field, op, value}]`, or `{field: value}` for equality, `{field: [a, b]}` for one of several, `{field: {gte: 1, lt: 5}}` for comparisons.
 * @throws data.unknown-field, request.invalid
 */
export function conditions(names: EntityNames, where: unknown): Where[] {
  if (where === undefined || where === null) return [];
  if (Array.isArray(where)) return where.map((condition: unknown) => conditionOf(names, condition));
  if (!isObject(where))
    throw new HostError('request.invalid', `${names.plan.name}: “where” is an object such as { done: false }, or a list of { field, op, value }.`);
  return Object.entries(where).flatMap(([name, value]) => shorthand(names.readableField(name), value));
}

function conditionOf(names: EntityNames, condition: unknown): Where {
  if (!isObject(condition)) throw new HostError('request.invalid', `${names.plan.name}: a condition is an object: { field, op, value }.`);
  const op = condition['op'] === undefined ? 'eq' : String(condition['op']);
  if (!KNOWN_OPS.has(op)) throw unknownWord('op', op, OPS);
  return { field: names.readableField(String(condition['field'])), op, value: toJson(condition['value']) };
}

function shorthand(field: string, value: unknown): Where[] {
  if (value === undefined) throw new HostError('request.invalid', `“where.${field}” is undefined. Use null for rows where it is empty, or leave it out.`);
  if (isObject(value)) {
    const ops = Object.keys(value);
    if (ops.length > 0 && ops.every((op) => KNOWN_OPS.has(op))) return ops.map((op) => ({ field, op, value: toJson(value[op]) }));
  }
  return [{ field, op: Array.isArray(value) ? 'in' : 'eq', value: toJson(value) }];
}

/** A field, `{field, direction}`, or a list of them; `-field` is the other way round. @throws data.unknown-field */
export function orders(names: EntityNames, orderBy: unknown): Order[] {
  const list: unknown[] = Array.isArray(orderBy) ? orderBy : isEmptyValue(orderBy) ? [] : [orderBy];
  return list.map((order) => {
    if (isObject(order)) return { field: names.readableField(String(order['field'])), direction: order['direction'] === 'desc' ? 'desc' : 'asc' };
    const text = String(order);
    return text.startsWith('-') ? { field: names.readableField(text.slice(1)), direction: 'desc' } : { field: names.readableField(text), direction: 'asc' };
  });
}

/** @throws request.invalid */
export function aggregateOp(op: unknown): string {
  const text = String(op);
  if (!AGGREGATES.some((known) => known === text)) throw unknownWord('aggregate', text, AGGREGATES);
  return text;
}

function unknownWord(what: string, word: string, known: readonly string[]): HostError {
  const near = nearest(word, known);
  return new HostError('request.invalid', `There is no ${what} “${word}”. ${near === null ? `Use one of ${known.join(', ')}.` : `Did you mean “${near}”?`}`);
}
