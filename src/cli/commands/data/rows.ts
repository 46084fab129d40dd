import { shownText, storedFields } from '../../../shared/app/data/index.ts';
import { requireArg, UsageError, type Context, type Outcome } from '../../command.ts';
import { count, table } from '../../format.ts';
import { dataTarget, textOption, valuesOf, whereOf } from './operands.ts';

const SHOWN_COLUMNS = 8;
const CELL = 40;

export async function listRows(context: Context): Promise<Outcome> {
  const { client, appId, entity } = await dataTarget(context);
  const [order, direction = 'asc'] = textOption(context, 'order')?.trim().split(/\s+/) ?? [];
  if (direction !== 'asc' && direction !== 'desc') throw new UsageError('--order is FIELD, or "FIELD desc".');
  const limit = Number(textOption(context, 'limit') ?? 100);
  if (!Number.isInteger(limit) || limit < 0) throw new UsageError('--limit is a whole number.');
  const { rows, total } = await client.data.list({
    appId,
    request: {
      entity: entity.id,
      where: whereOf(context),
      search: textOption(context, 'search') ?? '',
      limit,
      ...(order === undefined ? {} : { orderBy: [{ field: order, direction }] }),
    },
  });
  const fields = storedFields(entity).slice(0, SHOWN_COLUMNS);
  const lines = rows.map((row) => [String(row['id']), ...fields.map((field) => shownText(field, row[field.id]).replace(/\s+/g, ' ').slice(0, CELL))]);
  const more = total > rows.length ? `\n${rows.length} of ${count(total, 'row')}; --limit shows more.` : '';
  return { json: { rows, total }, text: rows.length === 0 ? 'No rows.' : table([['id', ...fields.map(({ label }) => label)], ...lines]) + more };
}

export async function addRow(context: Context): Promise<Outcome> {
  const values = await valuesOf(context);
  const { client, appId, entity } = await dataTarget(context);
  const row = await client.data.create({ appId, entity: entity.id, values });
  return { json: row, text: `Added ${String(row['id'])}.` };
}

export async function updateRow(context: Context): Promise<Outcome> {
  const rowId = requireArg(context.args, 2, 'the id of a row');
  const values = await valuesOf(context);
  const { client, appId, entity } = await dataTarget(context);
  const row = await client.data.update({ appId, entity: entity.id, rowId, values });
  return { json: row, text: `Changed ${rowId}.` };
}

export async function removeRow(context: Context): Promise<Outcome> {
  const rowId = requireArg(context.args, 2, 'the id of a row');
  const { client, appId, entity } = await dataTarget(context);
  await client.data.delete({ appId, entity: entity.id, rowId });
  return { json: { removed: rowId }, text: `Removed ${rowId}.` };
}
