import { type Schema, validate } from '@cfworker/json-schema';
import { type Json, jsonEqual } from '../../shared/kernel/json.ts';
import { isObject } from '../core/values.ts';
import { type Compiled, fits } from './compiled.ts';
import { itemSchema, own } from './defaults.ts';
import { pointerTo } from './pointer.ts';
import { type Shape, shapeOf, variantOf } from './shape.ts';

/** Problems by place, in the order of the form. */
export type Problems = ReadonlyMap<string, string>;
/** Which variant a person chose at a place; without, the value tells. */
type Chosen = (pointer: string) => number | undefined;

const EMPTY = 'Fill this in.';

export function problemsOf(compiled: Compiled, value: Json, chosen: Chosen = () => undefined): Problems {
  const found = new Map<string, string>();
  walk({ compiled, chosen, found }, compiled.root, value, '', true);
  // The schema says more than a form can show at a field, such as names of keys.
  if (found.size === 0) {
    const rest = restOf(compiled, value);
    if (rest !== null) found.set('', rest);
  }
  return found;
}

type Walk = { compiled: Compiled; chosen: Chosen; found: Map<string, string> };

function walk(at: Walk, schema: Schema | boolean, value: Json | undefined, pointer: string, isRequired: boolean): void {
  const shape = shapeOf(at.compiled, schema, value);
  const say = (problem: string | null): void => {
    if (problem !== null && !at.found.has(pointer)) at.found.set(pointer, problem);
  };
  if (value === undefined) return say(isRequired && shape.kind !== 'nothing' ? EMPTY : null);
  if (value === null && shape.isNullable) return;
  switch (shape.kind) {
    case 'object': {
      if (!isObject(value)) return say('This should have fields.');
      const needed = new Set(shape.schema.required);
      for (const [key, others] of Object.entries(shape.schema.dependentRequired ?? {}))
        if (Object.hasOwn(value, key)) for (const other of others) needed.add(other);
      const properties = shape.schema.properties ?? {};
      for (const [key, property] of Object.entries(properties))
        walk(at, property, Object.hasOwn(value, key) ? value[key] : undefined, pointerTo(pointer, key), needed.has(key));
      for (const [key, entry] of extraEntries(shape.schema, value)) {
        if (shape.schema.additionalProperties !== undefined) walk(at, shape.schema.additionalProperties, entry, pointerTo(pointer, key), true);
      }
      for (const key of needed) if (!Object.hasOwn(properties, key) && !Object.hasOwn(value, key)) say(`“${key}” is needed.`);
      return say(limitProblem(shape, value));
    }
    case 'array':
      if (!Array.isArray(value)) return say('This should be a list.');
      say(limitProblem(shape, value));
      return value.forEach((entry, i) => walk(at, itemSchema(shape.schema, i), entry ?? undefined, pointerTo(pointer, i), true));
    case 'variants': {
      const index = at.chosen(pointer) ?? variantOf(at.compiled, shape.variants, value);
      const variant = shape.variants[index];
      return variant === undefined ? undefined : walk(at, { allOf: [own(shape), variant.schema as Schema] }, value, pointer, isRequired);
    }
    case 'choice':
      return say(shape.choices.some((choice) => jsonEqual(choice.value, value)) ? null : 'Choose one of the options.');
    case 'nothing':
      return say('This must be left out.');
    default:
      if (value === '' && isRequired) return say(EMPTY);
      return say(leafProblem(at.compiled, shape, value));
  }
}

/** Keys that no property describes. */
export function extraEntries(schema: Schema, value: Json | undefined): [string, Json][] {
  if (!isObject(value)) return [];
  const patterns = Object.keys(schema.patternProperties ?? {}).map((pattern) => new RegExp(pattern, 'u'));
  return Object.entries(value).filter(([key]) => !Object.hasOwn(schema.properties ?? {}, key) && !patterns.some((pattern) => pattern.test(key)));
}

function limitProblem({ schema }: Shape, value: Json): string | null {
  const count = Array.isArray(value) ? value.length : Object.keys(value ?? {}).length;
  const least = Array.isArray(value) ? schema.minItems : schema.minProperties;
  const most = Array.isArray(value) ? schema.maxItems : schema.maxProperties;
  if (least !== undefined && count < least) return least === 1 ? 'Add at least one.' : `Add at least ${least}.`;
  if (most !== undefined && count > most) return `Use at most ${most}.`;
  if (schema.uniqueItems === true && Array.isArray(value) && value.some((entry, i) => value.slice(0, i).some((other) => jsonEqual(entry, other))))
    return 'Two of these are the same.';
  return null;
}

function leafProblem(compiled: Compiled, { kind, schema }: Shape, value: Json): string | null {
  if ((kind === 'number' || kind === 'integer') && typeof value !== 'number') return 'Type a number.';
  if (kind === 'text' && typeof value !== 'string') return 'Type a text.';
  if (kind === 'boolean' && typeof value !== 'boolean') return 'Choose yes or no.';
  if (schema.format !== undefined && typeof value === 'string') {
    const words = FORMATS[schema.format];
    if (words !== undefined && !fits(compiled, { format: schema.format } as Schema, value)) return words;
  }
  const { nullable: _nullable, ...plain } = schema;
  try {
    const { valid, errors } = validate(value, plain as Schema, compiled.draft, compiled.lookup, true);
    return valid ? null : wordsOfKeyword(errors.at(-1)?.keyword ?? '', schema);
  } catch {
    return null;
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  email: 'Type an email address, such as name@example.com.',
  'idn-email': 'Type an email address, such as name@example.com.',
  uri: 'Type a web address that starts with https://.',
  url: 'Type a web address that starts with https://.',
  date: 'Choose a date.',
  time: 'Choose a time.',
  'date-time': 'Choose a date and a time.',
  uuid: 'Type an id such as 123e4567-e89b-12d3-a456-426614174000.',
  ipv4: 'Type an address such as 192.0.2.1.',
  ipv6: 'Type an address such as 2001:db8::1.',
  hostname: 'Type a name such as example.com.',
};

function wordsOfKeyword(keyword: string, schema: Schema): string {
  switch (keyword) {
    case 'minLength':
      return `Use at least ${schema.minLength} characters.`;
    case 'maxLength':
      return `Use at most ${schema.maxLength} characters.`;
    case 'minimum':
      return `Use ${schema.minimum} or more.`;
    case 'maximum':
      return `Use ${schema.maximum} or less.`;
    case 'exclusiveMinimum':
      return `Use more than ${String(schema.exclusiveMinimum)}.`;
    case 'exclusiveMaximum':
      return `Use less than ${String(schema.exclusiveMaximum)}.`;
    case 'multipleOf':
      return schema.multipleOf === 1 ? 'Use a whole number.' : `Use a multiple of ${schema.multipleOf}.`;
    case 'type':
      return schema.type === 'integer' ? 'Use a whole number.' : 'This is of the wrong kind.';
    default:
      return 'This does not have the right form.';
  }
}

function restOf({ root, draft, lookup }: Compiled, value: Json): string | null {
  try {
    const { valid, errors } = validate(value, root, draft, lookup, false);
    if (valid) return null;
    const deepest = errors.toSorted((a, b) => b.instanceLocation.length - a.instanceLocation.length)[0];
    const where = deepest === undefined || deepest.instanceLocation === '#' ? '' : ` at “${decodeURIComponent(deepest.instanceLocation.slice(2))}”`;
    return `The values do not fit the schema${where}${deepest === undefined ? '' : ` (${deepest.keyword})`}.`;
  } catch {
    return null;
  }
}
