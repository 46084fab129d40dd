import type { AppSummary } from '../../../shared/contracts/ide.ts';
import { chooseFile, dismissToast, fileAsBase64, navigate, rpc, setWithoutRunning, toast, toastError, toastUndo } from '../../platform/index.ts';

export function openApp(appId: string): void {
  navigate({ name: 'app', appId, surface: '' });
}

/** To look at and mend an app that cannot be trusted to run, or does not get far. */
export function openAppWithoutRunning(appId: string): void {
  setWithoutRunning(appId, true);
  openApp(appId);
}

export async function newBlankApp(): Promise<void> {
  openApp((await rpc.apps.create({})).id);
}

export async function createFromTemplate(templateId: string): Promise<void> {
  openApp((await rpc.templates.create({ id: templateId })).id);
}

export async function duplicateApp(app: AppSummary): Promise<void> {
  const copy = await rpc.apps.duplicate({ appId: app.id });
  toast(`Made ${copy.name}.`, { tone: 'ok', action: { label: 'Open', run: () => openApp(copy.id) } });
}

/** To the trash, with the way back in the message. */
export async function trashApp(app: AppSummary): Promise<void> {
  await rpc.apps.trash({ appId: app.id });
  trashToasts.set(
    app.id,
    toastUndo(`Moved ${app.name} to the trash.`, () => void rpc.apps.restore({ appId: app.id }).catch(toastError)),
  );
}

/** The offers to undo a deletion, by app. */
const trashToasts = new Map<string, number>();

export async function restoreApp(app: AppSummary): Promise<void> {
  await rpc.apps.restore({ appId: app.id });
  withdrawUndo(app.id);
  toast(`${app.name} is back.`, { tone: 'ok', action: { label: 'Open', run: () => openApp(app.id) } });
}

export async function purgeApp(app: AppSummary): Promise<void> {
  await rpc.apps.purge({ appId: app.id });
  withdrawUndo(app.id);
  toast(`Deleted ${app.name} for good.`);
}

/** An offer that can no longer be kept must not stay on the screen. */
function withdrawUndo(appId: string): void {
  const id = trashToasts.get(appId);
  if (id !== undefined) dismissToast(id);
  trashToasts.delete(appId);
}

/** A .casual or manifest file, from a button or dropped on the window. Says what is wrong with it in words. */
export function importFile(file: File): void {
  void importOne(file).catch(toastError);
}

async function importOne(file: File): Promise<void> {
  const app = await rpc.apps.importFile({ fileName: file.name, data: await fileAsBase64(file) });
  toast(`Imported ${app.name}.`, { tone: 'ok' });
  openApp(app.id);
}

export async function chooseAndImport(): Promise<void> {
  const file = await chooseFile('.casual,.json,application/json,application/zip');
  if (file) await importOne(file);
}
