import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { RowExport } from '../../../shared/app/data/index.ts';
import type { Row } from '../../../shared/contracts/appdata.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import type { Context, Outcome } from '../../command.ts';
import { count } from '../../format.ts';
import { dataTarget, oneOf, textOption, whereOf } from './operands.ts';

/** Rows of one request. */
const PAGE = 5000;

/** Page by page: a table may be larger than memory. Rows that come or go meanwhile may be missed or come twice. */
export async function exportData(context: Context): Promise<Outcome> {
  const out = textOption(context, 'out');
  const format = oneOf(context, 'format', ['csv', 'json'], out?.endsWith('.json') === true || (out === undefined && context.json) ? 'json' : 'csv');
  const { client, appId, entity } = await dataTarget(context);
  const writer = new RowExport(entity, format, { isSpreadsheetSafe: context.options['spreadsheet-safe'] === true });
  const where = whereOf(context);
  const search = textOption(context, 'search') ?? '';
  let rows = 0;
  const parts = async function* (): AsyncGenerator<string> {
    yield writer.begin();
    for (;;) {
      const page = await client.data.list({ appId, request: { entity: entity.id, where, search, limit: PAGE, offset: rows } });
      rows += page.rows.length;
      if (rows > PAGE) context.progress(`${rows.toLocaleString('en-GB')} of ${page.total.toLocaleString('en-GB')} rows`);
      yield writer.rows(page.rows as Row[]);
      if (page.rows.length < PAGE) break;
    }
    yield writer.end();
  };
  if (out === undefined) {
    let text = '';
    for await (const part of parts()) text += part;
    return { json: { format, rows, text }, text: text.replace(/\r?\n$/, '') };
  }
  await writeParts(out, parts());
  return { json: { format, rows, out }, text: `${count(rows, 'row')} of ${entity.plural} are in ${out}.` };
}

/** Beside the target first: a failed export leaves no half a file. */
async function writeParts(path: string, parts: AsyncIterable<string>): Promise<void> {
  const stream = createWriteStream(`${path}.part`);
  try {
    await once(stream, 'open');
    for await (const part of parts) if (!stream.write(part)) await once(stream, 'drain');
    stream.end();
    await once(stream, 'close');
    await rename(`${path}.part`, path);
  } catch (error) {
    stream.destroy();
    await rm(`${path}.part`, { force: true });
    if (error instanceof AppError) throw error;
    throw new AppError('export.failed', { problem: error instanceof Error ? error.message : String(error) }, error);
  }
}
