import { findField, fold, lowerName } from '../../../../shared/app/data/index.ts';
import type { Field } from '../../../../shared/app/manifest/index.ts';
import { err, ok, type Result } from '../../../../shared/kernel/result.ts';
import { quoteName, type SqlDatabase } from '../../../storage/index.ts';
import { readLayouts } from '../../appdata/index.ts';
import { cellText } from '../columns/cell-reader.ts';

export type ReferenceFinder = {
  /** The id of the row that a cell names: by its id, else by what its display field shows, whatever the case and accents. */
  find(cell: unknown): Result<string, string>;
  /** A row of this import that later rows may name. */
  add(id: string, shown: unknown): void;
};

const KEPT = 20_000;
let tables = 0;

/** Names lie in a temporary table: the rows referred to may be as many as the rows imported. */
export function referenceFinder(db: SqlDatabase, field: Field): ReferenceFinder {
  const target = field.reference && readLayouts(db).get(field.reference.entity);
  if (!target) return { find: () => err('what it refers to no longer exists'), add: () => {} };
  const { entity, columns } = target;
  const name = quoteName(target.table);
  const display = findField(entity, entity.displayField);
  const shown = quoteName(columns.get(display?.id ?? 'id') ?? 'id');
  const table = quoteName(`_names_${++tables}`);
  db.exec(`CREATE TEMP TABLE ${table} (name TEXT PRIMARY KEY, id TEXT NOT NULL, count INTEGER NOT NULL) WITHOUT ROWID`);
  db.exec(`INSERT INTO ${table} SELECT trim(fold(${shown})), min(id), count(*) FROM ${name} WHERE ${shown} IS NOT NULL GROUP BY 1`);
  const byId = db.prepare<[string], { id: string }>(`SELECT id FROM ${name} WHERE id = ?`);
  const byName = db.prepare<[string], { id: string; count: number }>(`SELECT id, count FROM ${table} WHERE name = ?`);
  const addName = db.prepare<[string, string]>(`INSERT INTO ${table} VALUES (?, ?, 1) ON CONFLICT (name) DO UPDATE SET count = count + 1`);
  const known = new Map<string, Result<string, string>>();

  const look = (text: string): Result<string, string> => {
    if (byId.get(text)) return ok(text);
    const named = byName.get(fold(text));
    if (!named) return err(`there is no ${lowerName(entity.name)} “${text.slice(0, 60)}”`);
    return named.count === 1 ? ok(named.id) : err(`${named.count} ${lowerName(entity.plural)} are called “${text.slice(0, 60)}”; use the id`);
  };
  return {
    find(cell) {
      const isRow = typeof cell === 'object' && cell !== null && 'id' in cell;
      const text = cellText(isRow ? cell.id : cell).trim();
      let result = known.get(text);
      if (result === undefined) {
        if (known.size >= KEPT) known.clear();
        result = look(text);
        known.set(text, result);
      }
      return result;
    },
    add(id, value) {
      if (typeof value === 'string' && value !== '') addName.run(fold(value).trim(), id);
      known.clear();
    },
  };
}
