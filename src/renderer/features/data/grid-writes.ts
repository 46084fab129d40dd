import { checkValue } from '../../../shared/app/data/index.ts';
import type { Entity, Field } from '../../../shared/app/manifest/index.ts';
import type { Row } from '../../../shared/contracts/appdata.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { fromText } from './cell-format.ts';
import type { ReferenceNames } from './reference-names.ts';
import type { RowWrite } from './row-store.ts';

/** A cell that was not written, by row id, with what was to be put there. */
export type BadCell = { rowId: string | null; fieldId: string; text: string; reason: string };
export type PlannedBlock = { writes: RowWrite[]; bad: BadCell[]; cells: number };

/** What a pasted block would write: `rows` from the first it falls on; rows beyond them are new. Cells that do not fit are left out and named. */
export async function planPaste(
  block: readonly (readonly string[])[],
  fields: readonly Field[],
  rows: readonly Row[],
  names: Pick<ReferenceNames, 'find'>,
): Promise<PlannedBlock> {
  const plan: PlannedBlock = { writes: [], bad: [], cells: 0 };
  for (const [i, line] of block.entries()) {
    const row = rows[i] ?? null;
    const values: Record<string, Json> = {};
    for (const [c, text] of line.entries()) {
      const field = fields[c];
      if (field === undefined || field.type === 'computed') continue;
      const read = await readCell(field, text, names);
      if (read.ok) values[field.id] = read.value;
      else plan.bad.push({ rowId: row?.id ?? null, fieldId: field.id, text, reason: read.reason });
    }
    const count = Object.keys(values).length;
    if (count === 0) continue;
    plan.writes.push({ row, values });
    plan.cells += count;
  }
  return plan;
}

async function readCell(field: Field, text: string, names: Pick<ReferenceNames, 'find'>): Promise<{ ok: true; value: Json } | { ok: false; reason: string }> {
  let raw: unknown = field.type === 'boolean' ? text.trim() : fromText(field, text);
  if (field.type === 'reference' && typeof raw === 'string') {
    const found = await names.find(field, raw.trim());
    if ('problem' in found) return { ok: false, reason: found.problem };
    raw = found.id;
  }
  const checked = checkValue(field, raw);
  return checked.ok ? { ok: true, value: checked.value } : { ok: false, reason: checked.error };
}

/** Copies the values of the first row into the others. */
export function planFill(rows: readonly Row[], fields: readonly Field[]): RowWrite[] {
  const [first, ...rest] = rows;
  if (first === undefined) return [];
  const filled = fields.filter((field) => field.type !== 'computed' && !field.unique);
  return rest.map((row) => ({ row, values: Object.fromEntries(filled.map((field) => [field.id, (first[field.id] ?? null) as Json])) }));
}

/** Empties what may be empty. */
export function planClear(rows: readonly Row[], fields: readonly Field[]): RowWrite[] {
  const cleared = fields.filter((field) => field.type !== 'computed' && (!field.required || field.type === 'boolean'));
  if (cleared.length === 0) return [];
  return rows.map((row) => ({ row, values: Object.fromEntries(cleared.map((field) => [field.id, field.type === 'boolean' ? false : null])) }));
}

/** The same again, without what no two rows may share. */
export function planDuplicate(rows: readonly Row[], entity: Entity): RowWrite[] {
  const kept = entity.fields.filter((field) => field.type !== 'computed' && !field.unique);
  return rows.map((row) => ({
    row: null,
    values: Object.fromEntries(kept.filter((field) => (row[field.id] ?? null) !== null).map((field) => [field.id, row[field.id] as Json])),
  }));
}
