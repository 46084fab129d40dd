import type { Random } from './ports.ts';

declare const brand: unique symbol;
type Brand<Name extends string> = string & { readonly [brand]?: Name };

/** Brands are optional so that a plain literal is accepted, while two different brands never mix. */
export type AppId = Brand<'AppId'>;
export type NodeId = Brand<'NodeId'>;
export type PageId = Brand<'PageId'>;
export type EntityId = Brand<'EntityId'>;
export type FieldId = Brand<'FieldId'>;
export type RowId = Brand<'RowId'>;
export type SessionId = Brand<'SessionId'>;
export type OrderKey = Brand<'OrderKey'>;

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

/**
 * A random identifier that is also a valid JavaScript identifier, because expressions name things by id.
 * @param length random characters after the prefix; 12 gives 62 bits
 */
export function newId(random: Random, prefix: string, length = 12): string {
  let out = `${prefix}_`;
  for (let i = 0; i < length; i++) out += ALPHABET[Math.floor(random.next() * ALPHABET.length)];
  return out;
}

/** Ids of nodes, fields, queries… are identifiers of at most 64 characters. */
export const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/**
 * Turns words into an identifier: "Due date" → "dueDate", "3 steps" → "_3Steps", "日本" → fallback.
 * @param taken ids already used; a number is appended until the result is free
 */
export function identifierFrom(words: string, taken: ReadonlySet<string> = new Set(), fallback = 'item'): string {
  const parts = words
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  let base = parts
    .map((part, i) => (i === 0 ? part.charAt(0).toLowerCase() + part.slice(1) : part.charAt(0).toUpperCase() + part.slice(1)))
    .join('')
    .slice(0, 48);
  if (base === '') base = fallback;
  if (/^[0-9]/.test(base)) base = `_${base}`;
  if (RESERVED_IDENTIFIERS.has(base)) base = base === fallback ? `${base}_` : `${base}Item`;
  let id = base;
  for (let n = 2; taken.has(id) || RESERVED_IDENTIFIERS.has(id); n++) id = `${base}${n}`;
  return id;
}

/** Words that an id may not be: JavaScript keywords, globals of the guest, and the names every expression can see. */
export const RESERVED_IDENTIFIERS: ReadonlySet<string> = new Set(
  (
    'abstract arguments await boolean break byte case catch char class const continue debugger default delete do double else enum eval export extends false final finally float for function goto if implements import in instanceof int interface let long native new null of package private protected public return short static super switch synchronized this throw throws transient true try typeof undefined using var void volatile while with yield async get set ' +
    'Object Array String Number Boolean Date Math JSON Promise Map Set Symbol Error RegExp Infinity NaN globalThis constructor prototype hasOwnProperty toString valueOf __proto__ ' +
    'item index parent row event params page app user db fetch console state steps self today now uuid sum avg min max count groupBy sortBy filterBy uniq formatDate formatNumber formatCurrency formatPercent pluralize daysBetween addDays isBefore isAfter startOfDay startOfWeek startOfMonth round clamp range capitalize truncate wordsFromNumber ' +
    'fs clipboard notify ai time crypto files'
  ).split(' '),
);
