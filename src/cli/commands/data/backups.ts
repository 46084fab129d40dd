import { fail } from '../../../shared/kernel/errors.ts';
import { requireArg, type Context, type Outcome } from '../../command.ts';
import { table, when } from '../../format.ts';
import { findApp } from '../../operands.ts';

export async function listBackups(context: Context): Promise<Outcome> {
  const { client } = await context.open();
  const app = await findApp(client, requireArg(context.args, 0, 'an app'));
  const backups = await client.imports.backups({ appId: app.id });
  const lines = backups.map(({ id, createdAt, bytes, reason }) => [id, when(createdAt), `${Math.ceil(bytes / 1024)} KB`, reason]);
  return { json: backups, text: backups.length === 0 ? 'No backups. One is made before a change of the model that loses values.' : table(lines) };
}

export async function restoreData(context: Context): Promise<Outcome> {
  const { client } = await context.open();
  const app = await findApp(client, requireArg(context.args, 0, 'an app'));
  const backups = await client.imports.backups({ appId: app.id });
  const backupId = context.args[1] ?? backups[0]?.id ?? fail('data.no-backup', { id: 'newest' });
  await client.imports.restoreBackup({ appId: app.id, backupId });
  return { json: { app: app.id, restored: backupId }, text: `The data of “${app.name}” is as in ${backupId}. What it was is the newest backup now.` };
}
