import type { ImportFormat } from '../../../../shared/contracts/imports.ts';
import type { DetectedEncoding } from './encoding.ts';

/** Everything needed to read an uploaded file again, the same way. */
export type Source = {
  path: string;
  fileName: string;
  bytes: number;
  format: ImportFormat;
  encoding: DetectedEncoding;
  /** CSV */
  delimiter: string;
  /** CSV: the first row names the columns. */
  hasHeader: boolean;
  /** All different. */
  columns: string[];
};

/** One row of a file: CSV cells are text; JSON cells are any JSON value, undefined where the key is absent. `problem`: it cannot be read as a row. */
export type SourceRow = { line: number; cells: readonly unknown[]; problem?: string };
/** `bytes` of the file read so far. */
export type SourceBatch = { rows: SourceRow[]; bytes: number };

/** Of one row, bytes. Longer ones come from a quote or bracket that is never closed. */
export const MAX_ROW_BYTES = 4_194_304;
