import { createContext, useCallback, useContext, useRef, useSyncExternalStore, type ReactElement, type ReactNode } from 'react';
import type { AppDocument, NodeSnapshot } from '../../../shared/app/document/index.ts';
import type { Editor } from './editor.ts';
import type { EditorState } from './editor-state.ts';

export const EditorContext = createContext<Editor | null>(null);

export function EditorProvider({ editor, children }: { editor: Editor; children: ReactNode }): ReactElement {
  return <EditorContext value={editor}>{children}</EditorContext>;
}

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error('useEditor must be used inside an open app');
  return editor;
}

/** Re-renders only when what `select` returns differs (compared with `Object.is`, arrays element by element). */
export function useEditorState<T>(select: (state: EditorState) => T): T {
  const { store } = useEditor();
  const last = useRef<{ value: T } | null>(null);
  const snapshot = (): T => {
    const value = select(store.get());
    if (last.current !== null && isSame(last.current.value, value)) return last.current.value;
    last.current = { value };
    return value;
  };
  return useSyncExternalStore(store.subscribe, snapshot);
}

/** A node's snapshot, kept fresh; undefined once it is gone. */
export function useNode(id: string | null): NodeSnapshot | undefined {
  const { app } = useEditor();
  const subscribe = useCallback((listener: () => void) => (id === null ? () => {} : app.onDidChangeNode(id, listener)), [app, id]);
  return useSyncExternalStore(subscribe, () => (id === null ? undefined : app.node(id)));
}

type Section = Parameters<AppDocument['onDidChange']>[0];
type SectionValue = { pages: ReturnType<AppDocument['pages']>; entities: ReturnType<AppDocument['entities']>; queries: ReturnType<AppDocument['queries']>; state: ReturnType<AppDocument['state']>; modules: ReturnType<AppDocument['modules']>; triggers: ReturnType<AppDocument['triggers']>; components: ReturnType<AppDocument['components']>; theme: ReturnType<AppDocument['theme']>; meta: ReturnType<AppDocument['meta']>; shell: ReturnType<AppDocument['shell']>; permissions: ReturnType<AppDocument['permissions']> };

/** One part of the document outside the tree, kept fresh. */
export function useSection<S extends Section & keyof SectionValue>(section: S): SectionValue[S] {
  const { app } = useEditor();
  const subscribe = useCallback((listener: () => void) => app.onDidChange(section, listener), [app, section]);
  return useSyncExternalStore(subscribe, () => app[section]() as SectionValue[S]);
}

/** The shape of the tree. A new object whenever a node is added, moved or removed: a reason to derive again what depends on all of it. */
export type TreeView = { children(id: string): readonly string[]; node(id: string): NodeSnapshot | undefined; label(id: string): string };

export function useTree(): TreeView {
  const editor = useEditor();
  const view = useRef<TreeView | null>(null);
  const subscribe = useCallback(
    (listener: () => void) =>
      editor.app.onDidChangeTree(() => {
        view.current = null;
        listener();
      }),
    [editor],
  );
  return useSyncExternalStore(subscribe, () => (view.current ??= treeView(editor)));
}

function treeView(editor: Editor): TreeView {
  return { children: (id) => editor.app.children(id), node: (id) => editor.app.node(id), label: (id) => editor.nameOf(id) };
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => Object.is(item, b[i]));
}
