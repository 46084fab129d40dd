import { checkValue, fold, isNumberField, shownText } from '../../../../shared/app/data/index.ts';
import type { Field } from '../../../../shared/app/manifest/index.ts';
import type { Json } from '../../../../shared/kernel/json.ts';
import { err, ok, type Result } from '../../../../shared/kernel/result.ts';
import { readDate, readDateTime, readTime } from './read-date.ts';
import { readNumber } from './read-number.ts';
import type { Spelling } from './spelling.ts';

/** A cell as the value its field stores, with every rule of the field that needs no other row; or what is wrong with it. Blank cells are null and pass. */
export type CellReader = (cell: unknown) => Result<Json, string>;

const YES = new Set(['yes', 'y', 'true', 't', '1', 'on', 'x', '✓', '✔', 'checked']);
const NO = new Set(['no', 'n', 'false', 'f', '0', 'off', '-', 'unchecked']);
/** Columns repeat themselves: what was read is kept, up to this many different cells. */
const KEPT = 5000;

export function cellReader(field: Field, spelling: Spelling): CellReader {
  // Whether a blank is allowed depends on the row: a new one may have a default.
  const lenient: Field = { ...field, required: false };
  const read = remembering(textReader(lenient, spelling), field);
  return (cell) => {
    if (cell === undefined || cell === null) return ok(null);
    if (typeof cell !== 'string') return checkValue(lenient, cell);
    if (cell === '' || cell.trim() === '') return ok(null);
    if (cell.includes('\0')) return err('holds a NUL character, which no text has');
    return read(cell);
  };
}

function textReader(field: Field, { decimal, dayOrder }: Spelling): (text: string) => Result<Json, string> {
  if (isNumberField(field)) {
    return (text) => {
      const number = readNumber(text.trim(), decimal);
      return number === null ? err(field.type === 'integer' ? 'type a whole number' : 'type a number') : checkValue(field, number);
    };
  }
  switch (field.type) {
    case 'date':
      return (text) => {
        const date = readDate(text, dayOrder);
        return date === null ? err('not a date that exists') : checkValue(field, date);
      };
    case 'datetime':
      return (text) => {
        const time = readDateTime(text, dayOrder);
        return time === null ? err('not a date and time') : checkValue(field, time);
      };
    case 'time':
      return (text) => {
        const time = readTime(text);
        return time === null ? err('not a time of day') : checkValue(field, time);
      };
    case 'boolean':
      return (text) => {
        const word = fold(text).trim();
        return YES.has(word) ? ok(true) : NO.has(word) ? ok(false) : err('choose yes or no');
      };
    case 'multiChoice':
    case 'tags':
      return (text) => checkValue(field, listItems(text));
    case 'json':
      return (text) => {
        try {
          return checkValue(field, JSON.parse(text));
        } catch {
          return err('not valid JSON');
        }
      };
    case 'file':
      return () => err('files cannot be imported from text');
    default:
      return (text) => checkValue(field, text);
  }
}

/** `["a","b"]` as JSON, else parted by semicolons or lines where there are any, else by commas. */
function listItems(text: string): unknown {
  if (/^\s*\[/.test(text)) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      // Not JSON after all.
    }
  }
  return text.split(/[;|\n]/.test(text) ? /[;|\n]/ : ',');
}

function remembering(read: (text: string) => Result<Json, string>, field: Field): (text: string) => Result<Json, string> {
  if (['text', 'longText', 'file', 'json', 'email', 'phone', 'url', 'image'].includes(field.type)) return read;
  const known = new Map<string, Result<Json, string>>();
  return (text) => {
    let result = known.get(text);
    if (result === undefined) {
      if (known.size >= KEPT) known.clear();
      result = read(text);
      known.set(text, result);
    }
    return result;
  };
}

/** A cell as people read it, for lists of problems and previews. */
export function cellText(cell: unknown): string {
  if (cell === undefined || cell === null) return '';
  if (typeof cell === 'string') return cell;
  return typeof cell === 'object' ? JSON.stringify(cell) : shownText({ id: 'x', label: 'x', type: 'text', required: false, unique: false }, cell);
}
