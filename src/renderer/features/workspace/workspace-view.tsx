import type { ReactElement } from 'react';
import { navigate } from '../../platform/index.ts';
import { Button, EmptyState, Skeleton } from '../../ui/index.ts';
import { EditorProvider, LiveProvider, RunProvider } from '../editor/index.ts';
import { ExportHost } from '../exports/index.ts';
import { GalleryHost } from '../gallery/index.ts';
import { useOpenApp } from './open-app.ts';
import './workspace.css';
import { WorkspaceLayout } from './workspace-layout.tsx';

/** One app open for editing: everything between the title bar and the status bar. */
export function WorkspaceView({ appId }: { appId: string }): ReactElement {
  const { opening, retry } = useOpenApp(appId);
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
