import { fold, storedFields } from '../../../../shared/app/data/index.ts';
import type { Entity, Field } from '../../../../shared/app/manifest/index.ts';
import { cellReader } from './cell-reader.ts';
import type { Spelling } from './spelling.ts';

export type ColumnFacts = { name: string; /** Filled cells among the rows looked at. */ values: readonly unknown[]; spelling: Spelling; guessed: Field };

/** Of the cells looked at, so many must fit a field whose name only resembles the column's. */
const FITTING = 0.8;
/** Kinds that are told by their content alone. */
const TELLING: ReadonlySet<string> = new Set(['email', 'url', 'date', 'datetime', 'currency', 'phone', 'image', 'color']);

/** Column → field id. By name or label first, then by a name that contains the other, then by content where just one column and one field are left of a kind. */
export function matchColumns(entity: Entity, columns: readonly ColumnFacts[]): (string | null)[] {
  const fields = storedFields(entity).filter((field) => field.type !== 'file');
  const targets: (string | null)[] = columns.map(() => null);
  const free = new Set(fields.map((field) => field.id));
  const take = (column: number, field: string): void => {
    targets[column] = field;
    free.delete(field);
  };
  for (const [i, column] of columns.entries()) {
    const name = plain(column.name);
    if (name === 'id' && isRowIds(column.values) && !targets.includes('id')) targets[i] = 'id';
    const exact = fields.find((field) => free.has(field.id) && name !== '' && (plain(field.label) === name || plain(field.id) === name));
    if (exact && targets[i] === null) take(i, exact.id);
  }
  for (const [i, column] of columns.entries()) {
    if (targets[i] !== null) continue;
    const near = fields.find((field) => free.has(field.id) && resembles(column.name, field) && fits(column, field));
    if (near) take(i, near.id);
  }
  for (const [i, column] of columns.entries()) {
    if (targets[i] !== null || !TELLING.has(column.guessed.type) || column.values.length === 0) continue;
    const candidates = fields.filter((field) => free.has(field.id) && field.type === column.guessed.type && fits(column, field));
    const rivals = columns.filter((other, j) => targets[j] === null && other.guessed.type === column.guessed.type);
    if (candidates.length === 1 && rivals.length === 1 && candidates[0]) take(i, candidates[0].id);
  }
  return targets;
}

function plain(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** One name holds all words of the other: "Customer e-mail" and "E-mail". */
function resembles(column: string, field: Field): boolean {
  const own = words(column);
  return [field.label, field.id].some((name) => {
    const other = words(name);
    if (own.length === 0 || other.length === 0 || plain(name).length < 3 || plain(column).length < 3) return false;
    return own.every((word) => other.includes(word)) || other.every((word) => own.includes(word));
  });
}

function words(name: string): string[] {
  return name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .map(fold)
    .filter((word) => word !== '' && word !== 'the' && word !== 'of');
}

function fits(column: ColumnFacts, field: Field): boolean {
  if (field.type === 'reference' || column.values.length === 0) return true;
  const read = cellReader(field, column.spelling);
  return column.values.filter((value) => read(value).ok).length >= column.values.length * FITTING;
}

/** Ids this app gave, as in a file it exported; running numbers are not. */
function isRowIds(values: readonly unknown[]): boolean {
  return (
    values.length > 0 &&
    values.every((value) => typeof value === 'string' && /[^\d]/.test(value) && value.length <= 64 && !/[@\s]/.test(value)) &&
    new Set(values).size === values.length
  );
}
