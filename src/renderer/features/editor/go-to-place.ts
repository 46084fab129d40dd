import { useContext } from 'react';
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
