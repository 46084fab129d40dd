import { z } from 'zod';
import {
  aggregateRequest,
  dataCondition,
  listRequest,
  type AppDataPort,
  type DataOperation,
  type DataReads,
  type Row,
  type TransactionStep,
} from '../../../shared/contracts/appdata.ts';
import type { CapabilityCall } from '../../../shared/contracts/sandbox.ts';
import { SANDBOX_LIMITS } from '../../../shared/contracts/sandbox-limits.ts';
import { fail } from '../../../shared/kernel/errors.ts';
import { isJsonValue } from '../../../shared/app/data/index.ts';
import { json } from '../../../shared/app/manifest/common.ts';
import { jsonEqual, type Json } from '../../../shared/kernel/json.ts';
import type { Transactions } from './transactions.ts';

/** What an app was granted. A call outside of it fails with `permission.denied`. */
export type Grants = { readData: boolean; writeData: boolean };

/** Conditions, orders or included references of one request. */
const MAX_PARTS = 100;
const MAX_CHANGES = SANDBOX_LIMITS.transactionChanges;
/** Of one call, and of one condition in it. */
const MAX_VALUES = 50_000;
const MAX_CHOICES = 5_000;
const MAX_FIELDS = 300;

const countRequest = z.strictObject({ entity: z.string(), where: z.array(dataCondition).default([]), search: z.string().default('') });
export type DataCall = Extract<CapabilityCall, { method: `data.${string}` }>;

/** Before anything is looked at one by one: the host answers between other things. */
export function checkDataSize(call: DataCall): void {
  if ('operations' in call.args && countChanges(call.args.operations) > MAX_CHANGES)
    fail('request.invalid', { problem: `a transaction may have ${MAX_CHANGES} changes` });
  if (countValues(call.args, MAX_VALUES) > MAX_VALUES) fail('request.invalid', { problem: `a request may have ${MAX_VALUES} values` });
  if (!('request' in call.args)) return;
  for (const [key, value] of Object.entries(call.args.request)) {
    if (!Array.isArray(value)) continue;
    if (value.length > MAX_PARTS) fail('request.invalid', { problem: `“${key}” may have ${MAX_PARTS} parts` });
    if (value.some((part) => countValues(part, MAX_CHOICES) > MAX_CHOICES))
      fail('request.invalid', { problem: `one condition may have ${MAX_CHOICES} values` });
  }
}

function countChanges(operations: readonly Record<string, unknown>[]): number {
  return operations.reduce((sum, { rows }) => sum + (Array.isArray(rows) ? rows.length : 1), 0);
}

/** Of a JSON value, all levels. Stops counting soon after `enough`. */
function countValues(root: unknown, enough: number): number {
  const open: unknown[] = [root];
  let count = 0;
  for (let value = open.pop(); count <= enough && value !== undefined; value = open.pop()) {
    count++;
    if (typeof value !== 'object' || value === null) continue;
    const parts = Array.isArray(value) ? value : Object.values(value);
    if (parts.length > enough) return parts.length;
    for (const part of parts) open.push(part ?? null);
  }
  return count;
}

const READS = new Set<DataCall['method']>(['data.list', 'data.get', 'data.count', 'data.aggregate']);

/** Does a call about the app's own rows. @throws permission.denied, request.invalid, data.* */
export async function performDataCall(call: DataCall, data: AppDataPort, grants: Grants, transactions: Transactions): Promise<unknown> {
  const isRead = READS.has(call.method);
  if (isRead ? !grants.readData : !grants.writeData) fail('permission.denied', { capability: isRead ? 'its data' : 'changes of its data' });
  switch (call.method) {
    case 'data.list':
      return readFrom(call.args.tx).list(parse(listRequest, call.args.request));
    case 'data.get':
      return readFrom(call.args.tx).get(call.args.entity, call.args.id);
    case 'data.count':
      return readFrom(call.args.tx).count(parse(countRequest, call.args.request));
    case 'data.aggregate':
      return readFrom(call.args.tx).aggregate(parse(aggregateRequest, call.args.request));
    case 'data.create':
      return data.create(call.args.entity, plainValues(call.args.values));
    case 'data.update':
      return data.update(call.args.entity, call.args.id, plainValues(call.args.values));
    case 'data.delete':
      return data.delete(call.args.entity, call.args.id);
    case 'data.transaction':
      return transact(data, call.args.operations.map(operationOf), call.args.brief === true);
    case 'data.setSaved':
      return data.setSaved(call.args.id, parse(json, call.args.value));
    case 'data.begin':
      return transactions.begin(call.args.tx);
    case 'data.change':
      // What became of each row the app reads when it wants to know.
      await transactions.at(call.args.tx, countChanges(call.args.operations)).change(call.args.operations.map(stepOf));
      return null;
    case 'data.commit':
      return transactions.commit(call.args.tx);
    case 'data.rollback':
      return transactions.rollback(call.args.tx);
  }
  function readFrom(tx: number | undefined): DataReads {
    return tx === undefined ? data : transactions.at(tx);
  }
}

