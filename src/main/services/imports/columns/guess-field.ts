import { fold, parseValue } from '../../../../shared/app/data/index.ts';
import type { Field, FieldType } from '../../../../shared/app/manifest/index.ts';
import { identifierFrom } from '../../../../shared/kernel/ids.ts';
import { readDate, readDateTime, readTime } from './read-date.ts';
import { hasCurrencySign, readNumber } from './read-number.ts';
import type { Spelling } from './spelling.ts';

/** The rows looked at are enough to call a few repeated texts a choice. */
const FEWEST_FOR_CHOICE = 12;
const MOST_CHOICES = 8;
const LONG_TEXT = 120;

/** A field for a column that has none. @param values filled cells among the rows looked at; JSON values as they are */
export function guessField(name: string, values: readonly unknown[], spelling: Spelling, taken: ReadonlySet<string>): Field {
  const base = { id: identifierFrom(name, taken, 'column'), label: name.slice(0, 200), required: false, unique: false };
  const type = guessType(name, values, spelling);
  if (type === 'choice') return { ...base, type, choices: choicesOf(values) };
  if (type === 'currency') return { ...base, type, currency: currencyOf(values) };
  return { ...base, type };
}

export function guessType(name: string, values: readonly unknown[], spelling: Spelling): FieldType {
  if (values.length === 0) return 'text';
  const objects = values.filter((value) => typeof value === 'object');
  if (objects.length > 0)
    return objects.every((value) => Array.isArray(value) && value.every((item) => typeof item === 'string')) && objects.length === values.length
      ? 'tags'
      : 'json';
  const texts = values.map((value) => String(value).trim());
  const all = (test: (text: string) => boolean): boolean => texts.every(test);
  if (values.every((value) => typeof value === 'boolean') || all((text) => /^(yes|no|true|false|y|n)$/i.test(text))) return 'boolean';
  // Leading zeros are part of a code, not of a number.
  const isCode = texts.some((text) => /^[+-]?0\d/.test(text));
  const numbers = isCode ? [null] : texts.map((text) => readNumber(text, spelling.decimal));
  if (numbers.every((number) => number !== null)) {
    if (all((text) => text.endsWith('%'))) return 'percent';
    if (texts.some(hasCurrencySign)) return 'currency';
    if (texts.length > 1 && all((text) => /^(0|1)$/.test(text)) && new Set(texts).size === 2) return 'boolean';
    if (/phone|mobile|tel\b/i.test(name) && all((text) => text.replace(/\D/g, '').length > 6)) return 'phone';
    return numbers.every((number) => Number.isSafeInteger(number)) ? 'integer' : 'number';
  }
  if (all((text) => readDate(text, spelling.dayOrder) !== null && !/\d:\d/.test(text))) return 'date';
  if (all((text) => readDateTime(text, spelling.dayOrder) !== null)) return 'datetime';
  if (all((text) => readTime(text) !== null)) return 'time';
  const fits = (type: FieldType): boolean => all((text) => parseValue({ id: 'x', label: 'x', type, required: false, unique: false }, text).ok);
  if (fits('email')) return 'email';
  if (all((text) => /^https?:\/\//i.test(text))) return all((text) => /\.(png|jpe?g|gif|webp|svg)(\?|$)/i.test(text)) ? 'image' : 'url';
  if (fits('color')) return 'color';
  if (/phone|mobile|tel\b/i.test(name) && fits('phone')) return 'phone';
  if (texts.some((text) => text.length > LONG_TEXT || text.includes('\n'))) return 'longText';
  const different = new Set(texts.map(fold)).size;
  return texts.length >= FEWEST_FOR_CHOICE && different >= 2 && different <= MOST_CHOICES && different <= texts.length / 4 && all((text) => text.length <= 40)
    ? 'choice'
    : 'text';
}

/** In order of their first appearance. */
function choicesOf(values: readonly unknown[]): { value: string; label: string }[] {
  const labels = new Map<string, string>();
  for (const value of values) {
    const label = String(value).trim();
    if (!labels.has(fold(label))) labels.set(fold(label), label);
  }
  const taken = new Set<string>();
  return [...labels.values()].map((label) => {
    const value = identifierFrom(label, taken, 'choice');
    taken.add(value);
    return { value, label };
  });
}

const CURRENCIES: readonly [RegExp, string][] = [
  [/€|\bEUR\b/, 'EUR'],
  [/£|\bGBP\b/, 'GBP'],
  [/¥|\bJPY\b/, 'JPY'],
  [/₹|\bINR\b/, 'INR'],
  [/\bCHF\b/, 'CHF'],
];

function currencyOf(values: readonly unknown[]): string {
  return CURRENCIES.find(([sign]) => values.some((value) => sign.test(String(value))))?.[1] ?? 'USD';
}
