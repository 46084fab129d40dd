import type { Row } from '../../contracts/appdata.ts';
import type { Entity, Field } from '../manifest/index.ts';
import { isSearchedField } from './fields.ts';

/** For comparing as people do: "Éclair" and "eclair" are the same. */
export function fold(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (!/[^\0-\x7f]/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

/** The words of a search, folded. A row matches when it holds every one, anywhere. */
export function searchWords(search: string): string[] {
  return fold(search).split(/\s+/u).filter(Boolean).slice(0, 20);
}

/** Everything of a row that a search looks through, folded; one line for each value, so that no word spans two. */
export function searchText(entity: Entity, row: Row): string {
  let text = '';
  for (const field of entity.fields) {
    if (!isSearchedField(field)) continue;
    const own = fold(shownText(field, row[field.id]));
    if (own !== '') text += text === '' ? own : `\n${own}`;
  }
  return text;
}

/** A value as people read it: labels of choices, lists with commas. */
export function shownText(field: Field, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((item) => choiceLabel(field, item)).join(', ');
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'object') return field.type === 'file' && 'name' in value ? String(value.name) : JSON.stringify(value);
  return choiceLabel(field, value);
}

function choiceLabel(field: Field, value: unknown): string {
  return field.choices?.find((choice) => choice.value === value)?.label ?? String(value);
}

/** By code point, as SQLite compares UTF-8; plain `<` would put emoji before some other characters. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return codeUnitRank(left) - codeUnitRank(right);
  }
  return a.length - b.length;
}

function codeUnitRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
