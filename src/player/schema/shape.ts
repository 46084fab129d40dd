import type { Schema } from '@cfworker/json-schema';
import { type Json, type JsonObject, jsonEqual } from '../../shared/kernel/json.ts';
import { isObject } from '../core/values.ts';
import { type Compiled, fits, referenced } from './compiled.ts';

type Choice = { value: Json; label: string };
type Variant = { label: string; schema: Schema | boolean };

/** What a part of a schema comes to for the value it has now: references followed, parts joined, conditions decided. */
export type Shape = {
  kind: 'object' | 'array' | 'text' | 'number' | 'integer' | 'boolean' | 'choice' | 'choices' | 'variants' | 'any' | 'nothing';
  schema: Schema;
  isNullable: boolean;
  choices: readonly Choice[];
  variants: readonly Variant[];
  /** References it went through, so that one that comes again further in is noticed. */
  refs: readonly string[];
};

type Flat = { schema: Schema; refs: string[]; isNever: boolean };

export function shapeOf(compiled: Compiled, schema: Schema | boolean, value: Json | undefined): Shape {
  const flat: Flat = { schema: {}, refs: [], isNever: false };
  flatten(compiled, schema, value, flat);
  const { schema: own, refs } = flat;
  const shape = (kind: Shape['kind'], more: Partial<Shape> = {}): Shape => ({
    kind: flat.isNever ? 'nothing' : kind,
    schema: own,
    isNullable: false,
    choices: [],
    variants: [],
    refs,
    ...more,
  });
  const types = typesOf(own);
  const isNullable = types.includes('null') || own['nullable'] === true;
  const enumerated = own.const !== undefined ? [own.const as Json] : (own.enum as Json[] | undefined);
  if (enumerated !== undefined) {
    const values = enumerated.filter((entry) => entry !== null);
    const names = own['enumNames'] as Json | undefined;
    const label = (entry: Json, i: number): string => (Array.isArray(names) && typeof names[i] === 'string' ? names[i] : labelOf(entry));
    return shape('choice', {
      choices: values.map((entry, i) => ({ value: entry, label: label(entry, i) })),
      isNullable: values.length < enumerated.length || isNullable,
    });
  }
  const alternatives = own.oneOf ?? own.anyOf;
  if (alternatives !== undefined) {
    const real = alternatives.filter((one) => !isNull(one));
    const choices = real.map((one) => choiceOf(one));
    const mayBeNull = real.length < alternatives.length || isNullable;
    if (choices.every((choice) => choice !== undefined) && real.length > 0) return shape('choice', { choices, isNullable: mayBeNull });
    if (real.length === 1) {
      const { oneOf: _oneOf, anyOf: _anyOf, ...rest } = own;
      const only = shapeOf(compiled, { allOf: [rest, real[0] ?? true] } as Schema, value);
      return { ...only, isNullable: only.isNullable || mayBeNull, refs: [...refs, ...only.refs] };
    }
    return shape('variants', { variants: real.map((one, i) => ({ label: variantLabel(compiled, one, i), schema: one })), isNullable: mayBeNull });
  }
  const named = types.filter((type) => type !== 'null');
  if (named.length > 1 && !(named.length === 2 && named.includes('integer') && named.includes('number')))
    return shape('variants', { variants: named.map((type) => ({ label: TYPE_NAMES[type] ?? type, schema: { type } as Schema })), isNullable });
  const type = named[0] ?? guess(own);
  switch (type) {
    case 'object':
    case 'boolean':
    case 'integer':
      return shape(type, { isNullable });
    case 'number':
      return shape('number', { isNullable });
    case 'string':
      return shape('text', { isNullable });
    case 'array': {
      const items = own.uniqueItems === true && isPlain(own.items) ? shapeOf(compiled, own.items, undefined) : undefined;
      return items?.kind === 'choice' ? shape('choices', { choices: items.choices, isNullable }) : shape('array', { isNullable });
    }
    default:
      return shape('any', { isNullable: true });
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'Text',
  number: 'Number',
  integer: 'Whole number',
  boolean: 'Yes or no',
  object: 'Fields',
  array: 'List',
};

function labelOf(value: Json): string {
  if (value === true) return 'Yes';
  if (value === false) return 'No';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function typesOf(schema: Schema): readonly string[] {
  return schema.type === undefined ? [] : Array.isArray(schema.type) ? schema.type : [schema.type];
}

function isPlain(items: Schema['items']): items is Schema {
  return typeof items === 'object' && !Array.isArray(items);
}

function isNull(schema: Schema | boolean): boolean {
  return typeof schema === 'object' && (schema.type === 'null' || schema.const === null);
}

/** One of several that is nothing but a value. */
function choiceOf(schema: Schema | boolean): Choice | undefined {
  if (typeof schema === 'boolean') return undefined;
  const value = (schema.const ?? (schema.enum?.length === 1 ? (schema.enum[0] as unknown) : undefined)) as Json | undefined;
  if (value === undefined || schema.properties !== undefined) return undefined;
  return { value, label: typeof schema['title'] === 'string' ? schema['title'] : labelOf(value) };
}

function variantLabel(compiled: Compiled, schema: Schema | boolean, index: number): string {
  if (typeof schema === 'boolean') return schema ? 'Anything' : 'Nothing';
  const target = referenced(compiled, schema);
  const titled = typeof schema['title'] === 'string' ? schema['title'] : typeof target?.target === 'object' ? (target.target['title'] as unknown) : undefined;
  if (typeof titled === 'string' && titled !== '') return titled;
  if (target !== undefined) return decodeURIComponent(target.ref.slice(target.ref.lastIndexOf('/') + 1));
  const fixed = Object.values(schema.properties ?? {}).flatMap((one) => (typeof one === 'object' && typeof one.const === 'string' ? [one.const] : []))[0];
  const [type] = typesOf(schema);
  return fixed ?? TYPE_NAMES[type ?? ''] ?? `Choice ${index + 1}`;
}

function guess(schema: Schema): string {
  if (schema.properties !== undefined || schema.additionalProperties !== undefined || schema.required !== undefined) return 'object';
  if (schema.items !== undefined || schema.prefixItems !== undefined) return 'array';
  if (schema.minimum !== undefined || schema.maximum !== undefined || schema.multipleOf !== undefined) return 'number';
  return schema.format !== undefined || schema.pattern !== undefined || schema.maxLength !== undefined || schema.minLength !== undefined ? 'string' : '';
}

function flatten(compiled: Compiled, schema: Schema | boolean, value: Json | undefined, flat: Flat): void {
  if (schema === false) flat.isNever = true;
  if (typeof schema === 'boolean') return;
  const { $ref: _ref, allOf, if: condition, then, else: otherwise, dependentSchemas, ...own } = schema;
  join(flat.schema, own);
  const target = referenced(compiled, schema);
  if (target !== undefined) {
    flat.refs.push(target.ref);
    flatten(compiled, target.target, value, flat);
  }
  for (const one of allOf ?? []) flatten(compiled, one, value, flat);
  if (condition !== undefined) {
    const branch = fits(compiled, condition, value ?? {}) ? then : otherwise;
    if (branch !== undefined) flatten(compiled, branch, value, flat);
  }
  if (isObject(value)) for (const [key, one] of Object.entries(dependentSchemas ?? {})) if (Object.hasOwn(value, key)) flatten(compiled, one, value, flat);
}

/** What both say. Words of the outer one win; limits are the narrower ones. */
function join(into: Schema, from: Schema): void {
  for (const [key, value] of Object.entries(from)) {
    const so: unknown = into[key];
    if (so === undefined) into[key] = key === 'properties' ? { ...(value as object) } : value;
    else if (key === 'properties') into.properties = joinProperties(into.properties ?? {}, value as Record<string, Schema | boolean>);
    else if (key === 'required') into.required = [...new Set([...(into.required ?? []), ...(value as string[])])];
    else if (key === 'dependentRequired') into.dependentRequired = { ...(value as Record<string, string[]>), ...into.dependentRequired };
    else if (key === 'type') {
      const both = typesOf(into).filter((type) => typesOf(from).includes(type) || (type === 'integer' && typesOf(from).includes('number')));
      if (both.length > 0) into.type = both as NonNullable<Schema['type']>;
      else if (typesOf(from).includes('integer') && typesOf(into).includes('number')) into.type = 'integer';
    } else if (key === 'enum') into.enum = (into.enum ?? []).filter((entry: Json) => (value as Json[]).some((other) => jsonEqual(entry, other)));
    else if (/^(min|exclusiveMin)/.test(key)) into[key] = Math.max(Number(so), Number(value));
    else if (/^(max|exclusiveMax)/.test(key)) into[key] = Math.min(Number(so), Number(value));
  }
}

function joinProperties(a: Record<string, Schema | boolean>, b: Record<string, Schema | boolean>): Record<string, Schema | boolean> {
  const out = { ...a };
  for (const [key, schema] of Object.entries(b)) {
    const so = out[key];
    out[key] = so === undefined || so === true ? schema : schema === true || so === schema ? so : joined(so, schema);
  }
  return out;
}

/** The same two give the same one: what is drawn for it stays. */
const pairs = new WeakMap<object, Map<Schema | boolean, Schema>>();
function joined(a: Schema | boolean, b: Schema | boolean): Schema {
  if (typeof a === 'boolean') return { allOf: [a as unknown as Schema, b as unknown as Schema] };
  let known = pairs.get(a);
  if (known === undefined) pairs.set(a, (known = new Map()));
  let both = known.get(b);
  if (both === undefined) known.set(b, (both = { allOf: [a, b as Schema] }));
  return both;
}

/** The variant a value belongs to: one it fits, else the one whose fixed parts it has, else the first. */
export function variantOf(compiled: Compiled, variants: readonly Variant[], value: Json | undefined): number {
  if (value === undefined) return 0;
  const fitting = variants.findIndex(({ schema }) => fits(compiled, schema, value));
  if (fitting !== -1) return fitting;
  const scores = variants.map(({ schema }) => score(shapeOf(compiled, schema, value), value));
  return Math.max(0, scores.indexOf(Math.max(...scores)));
}

function score({ kind, schema }: Shape, value: Json): number {
  if (isObject(value) !== (kind === 'object') || Array.isArray(value) !== (kind === 'array')) return -100;
  if (!isObject(value)) return 0;
  return Object.entries(schema.properties ?? {}).reduce((sum, [key, one]) => {
    if (typeof one === 'object' && one.const !== undefined) return sum + (jsonEqual(one.const as Json, (value as JsonObject)[key] ?? null) ? 10 : -10);
    return sum + (Object.hasOwn(value, key) ? 1 : 0);
  }, 0);
}
