import { checkValue, findField, isListField, lowerName, resolveDefault, storedFields, type DataPorts } from '../../../../shared/app/data/index.ts';
import type { Entity, Field } from '../../../../shared/app/manifest/index.ts';
import type { Row } from '../../../../shared/contracts/appdata.ts';
import type { ImportPlan } from '../../../../shared/contracts/imports.ts';
import { AppError } from '../../../../shared/kernel/errors.ts';
import { newId } from '../../../../shared/kernel/ids.ts';
import { jsonEqual, type Json } from '../../../../shared/kernel/json.ts';
import { quoteName, type SqlDatabase, type Statement } from '../../../storage/index.ts';
import { readLayouts, toRow, toSql, type SqliteStore, type SqlValue, type TableLayout } from '../../appdata/index.ts';
import { cellReader, cellText, type CellReader } from '../columns/cell-reader.ts';
import type { Spelling } from '../columns/spelling.ts';
import type { Source, SourceRow } from '../read/source.ts';
import { referenceFinder, type ReferenceFinder } from './reference-finder.ts';

export type RowProblem = { column: string; value: string; problem: string };
/** `cleared`: cells that were taken as empty because of a problem. */
export type RowOutcome = { kind: 'added' | 'updated' | 'skipped'; cleared?: RowProblem[] } | { kind: 'problem'; problems: RowProblem[] };

type Target = { index: number; column: string; field: Field; read: CellReader; references: ReferenceFinder | null };
type Found = Record<string, unknown> & { id: string; _place: number };

const LONGEST_VALUE = 200;
const LONGEST_ID = 64;
const ID: Field = { id: 'id', label: 'Id', type: 'text', required: false, unique: true };

export type ImporterOptions = {
  db: SqlDatabase;
  store: SqliteStore;
  source: Source;
  plan: ImportPlan;
  spellings: ReadonlyMap<string, Spelling>;
  ports: DataPorts;
  /** ISO time that every row of this import carries. */
  stamp: string;
  /** Told what an updated row was before. */
  keepBefore: (before: Row) => void;
};

/** Puts rows of a file into an entity, one by one, within a transaction of the caller. Every rule of the entity holds for every row. */
export class RowImporter {
  readonly layout: TableLayout;
  /** Rows at or after this place were added by this import. */
  readonly firstPlace: number;
  private readonly options: ImporterOptions;
  private readonly entity: Entity;
  private readonly targets: Target[];
  private readonly defaults: (() => Json)[];
  private readonly fields: Field[];
  private readonly match: { target: Target; find: Statement<[SqlValue], Found> } | null;
  private readonly byId: Statement<[string], Found>;
  private readonly uniques: { field: Field; find: Statement<[SqlValue], Found> }[];
  private readonly selfReferences: ReferenceFinder[];

  /** @throws import.plan */
  constructor(options: ImporterOptions) {
    this.options = options;
    const { db, plan, source } = options;
    const layout = readLayouts(db).get(plan.entity);
    if (!layout) throw new AppError('data.unknown-entity', { entity: plan.entity });
    this.layout = layout;
    this.entity = layout.entity;
    this.fields = storedFields(this.entity);
    this.firstPlace = Number(db.prepare(`SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0) + 1`).pluck().get(layout.table));
    this.targets = this.makeTargets(source, plan);
    this.defaults = this.fields.map((field) => this.defaultOf(field));
    this.byId = db.prepare(`SELECT * FROM ${quoteName(layout.table)} WHERE id = ?`);
    this.uniques = this.fields.filter((field) => field.unique).map((field) => ({ field, find: this.finder(field) }));
    this.selfReferences = this.targets
      .filter(({ field, references }) => references && field.reference?.entity === this.entity.id)
      .flatMap(({ references }) => references ?? []);
    this.match = this.makeMatch(plan);
  }

  import(row: SourceRow): RowOutcome {
    if (row.problem !== undefined)
      return { kind: 'problem', problems: [{ column: '', value: row.cells.map(cellText).join(', ').slice(0, LONGEST_VALUE), problem: row.problem }] };
    const problems: RowProblem[] = [];
    const cleared: RowProblem[] = [];
    const given = new Map<string, Json>();
    for (const target of this.targets) {
      const cell = row.cells[target.index];
      const value = this.read(target, cell);
      if (value.ok) given.set(target.field.id, value.value);
      else (this.mayClear(target) ? cleared : problems).push({ column: target.column, value: cellText(cell).slice(0, LONGEST_VALUE), problem: value.error });
    }
    if (problems.length > 0) return { kind: 'problem', problems };
    const existing = this.existing(given);
    if (existing === 'ambiguous')
      return this.problem(this.match?.target, row, `more than one ${lowerName(this.entity.name)} has this; match on something that tells them apart`);
    if (existing === null) return this.add(row, given, cleared);
    return this.options.plan.onMatch === 'skip' ? { kind: 'skipped' } : this.update(row, existing, given, cleared);
  }

