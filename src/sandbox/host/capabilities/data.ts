import { z } from 'zod';
import { aggregateRequest, dataCondition, listRequest, type AppDataPort, type DataOperation } from '../../../shared/contracts/appdata.ts';
import type { CapabilityCall } from '../../../shared/contracts/sandbox.ts';
import { fail } from '../../../shared/kernel/errors.ts';
import { json } from '../../../shared/app/manifest/common.ts';

/** What an app was granted. A call outside of it fails with `permission.denied`. */
export type Grants = { readData: boolean; writeData: boolean };

/** Conditions, orders or included references of one request. */
const MAX_PARTS = 100;
const MAX_OPERATIONS = 5_000;
/** Of one call, and of one condition in it. */
const MAX_VALUES = 50_000;
const MAX_CHOICES = 5_000;

const values = z.record(z.string(), json);
const countRequest = z.strictObject({ entity: z.string(), where: z.array(dataCondition).default([]), search: z.string().default('') });
const operation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('create'), entity: z.string(), values }),
  z.strictObject({ kind: z.literal('update'), entity: z.string(), id: z.string(), values }),
  z.strictObject({ kind: z.literal('delete'), entity: z.string(), id: z.string() }),
]);

export type DataCall = Extract<CapabilityCall, { method: `data.${string}` }>;

/** Before anything is looked at one by one: the host answers between other things. */
export function checkDataSize(call: DataCall): void {
  if (call.method === 'data.transaction' && call.args.operations.length > MAX_OPERATIONS)
    fail('request.invalid', { problem: `a transaction may have ${MAX_OPERATIONS} changes` });
  if (countValues(call.args, MAX_VALUES) > MAX_VALUES) fail('request.invalid', { problem: `a request may have ${MAX_VALUES} values` });
  if (!('request' in call.args)) return;
  for (const [key, value] of Object.entries(call.args.request)) {
    if (!Array.isArray(value)) continue;
    if (value.length > MAX_PARTS) fail('request.invalid', { problem: `“${key}” may have ${MAX_PARTS} parts` });
    if (value.some((part) => countValues(part, MAX_CHOICES) > MAX_CHOICES))
      fail('request.invalid', { problem: `one condition may have ${MAX_CHOICES} values` });
  }
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

/** Does a call about the app's own rows. @throws permission.denied, request.invalid, data.* */
export function performDataCall(call: DataCall, data: AppDataPort, grants: Grants): Promise<unknown> {
  const isWrite =
    call.method === 'data.create' ||
    call.method === 'data.update' ||
    call.method === 'data.delete' ||
    call.method === 'data.transaction' ||
    call.method === 'data.setSaved';
  if (isWrite ? !grants.writeData : !grants.readData) fail('permission.denied', { capability: isWrite ? 'changes of its data' : 'its data' });
  switch (call.method) {
    case 'data.list':
      return data.list(parse(listRequest, call.args.request));
    case 'data.get':
      return data.get(call.args.entity, call.args.id);
    case 'data.create':
      return data.create(call.args.entity, parse(values, call.args.values));
    case 'data.update':
      return data.update(call.args.entity, call.args.id, parse(values, call.args.values));
    case 'data.delete':
      return data.delete(call.args.entity, call.args.id);
    case 'data.count':
      return data.count(parse(countRequest, call.args.request));
    case 'data.aggregate':
      return data.aggregate(parse(aggregateRequest, call.args.request));
    case 'data.transaction':
      return data.transaction(parse(z.array(operation), call.args.operations) satisfies DataOperation[]);
    case 'data.setSaved':
      return data.setSaved(call.args.id, parse(json, call.args.value));
  }
}

function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  return fail('request.invalid', { problem: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'it does not follow the format'}` });
}
