import {
  checkValue,
  convertValue,
  newRules,
  parseValue,
  resolveDefault,
  storedFields,
  type DataPorts,
  type FieldRule,
} from '../../../shared/app/data/index.ts';
import type { Entity, Field } from '../../../shared/app/manifest/index.ts';
import { jsonEqual, type Json } from '../../../shared/kernel/json.ts';
import { quoteName, type SqlDatabase } from '../../storage/index.ts';
import { freeName, keepsValues, RESERVED_COLUMNS, sqlType } from './data-schema.ts';
import { losesValue, SAMPLES, type MigrationReport, type MigrationSample } from './migration-report.ts';
import { fromSql, toSql, type SqlValue } from './sql-values.ts';

type KnownField = { field: string; column_name: string; definition: string; is_live: number; retired_at: number | null };
type Known = KnownField & { type: Field };

/** One entity while it is migrated. `rows`: how many it has; none when its table is new. */
export type EntityWork = { db: SqlDatabase; entity: Entity; table: string; ports: DataPorts; report: MigrationReport; isNew: boolean; rows: number };

function knownFields({ db, entity }: EntityWork): Known[] {
  return db
    .prepare<[string], KnownField>('SELECT field, column_name, definition, is_live, retired_at FROM _casual_fields WHERE entity = ?')
    .all(entity.id)
    .map((row) => ({ ...row, type: JSON.parse(row.definition) as Field }));
}

export function migrateField(work: EntityWork, field: Field): void {
  const { db, entity, ports, report } = work;
  const own = knownFields(work).filter((known) => known.field === field.id);
  const current = own.find((known) => known.is_live === 1) ?? latest(own);
  const before = current?.is_live === 1 ? current.type : null;
  if (current && keepsValues(current.type.type, field.type)) {
    db.prepare('UPDATE _casual_fields SET definition = ?, is_live = 1, retired_at = NULL WHERE entity = ? AND column_name = ?').run(
      JSON.stringify(field),
      entity.id,
      current.column_name,
    );
    if (before === null) report.addField(entity, field, work.rows, countFilled(work, current.column_name));
    else if (before.label !== field.label) report.renameField(entity, before, field, work.rows);
    reportRules(work, before, field, current.column_name);
    return;
  }
  const backup = latest(own.filter((known) => known !== current && keepsValues(known.type.type, field.type)));
  const column = backup?.column_name ?? addColumn(work, field);
  if (current) {
    convertColumn(work, current, { field, column, isBackup: backup !== undefined });
    db.prepare('UPDATE _casual_fields SET is_live = 0, retired_at = ? WHERE entity = ? AND column_name = ?').run(
      ports.clock.now(),
      entity.id,
      current.column_name,
    );
  } else {
    const filled = fillDefaults(work, column, field);
    if (!work.isNew) report.addField(entity, field, work.rows, filled);
  }
  db.prepare(
    `INSERT INTO _casual_fields (entity, field, column_name, definition, is_live, retired_at) VALUES (?, ?, ?, ?, 1, NULL)
     ON CONFLICT (entity, column_name) DO UPDATE SET definition = excluded.definition, is_live = 1, retired_at = NULL`,
  ).run(entity.id, field.id, column, JSON.stringify(field));
  reportRules(work, before, field, column);
}

/** A field under another id keeps its column, unless that id has one of its own from earlier. */
export function renameField(work: EntityWork, from: string, to: string): void {
  const known = knownFields(work);
  const current = known.find((field) => field.field === from && field.is_live === 1);
  const field = work.entity.fields.find(({ id }) => id === to);
  if (!current || !field || known.some((other) => other.field === to)) return;
  const { db, entity, report, rows } = work;
  db.prepare('UPDATE _casual_fields SET field = ?, definition = ? WHERE entity = ? AND column_name = ?').run(
    to,
    JSON.stringify({ ...current.type, id: to }),
    entity.id,
    current.column_name,
  );
  report.renameField(entity, current.type, field, rows);
}

export function hideOthers(work: EntityWork): void {
  const { db, entity, ports, report } = work;
  const wanted = new Set(storedFields(entity).map((field) => field.id));
  for (const known of knownFields(work)) {
    if (known.is_live === 0 || wanted.has(known.field)) continue;
    const { filled, samples } = filledRows(work, known);
    report.removeField(entity, known.type, filled, samples);
    db.prepare('UPDATE _casual_fields SET is_live = 0, retired_at = ? WHERE entity = ? AND column_name = ?').run(
      ports.clock.now(),
      entity.id,
      known.column_name,
    );
  }
}

function latest<T extends KnownField>(fields: readonly T[]): T | undefined {
  return [...fields].sort((a, b) => (b.retired_at ?? 0) - (a.retired_at ?? 0))[0];
}

function addColumn({ db, table }: EntityWork, field: Field): string {
  const taken = db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table).map(String);
  const column = freeName(field.id, [...taken, ...RESERVED_COLUMNS]);
  db.exec(`ALTER TABLE ${quoteName(table)} ADD COLUMN ${quoteName(column)} ${sqlType(field)}`);
  return column;
}

/**
 * With a backup of the same type the value from there wins whenever it is what the current value was made from: "12 pieces" → number → text
 * gives "12 pieces" again, unless the number was edited meanwhile.
 */
