import type { Json, JsonObject } from '../../../shared/kernel/json.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { ParameterField } from './parameter-fields.ts';

/** Reads the inputs of a run as typed. Empty is no inputs. The error says where. */
export function parseInputs(text: string): Result<JsonObject, string> {
  if (text.trim() === '') return ok({});
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return err(`Not valid JSON: ${whereIn(text, error instanceof Error ? error.message : String(error))}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return err('Inputs are an object: { "month": "2026-05" }');
  return ok(value as JsonObject);
}

/** Engines say "at position 12", or line and column; people look for a line. */
function whereIn(text: string, message: string): string {
  const short = message
    .replace(/^JSON\.parse: /, '')
    .replace(/,? *"[\s\S]*" is not valid JSON$/, '')
    .replace(/ \(line \d+ column \d+\)/, '');
  const position = /position (\d+)/.exec(message);
  if (position === null) return short;
  const before = text.slice(0, Number(position[1])).split('\n');
  return `${short.replace(/ (in JSON )?at position \d+/, '')}, line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

export function formatInputs(inputs: Readonly<Record<string, Json>>): string {
  return Object.keys(inputs).length === 0 ? '' : JSON.stringify(inputs, null, 2);
}

/** What a field of the form shows for the value that is given; "" when it is left out. */
export function fieldText(field: ParameterField, value: Json | undefined): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return JSON.stringify(value);
  // A text that would be read as something else, shown so that it stays a text.
  return field.kind !== 'json' && readsAsText(field, value) ? value : JSON.stringify(value);
}

function readsAsText(field: ParameterField, text: string): boolean {
  const read = fromFieldText(field, text);
  return read.ok && read.value === text;
}

/**
 * What was typed in a field of the form. Empty leaves it out. Where the function gives no hint of the kind, numbers, true, false,
 * null and JSON are read as such; quotes keep a text a text.
 */
export function fromFieldText(field: ParameterField, text: string): Result<Json | undefined, string> {
  const trimmed = text.trim();
  if (trimmed === '') return ok(undefined);
  if (field.kind === 'number') return Number.isFinite(Number(trimmed)) ? ok(Number(trimmed)) : err('A number');
  if (field.kind === 'text' && field.fallback !== null && !/^"[\s\S]*"$/.test(trimmed)) return ok(text);
  if (field.kind === 'json' || /^(-?\d+(\.\d+)?|true|false|null|"[\s\S]*"|[[{][\s\S]*)$/.test(trimmed)) {
    try {
      return ok(JSON.parse(trimmed) as Json);
    } catch {
      if (field.kind === 'json' || /^[[{]/.test(trimmed)) return err('Not valid JSON yet');
    }
  }
  return ok(text);
}

/** The inputs with one of them changed; undefined leaves it out. */
export function withInput(inputs: Readonly<JsonObject>, name: string, value: Json | undefined): JsonObject {
  const { [name]: _before, ...rest } = inputs;
  return value === undefined ? rest : { ...inputs, [name]: value };
}