  /** Not what a row must have or is known by. */
  private mayClear({ field }: Target): boolean {
    return this.options.plan.onProblem === 'clear' && !field.required && field.id !== 'id' && field.id !== this.match?.target.field.id;
  }

  private add(row: SourceRow, given: ReadonlyMap<string, Json>, cleared: RowProblem[]): RowOutcome {
    const { ports, stamp, store } = this.options;
    const idGiven = given.get('id');
    const id = typeof idGiven === 'string' ? idGiven : newId(ports.random, 'row');
    if (idGiven !== undefined && idGiven !== null && this.byId.get(id))
      return this.problem(this.targetOf('id'), row, `another ${lowerName(this.entity.name)} already has this id`);
    const out: Row = { id };
    for (const [i, field] of this.fields.entries()) {
      const value = given.get(field.id) ?? this.defaults[i]?.() ?? null;
      out[field.id] = value === null && field.type === 'boolean' ? false : value;
    }
    const refusal = this.missing(out, this.fields) ?? this.taken(row, out, null, cleared);
    if (refusal) return refusal;
    out['createdAt'] = stamp;
    out['updatedAt'] = stamp;
    store.insert(this.entity, out);
    for (const references of this.selfReferences) references.add(id, out[this.entity.displayField]);
    return { kind: 'added', cleared };
  }

  private update(row: SourceRow, existing: Found, given: ReadonlyMap<string, Json>, cleared: RowProblem[]): RowOutcome {
    const before = toRow(this.layout, existing);
    const changed: Record<string, Json> = {};
    for (const [id, value] of given) {
      if (id === 'id') continue;
      const field = findField(this.entity, id);
      const next = value === null && field?.type === 'boolean' ? false : value;
      if (!jsonEqual(before[id] ?? null, next)) changed[id] = next;
    }
    const fields = this.fields.filter((field) => Object.hasOwn(changed, field.id));
    if (fields.length === 0) return { kind: 'skipped' };
    const refusal = this.missing(changed, fields) ?? this.taken(row, changed, existing.id, cleared);
    if (refusal) return refusal;
    if (Object.keys(changed).length === 0) return { kind: 'skipped' };
    if (existing._place < this.firstPlace) this.options.keepBefore(before);
    this.options.store.replace(this.entity, { ...before, ...changed, updatedAt: this.options.stamp });
    return { kind: 'updated', cleared };
  }

  private read(target: Target, cell: unknown): { ok: true; value: Json } | { ok: false; error: string } {
    if (target.references && cellText(cell).trim() !== '') return target.references.find(cell);
    return target.read(cell);
  }

  private existing(given: ReadonlyMap<string, Json>): Found | 'ambiguous' | null {
    if (!this.match) return null;
    const { field } = this.match.target;
    const value = given.get(field.id) ?? null;
    if (value === null) return null;
    const found = this.match.find.all(toSql(field, value));
    return found.length > 1 && this.options.plan.onMatch === 'update' ? 'ambiguous' : (found[0] ?? null);
  }

  private missing(values: Record<string, Json>, fields: readonly Field[]): RowOutcome | null {
    const problems: RowProblem[] = [];
    for (const field of fields) {
      if (!field.required || (values[field.id] ?? null) !== null) continue;
      const target = this.targetOf(field.id);
      problems.push({
        column: target?.column ?? field.label,
        value: '',
        problem: target ? `${field.label} is required` : `${field.label} is required, and no column gives it`,
      });
    }
    return problems.length === 0 ? null : { kind: 'problem', problems };
  }

