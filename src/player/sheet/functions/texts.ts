import { FormulaProblem, notFound } from '../problem.ts';
import { type Argument, MAX_TEXT, asRange, dayFrom, isTrue, limited, numberFrom, one, shorten, textFrom } from '../value.ts';
import { partsOfDay } from '../days.ts';
import { type FunctionEntry, eachValue, entry, num, rounded, text } from './arguments.ts';

const letters = (value: Parameters<typeof text>[0]): readonly string[] => [...text(value)];

/** Joined, as far as a cell can hold it. */
function joined(parts: Iterable<string>, between: string): string {
  let out: string | null = null;
  for (const part of parts) out = limited(out === null ? part : out + between + part);
  return out ?? '';
}

function textsOf(args: readonly Argument[]): readonly string[] {
  const found: string[] = [];
  eachValue(args, (value) => void found.push(textFrom(value)));
  return found;
}

/** @returns counted from 1. */
function placeOf(part: string, whole: string, from: number): number {
  const at = whole.indexOf(part, Math.max(0, from - 1));
  if (at === -1) throw notFound(shorten(part));
  return at + 1;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** "0.00", "#,##0", "0%", "yyyy-mm-dd", "d mmm yyyy", "dddd": the patterns people use; letters round a number stay. */
function formatted(value: ReturnType<typeof one>, pattern: string): string {
  if (/[ymd]/i.test(pattern) && !/[0#]/.test(pattern)) {
    const { year, month, day, weekday } = partsOfDay(dayFrom(value));
    const two = (number: number): string => String(number).padStart(2, '0');
    const name = (list: readonly string[], at: number): string => list[at] ?? '';
    const parts: Readonly<Record<string, string>> = {
      yyyy: String(year).padStart(4, '0'),
      yy: two(year % 100),
      mmmm: name(MONTHS, month - 1),
      mmm: name(MONTHS, month - 1).slice(0, 3),
      mm: two(month),
      m: String(month),
      dddd: name(WEEKDAYS, weekday),
      ddd: name(WEEKDAYS, weekday).slice(0, 3),
      dd: two(day),
      d: String(day),
    };
    return pattern.replace(/y{4}|y{2}|m{1,4}|d{1,4}/gi, (part) => parts[part.toLowerCase()] ?? part);
  }
  const found = /^([^0#]*)([#0,]*[0#])(?:\.([0#]+))?(.*)$/s.exec(pattern);
  if (found === null) return pattern;
  const [, before = '', whole = '', decimals = '', after = ''] = found;
  const number = numberFrom(value) * (after.startsWith('%') ? 100 : 1);
  const digits = Math.min(12, decimals.length);
  const [left = '', right = ''] = Math.abs(rounded(number, digits)).toFixed(digits).split('.');
  const padded = left.padStart((whole.match(/0/g) ?? []).length, '0');
  const grouped = whole.includes(',') ? padded.replace(/\B(?=(\d{3})+$)/g, ',') : padded;
  const least = (decimals.match(/0/g) ?? []).length;
  const kept = right.replace(new RegExp(`0{0,${digits - least}}$`), '');
  return `${rounded(number, digits) < 0 ? '-' : ''}${before}${grouped}${kept === '' ? '' : `.${kept}`}${after}`;
}

export const TEXT_FUNCTIONS: Readonly<Record<string, FunctionEntry>> = {
  CONCAT: entry('values…', 1, (...args) => joined(textsOf(args), '')),
  CONCATENATE: entry('values…', 1, (...args) => joined(textsOf(args), '')),
  TEXTJOIN: entry('between, leave out empty, values…', 3, (between, skips, ...args) => {
    const parts = textsOf(args);
    return joined(isTrue(one(skips)) ? parts.filter((part) => part !== '') : parts, text(between));
  }),
  LEN: entry('text', 1, (value) => letters(value).length),
  UPPER: entry('text', 1, (value) => limited(text(value).toUpperCase())),
  LOWER: entry('text', 1, (value) => limited(text(value).toLowerCase())),
  PROPER: entry('text', 1, (value) =>
    limited(
      text(value)
        .toLowerCase()
        .replace(/(^|[^\p{L}])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase()),
    ),
  ),
  TRIM: entry('text', 1, (value) => text(value).trim().replace(/\s+/g, ' ')),
  LEFT: entry('text, count', 1, (value, count) =>
    letters(value)
      .slice(0, Math.max(0, num(count, 1)))
      .join(''),
  ),
  RIGHT: entry('text, count', 1, (value, count) =>
    letters(value)
      .slice(Math.max(0, letters(value).length - Math.max(0, num(count, 1))))
      .join(''),
  ),
  MID: entry('text, start, count', 3, (value, start, count) => {
    if (num(start) < 1) throw new FormulaProblem('The first letter has number 1.');
    return letters(value)
      .slice(num(start) - 1, num(start) - 1 + Math.max(0, num(count)))
      .join('');
  }),
  FIND: entry('part, text, start', 2, (part, whole, start) => placeOf(text(part), text(whole), num(start, 1))),
  SEARCH: entry('part, text, start', 2, (part, whole, start) => placeOf(text(part).toLowerCase(), text(whole).toLowerCase(), num(start, 1))),
  SUBSTITUTE: entry('text, old, new, which', 3, (value, before, after, which) => {
    const [whole, old, next] = [text(value), text(before), text(after)];
    if (old === '') return whole;
    const parts = whole.split(old);
    if (which === undefined) {
      if (whole.length + (parts.length - 1) * (next.length - old.length) > MAX_TEXT) throw new FormulaProblem('This text is too long for a cell.');
      return parts.join(next);
    }
    const at = Math.trunc(num(which));
    return at < 1 || at >= parts.length ? whole : limited(parts.slice(0, at).join(old) + next + parts.slice(at).join(old));
  }),
  REPLACE: entry('text, start, count, new', 4, (value, start, count, next) => {
    const whole = letters(value);
    const from = Math.max(0, num(start) - 1);
    return limited(whole.slice(0, from).join('') + text(next) + whole.slice(from + Math.max(0, num(count))).join(''));
  }),
  REPT: entry('text, times', 2, (value, times) => {
    const [part, count] = [text(value), Math.max(0, Math.trunc(num(times)))];
    if (part.length * count > MAX_TEXT) throw new FormulaProblem('This text is too long for a cell.');
    return part.repeat(count);
  }),
  EXACT: entry('text, text', 2, (a, b) => text(a) === text(b)),
  VALUE: entry('text', 1, (value) => {
    const words = text(value).trim();
    return words.endsWith('%') ? numberFrom(words.slice(0, -1)) / 100 : numberFrom(words);
  }),
  TEXT: entry('value, pattern', 2, (value, pattern) => limited(formatted(one(value), text(pattern)))),
  ISTEXT: entry('value', 1, (value) => typeof one(value) === 'string'),
  ISNUMBER: entry('value', 1, (value) => typeof one(value) === 'number'),
  ISBLANK: entry('value', 1, (value) => asRange(value).values.every((cell) => cell === null)),
};
