import type { DataChange, DataOperation, Row } from '../../contracts/appdata.ts';
import { AppError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { jsonEqual, type Json } from '../../kernel/json.ts';
import type { Clock, Random } from '../../kernel/ports.ts';
import type { Entity, Field } from '../manifest/index.ts';
import { resolveDefault } from './defaults.ts';
import { lowerName, storedFields } from './fields.ts';
import { parseValue } from './parse-value.ts';
import type { NormalCondition, RowStore } from './row-store.ts';
import { assertKnownFields, checkValue, throwProblems, validateRow, type FieldProblem } from './validate-row.ts';

export type DataPorts = { clock: Clock; random: Random };

const ALL = Number.MAX_SAFE_INTEGER;
const LONGEST_ID = 64;

type EntityShape = { names: ReadonlySet<string>; stored: readonly Field[]; references: readonly Field[]; uniques: readonly Field[] };

/** The writes of one transaction, with all their rules. Collects what changed; the caller announces it after the commit. */
export class RowWriter {
  readonly changes: DataChange[] = [];
  private readonly store: RowStore;
  private readonly ports: DataPorts;
  private readonly shapes = new Map<Entity, EntityShape>();
  private time: string | null = null;

  constructor(store: RowStore, ports: DataPorts) {
    this.store = store;
    this.ports = ports;
  }

  /** @returns one row, of `createMany` one for each of its rows; of a delete, the row as it was */
  perform(entity: Entity, operation: DataOperation): Row | Row[] {
    switch (operation.kind) {
      case 'create':
        return this.create(entity, operation.values);
      case 'createMany':
        return this.createMany(entity, operation.fields, operation.rows);
      case 'update':
        return this.update(entity, operation.id, operation.values);
      case 'delete':
        return this.delete(entity, operation.id);
    }
  }

  /** `values.id` is taken when given, so that rows made together can refer to each other. */
  create(entity: Entity, values: Record<string, unknown>): Row {
    this.assertKnown(entity, values);
    const checked = validateRow(entity, values, 'create', (field) => resolveDefault(field.default, this.ports));
    if (!checked.ok) throwProblems(checked.error);
    const row: Row = { id: this.newRowId(values['id']), ...checked.value, ...this.times() };
    this.checkReferences(entity, checked.value);
    this.checkUnique(entity, checked.value, null);
    this.store.insert(entity, row);
    this.changes.push({ entity: entity.id, kind: 'create', rowId: row.id });
    return row;
  }

  /** As `create` for each, with what is the same for all of them worked out once. A row is a list of values in the order of `fields`. */
  createMany(entity: Entity, fields: readonly string[], rows: readonly (readonly unknown[])[]): Row[] {
    this.assertKnown(entity, Object.fromEntries(fields.map((field) => [field, null])));
    const { stored } = this.shape(entity);
    const places = stored.map((field) => fields.indexOf(field.id));
    const idPlace = fields.indexOf('id');
    return rows.map((given) => {
      const row: Row = { id: this.newRowId(idPlace < 0 ? undefined : given[idPlace]) };
      let problems: FieldProblem[] | null = null;
      for (let i = 0; i < stored.length; i++) {
        const field = stored[i]!;
        const value = given[places[i]!];
        const checked = checkValue(field, value === undefined ? resolveDefault(field.default, this.ports) : value);
        if (checked.ok) row[field.id] = checked.value;
        else (problems ??= []).push({ field: field.id, label: field.label, problem: checked.error });
      }
      if (problems !== null) throwProblems(problems);
      const { createdAt, updatedAt } = this.times();
      row['createdAt'] = createdAt;
      row['updatedAt'] = updatedAt;
      this.checkReferences(entity, row);
      this.checkUnique(entity, row, null);
      this.store.insert(entity, row);
      this.changes.push({ entity: entity.id, kind: 'create', rowId: row.id });
      return row;
    });
  }

  update(entity: Entity, id: string, values: Record<string, unknown>): Row {
    this.assertKnown(entity, values);
    const before = this.existing(entity, id);
    const checked = validateRow(entity, values, 'update');
    if (!checked.ok) throwProblems(checked.error);
    const changed = Object.fromEntries(Object.entries(checked.value).filter(([key, value]) => !jsonEqual(before[key] ?? null, value)));
    if (Object.keys(changed).length === 0) return before;
    this.checkReferences(entity, changed);
    this.checkUnique(entity, changed, id);
    const row: Row = { ...before, ...changed, updatedAt: this.times()['updatedAt'] };
    this.store.replace(entity, row);
    this.changes.push({ entity: entity.id, kind: 'update', rowId: id });
    return row;
  }

  /** Follows the rules of every reference to the row: restrict, cascade, set to nothing. @returns the row as it was */
  delete(entity: Entity, id: string): Row {
    const row = this.existing(entity, id);
    const doomed = new Map<string, { entity: Entity; id: string }>();
    this.collectCascade(entity, id, doomed);
    for (const { entity: from, id: fromId } of doomed.values()) this.assertNotInUse(from, fromId, doomed);
    for (const { entity: from, id: fromId } of doomed.values()) this.clearReferences(from, fromId, doomed);
    for (const { entity: from, id: fromId } of [...doomed.values()].reverse()) {
      this.store.remove(from, fromId);
      this.changes.push({ entity: from.id, kind: 'delete', rowId: fromId });
    }
    return row;
  }

  /** Seeds are examples: a value that does not fit its field becomes empty instead of stopping the app. */
  seed(entities: readonly Entity[]): void {
    const times = this.times();
    for (const entity of entities) {
      for (const given of entity.seed) {
        const id = typeof given['id'] === 'string' && given['id'] !== '' ? given['id'].slice(0, LONGEST_ID) : newId(this.ports.random, 'row');
        if (this.store.get(entity, id)) continue;
        const values: Record<string, Json> = {};
        for (const field of storedFields(entity)) {
          const parsed = parseValue(field, resolveDefault(Object.hasOwn(given, field.id) ? given[field.id] : field.default, this.ports));
          values[field.id] = parsed.ok && (parsed.value !== null || field.type !== 'boolean') ? parsed.value : field.type === 'boolean' ? false : null;
        }
        this.store.insert(entity, { id, ...values, ...times });
        this.changes.push({ entity: entity.id, kind: 'create', rowId: id });
      }
    }
    for (const entity of entities) this.dropDanglingReferences(entity);
  }

  private dropDanglingReferences(entity: Entity): void {
    const references = entity.fields.filter((field) => field.type === 'reference');
    if (references.length === 0) return;
    for (const row of this.store.select(entity, { where: [], words: [], orderBy: [], limit: ALL, offset: 0 })) {
      const dangling = references.filter((field) => typeof row[field.id] === 'string' && !this.hasTarget(field, String(row[field.id])));
      if (dangling.length > 0) this.store.replace(entity, { ...row, ...Object.fromEntries(dangling.map((field) => [field.id, null])) });
    }
  }

  /** One moment for the whole transaction: rows made together say so. */
  private times(): { createdAt: string; updatedAt: string } {
    this.time ??= new Date(this.ports.clock.now()).toISOString();
    return { createdAt: this.time, updatedAt: this.time };
  }

  /** Worked out once for all rows of a transaction. */
  private shape(entity: Entity): EntityShape {
    let shape = this.shapes.get(entity);
    if (!shape) {
      const stored = storedFields(entity);
      shape = {
        names: new Set([...entity.fields.map((field) => field.id), 'id', 'createdAt', 'updatedAt']),
        stored,
        references: stored.filter((field) => field.type === 'reference'),
        uniques: stored.filter((field) => field.unique),
      };
      this.shapes.set(entity, shape);
    }
    return shape;
  }

  private assertKnown(entity: Entity, values: Record<string, unknown>): void {
    const { names } = this.shape(entity);
    for (const key in values) {
      if (names.has(key)) continue;
      assertKnownFields(entity, values);
      return;
    }
  }

  private existing(entity: Entity, id: string): Row {
    const row = this.store.get(entity, id);
    if (!row) throw new AppError('data.not-found', { entity: lowerName(entity.name), id });
    return row;
  }

  private newRowId(given: unknown): string {
    if (given === undefined || given === null || given === '') return newId(this.ports.random, 'row');
    const id = String(given);
    if (id.length > LONGEST_ID || id.includes('@')) throwProblems([{ field: 'id', label: 'Id', problem: `use at most ${LONGEST_ID} characters and no @` }]);
    return id;
  }

  private checkReferences(entity: Entity, values: Record<string, Json>): void {
    const { references } = this.shape(entity);
    if (references.length === 0) return;
    const problems: FieldProblem[] = [];
    for (const field of references) {
      const value = values[field.id];
      if (typeof value === 'string' && !this.hasTarget(field, value)) {
        problems.push({ field: field.id, label: field.label, problem: 'choose one from the list' });
      }
    }
    if (problems.length > 0) throwProblems(problems);
  }

  private hasTarget(field: Field, id: string): boolean {
    const target = field.reference && this.store.entity(field.reference.entity);
    return target !== undefined && this.store.get(target, id) !== null;
  }

  private checkUnique(entity: Entity, values: Record<string, Json>, ownId: string | null): void {
    for (const field of this.shape(entity).uniques) {
      const value = values[field.id] ?? null;
      if (value === null) continue;
      const where: NormalCondition[] = [{ field, op: 'eq', value }];
      const others = this.store.select(entity, { where, words: [], orderBy: [], limit: 2, offset: 0 }).filter((row) => row.id !== ownId);
      if (others.length > 0) throw new AppError('data.duplicate', { entity: lowerName(entity.name), label: lowerName(field.label), field: field.id });
    }
  }

  private referrers(entity: Entity, id: string): { from: Entity; field: Field; rows: Row[] }[] {
    const found: { from: Entity; field: Field; rows: Row[] }[] = [];
    for (const from of this.store.entities()) {
      for (const field of from.fields) {
        if (field.type !== 'reference' || field.reference?.entity !== entity.id) continue;
        const rows = this.store.select(from, { where: [{ field, op: 'eq', value: id }], words: [], orderBy: [], limit: ALL, offset: 0 });
        if (rows.length > 0) found.push({ from, field, rows });
      }
    }
    return found;
  }

  /** Iterative: a chain of references can be longer than the stack is deep. */
  private collectCascade(entity: Entity, id: string, doomed: Map<string, { entity: Entity; id: string }>): void {
    const waiting = [{ entity, id }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const key = rowKey(next.entity, next.id);
      if (doomed.has(key)) continue;
      doomed.set(key, next);
      for (const { from, field, rows } of this.referrers(next.entity, next.id)) {
        if (field.reference?.onDelete === 'cascade') for (const row of rows) waiting.push({ entity: from, id: row.id });
      }
    }
  }

  private assertNotInUse(entity: Entity, id: string, doomed: ReadonlyMap<string, unknown>): void {
    for (const { from, field, rows } of this.referrers(entity, id)) {
      if (field.reference?.onDelete !== 'restrict') continue;
      const count = rows.filter((row) => !doomed.has(rowKey(from, row.id))).length;
      if (count > 0) throw new AppError('data.in-use', { entity: lowerName(entity.name), count, other: lowerName(count === 1 ? from.name : from.plural) });
    }
  }

  private clearReferences(entity: Entity, id: string, doomed: ReadonlyMap<string, unknown>): void {
    for (const { from, field, rows } of this.referrers(entity, id)) {
      for (const row of rows) {
        if (doomed.has(rowKey(from, row.id))) continue;
        const current = this.store.get(from, row.id) ?? row;
        this.store.replace(from, { ...current, [field.id]: null, updatedAt: this.times().updatedAt });
        this.changes.push({ entity: from.id, kind: 'update', rowId: row.id });
      }
    }
  }
}

function rowKey(entity: Entity, id: string): string {
  return `${entity.id}\n${id}`;
}
