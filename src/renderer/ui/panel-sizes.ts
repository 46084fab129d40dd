/** A panel with a size of its own, px. The one panel without `defaultSize` takes what is left. */
export type PanelSize = {
  id: string;
  defaultSize?: number;
  minSize?: number;
  /** px, or a share of the group such as "70%". */
  maxSize?: number | string;
  /** Dragging below `collapseBelow` px (default: half the minimum) collapses to `collapsedSize` px (default 0). */
  collapsible?: boolean;
  collapseBelow?: number;
  collapsedSize?: number;
};

/** What is kept: by panel id, the last open size in px and whether it is collapsed. */
export type PanelLayout = Readonly<Record<string, { size: number; collapsed: boolean }>>;

/** px within which a divider jumps to the default. */
export const SNAP_DISTANCE = 8;

/** The size in whole px, or the default when that is within the snap distance of it. Done twice it gives the same. */
export function snapSize(size: number, defaultSize: number): number {
  const whole = Math.round(size);
  return Math.abs(whole - defaultSize) <= SNAP_DISTANCE ? defaultSize : whole;
}

/** The size to open a panel with: what was kept, inside the limits that are px. */
export function openSize(panel: PanelSize, layout: PanelLayout): number | undefined {
  if (panel.defaultSize === undefined) return undefined;
  const kept = layout[panel.id]?.size ?? panel.defaultSize;
  const max = typeof panel.maxSize === 'number' ? panel.maxSize : Infinity;
  return Math.min(Math.max(kept, panel.minSize ?? 0), max);
}

export function isCollapsed(panel: PanelSize, layout: PanelLayout): boolean {
  return panel.collapsible === true && layout[panel.id]?.collapsed === true;
}

/** The layout after a person resized: sizes snapped, the open size of a collapsed panel kept for later. */
export function nextLayout(panels: readonly PanelSize[], sizes: Readonly<Record<string, number>>, previous: PanelLayout): PanelLayout {
  const next: Record<string, { size: number; collapsed: boolean }> = { ...previous };
  for (const panel of panels) {
    const size = sizes[panel.id];
    if (size === undefined || panel.defaultSize === undefined) continue;
    // Rounded as the kept size is: a size kept as 1 px would otherwise read as collapsed the next time.
    const collapsed = panel.collapsible === true && Math.round(size) <= (panel.collapsedSize ?? 0) + 1;
    next[panel.id] = { size: collapsed ? (openSize(panel, previous) ?? panel.defaultSize) : snapSize(size, panel.defaultSize), collapsed };
  }
  return next;
}

/** The panel that the divider between `before` and `after` restores on a double-click. */
export function restoredBy(before: PanelSize, after: PanelSize): PanelSize | undefined {
  if (before.defaultSize !== undefined) return before;
  return after.defaultSize === undefined ? undefined : after;
}

/** Reads a stored layout; anything else than the expected shape is left out. */
export function parseLayout(stored: unknown): PanelLayout {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {};
  const out: Record<string, { size: number; collapsed: boolean }> = {};
  for (const [id, value] of Object.entries(stored)) {
    if (typeof value !== 'object' || value === null) continue;
    const { size, collapsed } = value as { size?: unknown; collapsed?: unknown };
    if (typeof size === 'number' && Number.isFinite(size) && size > 0) out[id] = { size, collapsed: collapsed === true };
  }
  return out;
}
