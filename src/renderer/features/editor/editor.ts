import type { AppDocument, ComponentInfo, Origin, UndoController } from '../../../shared/app/document/index.ts';
import type { DebugTarget } from '../../../shared/contracts/debug.ts';
import type { Disposer } from '../../../shared/kernel/disposable.ts';
import { DisposableStore } from '../../../shared/kernel/disposable.ts';
import { EditorStore, initialEditorState, type DockTab, type EditorState, type PropertySection, type RunsItem } from './editor-state.ts';

export type Notice = { text: string; tone?: 'neutral' | 'ok' | 'danger'; action?: { label: string; run: () => void }; /** Beside the action. */ also?: { label: string; run: () => void } };

export type EditorOptions = {
  appId: string;
  app: AppDocument;
  undo: UndoController;
  origin: () => Origin;
  isReadOnly: boolean;
  notify: (notice: Notice) => void;
  /** Resolves when everything edited so far is on disk. */
  whenSaved?: () => Promise<void>;
};

/** One open app: its document, what is selected, and the way to change it. Panels get it from `useEditor`. */
export class Editor {
  readonly appId: string;
  readonly app: AppDocument;
  readonly undo: UndoController;
  readonly origin: () => Origin;
  readonly store: EditorStore;
  readonly notify: (notice: Notice) => void;
  /** Resolves when everything edited so far is on disk, where the host's other services see it. */
  readonly whenSaved: () => Promise<void>;
  private readonly isReadOnly: boolean;
  private readonly disposables = new DisposableStore();

  constructor(options: EditorOptions) {
    this.appId = options.appId;
    this.app = options.app;
    this.undo = options.undo;
    this.origin = options.origin;
    this.notify = options.notify;
    this.whenSaved = options.whenSaved ?? (() => Promise.resolve());
    this.isReadOnly = options.isReadOnly;
    this.store = new EditorStore(initialEditorState(options.app.pages()[0]?.id ?? ''));
    this.disposables.add(this.app.onDidChangeTree(() => this.dropMissing()));
    for (const section of ['pages', 'queries', 'state', 'modules', 'components'] as const) this.disposables.add(this.app.onDidChange(section, () => this.dropMissing()));
  }

  get state(): EditorState {
    return this.store.get();
  }

  /** False when the document is read-only or the window too narrow to design in: commands then say so and do nothing. */
  get canEdit(): boolean {
    return !this.isReadOnly && !this.state.isNarrow;
  }

  /** Opens the dock on one of its tabs. */
  showDock(tab: DockTab): void {
    this.store.set({ dockTab: tab, dockAskedAt: this.state.dockAskedAt + 1, ...(this.state.isPreviewOpen ? {} : { surface: 'design' }) });
  }

  /** Shows the theme of the app beside the canvas. */
  showTheme(): void {
    this.store.set({ surface: 'design', isPreviewOpen: false, selection: [], textEditId: null, isThemeOpen: true, themeAskedAt: this.state.themeAskedAt + 1 });
  }

  /** Shows why a value of the running app is what it is. */
  showWhy(target: DebugTarget): void {
    this.store.set({ why: target });
    this.showDock('changes');
  }

  /** Selects these nodes and shows the page they are on. */
  select(ids: readonly string[], options: { reveal?: boolean } = {}): void {
    const first = ids[0];
    const pageId = first === undefined ? null : this.app.pageOf(first);
    this.store.set({ selection: ids, textEditId: null, ...(pageId === null ? {} : { pageId }) });
    if (options.reveal && first !== undefined) this.reveal(first);
  }

  /** Asks the canvas and the property panel to show a place, e.g. from "Go to binding". */
  reveal(nodeId: string, key?: string, section?: PropertySection): void {
    const at = (this.state.reveal?.at ?? 0) + 1;
    this.store.set({ reveal: { nodeId, ...(key === undefined ? {} : { key }), ...(section === undefined ? {} : { section }), at } });
  }

  /** Shows a query, variable or module on the data surface. */
  showDataItem(kind: 'query' | 'state' | 'module', id: string, key?: string): void {
    const at = (this.state.dataItem?.at ?? 0) + 1;
    this.store.set({ surface: 'data', isPreviewOpen: false, dataItem: { kind, id, ...(key === undefined ? {} : { key }), at } });
  }

