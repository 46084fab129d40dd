import type { DebugTarget } from '../../../shared/contracts/debug.ts';
import { Emitter, type Disposer } from '../../../shared/kernel/disposable.ts';
import type { Json } from '../../../shared/kernel/json.ts';

export type Tool = 'select' | 'hand';
export type Surface = 'design' | 'data' | 'runs' | 'permissions';
/** What the runs surface shows beside its lists: a function to run, a run, two runs side by side, a schedule or webhook. */
export type RunsItem =
  | { kind: 'function'; name: string; inputs?: Readonly<Record<string, Json>> }
  | { kind: 'run'; id: string }
  | { kind: 'compare'; left: string; right: string | null }
  | { kind: 'trigger'; id: string };
export type DockTab = 'console' | 'problems' | 'data' | 'inspect' | 'changes' | 'calls' | 'steps';
/** The style layer being edited: everywhere, below 600 px, up from 768 px, up from 1200 px, or while the pointer is over it. */
export type StyleLayer = 'base' | 'sm' | 'md' | 'lg' | 'hover';
/** How the canvas is looked at: as everyone sees it, or as people do whose eyes lack a kind of cones, or all of them. */
export type Vision = 'all' | 'protanopia' | 'deuteranopia' | 'tritanopia' | 'grey';
export type PropertySection = 'content' | 'data' | 'events' | 'style';

/** What the panels of one open app share. View state only: nothing here is saved with the app. */
export type EditorState = {
  surface: Surface;
  tool: Tool;
  pageId: string;
  /** Node ids in the order they were selected. */
  selection: readonly string[];
  hoveredId: string | null;
  /** The node whose text is being typed on the canvas. */
  textEditId: string | null;
  layer: StyleLayer;
  dockTab: DockTab;
  /** Rises when somebody wants to see the dock. */
  dockAskedAt: number;
  /** The value that the view of changes explains. */
  why: DebugTarget | null;
  showPhone: boolean;
  isPreviewOpen: boolean;
  isInsertOpen: boolean;
  /** Where "Go to binding" and the contextual toolbar want the property panel to scroll. `at` makes each request new. */
  reveal: { nodeId: string; key?: string; section?: PropertySection; at: number } | null;
  /** A component dragged from the palette or the tree, until it is dropped. */
  carried: { kind: 'new'; type: string } | { kind: 'nodes'; ids: readonly string[] } | null;
  /** A block on its way in, for which the app has data that fits: the person is asked which to show. */
  blockToPlace: { blockId: string; parentId: string; index: number } | null;
  /** Cut or copied nodes, pasted by reference within this app. */
  clipboard: { kind: 'cut' | 'copy'; ids: readonly string[] } | null;
  entityId: string | null;
  /** What the data surface shows instead of an entity's rows. `key` is a property to show, such as `where[0]`; `at` makes each request new. */
  dataItem: { kind: 'query' | 'state' | 'module'; id: string; key?: string; at: number } | null;
  runsItem: RunsItem | null;
  /** With nothing selected the properties show the theme instead of the page. */
  isThemeOpen: boolean;
  /** Rises when somebody wants to see the theme. */
  themeAskedAt: number;
  vision: Vision;
  /** The window is too narrow to design in: look, run and data only. */
  isNarrow: boolean;
};

export function initialEditorState(pageId: string): EditorState {
  return {
    surface: 'design', tool: 'select', pageId, selection: [], hoveredId: null, textEditId: null, layer: 'base', dockTab: 'console', dockAskedAt: 0, why: null, showPhone: true,
    isPreviewOpen: false, isInsertOpen: false, reveal: null, carried: null, blockToPlace: null, clipboard: null, entityId: null, dataItem: null, runsItem: null, isNarrow: false,
    isThemeOpen: false, themeAskedAt: 0, vision: 'all',
  };
}

/** A value with listeners; one for each open app. */
export class EditorStore {
  private state: EditorState;
  private readonly changed = new Emitter<void>();

  constructor(state: EditorState) {
    this.state = state;
  }

  get = (): EditorState => this.state;

  /** Tells listeners only when something really differs. */
  set(patch: Partial<EditorState>): void {
    const keys = Object.keys(patch) as (keyof EditorState)[];
    if (keys.every((key) => Object.is(this.state[key], patch[key]))) return;
    this.state = { ...this.state, ...patch };
    this.changed.emit();
  }

  subscribe = (listener: () => void): Disposer => this.changed.on(listener);
}
