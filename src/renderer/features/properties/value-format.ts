import type { Json } from '../../../shared/kernel/json.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';

export type ParsedNumber = Result<number | null, string>;

/** Reads what a person typed in a number field. Empty clears; a comma works as the decimal point. */
export function parseNumber(text: string, limits: { min?: number; max?: number } = {}): ParsedNumber {
  const trimmed = text.trim().replace(/\s/g, '');
  if (trimmed === '') return ok(null);
  const value = Number(/^[-+]?\d+,\d+$/.test(trimmed) ? trimmed.replace(',', '.') : trimmed);
  if (!Number.isFinite(value)) return err('Type a number');
  if (limits.min !== undefined && value < limits.min) return err(`At least ${limits.min}`);
  if (limits.max !== undefined && value > limits.max) return err(`At most ${limits.max}`);
  return ok(value);
}

export function formatNumber(value: unknown): string {
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** Structured values as editable text. */
export function formatJson(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value, null, 2);
}

/** Reads JSON for a property of the given shape. Empty means "back to the default". */
export function parseJson(text: string, shape: 'array' | 'object' | 'any'): Result<Json | undefined, string> {
  if (text.trim() === '') return ok(undefined);
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (error) {
    return err(`Not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (shape === 'array' && !Array.isArray(value)) return err('This needs a list: [ … ]');
  if (shape === 'object' && (typeof value !== 'object' || value === null || Array.isArray(value))) return err('This needs an object: { … }');
  return ok(value);
}

/** A step parameter typed as text: `{{ … }}` stays a template, `12`, `true` and JSON become values, anything else is text. */
export function parseLoose(text: string): Json {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  if (trimmed.includes('{{')) return text;
  if (/^-?\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed);
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true';
  if (trimmed === 'null') return null;
  if (/^[[{]/.test(trimmed)) {
    try {
      return JSON.parse(trimmed) as Json;
    } catch {
      return text;
    }
  }
  return text;
}

export function formatLoose(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A choice as the list editor shows it; the manifest may hold plain strings. */
export type OptionItem = { value: string | number | boolean; label: string; tone?: string; icon?: string };

export function toOptions(value: unknown): OptionItem[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown): OptionItem[] => {
    if (typeof entry === 'string' || typeof entry === 'number') return [{ value: entry, label: String(entry) }];
    if (typeof entry !== 'object' || entry === null) return [];
    const { value: own, label, ...rest } = entry as Record<string, unknown>;
    if (typeof own !== 'string' && typeof own !== 'number' && typeof own !== 'boolean') return [];
    return [{ ...rest, value: own, label: typeof label === 'string' ? label : String(own) }];
  });
}

/** Back to the shortest form: a plain string when value and label are the same and nothing else is said. */
export function fromOptions(items: readonly OptionItem[]): Json {
  return items.map((item): Json => {
    const keys = Object.keys(item).filter((key) => item[key as keyof OptionItem] !== undefined);
    return typeof item.value === 'string' && item.value === item.label && keys.length === 2 ? item.value : ({ ...item } as Json);
  });
}

/** What a value is, in a few words, for "Now: 18 rows". */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing yet';
  if (value === null) return 'empty';
  if (Array.isArray(value)) return `${value.length.toLocaleString('en')} ${value.length === 1 ? 'row' : 'rows'}`;
  if (typeof value === 'object') return sample(value);
  if (typeof value === 'string') return value === '' ? 'empty text' : `“${cut(value, 40)}”`;
  return typeof value === 'number' ? value.toLocaleString('en') : String(value);
}

/** The first part of a value as one line of code. */
export function sample(value: unknown, length = 72): string {
  const first = Array.isArray(value) ? value[0] : value;
  if (first === undefined) return '';
  if (typeof first !== 'object' || first === null) return cut(JSON.stringify(first), length);
  const parts = Object.entries(first)
    .filter(([key]) => !['id', 'createdAt', 'updatedAt'].includes(key))
    .map(([key, entry]) => `${key}: ${typeof entry === 'object' && entry !== null ? (Array.isArray(entry) ? '[…]' : '{…}') : JSON.stringify(entry)}`);
  return cut(`{ ${parts.join(', ')} }`, length);
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
