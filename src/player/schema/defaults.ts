import type { Schema } from '@cfworker/json-schema';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { isObject } from '../core/values.ts';
import type { Compiled } from './compiled.ts';
import { type Shape, shapeOf, variantOf } from './shape.ts';

/** Schemas that need themselves would begin with a value without end. */
const DEEPEST = 12;

/** The value with what the schema begins with: defaults, fixed parts, “no” for a required yes or no. What is there stays. */
export function withDefaults(compiled: Compiled, schema: Schema | boolean, value: Json | undefined, isRequired = true, depth = 0): Json | undefined {
  const shape = shapeOf(compiled, schema, value);
  const start = value ?? (shape.schema['default'] as Json | undefined);
  if (depth > DEEPEST) return start;
  switch (shape.kind) {
    case 'object':
      return objectWithDefaults(compiled, schema, start, isRequired, depth);
    case 'array': {
      const entries = Array.isArray(start) ? start : isRequired && start === undefined ? [] : undefined;
      return entries === undefined ? start : entries.map((entry, i) => withDefaults(compiled, itemSchema(shape.schema, i), entry, true, depth + 1) ?? entry);
    }
    case 'choices':
      return start ?? (isRequired ? [] : undefined);
    case 'choice':
      // Fixed: nobody has to choose it.
      return start ?? (shape.schema.const !== undefined && isRequired ? (shape.schema.const as Json) : undefined);
    case 'boolean':
      return start ?? (isRequired && !shape.isNullable ? false : undefined);
    case 'variants': {
      if (start === undefined && !isRequired) return undefined;
      const variant = shape.variants[variantOf(compiled, shape.variants, start)];
      return variant === undefined ? start : withDefaults(compiled, { allOf: [own(shape), variant.schema as Schema] }, start, isRequired, depth + 1);
    }
    default:
      return start;
  }
}

/** Twice: a default may decide a condition, whose branch has defaults of its own. */
function objectWithDefaults(compiled: Compiled, schema: Schema | boolean, start: Json | undefined, isRequired: boolean, depth: number): Json | undefined {
  if (start !== undefined && !isObject(start)) return start;
  let out: JsonObject = start ?? {};
  for (let round = 0; round < 2; round++) {
    const { schema: now } = shapeOf(compiled, schema, out);
    for (const [key, property] of Object.entries(now.properties ?? {})) {
      const so = Object.hasOwn(out, key) ? out[key] : undefined;
      const next = withDefaults(compiled, property, so, now.required?.includes(key) ?? false, depth + 1);
      if (next !== undefined && next !== so) out = { ...out, [key]: next };
    }
  }
  return start === undefined && !isRequired && Object.keys(out).length === 0 ? undefined : out;
}

/** What a value has beside what its variants say. */
export function own(shape: Shape): Schema {
  const { oneOf: _oneOf, anyOf: _anyOf, type: _type, ...rest } = shape.schema;
  return rest;
}

/** Of the entry at a place of a list. */
export function itemSchema(list: Schema, index: number): Schema | boolean {
  const first = list.prefixItems ?? (Array.isArray(list.items) ? list.items : []);
  const fixed = first[index];
  if (fixed !== undefined) return fixed;
  const rest = Array.isArray(list.items) ? list.additionalItems : list.items;
  return (rest as Schema | boolean | undefined) ?? true;
}
