import type { Json } from '../../kernel/json.ts';
import { AppError } from '../../kernel/errors.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Entity, Field } from '../manifest/index.ts';
import { isNumberField, isSystemField, storedFields } from './fields.ts';
import { parseValue } from './parse-value.ts';
import { matchesPattern } from './safe-pattern.ts';

/** `problem` stands after the label: "Due date: pick a date". */
export type FieldProblem = { field: string; label: string; problem: string };

export type ValidateMode = 'create' | 'update';

/**
 * The values a row would store. `create` looks at every field and fills defaults for those not given; `update` only at those given.
 * References, uniqueness and unknown names are checked where the rows are.
 * @param defaultOf the default of a field that was not given; templates in defaults are the caller's to evaluate
 */
export function validateRow(
  entity: Entity,
  values: Record<string, unknown>,
  mode: ValidateMode,
  defaultOf: (field: Field) => unknown = (field) => field.default,
): Result<Record<string, Json>, FieldProblem[]> {
  const out: Record<string, Json> = {};
  const problems: FieldProblem[] = [];
  for (const field of storedFields(entity)) {
    const isGiven = Object.hasOwn(values, field.id) && values[field.id] !== undefined;
    if (!isGiven && mode === 'update') continue;
    const parsed = checkValue(field, isGiven ? values[field.id] : defaultOf(field));
    if (parsed.ok) out[field.id] = parsed.value;
    else problems.push({ field: field.id, label: field.label, problem: parsed.error });
  }
  return problems.length > 0 ? err(problems) : ok(out);
}

/** One value against all rules of its field that need no other row. */
export function checkValue(field: Field, raw: unknown): Result<Json, string> {
  const parsed = parseValue(field, raw);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  if (value === null) {
    if (field.type === 'boolean') return ok(false);
    return field.required ? err(requiredProblem(field)) : ok(null);
  }
  const problem = isNumberField(field) ? rangeProblem(field, value) : textProblem(field, value);
  return problem === null ? ok(value) : err(problem);
}

/** Throws the first problem as `data.invalid`; `details.problems` holds all of them as JSON, by field id. */
export function throwProblems(problems: readonly FieldProblem[]): never {
  const first = problems[0];
  throw new AppError('data.invalid', {
    label: first?.label ?? '',
    problem: first?.problem ?? '',
    field: first?.field ?? '',
    problems: JSON.stringify(Object.fromEntries(problems.map(({ field, problem }) => [field, problem]))),
  });
}

/** Rows read and handed back are accepted: computed fields, `id` and times, and embedded rows (`member$`) are passed over. */
export function assertKnownFields(entity: Entity, values: Record<string, unknown>): void {
  for (const key of Object.keys(values)) {
    if (isSystemField(key) || entity.fields.some((field) => field.id === key)) continue;
    if (key.endsWith('$') && entity.fields.some((field) => field.id === key.slice(0, -1))) continue;
    throw new AppError('data.unknown-field', { entity: entity.name, field: key });
  }
}

function requiredProblem(field: Field): string {
  switch (field.type) {
    case 'date':
      return 'pick a date';
    case 'time':
      return 'pick a time';
    case 'datetime':
      return 'pick a date and time';
    case 'choice':
    case 'reference':
      return 'choose one';
    case 'multiChoice':
      return 'choose at least one';
    case 'image':
      return 'choose an image';
    case 'file':
      return 'choose a file';
    default:
      return 'required';
  }
}

function rangeProblem(field: Field, value: Json): string | null {
  const max = field.max ?? (field.type === 'rating' ? 5 : undefined);
  const min = field.min ?? (field.type === 'rating' ? 0 : undefined);
  if (typeof value !== 'number') return null;
  if (min !== undefined && value < min) return `must be ${min} or more`;
  if (max !== undefined && value > max) return `must be ${max} or less`;
  return null;
}

/** `min` and `max` of text count characters. */
function textProblem(field: Field, value: Json): string | null {
  if (typeof value !== 'string' || (field.type !== 'text' && field.type !== 'longText' && field.type !== 'phone' && field.type !== 'email')) return null;
  if (field.min !== undefined && value.length < field.min) return `use at least ${field.min} characters`;
  if (field.max !== undefined && value.length > field.max) return `use at most ${field.max} characters`;
  if (field.pattern !== undefined && !matchesPattern(field.pattern, value)) return 'this does not have the expected form';
  return null;
}