  showEntity(id: string): void {
    this.store.set({ surface: 'data', isPreviewOpen: false, entityId: id, dataItem: null });
  }

  /** Shows the runs surface, and on it a function, a run or a trigger. Without `item` what was shown there last. */
  showRuns(item?: RunsItem): void {
    this.store.set({ surface: 'runs', isPreviewOpen: false, ...(item === undefined ? {} : { runsItem: item }) });
  }

  showPage(pageId: string): void {
    if (this.state.pageId === pageId) return;
    this.store.set({ pageId, selection: this.state.selection.filter((id) => this.app.pageOf(id) === pageId), textEditId: null });
  }

  /** Shows a component of the author's own where it can be edited. */
  showComponent(id: string): void {
    this.store.set({ surface: 'design', isPreviewOpen: false, pageId: `/${id}`, selection: [], textEditId: null });
  }

  /** The own component that is shown, if it is one rather than a page. */
  get component(): ComponentInfo | undefined {
    return this.componentOf(this.state.pageId);
  }

  /** @param holder what `app.pageOf` gives: a page, or `/id` for parts of an own component */
  componentOf(holder: string | null): ComponentInfo | undefined {
    return holder?.startsWith('/') ? this.app.components().find(({ id }) => id === holder.slice(1)) : undefined;
  }

  /** @param pageId or `/id` of an own component */
  rootOf(pageId: string): string | null {
    const rootId = this.app.pages().find((page) => page.id === pageId)?.rootId ?? this.componentOf(pageId)?.rootId;
    return rootId === undefined || rootId === '' ? null : rootId;
  }

  isRoot(id: string): boolean {
    return this.app.pages().some((page) => page.rootId === id) || this.app.components().some(({ rootId }) => rootId === id);
  }

  /** Locked itself or inside something locked. */
  isLocked(id: string): boolean {
    for (let at: string | null = id; at !== null; at = this.app.parentOf(at)) if (this.app.node(at)?.locked) return true;
    return false;
  }

  nameOf(id: string): string {
    const node = this.app.node(id);
    if (node === undefined) return id;
    if (this.isRoot(id)) return [...this.app.pages(), ...this.app.components()].find(({ rootId }) => rootId === id)?.name ?? node.name;
    return node.name;
  }

  /**
   * Runs one change made by hand as one undo step. A refusal (such as moving something into itself) is shown, never thrown.
   * @returns undefined when it was refused
   */
  change<T>(run: () => T): T | undefined {
    if (!this.canEdit) {
      this.notify({ text: this.isReadOnly ? 'This app is open read-only.' : 'This window is too narrow to design in. Make it wider first.' });
      return undefined;
    }
    this.undo.stopCapturing();
    try {
      return run();
    } catch (error) {
      this.notify({ text: error instanceof Error ? error.message : String(error), tone: 'danger' });
      return undefined;
    } finally {
      this.undo.stopCapturing();
    }
  }

  /** Like `change`, but joins with changes just before it: typing in a field is one step. */
  type(run: () => void): void {
    if (!this.canEdit) return;
    try {
      run();
    } catch (error) {
      this.notify({ text: error instanceof Error ? error.message : String(error), tone: 'danger' });
    }
  }

  onDispose(disposer: Disposer): void {
    this.disposables.add(disposer);
  }

  dispose(): void {
    this.disposables.dispose();
  }

  /** After an undo or an edit elsewhere: forget what is gone. */
  private dropMissing(): void {
    const { state, app } = this;
    const patch: Partial<EditorState> = {};
    const kept = state.selection.filter((id) => app.node(id) !== undefined);
    if (kept.length !== state.selection.length) patch.selection = kept;
    if (state.hoveredId !== null && app.node(state.hoveredId) === undefined) patch.hoveredId = null;
    if (!app.pages().some((page) => page.id === state.pageId) && this.component === undefined) patch.pageId = app.pages()[0]?.id ?? '';
    if (state.dataItem !== null && !this.hasDataItem(state.dataItem)) patch.dataItem = null;
    if (Object.keys(patch).length > 0) this.store.set(patch);
  }

  private hasDataItem({ kind, id }: NonNullable<EditorState['dataItem']>): boolean {
    const list: readonly { id: string }[] = kind === 'query' ? this.app.queries() : kind === 'state' ? this.app.state() : this.app.modules();
    return list.some((item) => item.id === id);
  }
}
