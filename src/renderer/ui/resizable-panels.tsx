import { Fragment, useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { Group, Panel, Separator, type PanelImperativeHandle } from 'react-resizable-panels';
import { isCollapsed, nextLayout, openSize, restoredBy, type PanelLayout, type PanelSize } from './panel-sizes.ts';

export type PanelSpec = PanelSize & {
  /** Names the divider before or after it: "Resize layers". */
  label: string;
  content: ReactNode;
};

/**
 * Panels side by side or stacked, sizes in px. Controlled: pass the kept layout and keep what `onLayoutChange` brings; setting
 * `layout[id].collapsed` collapses or opens the panel. A collapsed panel's content stays mounted. Double-clicking a divider restores
 * the default, and dividers snap to it within 8 px.
 */
export function ResizablePanels({
  name,
  orientation = 'horizontal',
  panels,
  layout,
  onLayoutChange,
}: {
  name: string;
  orientation?: 'horizontal' | 'vertical';
  panels: readonly PanelSpec[];
  layout: PanelLayout;
  onLayoutChange: (layout: PanelLayout) => void;
}): ReactElement {
  const handles = useRef(new Map<string, PanelImperativeHandle>());
  const latest = useRef({ layout, panels, onLayoutChange });
  useEffect(() => {
    latest.current = { layout, panels, onLayoutChange };
  });

  // Opening with the kept size, not with the library's idea of the most recent one, which it forgets on a reload.
  const collapsedKey = panels.map((panel) => `${panel.id}:${isCollapsed(panel, layout)}`).join(' ');
  useEffect(() => {
    for (const panel of latest.current.panels) {
      const handle = handles.current.get(panel.id);
      if (!handle || !panel.collapsible) continue;
      const shouldCollapse = isCollapsed(panel, latest.current.layout);
      if (shouldCollapse === handle.isCollapsed()) continue;
      if (shouldCollapse) handle.collapse();
      else handle.resize(openSize(panel, latest.current.layout) ?? panel.minSize ?? 0);
    }
  }, [collapsedKey]);

  function sizes(): Record<string, number> {
    const out: Record<string, number> = {};
    for (const [id, handle] of handles.current) out[id] = handle.getSize().inPixels;
    return out;
  }

  function settle(): void {
    const { panels: current, layout: previous, onLayoutChange: report } = latest.current;
    const before = sizes();
    const next = nextLayout(current, before, previous);
    for (const panel of current) {
      const kept = next[panel.id];
      const size = before[panel.id];
      if (kept && size !== undefined && !kept.collapsed && Math.abs(kept.size - size) >= 1) handles.current.get(panel.id)?.resize(kept.size);
    }
    report(next);
  }

  function restore(at: number): void {
    const before = panels[at];
    const after = panels[at + 1];
    const panel = before && after ? restoredBy(before, after) : undefined;
    if (panel?.defaultSize === undefined) return;
    handles.current.get(panel.id)?.resize(panel.defaultSize);
    onLayoutChange({ ...layout, [panel.id]: { size: panel.defaultSize, collapsed: false } });
  }

  return (
    <Group
      id={name}
      className="panels"
      orientation={orientation}
      onLayoutChanged={(_layout, meta) => {
        if (meta.isUserInteraction) settle();
      }}
    >
      {panels.map((panel, i) => {
        const size = openSize(panel, layout);
        const initial = isCollapsed(panel, layout) ? (panel.collapsedSize ?? 0) : size;
        return (
          <Fragment key={panel.id}>
            {i > 0 && (
              <Separator
                className="panels-separator"
                disableDoubleClick
                aria-label={`Resize ${(restoredBy(panels[i - 1] ?? panel, panel) === panel ? panel : (panels[i - 1] ?? panel)).label}`}
                onDoubleClick={() => restore(i - 1)}
              />
            )}
            <Panel
              id={panel.id}
              className="panels-panel"
              panelRef={(handle) => {
                if (handle) handles.current.set(panel.id, handle);
                else handles.current.delete(panel.id);
              }}
              {...(initial === undefined ? {} : { defaultSize: initial })}
              minSize={panel.minSize ?? 0}
              maxSize={panel.maxSize ?? '100%'}
              collapsible={panel.collapsible ?? false}
              collapsedSize={panel.collapsedSize ?? 0}
              {...(panel.collapseBelow === undefined || panel.minSize === undefined
                ? {}
                : { collapsedThreshold: Math.max(1, panel.minSize - panel.collapseBelow) })}
              groupResizeBehavior={panel.defaultSize === undefined ? 'preserve-relative-size' : 'preserve-pixel-size'}
              style={{ overflow: 'hidden', minWidth: 0, minHeight: 0 }}
            >
              {panel.content}
            </Panel>
          </Fragment>
        );
      })}
    </Group>
  );
}
