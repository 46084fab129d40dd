import { compareVersions, type ComponentPackage } from '../../../shared/app/components/index.ts';
import { insertPackage, packageComponent, updateComponent, updateFromPackage, type ComponentInfo } from '../../../shared/app/document/index.ts';
import type { ComponentDefinition } from '../../../shared/app/manifest/index.ts';
import type { LibraryEntry } from '../../../shared/contracts/library.ts';
import { chooseFile, fileAsBase64, rpc, saveFile, toast, toastError } from '../../platform/index.ts';
import type { Editor } from '../editor/index.ts';
import { compileCode } from './compile-code.ts';

/** Keeps the component in the library, as the next version if it is there already. */
export async function saveToLibrary(editor: Editor, component: ComponentInfo): Promise<void> {
  try {
    const entries = await rpc.library.list({});
    const libraryId = component.origin?.libraryId ?? libraryIdOf(component);
    const newest = entries.find((entry) => entry.libraryId === libraryId)?.versions[0]?.version;
    const version = newest === undefined || compareVersions(component.version, newest) > 0 ? component.version : nextVersion(newest);
    await rpc.library.save(packageComponent(editor.app, component.id, libraryId, version));
    editor.change(() => updateComponent(editor.app, editor.origin(), component.id, { version, origin: { libraryId, version } }));
    toast(`“${component.name}” ${version} is in the library.`);
  } catch (error) {
    toastError(error);
  }
}

export async function exportComponent(editor: Editor, component: ComponentInfo): Promise<void> {
  await saveToLibrary(editor, component);
  const saved = editor.app.components().find(({ id }) => id === component.id)?.origin;
  if (saved === undefined) return;
  try {
    const { fileName, mime, data } = await rpc.library.exportFile(saved);
    saveFile(fileName, mime, data);
  } catch (error) {
    toastError(error);
  }
}

/** Puts a component of the library into the open app, among its own components. */
export async function insertFromLibrary(editor: Editor, libraryId: string): Promise<void> {
  try {
    const component = await ready(await rpc.library.get({ libraryId }));
    const id = editor.change(() => insertPackage(editor.app, editor.origin(), component));
    if (id !== undefined) toast(`“${component.definition.name}” is among the components of this app.`);
  } catch (error) {
    toastError(error);
  }
}

export async function updateToVersion(editor: Editor, id: string, component: ComponentPackage): Promise<void> {
  const made = await ready(component);
  editor.change(() => updateFromPackage(editor.app, editor.origin(), id, made));
}

/** A `.casualc` file goes into the library and into the open app. */
export async function bringIn(editor: Editor, file: File): Promise<void> {
  try {
    const entry = await rpc.library.importFile({ fileName: file.name.slice(0, 500), data: await fileAsBase64(file) });
    await insertFromLibrary(editor, entry.libraryId);
  } catch (error) {
    toastError(error);
  }
}

export async function chooseAndBringIn(editor: Editor): Promise<void> {
  const file = await chooseFile('.casualc');
  if (file !== null) await bringIn(editor, file);
}

/** The version that is newer than the one the app has, if there is one. */
export function newerVersion(entries: readonly LibraryEntry[], { origin }: Pick<ComponentInfo, 'origin'>): string | null {
  const newest = origin === undefined ? undefined : entries.find(({ libraryId }) => libraryId === origin.libraryId)?.versions[0]?.version;
  return newest === undefined || origin === undefined || compareVersions(newest, origin.version) <= 0 ? null : newest;
}

/** What runs is made from the code that can be read, here: a file may claim anything. */
async function ready(component: ComponentPackage): Promise<ComponentPackage> {
  const made = async (definition: ComponentDefinition): Promise<ComponentDefinition> => {
    if (definition.kind !== 'code') return definition;
    const { compiled: _compiled, ...rest } = definition;
    const result = await compileCode(definition.code ?? '');
    return result.ok ? { ...rest, compiled: result.compiled } : rest;
  };
  return { ...component, definition: await made(component.definition), uses: await Promise.all(component.uses.map(made)) };
}

export function nextVersion(version: string): string {
  const [major = 1, minor = 0] = version.split('.').map(Number);
  return `${major}.${minor + 1}.0`;
}

function libraryIdOf({ name }: ComponentInfo): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${words.slice(0, 60) || 'component'}-${crypto.randomUUID().slice(0, 8)}`;
}
