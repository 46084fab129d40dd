import { dereference, type Schema, type SchemaDraft, validate } from '@cfworker/json-schema';
import type { Json } from '../../shared/kernel/json.ts';
import { isObject, textOf } from '../core/values.ts';
import { readSchema, SchemaProblem } from './read-schema.ts';

/** A schema that is ready for use. Its parts keep their identity: references are found by it. */
export type Compiled = {
  root: Schema | boolean;
  draft: SchemaDraft;
  lookup: Record<string, Schema | boolean>;
  /** What in it cannot be used and was left out, in words. */
  problems: readonly string[];
};

/** Characters of a schema as JSON. More is not a form. */
const LONGEST = 2_000_000;

/** @returns the schema, or in words why it cannot be one */
export function compile(raw: Json | undefined): Compiled | string {
  if (!isObject(raw)) return 'A JSON Schema is an object such as {"type": "object", "properties": {…}}.';
  if (JSON.stringify(raw).length > LONGEST) return 'This schema is too large for a form.';
  const problems = new Set<string>();
  try {
    const root = readSchema(raw, problems);
    const lookup = dereference(root);
    const about = textOf(raw['$schema']);
    const draft = about.includes('draft-07') || about.includes('draft-06') ? '7' : about.includes('2019-09') ? '2019-09' : '2020-12';
    dropLostReferences(lookup, problems);
    const looping = findLoop(lookup);
    if (looping !== null) return `“${looping}” refers to itself without end.`;
    return { root, draft, lookup, problems: [...problems] };
  } catch (error) {
    return error instanceof SchemaProblem ? error.message : `This schema cannot be used: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Whether a value fits a part of the schema. A part that cannot be checked is fit by everything. */
export function fits({ draft, lookup }: Compiled, schema: Schema | boolean, value: Json): boolean {
  try {
    return validate(value, schema, draft, lookup).valid;
  } catch {
    return true;
  }
}

export function referenced({ lookup }: Pick<Compiled, 'lookup'>, schema: Schema): { ref: string; target: Schema | boolean } | undefined {
  if (schema.$ref === undefined) return undefined;
  const ref = schema.__absolute_ref__ ?? schema.$ref;
  const target = lookup[ref];
  return target === undefined ? undefined : { ref, target };
}

function dropLostReferences(lookup: Compiled['lookup'], problems: Set<string>): void {
  for (const schema of new Set(Object.values(lookup))) {
    if (typeof schema === 'boolean' || schema.$ref === undefined || referenced({ lookup }, schema) !== undefined) continue;
    problems.add(
      schema.$ref.startsWith('#')
        ? `“${schema.$ref}” is referred to and is not in the schema.`
        : `“${schema.$ref}” is not in the schema; nothing is fetched from elsewhere.`,
    );
    delete schema.$ref;
  }
}

/** References that come back to themselves without going into a value. @returns one of them */
function findLoop(lookup: Compiled['lookup']): string | null {
  const done = new Set<Schema>();
  const open = new Set<Schema>();
  const visit = (schema: Schema | boolean | undefined): string | null => {
    if (schema === undefined || typeof schema === 'boolean' || done.has(schema)) return null;
    if (open.has(schema)) return schema.$ref ?? schema.title ?? 'The schema';
    open.add(schema);
    const same = [referenced({ lookup }, schema)?.target, ...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
    for (const next of [...same, schema.if, schema.then, schema.else, schema.not]) {
      const found = visit(next);
      if (found !== null) return found;
    }
    open.delete(schema);
    done.add(schema);
    return null;
  };
  for (const schema of Object.values(lookup)) {
    const found = visit(schema);
    if (found !== null) return found;
  }
  return null;
}
