import { useEffect, type ReactElement } from 'react';
import { logEntry } from '../../../shared/contracts/session.ts';
import { navigate, useRoute } from '../../platform/index.ts';
import { Button, EmptyState, Skeleton } from '../../ui/index.ts';
import { EditorProvider, goToPlace, LiveProvider, RunProvider, type Editor } from '../editor/index.ts';
import { ExportHost } from '../exports/index.ts';
import { GalleryHost } from '../gallery/index.ts';
import { useOpenApp } from './open-app.ts';
import './workspace.css';
import { WorkspaceLayout } from './workspace-layout.tsx';

/** One app open for editing: everything between the title bar and the status bar. */
export function WorkspaceView({ appId }: { appId: string }): ReactElement {
  const { opening, retry } = useOpenApp(appId);
  useLinkedPlace(opening.kind === 'open' ? opening.app.editor : null);
  if (opening.kind === 'failed') {
    return (
      <div className="center">
        <EmptyState
          title="This app could not be opened"
          actions={
            <>
              <Button variant="primary" onClick={retry}>
                Try again
              </Button>
              <Button onClick={() => navigate({ name: 'home' })}>Home</Button>
            </>
          }
        >
          {opening.error.message}
        </EmptyState>
      </div>
    );
  }
  if (opening.kind === 'loading') return <WorkspaceSkeleton />;
  const { app } = opening;
  return (
    <EditorProvider editor={app.editor}>
      <LiveProvider source={app.live}>
        <RunProvider run={app.run}>
          <WorkspaceLayout session={app.session} />
          <ExportHost />
          <GalleryHost />
        </RunProvider>
      </LiveProvider>
    </EditorProvider>
  );
}

/** A link to a part of the app, as from the app's own window: shown once, so that going back does not show it again. */
function useLinkedPlace(editor: Editor | null): void {
  const route = useRoute();
  const linked = route.name === 'app' && route.appId === editor?.appId ? route.place : undefined;
  useEffect(() => {
    if (editor === null || linked === undefined || route.name !== 'app') return;
    const { data: place } = logEntry.shape.place.safeParse(linked);
    if (place === undefined || !goToPlace(editor, place)) editor.notify({ text: 'That place is gone.' });
    navigate({ name: 'app', appId: route.appId, surface: route.surface }, true);
  }, [editor, linked, route]);
}

/** The final shape, grey, after 300 ms. */
function WorkspaceSkeleton(): ReactElement {
  return (
    <div className="ws-skeleton" role="status" aria-label="Opening the app">
      <div className="line-r">
        <Skeleton lines={8} />
      </div>
      <div className="dots" />
      <div className="line-l">
        <Skeleton lines={6} />
      </div>
    </div>
  );
}
