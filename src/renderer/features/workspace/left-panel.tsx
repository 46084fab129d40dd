import type { ReactElement } from 'react';
import { useKeptView } from '../../platform/index.ts';
import { ErrorBoundary } from '../../ui/index.ts';
import { useEditor } from '../editor/index.ts';
import { LayersPanel } from '../layers/index.ts';
import { PagesPanel } from '../pages/index.ts';
import { PalettePanel } from '../palette/index.ts';

/** Pages, layers, components. */
export function LeftPanel(): ReactElement {
  const editor = useEditor();
  const [isClosed, keep] = useKeptView('workspace.paletteClosed');
  return (
    <div className="panel workspace-left">
      <ErrorBoundary name="Pages">
        <PagesPanel />
      </ErrorBoundary>
      <div className="workspace-layers line-t">
        <ErrorBoundary name="Layers">
          <LayersPanel />
        </ErrorBoundary>
      </div>
      {editor.canEdit && (
        <ErrorBoundary name="Components">
          <PalettePanel isOpen={isClosed !== true} onToggle={() => keep(isClosed !== true)} />
        </ErrorBoundary>
      )}
    </div>
  );
}