  /** @param values loses what another row has already, where it may be empty; `cleared` then says so */
  private taken(row: SourceRow, values: Record<string, Json>, ownId: string | null, cleared: RowProblem[]): RowOutcome | null {
    for (const { field, find } of this.uniques) {
      const value = values[field.id] ?? null;
      if (value === null) continue;
      const other = find.all(toSql(field, value)).find(({ id }) => id !== ownId);
      if (!other) continue;
      const where = other._place >= this.firstPlace ? 'a row above' : `another ${lowerName(this.entity.name)}`;
      const target = this.targetOf(field.id);
      const refusal = this.problem(target, row, `${where} already has this ${lowerName(field.label)}`);
      if (target === undefined || !this.mayClear(target)) return refusal;
      cleared.push(...refusal.problems);
      if (ownId === null) values[field.id] = null;
      else delete values[field.id];
    }
    return null;
  }

  private problem(target: Target | undefined, row: SourceRow, problem: string): { kind: 'problem'; problems: RowProblem[] } {
    const value = target ? cellText(row.cells[target.index]).slice(0, LONGEST_VALUE) : '';
    return { kind: 'problem', problems: [{ column: target?.column ?? '', value, problem }] };
  }

  private targetOf(fieldId: string): Target | undefined {
    return this.targets.find(({ field }) => field.id === fieldId);
  }

  private finder(field: Field): Statement<[SqlValue], Found> {
    const column = quoteName(this.layout.columns.get(field.id) ?? field.id);
    return this.options.db.prepare(`SELECT * FROM ${quoteName(this.layout.table)} WHERE ${column} = ? LIMIT 2`);
  }

  private makeTargets(source: Source, plan: ImportPlan): Target[] {
    const taken = new Map<string, string>();
    const targets: Target[] = [];
    for (const [column, fieldId] of Object.entries(plan.mapping)) {
      const index = source.columns.indexOf(column);
      if (index < 0) throw new AppError('import.plan', { problem: `the file has no column “${column}”.` });
      const field = fieldId === 'id' ? ID : this.fields.find((candidate) => candidate.id === fieldId);
      if (!field) throw new AppError('import.plan', { problem: this.notWritable(fieldId) });
      const other = taken.get(fieldId);
      if (other !== undefined) throw new AppError('import.plan', { problem: `“${other}” and “${column}” both go into ${field.label}. Leave one of them out.` });
      taken.set(fieldId, column);
      const spelling = this.options.spellings.get(column) ?? { decimal: '.', dayOrder: 'day' };
      const read = fieldId === 'id' ? readId : cellReader(field, spelling);
      targets.push({ index, column, field, read, references: field.type === 'reference' ? referenceFinder(this.options.db, field) : null });
    }
    if (targets.length === 0) throw new AppError('import.plan', { problem: 'no column goes into a field. Choose a field for at least one column.' });
    return targets;
  }

  private notWritable(fieldId: string): string {
    const field = this.entity.fields.find(({ id }) => id === fieldId);
    return field ? `“${field.label}” is computed and cannot be imported.` : `${this.entity.name} has no field “${fieldId}”.`;
  }

  private makeMatch(plan: ImportPlan): RowImporter['match'] {
    if (plan.matchOn === null || plan.onMatch === 'add') return null;
    const target = this.targetOf(plan.matchOn);
    if (!target) throw new AppError('import.plan', { problem: `no column goes into “${plan.matchOn}”, on which rows are to be matched.` });
    if (isListField(target.field) || target.field.type === 'json')
      throw new AppError('import.plan', { problem: `rows cannot be matched on “${target.field.label}”: it holds lists.` });
    if (target.field.id !== 'id') {
      const { db } = this.options;
      const column = this.layout.columns.get(target.field.id) ?? target.field.id;
      db.exec(`CREATE INDEX ${MATCH_INDEX} ON ${quoteName(this.layout.table)} (${quoteName(column)})`);
    }
    return { target, find: this.finder(target.field) };
  }

  /** Takes away what only the import needed, before the commit. */
  finish(): void {
    this.options.db.exec(`DROP INDEX IF EXISTS ${MATCH_INDEX}`);
  }

  private defaultOf(field: Field): () => Json {
    const { ports } = this.options;
    const make = (): Json => {
      const value = checkValue({ ...field, required: false }, resolveDefault(field.default, ports));
      return value.ok ? value.value : null;
    };
    if (typeof field.default === 'string' && field.default.includes('uuid()')) return make;
    const once = make();
    return () => once;
  }
}

const MATCH_INDEX = '"_casual_import_match"';

function readId(cell: unknown): ReturnType<CellReader> {
  const text = cellText(cell).trim();
  if (text === '') return { ok: true, value: null };
  return text.length > LONGEST_ID || text.includes('@') ? { ok: false, error: `use at most ${LONGEST_ID} characters and no @` } : { ok: true, value: text };
}
