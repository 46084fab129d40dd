import type { Entity, Field } from '../../../../shared/app/manifest/index.ts';
import type { ImportColumn, ImportLook, ImportPlan, ImportPlanInput, ImportProblem, ImportProgress } from '../../../../shared/contracts/imports.ts';
import type { AppError } from '../../../../shared/kernel/errors.ts';

export type ImportStage =
  | 'uploading' // the file is on its way to the host
  | 'looking' // the host reads its first rows
  | 'mapping' // the person says what its columns become; checks run beside
  | 'running' // rows are written
  | 'done';

export type ImportState = {
  fileName: string;
  /** Size of the file. */
  bytes: number;
  stage: ImportStage;
  /** Bytes the host has. */
  uploaded: number;
  look: ImportLook | null;
  /** Null while it is to become a new entity. */
  entityId: string | null;
  /** Column name → field id. */
  mapping: Readonly<Record<string, string>>;
  matchOn: string | null;
  onMatch: ImportPlan['onMatch'];
  onProblem: ImportPlan['onProblem'];
  isChecking: boolean;
  /** What the last check found; it may still be under way. Null before the first and while nothing is mapped. */
  check: ImportProgress | null;
  run: ImportProgress | null;
  /** What went wrong and in which step; the step can be tried again. */
  failure: { step: 'upload' | 'look' | 'check' | 'run'; error: AppError } | null;
};

export function initialImport(file: { name: string; size: number }, entityId: string | null): ImportState {
  return {
    fileName: file.name,
    bytes: file.size,
    stage: 'uploading',
    uploaded: 0,
    look: null,
    entityId,
    mapping: {},
    matchOn: null,
    onMatch: 'update',
    onProblem: 'skip',
    isChecking: false,
    check: null,
    run: null,
    failure: null,
  };
}

export function planOf(state: ImportState): ImportPlanInput | null {
  if (state.entityId === null || Object.keys(state.mapping).length === 0) return null;
  const matchOn = state.matchOn !== null && Object.values(state.mapping).includes(state.matchOn) ? state.matchOn : null;
  return { entity: state.entityId, mapping: { ...state.mapping }, matchOn, onMatch: matchOn === null ? 'add' : state.onMatch, onProblem: state.onProblem };
}

/** Where the columns seem to belong; each field is taken once, by the first column that wants it. */
export function suggestedMapping(columns: readonly ImportColumn[], entity: Entity | undefined): Record<string, string> {
  const free = new Set(importableFields(entity).map((field) => field.id));
  const mapping: Record<string, string> = {};
  for (const column of columns) {
    if (column.suggestedTarget !== null && free.delete(column.suggestedTarget)) mapping[column.name] = column.suggestedTarget;
  }
  // The host looked with one entity in mind; for another one its fields go by their names.
  for (const column of columns) {
    if (mapping[column.name] !== undefined) continue;
    const named = entity?.fields.find((field) => free.has(field.id) && [field.id, field.label].some((name) => plain(name) === plain(column.name)));
    if (named !== undefined && free.delete(named.id)) mapping[column.name] = named.id;
  }
  return mapping;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** After a second look only what is still there stays; a column that is new gets its suggestion. */
export function carriedMapping(
  before: Readonly<Record<string, string>>,
  columns: readonly ImportColumn[],
  entity: Entity | undefined,
  wasThere: ReadonlySet<string>,
): Record<string, string> {
  const suggested = suggestedMapping(columns, entity);
  const mapping: Record<string, string> = {};
  for (const { name } of columns) {
    const target = wasThere.has(name) ? before[name] : suggested[name];
    if (target !== undefined && !Object.values(mapping).includes(target)) mapping[name] = target;
  }
  return mapping;
}

/** A field holds one column: what filled it before is left out. */
export function withMapping(mapping: Readonly<Record<string, string>>, column: string, fieldId: string | null): Record<string, string> {
  const next = Object.fromEntries(Object.entries(mapping).filter(([name, target]) => name !== column && target !== fieldId));
  if (fieldId !== null) next[column] = fieldId;
  return next;
}

export function importableFields(entity: Entity | undefined): Field[] {
  return entity?.fields.filter((field) => field.type !== 'computed') ?? [];
}

/** Fields by which a row can be told apart: "Update rows with the same Email". */
export function matchableFields(entity: Entity | undefined, mapping: Readonly<Record<string, string>>): Field[] {
  const filled = new Set(Object.values(mapping));
  return importableFields(entity).filter(
    (field) => filled.has(field.id) && !['json', 'file', 'image', 'tags', 'multiChoice', 'boolean', 'longText'].includes(field.type),
  );
}

/** Required fields that no column fills and no default does either. */
export function unfilledFields(entity: Entity | undefined, mapping: Readonly<Record<string, string>>): Field[] {
  const filled = new Set(Object.values(mapping));
  return importableFields(entity).filter((field) => field.required && field.default === undefined && field.type !== 'boolean' && !filled.has(field.id));
}

/** How many listed problems each column has. */
export function problemsByColumn(problems: readonly ImportProblem[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { column } of problems) counts.set(column, (counts.get(column) ?? 0) + 1);
  return counts;
}

/** "members 2024.csv" → "Member": what one row of the file may be called. */
export function nameFromFile(fileName: string): string {
  const words = fileName
    .replace(/\.[^.]*$/, '')
    .replace(/[_\-.]+/g, ' ')
    .replace(/\b(export|exported|copy|final|data|list|of|the|v?\d+)\b/gi, ' ')
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();
  const single = words
    .replace(/ies$/, 'y')
    .replace(/(s|x|z|ch|sh)es$/, '$1')
    .replace(/([^s])s$/, '$1');
  return single === '' ? 'Row' : `${single.charAt(0).toUpperCase()}${single.slice(1, 60)}`;
}

/** "Added 1,204 rows. 12 were left out. 3 have cells left empty." */
export function resultWords({
  added,
  updated,
  skipped,
  problemRows,
  clearedRows,
}: Pick<ImportProgress, 'added' | 'updated' | 'skipped' | 'problemRows' | 'clearedRows'>): string {
  const parts: string[] = [];
  if (added > 0 || updated === 0) parts.push(`Added ${rows(added)}`);
  if (updated > 0) parts.push(`${parts.length === 0 ? 'Updated' : 'updated'} ${rows(updated)}`);
  const left = Math.max(skipped, problemRows);
  const words = [
    `${parts.join(', ')}.`,
    ...(left === 0 ? [] : [`${left.toLocaleString('en')} ${left === 1 ? 'was' : 'were'} left out.`]),
    ...(clearedRows === 0 ? [] : [`${clearedRows.toLocaleString('en')} ${clearedRows === 1 ? 'has' : 'have'} cells left empty.`]),
  ];
  return words.join(' ');
}

function rows(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`;
}

/** "3.4 MB" */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0)} MB`;
}

export const DELIMITERS: readonly { value: string; label: string }[] = [
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Bar' },
];
