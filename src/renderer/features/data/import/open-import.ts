import { addEntity, addField, type NewField } from '../../../../shared/app/document/index.ts';
import type { Field } from '../../../../shared/app/manifest/index.ts';
import type { ImportProgress } from '../../../../shared/contracts/imports.ts';
import { chooseFile, rpc, Store, toastError } from '../../../platform/index.ts';
import type { Editor } from '../../editor/index.ts';
import { historyOf, type RowStep } from '../row-history.ts';
import { ImportController } from './import-controller.ts';
import { resultWords } from './import-state.ts';

export const IMPORT_ACCEPT = '.csv,.tsv,.txt,.json,text/csv,application/json';

const open = new WeakMap<Editor, Store<ImportController | null>>();

/** The import that is open in an app; it stays while one looks at something else. */
export function importOf(editor: Editor): Store<ImportController | null> {
  let store = open.get(editor);
  if (store === undefined) {
    store = new Store<ImportController | null>(null);
    open.set(editor, store);
    editor.onDispose(() => closeImport(editor));
  }
  return store;
}

export function closeImport(editor: Editor): void {
  const store = importOf(editor);
  store.get()?.dispose();
  store.set(null);
}

/** @param entityId null makes a new entity of it */
export function openImport(editor: Editor, file: File, entityId: string | null): void {
  if (!editor.canEdit && entityId === null) return;
  closeImport(editor);
  const controller = new ImportController(portsOf(editor), file, entityId);
  importOf(editor).set(controller);
  editor.store.set({ surface: 'data', isPreviewOpen: false, dataItem: null, ...(entityId === null ? {} : { entityId }) });
  void controller.start();
}

/** Asks for a file first. */
export async function chooseImport(editor: Editor, entityId: string | null): Promise<void> {
  const file = await chooseFile(IMPORT_ACCEPT);
  if (file !== null) openImport(editor, file, entityId);
}

/** Whether a dropped file looks like rows and not like an app. */
export function isRowsFile(file: File): boolean {
  return /\.(csv|tsv|txt|json)$/i.test(file.name);
}

function portsOf(editor: Editor): ConstructorParameters<typeof ImportController>[0] {
  return {
    appId: editor.appId,
    imports: rpc.imports,
    entity: (id) => editor.app.entities().find((entity) => entity.id === id),
    addField: (entityId, field) => editor.change(() => addField(editor.app, editor.origin(), entityId, newField(field))),
    addEntity: (name, plural, fields) => editor.change(() => addEntity(editor.app, editor.origin(), { name, plural, fields: fields.map(newField) })),
    saved: () => editor.whenSaved(),
    onDone: (result, entityId) => tellResult(editor, result, entityId),
  };
}

/** The host's suggestion without its id: the document makes one that is free. */
function newField({ id: _id, ...field }: Field): NewField {
  return field;
}

function tellResult(editor: Editor, result: ImportProgress, entityId: string): void {
  // Who went on to something else is not taken away from it.
  const isHere = editor.state.surface === 'data' && !editor.state.isPreviewOpen;
  if (isHere) editor.showEntity(entityId);
  const { undoId } = result;
  if (undoId !== null) steps.set(undoId, { entityId, step: { undo: () => takeBack(editor, undoId), redo: null } });
  const made = undoId === null ? undefined : steps.get(undoId);
  if (made !== undefined) historyOf(editor.appId, entityId).remember(made.step);
  editor.notify({
    text: resultWords(result),
    tone: 'ok',
    ...(isHere ? {} : { also: { label: 'Show', run: () => editor.showEntity(entityId) } }),
    ...(undoId === null ? {} : { action: { label: 'Undo', run: () => void undoImport(editor, undoId).catch(toastError) } }),
  });
}

/** Imports made in this window, by their undo id. */
const steps = new Map<string, { entityId: string; step: RowStep }>();

/** Takes back a whole import; once. */
export async function undoImport(editor: Editor, undoId: string): Promise<void> {
  const made = steps.get(undoId);
  if (made !== undefined) await historyOf(editor.appId, made.entityId).undoStep(made.step);
}

async function takeBack(editor: Editor, undoId: string): Promise<void> {
  const { removed, restored, kept } = await rpc.imports.undo({ appId: editor.appId, undoId });
  const words = [
    ...(removed > 0 ? [`${removed.toLocaleString('en')} removed`] : []),
    ...(restored > 0 ? [`${restored.toLocaleString('en')} put back`] : []),
    ...(kept > 0 ? [`${kept.toLocaleString('en')} kept because they changed since`] : []),
  ];
  editor.notify({ text: `Took the import back${words.length === 0 ? '' : `: ${words.join(', ')}`}.` });
  closeImport(editor);
}
