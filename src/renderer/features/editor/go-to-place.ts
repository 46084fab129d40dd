import { useContext } from 'react';
import { specOfNode } from '../../../shared/app/components/index.ts';
import { referencesOf } from '../../../shared/app/expressions/index.ts';
import { syntaxProblem } from '../../../shared/app/functions/index.ts';
import type { LogEntry } from '../../../shared/contracts/session.ts';
import { EditorContext } from './editor-context.tsx';
import type { Editor } from './editor.ts';

type Place = NonNullable<LogEntry['place']>;

/** Shows the place a message is about. @returns false when it is gone */
export function goToPlace(editor: Editor, place: Place): boolean {
  if (!isThere(editor, place)) return false;
  switch (place.kind) {
    case 'node':
      editor.store.set({ surface: 'design', isPreviewOpen: false });
      editor.select([place.id]);
      editor.reveal(place.id, place.key);
      return true;
    case 'page':
      editor.store.set({ surface: 'design', isPreviewOpen: false });
      editor.showPage(place.id);
      editor.select([]);
      return true;
    case 'entity':
      editor.showEntity(place.id);
      return true;
    case 'trigger':
      editor.showRuns({ kind: 'trigger', id: place.id });
      return true;
    case 'component':
      editor.showComponent(place.id);
      return true;
    case 'module':
      editor.showDataItem('module', place.id, lineOf(editor, place));
      return true;
    default:
      editor.showDataItem(place.kind, place.id, place.key);
      return true;
  }
}

/** The line of a module that is meant: where it was running, else where its code stops making sense. */
function lineOf({ app }: Editor, { id, key, line }: Place): string | undefined {
  const code = app.modules().find((module) => module.id === id)?.code;
  const at = line ?? (code === undefined ? undefined : syntaxProblem(code)?.line);
  return key ?? (at === undefined ? undefined : `line:${at}`);
}

/** What the place is called, for the button that goes there. */
export function placeName(editor: Editor, place: Place): string {
  return place.kind === 'node' ? editor.nameOf(place.id) : (listOf(editor, place.kind).find((item) => item.id === place.id)?.name ?? place.id);
}

/** The part of a place in words: "rowClick[0]" is "When a row is clicked, step 1". What has no words stays as it is. */
export function placeKeyWords(editor: Editor, { kind, id, key = '' }: Place): string {
  const [first = '', ...rest] = key.split(/(?=\[)|\./);
  const node = kind === 'node' ? editor.app.node(id) : undefined;
  const spec = node === undefined ? undefined : specOfNode(node, editor.app.components());
  const event = spec?.events[first];
  const counted = event === undefined ? COUNTED[first] : 'step';
  const words = [event?.label ?? spec?.props[first]?.label ?? (counted === undefined ? first : '')];
  for (const part of rest) {
    const at = /^\[(\d+)\]$/.exec(part)?.[1];
    words.push(at === undefined ? (OUTCOMES[part] ?? part) : `${counted ?? 'item'} ${Number(at) + 1}`);
  }
  return words.filter((word) => word !== '').join(', ');
}

/** Keys of lists, by what one of them is called. */
const COUNTED: Readonly<Record<string, string>> = { where: 'condition', orderBy: 'order', seed: 'sample row', onLoad: 'step' };
const OUTCOMES: Readonly<Record<string, string>> = { onSuccess: 'when it worked', onError: 'when it failed' };

/** Where a name in an expression is kept: the component, query, variable, module or entity of that id. */
export function placeOfName(editor: Editor, name: string): Place | null {
  for (const kind of ['node', 'query', 'state', 'module', 'entity'] as const) if (isThere(editor, { kind, id: name })) return { kind, id: name };
  return null;
}

/** The first name in the code, or in a template's bindings, that leads somewhere. */
export function placeOfCode(editor: Editor, code: string): Place | null {
  for (const name of referencesOf(code)) {
    const place = placeOfName(editor, name);
    if (place !== null) return place;
  }
  return null;
}

/** Goes to what an expression names; null outside an open app. The function returns false when it names nothing of the app. */
export function useGoToCode(): ((code: string) => boolean) | null {
  const editor = useContext(EditorContext);
  if (editor === null) return null;
  return (code) => {
    const place = placeOfCode(editor, code);
    return place !== null && goToPlace(editor, place);
  };
}

function isThere(editor: Editor, place: Place): boolean {
  return place.kind === 'node' ? editor.app.node(place.id) !== undefined : listOf(editor, place.kind).some((item) => item.id === place.id);
}

function listOf({ app }: Editor, kind: Exclude<Place['kind'], 'node'>): readonly { id: string; name: string }[] {
  return { page: () => app.pages(), entity: () => app.entities(), query: () => app.queries(), state: () => app.state(), module: () => app.modules(), trigger: () => app.triggers(), component: () => app.components() }[kind]();
}
