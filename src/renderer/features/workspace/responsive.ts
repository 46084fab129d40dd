export type WindowSize = { width: number; height: number };
export type WorkspaceMode = {
  /** `wide` ≥ 1680, `normal` 1200–1679, `compact` 1024–1199 or under 760 high, `viewOnly` under 1024. */
  size: 'wide' | 'normal' | 'compact' | 'viewOnly';
  /** The left panel floats over the canvas and starts closed. */
  leftOverlays: boolean;
  dockStartsClosed: boolean;
  canEdit: boolean;
};

/** The canvas never falls below this width, px: the left panel yields first. */
export const MIN_CANVAS_WIDTH = 480;
const ACTIVITY_BAR = 44;

export function workspaceMode(window: WindowSize): WorkspaceMode {
  if (window.width < 1024) return { size: 'viewOnly', leftOverlays: true, dockStartsClosed: true, canEdit: false };
  if (window.width < 1200 || window.height < 760) return { size: 'compact', leftOverlays: true, dockStartsClosed: true, canEdit: true };
  return { size: window.width >= 1680 ? 'wide' : 'normal', leftOverlays: false, dockStartsClosed: false, canEdit: true };
}

/** Whether the left panel must float so that the canvas keeps its least width. */
export function leftMustOverlay(windowWidth: number, leftSize: number, rightSize: number): boolean {
  return windowWidth - ACTIVITY_BAR - leftSize - rightSize < MIN_CANVAS_WIDTH;
}
