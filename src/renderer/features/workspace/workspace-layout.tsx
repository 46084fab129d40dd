import { Suspense, useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { navigate, useKeptView, useRoute, type DocumentSession } from '../../platform/index.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { ErrorBoundary, landmark, Notice, parseLayout, ResizablePanels, type PanelLayout, type PanelSpec } from '../../ui/index.ts';
import { CanvasView } from '../canvas/index.ts';
import { useProblems } from '../console/index.ts';
import { RunNotices, useStepAlerts } from '../debug/index.ts';
import { DataView, useDataCommands } from '../data/index.ts';
import { useDockAsked, useEditor, useEditorState, type Surface } from '../editor/index.ts';
import { RunsView, useRunsCommands } from '../executions/index.ts';
import { InsertMenu } from '../palette/index.ts';
import { PermissionsView, QuestionNotice } from '../permissions/index.ts';
import { PreviewView } from '../preview/index.ts';
import { PropertiesPanel } from '../properties/index.ts';
import { useThemeCommand } from '../theme/index.ts';
import { Dock, DOCK_STRIP } from './dock.tsx';
import { LeftPanel } from './left-panel.tsx';
import { leftMustOverlay, workspaceMode } from './responsive.ts';
import { StatusFills } from './status-fills.tsx';
import { TitleFills } from './title-fills.tsx';
import { useWindowSize } from './use-window-size.ts';
import { useWorkspaceCommands } from './use-workspace-commands.ts';

/** px of the dock when something in it is to be looked into */
const DEBUG_DOCK = 260;

/** Panels of the design surface, the data surface or the runs, with the preview over them. */
export function WorkspaceLayout({ session }: { session: DocumentSession }): ReactElement {
  const editor = useEditor();
  const surface = useEditorState((state) => state.surface);
  const isPreviewOpen = useEditorState((state) => state.isPreviewOpen);
  const size = useWindowSize();
  const mode = workspaceMode(size);
  const problems = useProblems();
  const [stored, keep] = useKeptView(`${editor.appId}.${surface}.panels`);
  const layout = useMemo(() => withStart(parseLayout(stored), mode.dockStartsClosed), [stored, mode.dockStartsClosed]);
  const [isLeftFloating, setLeftFloating] = useState(false);
  const floats = mode.leftOverlays || leftMustOverlay(size.width, layout['left']?.size ?? 236, layout['right']?.size ?? 308);
  useSurfaceRoute();
  const isNarrow = useEditorState((state) => state.isNarrow);
  useLayoutEffect(() => editor.store.set({ isNarrow: !mode.canEdit }), [editor, mode.canEdit]);

  const onLayoutChange = (next: PanelLayout): void => keep(next as unknown as Json);
  const toggle = (id: 'left' | 'right' | 'dock'): void => {
    if (id === 'left' && floats) return setLeftFloating((open) => !open);
    const size = layout[id]?.size ?? { left: 236, right: 308, dock: 156 }[id];
    onLayoutChange({ ...layout, [id]: { size, collapsed: !(layout[id]?.collapsed ?? false) } });
  };
  useWorkspaceCommands({ toggle });
  useDataCommands();
  useRunsCommands();
  useStepAlerts();
  useThemeCommand(() => layout['right']?.collapsed === true && toggle('right'));

  const isDockClosed = layout['dock']?.collapsed === true;
  // Somebody wants to see the dock: it opens, with room for what it shows. The preview has a dock of its own.
  useDockAsked(() => onLayoutChange({ ...layout, dock: { size: Math.max(layout['dock']?.size ?? 0, DEBUG_DOCK), collapsed: false } }), !isPreviewOpen);
  const centre = (
    <ResizablePanels
      name="workspace-centre"
      orientation="vertical"
      layout={layout}
      onLayoutChange={onLayoutChange}
      panels={[
        { id: 'canvas', label: 'canvas', content: <ErrorBoundary name="Canvas"><CanvasView /></ErrorBoundary> },
        { id: 'dock', label: 'console', defaultSize: 156, minSize: 96, maxSize: '60%', collapsible: true, collapseBelow: 64, collapsedSize: DOCK_STRIP, content: <ErrorBoundary name="Console"><Dock problems={problems} isClosed={isDockClosed || isPreviewOpen} onToggle={() => toggle('dock')} /></ErrorBoundary> },
      ]}
    />
  );
  const left: PanelSpec = { id: 'left', label: 'layers', defaultSize: 236, minSize: 200, maxSize: 420, collapsible: true, collapseBelow: 140, content: <LeftPanel /> };
  const right: PanelSpec = { id: 'right', label: 'properties', defaultSize: 308, minSize: 272, maxSize: 480, collapsible: true, collapseBelow: 180, content: <ErrorBoundary name="Properties"><PropertiesPanel /></ErrorBoundary> };

  return (
    <div className="workspace" data-size={mode.size}>
      <TitleFills session={session} />
      <StatusFills session={session} problems={problems.length} onToggleLeft={() => toggle('left')} isLeftOpen={floats ? isLeftFloating : layout['left']?.collapsed !== true} />
      {session.isReadOnly && (
        <Notice tone="info" title="Read-only">
          This app was saved with a newer Casual OS. You can look and run; update Casual OS to edit it.
        </Notice>
      )}
      <QuestionNotice />
      <RunNotices />
      <div className="workspace-body">
        {surface === 'data' ? (
          <ErrorBoundary name="Data">
            <DataView />
          </ErrorBoundary>
        ) : surface === 'runs' ? (
          <ErrorBoundary name="Runs">
            <RunsView />
          </ErrorBoundary>
        ) : surface === 'permissions' ? (
          <ErrorBoundary name="Permissions">
            <Suspense fallback={null}>
              <PermissionsView />
            </Suspense>
          </ErrorBoundary>
        ) : (
          <div className="workspace-under" inert={isPreviewOpen}>
            <ResizablePanels
              key={`${floats}.${isNarrow}`}
              name="workspace"
              layout={layout}
              onLayoutChange={onLayoutChange}
              panels={[...(floats ? [] : [left]), { id: 'centre', label: 'canvas', content: centre }, ...(isNarrow ? [] : [right])]}
            />
            {floats && isLeftFloating && (
              <div className="workspace-floating" onKeyDown={(event) => event.key === 'Escape' && setLeftFloating(false)}>
                <LeftPanel />
              </div>
            )}
          </div>
        )}
        {isPreviewOpen && (
          <ErrorBoundary name="Preview">
            <PreviewView dock={(isClosed, onToggle) => <Dock problems={problems} isClosed={isClosed} onToggle={onToggle} />} />
          </ErrorBoundary>
        )}
      </div>
      <InsertMenu />
      {isNarrow && <p className="workspace-narrow" {...landmark('Note')}>This window is too narrow to design in. Make it wider to edit; you can look, run the app and edit its data.</p>}
    </div>
  );
}

/** A small window starts with the dock closed until one opens it. */
function withStart(layout: PanelLayout, dockStartsClosed: boolean): PanelLayout {
  return dockStartsClosed && layout['dock'] === undefined ? { ...layout, dock: { size: 156, collapsed: true } } : layout;
}

function surfaceOf(address: string): Surface {
  return address === 'data' || address === 'runs' || address === 'permissions' ? address : 'design';
}

/** The surface is part of the window's address, so that back, forward and reload keep it. */
function useSurfaceRoute(): void {
  const editor = useEditor();
  const route = useRoute();
  const surface = useEditorState((state) => state.surface);
  const wanted = route.name === 'app' && route.appId === editor.appId ? surfaceOf(route.surface) : null;
  useEffect(() => {
    if (wanted !== null) editor.store.set({ surface: wanted });
  }, [editor, wanted]);
  // Only a change of the surface moves the address; a change of the address is handled above.
  const address = useRef(wanted);
  useEffect(() => {
    address.current = wanted;
  });
  const shown = useRef(surface);
  useEffect(() => {
    if (shown.current === surface) return;
    shown.current = surface;
    if (address.current !== null && address.current !== surface) navigate({ name: 'app', appId: editor.appId, surface: surface === 'design' ? '' : surface });
  }, [editor, surface]);
}
