import type { Schema } from '@cfworker/json-schema';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { isObject } from '../core/values.ts';

/** Schemas come from bindings and models: what a keyword cannot mean is left out, so that nothing below has to expect it. */

const TYPES: readonly string[] = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'];
const SCHEMAS = new Set([
  'items',
  'additionalItems',
  'contains',
  'additionalProperties',
  'propertyNames',
  'not',
  'if',
  'then',
  'else',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
const LISTS = new Set(['prefixItems', 'allOf', 'anyOf', 'oneOf']);
const MAPS = new Set(['$defs', 'definitions', 'properties', 'patternProperties', 'dependentSchemas']);
const NUMBERS = new Set(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']);
const COUNTS = new Set(['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties', 'minContains', 'maxContains']);
const WORDS = new Set(['title', 'description', 'format', '$ref', '$id', '$anchor', '$schema', 'contentMediaType']);
/** Schemas in schemas: nothing real goes deeper. */
const DEEPEST = 64;

export class SchemaProblem extends Error {}

export function readSchema(raw: Json | undefined, problems: Set<string>, depth = 0): Schema | boolean {
  if (depth > DEEPEST) throw new SchemaProblem(`The schema goes more than ${DEEPEST} levels deep.`);
  if (typeof raw === 'boolean') return raw;
  if (!isObject(raw)) return true;
  const out: JsonObject = {};
  const inner = (value: Json): Json => readSchema(value, problems, depth + 1) as Json;
  for (const [key, value] of Object.entries(raw)) {
    if (key === '__proto__') continue;
    if (SCHEMAS.has(key)) {
      if (Array.isArray(value)) out[key] = value.map(inner);
      else if (typeof value === 'boolean' || isObject(value)) out[key] = inner(value);
    } else if (LISTS.has(key)) {
      if (Array.isArray(value) && value.length > 0) out[key] = value.map(inner);
    } else if (MAPS.has(key)) {
      if (isObject(value)) out[key] = readMap(key, value, inner, problems);
    } else if (NUMBERS.has(key)) {
      if (Number.isFinite(value)) out[key] = value;
    } else if (COUNTS.has(key)) {
      if (typeof value === 'number' && value >= 0 && Number.isFinite(value)) out[key] = value;
    } else if (WORDS.has(key)) {
      if (typeof value === 'string') out[key] = value;
    } else if (key === 'multipleOf') {
      if (typeof value === 'number' && value > 0 && Number.isFinite(value)) out[key] = value;
    } else if (key === 'pattern') {
      if (typeof value === 'string' && isPattern(value, problems)) out[key] = value;
    } else if (key === 'required') {
      if (Array.isArray(value)) out[key] = value.filter((name) => typeof name === 'string');
    } else if (key === 'enum') {
      if (Array.isArray(value) && value.length > 0) out[key] = value;
    } else if (key === 'type') {
      const types = (Array.isArray(value) ? value : [value]).filter((name): name is string => typeof name === 'string' && TYPES.includes(name));
      if (types.length > 0) out[key] = Array.isArray(value) ? types : (types[0] ?? null);
      else problems.add(`There is no type “${String(value)}”.`);
    } else if (key === 'dependentRequired' || key === 'dependencies') {
      if (isObject(value)) Object.assign(out, readDependencies(value, inner, out));
    } else if (!key.startsWith('$dynamic') && !key.startsWith('$recursive')) out[key] = value;
  }
  return out as Schema;
}

function readMap(key: string, value: JsonObject, inner: (value: Json) => Json, problems: Set<string>): JsonObject {
  const entries = Object.entries(value).filter(([name]) => name !== '__proto__' && (key !== 'patternProperties' || isPattern(name, problems)));
  return Object.fromEntries(entries.map(([name, schema]) => [name, inner(schema)]));
}

/** The older `dependencies` says either of the two newer keywords. */
function readDependencies(value: JsonObject, inner: (value: Json) => Json, so: JsonObject): JsonObject {
  const required: JsonObject = isObject(so['dependentRequired']) ? { ...so['dependentRequired'] } : {};
  const schemas: JsonObject = isObject(so['dependentSchemas']) ? { ...so['dependentSchemas'] } : {};
  for (const [name, needs] of Object.entries(value)) {
    if (name === '__proto__') continue;
    if (Array.isArray(needs)) required[name] = needs.filter((need) => typeof need === 'string');
    else if (isObject(needs)) schemas[name] = inner(needs);
  }
  return { dependentRequired: required, ...(Object.keys(schemas).length === 0 ? {} : { dependentSchemas: schemas }) };
}

function isPattern(pattern: string, problems: Set<string>): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    problems.add(`“${pattern.slice(0, 60)}” is not a regular expression, so it stops nothing.`);
    return false;
  }
}
