import { RowExport } from '../../../shared/app/data/index.ts';
import type { Entity } from '../../../shared/app/manifest/index.ts';
import type { AppDataPort, DataCondition } from '../../../shared/contracts/appdata.ts';
import type { ImportFormat } from '../../../shared/contracts/imports.ts';
import { AppError } from '../../../shared/kernel/errors.ts';

/** Rows between two looks at the rest of the host. */
const SLICE = 1000;
/** Of one answer, characters. The command line writes larger tables, part by part. */
const MAX_CHARACTERS = 200_000_000;

/** The whole table, or what a filter leaves of it, as the text of one file. */
export async function exportRows(
  data: AppDataPort,
  entity: Entity,
  { format, where, search, isSpreadsheetSafe }: { format: ImportFormat; where: DataCondition[]; search: string; isSpreadsheetSafe: boolean },
): Promise<{ fileName: string; mime: string; text: string; rows: number }> {
  const writer = new RowExport(entity, format, { isSpreadsheetSafe });
  const parts = [writer.begin()];
  let length = 0;
  let count = 0;
  for (;;) {
    const { rows } = await data.list({ entity: entity.id, where, search, limit: SLICE, offset: count });
    const part = writer.rows(rows);
    parts.push(part);
    length += part.length;
    count += rows.length;
    if (length > MAX_CHARACTERS)
      throw new AppError('export.failed', { problem: 'the table is too large for one answer. Use “casual data export”, or filter it.' });
    if (rows.length < SLICE) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  parts.push(writer.end());
  const { fileName, mime } = writer;
  return { fileName, mime, text: parts.join(''), rows: count };
}