/** Row by row a schema would be most of the work: a transaction has thousands, and what was read from JSON is JSON. */
function plainValues(values: unknown): Record<string, unknown> {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return fail('request.invalid', { problem: 'values: it is not an object' });
  for (const value of Object.values(values)) if (!isJsonValue(value)) fail('request.invalid', { problem: 'values: it is nested too deep' });
  return values as Record<string, unknown>;
}

function operationOf({ kind, entity, id, values, fields, rows }: Record<string, unknown>): DataOperation {
  if (typeof entity !== 'string') return fail('request.invalid', { problem: 'entity: a change needs one' });
  if (kind === 'create') return { kind, entity, values: plainValues(values) };
  if (kind === 'createMany') return manyOf(entity, fields, rows);
  if (typeof id !== 'string') return fail('request.invalid', { problem: 'id: a change needs one' });
  if (kind === 'update') return { kind, entity, id, values: plainValues(values) };
  return kind === 'delete' ? { kind, entity, id } : fail('request.invalid', { problem: 'kind: a change is a create, update or delete' });
}

function stepOf(operation: Record<string, unknown>): TransactionStep {
  const { kind } = operation;
  return kind === 'mark' || kind === 'keep' || kind === 'back' ? { kind } : operationOf(operation);
}

/** Many new rows, column by column of the same fields. */
function manyOf(entity: string, fields: unknown, rows: unknown): DataOperation {
  if (!Array.isArray(fields) || fields.length > MAX_FIELDS || !fields.every((field) => typeof field === 'string') || new Set(fields).size !== fields.length)
    return fail('request.invalid', { problem: `fields: they are at most ${MAX_FIELDS} different names` });
  const isRow = (row: unknown): row is unknown[] => Array.isArray(row) && row.length === fields.length && row.every((value) => isJsonValue(value));
  if (!Array.isArray(rows) || !rows.every(isRow)) return fail('request.invalid', { problem: 'rows: each is a list with one value for each field' });
  return { kind: 'createMany', entity, fields, rows };
}

/** @param isBrief new rows as what is not as it was given: the app knows the rest */
async function transact(data: AppDataPort, operations: DataOperation[], isBrief: boolean): Promise<unknown[]> {
  const rows = await data.transaction(operations);
  if (!isBrief) return rows;
  let next = 0;
  return operations.map((operation) => {
    if (operation.kind === 'createMany') return briefMany(rows.slice(next, (next += operation.rows.length)), operation.fields, operation.rows);
    const row = rows[next++];
    if (row === undefined || operation.kind !== 'create') return row;
    return [row.id, row['createdAt'], differences(row, (field) => (Object.hasOwn(operation.values, field) ? operation.values[field] : null))];
  });
}

/** `{ids, times, changed}`: `changed` by position, where a row is not as it was given. */
function briefMany(rows: readonly Row[], fields: readonly string[], given: readonly unknown[][]): unknown {
  const changed: Record<number, Record<string, unknown>> = {};
  const places = new Map(fields.map((field, i) => [field, i]));
  rows.forEach((row, i) => {
    const other = differences(row, (field) => given[i]?.[places.get(field) ?? -1]);
    if (other !== 0) changed[i] = other;
  });
  return { ids: rows.map(({ id }) => id), time: rows[0]?.['createdAt'] ?? null, changed };
}

/** Values of a new row that are other than given; 0: none. */
function differences(row: Row, givenOf: (field: string) => unknown): Record<string, unknown> | 0 {
  let changed: Record<string, unknown> | 0 = 0;
  for (const key in row) {
    if (key === 'id' || key === 'createdAt' || key === 'updatedAt') continue;
    const value = row[key] ?? null;
    const given = givenOf(key) ?? null;
    if (value === given || (typeof value === 'object' && jsonEqual(value, given as Json))) continue;
    changed = changed === 0 ? {} : changed;
    changed[key] = value;
  }
  return changed;
}

function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  return fail('request.invalid', { problem: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'it does not follow the format'}` });
}
