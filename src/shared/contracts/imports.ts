import { z } from 'zod';
import { field } from '../app/manifest/entity.ts';
import { identifier, json } from '../app/manifest/common.ts';

/** Bringing a CSV or JSON file into an entity: upload → look → map → check → run → undo. Rules: docs/specs/appdata.md. */
export const importFormat = z.enum(['csv', 'json']);
export type ImportFormat = z.infer<typeof importFormat>;

/** One column of the file. */
export const importColumn = z.strictObject({
  name: z.string(),
  /** Up to five different values, as text. */
  samples: z.array(z.string()),
  /** Filled cells among the rows looked at, 0 to 1. */
  filled: z.number(),
  /** What its values look like; a field of this kind is offered when none matches. */
  suggestedField: field,
  /** The field it seems to belong to, or null. */
  suggestedTarget: identifier.nullable(),
  /** How its values are read where that is not certain: “Dates are read day first.” */
  note: z.string().optional(),
});
export type ImportColumn = z.infer<typeof importColumn>;

export const importLook = z.strictObject({
  importId: z.string(),
  fileName: z.string(),
  format: importFormat,
  bytes: z.number(),
  /** Rows in the file; exact once it was read whole. */
  rows: z.number(),
  delimiter: z.string(),
  encoding: z.string(),
  hasHeader: z.boolean(),
  columns: z.array(importColumn),
  /** The first rows as text, by column. */
  preview: z.array(z.array(z.string())),
});
export type ImportLook = z.infer<typeof importLook>;

/** Column name → field id; columns left out are not imported. */
export const importPlan = z.strictObject({
  entity: identifier,
  mapping: z.record(z.string(), identifier),
  /** What to do with a row whose `matchOn` field equals an existing row's. */
  matchOn: identifier.nullable().default(null),
  onMatch: z.enum(['update', 'skip', 'add']).default('add'),
  /**
   * A row with a problem: left out (and listed), imported with that cell empty where its field may be, or nothing is imported at all.
   * An updated row keeps the value it has where a cell has a problem.
   */
  onProblem: z.enum(['skip', 'clear', 'stop']).default('skip'),
});
export type ImportPlan = z.infer<typeof importPlan>;
export type ImportPlanInput = z.input<typeof importPlan>;

export const importProblem = z.strictObject({
  /** 1 is the first row after the header. */
  row: z.number(),
  /** Line in the file. */
  line: z.number(),
  column: z.string(),
  value: z.string(),
  problem: z.string(),
});
export type ImportProblem = z.infer<typeof importProblem>;

export const importProgress = z.strictObject({
  phase: z.enum(['reading', 'checking', 'writing', 'done']),
  /** 0 to 1. */
  value: z.number(),
  rowsRead: z.number(),
  added: z.number(),
  updated: z.number(),
  skipped: z.number(),
  /** Rows left out for a problem: all are counted, the first 1,000 problems are listed. */
  problemRows: z.number(),
  /** Rows imported although a cell had a problem: that cell is listed too. */
  clearedRows: z.number().default(0),
  problems: z.array(importProblem),
  /** Present when done: takes the import back while nothing else changed its rows. */
  undoId: z.string().nullable(),
});
export type ImportProgress = z.infer<typeof importProgress>;

/** What a change of the data model would do to the rows that exist. Nothing was changed yet. */
export const migrationPreview = z.strictObject({
  isLossy: z.boolean(),
  steps: z.array(
    z.strictObject({
      entity: z.string(),
      field: z.string().nullable(),
      kind: z.enum(['add', 'remove', 'convert', 'rename', 'constrain', 'removeEntity']),
      /** “Price becomes a number. 2 of 140 rows cannot be converted and become empty.” */
      text: z.string(),
      rows: z.number(),
      lossyRows: z.number(),
      samples: z.array(z.strictObject({ rowId: z.string(), before: json, after: json })),
    }),
  ),
});
export type MigrationPreview = z.infer<typeof migrationPreview>;
