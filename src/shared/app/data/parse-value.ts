import { isJsonValue } from './json-value.ts';
import type { Json } from '../../kernel/json.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Field } from '../manifest/index.ts';
import { fold } from './text.ts';
import { parseDate, parseDateTime, parseTime } from './parse-time.ts';

/**
 * Any value from a form, a file or a script as the value the field stores. Empty things (undefined, null, blank text, []) are null.
 * @returns what to do about it, to stand after the field's label: "pick a date"
 */
export function parseValue(field: Field, raw: unknown): Result<Json, string> {
  if (raw === undefined || raw === null) return ok(null);
  if (typeof raw === 'string' && raw.trim() === '') return ok(null);
  if (Array.isArray(raw) && raw.length === 0 && field.type !== 'json') return ok(null);
  switch (field.type) {
    case 'text':
      return text(raw, true);
    case 'longText':
      return text(raw, false);
    case 'email':
      return matching(raw, /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/, 'type an address like name@example.org');
    case 'phone':
      return matching(raw, /^(?=(?:\D*\d){3})[\d\s()+./#x-]{3,40}$/i, 'type a phone number');
    case 'url':
      return url(raw);
    case 'image':
      return matching(raw, /^(https?:\/\/|data:image\/|blob:|\/|\.\/|assets\/)/i, 'choose an image');
    case 'color':
      return color(raw);
    case 'number':
    case 'currency':
    case 'percent':
      return number(raw, false);
    case 'integer':
      return number(raw, true);
    case 'rating':
      return number(raw, false);
    case 'boolean':
      return boolean(raw);
    case 'date':
      return orProblem(parseDate(raw), 'pick a date');
    case 'time':
      return orProblem(parseTime(raw), 'pick a time');
    case 'datetime':
      return orProblem(parseDateTime(raw), 'pick a date and time');
    case 'choice':
      return choice(field, raw);
    case 'multiChoice':
      return list(raw, (item) => choice(field, item));
    case 'tags':
      return list(raw, (item) => text(item, true));
    case 'reference':
      return reference(raw);
    case 'file':
      return isFile(raw) ? ok(raw) : err('choose a file');
    case 'json':
      return isJsonValue(raw) ? ok(raw) : err('must be plain data');
    case 'computed':
      return ok(null);
  }
}

function orProblem(value: string | null, problem: string): Result<Json, string> {
  return value === null ? err(problem) : ok(value);
}

function text(raw: unknown, oneLine: boolean): Result<Json, string> {
  if (typeof raw === 'number' || typeof raw === 'boolean') return ok(String(raw));
  if (typeof raw !== 'string') return err('type some text');
  return ok(oneLine ? raw.trim() : raw);
}

function matching(raw: unknown, pattern: RegExp, problem: string): Result<Json, string> {
  if (typeof raw === 'number') return matching(String(raw), pattern, problem);
  if (typeof raw !== 'string') return err(problem);
  return pattern.test(raw.trim()) ? ok(raw.trim()) : err(problem);
}

/** Only schemes that are safe to open; "example.org" is taken as https. */
function url(raw: unknown): Result<Json, string> {
  const problem = 'type a web address like https://example.org';
  if (typeof raw !== 'string') return err(problem);
  const given = raw.trim();
  if (/\s/.test(given)) return err(problem);
  if (/^(https?:\/\/[^/]|mailto:.|tel:.)/i.test(given)) return ok(given);
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?([/?#]|$)/u.test(given) ? ok(`https://${given}`) : err(problem);
}

function color(raw: unknown): Result<Json, string> {
  const given = typeof raw === 'string' ? raw.trim().toLowerCase() : '';
  if (/^#[0-9a-f]{6}$/.test(given)) return ok(given);
  if (/^#[0-9a-f]{3}$/.test(given)) return ok(`#${[...given.slice(1)].map((digit) => digit + digit).join('')}`);
  return err('pick a colour');
}

function number(raw: unknown, whole: boolean): Result<Json, string> {
  const problem = whole ? 'type a whole number' : 'type a number';
  const value = typeof raw === 'number' ? raw : typeof raw === 'string' ? Number(raw.trim().replace(/^[$€£¥]\s*|\s*%$|[,\s](?=\d{3})/g, '')) : Number.NaN;
  if (!Number.isFinite(value)) return err(problem);
  if (whole && !Number.isSafeInteger(value)) return err(problem);
  return ok(Object.is(value, -0) ? 0 : value);
}

function boolean(raw: unknown): Result<Json, string> {
  if (typeof raw === 'boolean') return ok(raw);
  const word = fold(raw).trim();
  if (['true', 'yes', 'y', 'on', '1'].includes(word)) return ok(true);
  if (['false', 'no', 'n', 'off', '0'].includes(word)) return ok(false);
  return err('choose yes or no');
}

/** By value, else by label whatever its case. */
function choice(field: Field, raw: unknown): Result<Json, string> {
  const given = typeof raw === 'object' && raw !== null && 'value' in raw ? raw.value : raw;
  if (typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'boolean') return err(choiceProblem(field));
  const word = String(given).trim();
  const choices = field.choices ?? [];
  if (choices.length === 0) return ok(word);
  const found = choices.find((item) => item.value === word) ?? choices.find((item) => fold(item.label) === fold(word) || fold(item.value) === fold(word));
  return found ? ok(found.value) : err(choiceProblem(field));
}

function choiceProblem(field: Field): string {
  const labels = (field.choices ?? []).map((item) => item.label);
  return labels.length === 0 || labels.length > 6 ? 'choose one from the list' : `choose one of ${labels.join(', ')}`;
}

function list(raw: unknown, parse: (item: unknown) => Result<Json, string>): Result<Json, string> {
  const items = Array.isArray(raw) ? raw : typeof raw === 'string' ? raw.split(',') : [raw];
  const values: Json[] = [];
  for (const item of items) {
    if (item === null || item === undefined || (typeof item === 'string' && item.trim() === '')) continue;
    const parsed = parse(item);
    if (!parsed.ok) return parsed;
    if (!values.includes(parsed.value)) values.push(parsed.value);
  }
  return ok(values.length === 0 ? null : values);
}

/** A row id, or a row. Whether that row exists is checked where the rows are. */
function reference(raw: unknown): Result<Json, string> {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : raw;
  if (typeof id === 'number') return ok(String(id));
  return typeof id === 'string' && id.length <= 200 ? ok(id) : err('choose one from the list');
}

function isFile(raw: unknown): raw is { name: string; type: string; size: number; data: string } {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return false;
  const file = raw as Record<string, unknown>;
  return typeof file['name'] === 'string' && typeof file['data'] === 'string' && isJsonValue(raw);
}