function convertColumn({ db, table, entity, report }: EntityWork, from: Known, to: { field: Field; column: string; isBackup: boolean }): void {
  const name = quoteName(table);
  const target = quoteName(to.column);
  const write = db.prepare(`UPDATE ${name} SET ${target} = ? WHERE _place = ?`);
  const page = db.prepare<[number], { _place: number; id: string; value: unknown; backup: unknown }>(
    `SELECT _place, id, ${quoteName(from.column_name)} AS value, ${target} AS backup FROM ${name} WHERE _place > ? ORDER BY _place LIMIT 1000`,
  );
  const found = { rows: 0, lossyRows: 0, restored: 0, samples: [] as MigrationSample[] };
  for (let last = 0; ;) {
    const rows = page.all(last);
    for (const row of rows) {
      const before = fromSql(from.type, row.value);
      const kept = to.isBackup ? fromSql(to.field, row.backup) : null;
      const isUnchanged = kept !== null && jsonEqual(convertValue(kept, to.field, from.type), before);
      const after = isUnchanged ? kept : convertValue(before, from.type, to.field);
      if (!isUnchanged) write.run(toSql(to.field, after), row._place);
      else found.restored++;
      if (isBlank(before, from.type)) continue;
      found.rows++;
      const isLossy = !isUnchanged && losesValue(before, after, from.type, to.field);
      if (isLossy) found.lossyRows++;
      // Losses are what people want to see.
      if (found.samples.length < SAMPLES || (isLossy && found.lossyRows <= SAMPLES)) {
        if (found.samples.length >= SAMPLES) found.samples.pop();
        found.samples[isLossy ? 'unshift' : 'push']({ rowId: row.id, before, after });
      }
    }
    const end = rows.at(-1);
    if (!end) break;
    last = end._place;
  }
  report.convertField(entity, from.type, to.field, found);
}

/** A column of yes and no has no empty values: no is what it starts with. */
function isBlank(value: Json, field: Field): boolean {
  return value === null || (field.type === 'boolean' && value === false);
}

/** Rows that are there already get the new field's default, so that a new required field is not broken from the start. @returns how many */
function fillDefaults({ db, table, ports }: EntityWork, column: string, field: Field): number {
  if (field.default === undefined) return 0;
  const parsed = parseValue(field, resolveDefault(field.default, ports));
  if (!parsed.ok || parsed.value === null) return 0;
  return db.prepare(`UPDATE ${quoteName(table)} SET ${quoteName(column)} = ?`).run(toSql(field, parsed.value)).changes;
}

function countFilled({ db, table }: EntityWork, column: string): number {
  return Number(
    db
      .prepare(`SELECT count(${quoteName(column)}) FROM ${quoteName(table)}`)
      .pluck()
      .get(),
  );
}

function filledRows({ db, table }: EntityWork, known: Known): { filled: number; samples: MigrationSample[] } {
  const column = quoteName(known.column_name);
  const isFilled = known.type.type === 'boolean' ? `${column} = 1` : `${column} IS NOT NULL`;
  const filled = Number(
    db
      .prepare(`SELECT count(*) FROM ${quoteName(table)} WHERE ${isFilled}`)
      .pluck()
      .get(),
  );
  const rows = db
    .prepare<[number], { id: string; value: unknown }>(`SELECT id, ${column} AS value FROM ${quoteName(table)} WHERE ${isFilled} ORDER BY _place LIMIT ?`)
    .all(SAMPLES);
  return { filled, samples: rows.map(({ id, value }) => ({ rowId: id, before: fromSql(known.type, value), after: null })) };
}

/** Rows there already that break what is new about a field. They stay: a rule holds for what is written. */
function reportRules(work: EntityWork, before: Field | null, field: Field, column: string): void {
  if (work.rows === 0) return;
  for (const rule of newRules(before, field)) {
    const { rows, samples } = rule === 'unique' ? duplicates(work, field, column) : breaking(work, field, column, rule);
    work.report.constrainField(work.entity, field, rule, rows, samples);
  }
}

function duplicates({ db, table }: EntityWork, field: Field, column: string): { rows: number; samples: MigrationSample[] } {
  const name = quoteName(column);
  const shared = `${name} IN (SELECT ${name} FROM ${quoteName(table)} WHERE ${name} IS NOT NULL GROUP BY 1 HAVING count(*) > 1)`;
  const rows = Number(
    db
      .prepare(`SELECT count(*) FROM ${quoteName(table)} WHERE ${shared}`)
      .pluck()
      .get(),
  );
  const found = db
    .prepare<[number], { id: string; value: SqlValue }>(`SELECT id, ${name} AS value FROM ${quoteName(table)} WHERE ${shared} ORDER BY ${name}, _place LIMIT ?`)
    .all(SAMPLES);
  return { rows, samples: found.map(({ id, value }) => same(id, fromSql(field, value))) };
}

function breaking({ db, table }: EntityWork, field: Field, column: string, rule: FieldRule): { rows: number; samples: MigrationSample[] } {
  const samples: MigrationSample[] = [];
  let rows = 0;
  for (const { id, value } of db
    .prepare<[], { id: string; value: unknown }>(`SELECT id, ${quoteName(column)} AS value FROM ${quoteName(table)} ORDER BY _place`)
    .iterate()) {
    const own = fromSql(field, value);
    const isBroken = rule === 'required' ? own === null : own !== null && !checkValue({ ...field, required: false }, own).ok;
    if (!isBroken) continue;
    rows++;
    if (samples.length < SAMPLES) samples.push(same(id, own));
  }
  return { rows, samples };
}

function same(rowId: string, value: Json): MigrationSample {
  return { rowId, before: value, after: value };
}
