import type { ReactElement } from 'react';
import type { RunFailure } from '../editor/index.ts';
import { openWithoutRunning, setWithoutRunning, toastError, useStore } from '../../platform/index.ts';
import { Button, Notice } from '../../ui/index.ts';
import { goToPlace, placeName, useEditor, useRun, type Editor } from '../editor/index.ts';

/** Crashes within a minute after which an app stays down. */
const STAYS_DOWN = 3;

/** Above the workspace: that the app was stopped and by what, or that it is open without running. */
export function RunNotices(): ReactElement | null {
  const editor = useEditor();
  const run = useRun();
  const { failure, status, message } = useStore(run.state);
  const canvasFailure = useStore(run.canvasFailure);
  const isWithout = useStore(openWithoutRunning).has(editor.appId);
  if (isWithout) {
    return (
      <Notice
        tone="info"
        title="Open without running"
        actions={
          <Button size="s" variant="primary" onClick={() => setWithoutRunning(editor.appId, false)}>
            Run
          </Button>
        }
      >
        Nothing of this app is evaluated: the canvas shows what is typed in, not what bindings yield. You can mend it and run it again.
      </Notice>
    );
  }
  if (failure !== null) {
    const isBack = status === 'running' || status === 'paused' || status === 'starting';
    return <Failure failure={failure} title={isBack ? 'The app was stopped and started again' : 'The app was stopped'} onRestart={isBack ? null : () => void run.restart().catch(toastError)} onDismiss={() => run.dismissFailure()} />;
  }
  if (message !== null && (status === 'running' || status === 'paused')) return <Notice tone="info" title={message} />;
  if (canvasFailure !== null) return <Failure failure={canvasFailure} title="The canvas cannot show this app as it runs" onRestart={null} onDismiss={() => run.canvasFailure.set(null)} />;
  return null;
}

function Failure({ failure, title, onRestart, onDismiss }: { failure: RunFailure; title: string; onRestart: (() => void) | null; onDismiss: () => void }): ReactElement {
  const editor = useEditor();
  const run = useRun();
  const { place, crashes } = failure;
  const openWithout = (): void => {
    setWithoutRunning(editor.appId, true);
    onDismiss();
    void run.stop().catch(toastError);
  };
  return (
    <Notice
      tone={onRestart === null && crashes < STAYS_DOWN ? 'warn' : 'danger'}
      title={title}
      actions={
        <>
          {onRestart !== null && (
            <Button size="s" variant={crashes < STAYS_DOWN ? 'primary' : 'default'} onClick={onRestart}>
              Restart
            </Button>
          )}
          {place !== undefined && (
            <Button
              size="s"
              onClick={() => {
                if (!goToPlace(editor, place)) editor.notify({ text: 'That place is gone.' });
              }}
            >
              Go to place
            </Button>
          )}
          <Button size="s" variant={onRestart !== null && crashes >= STAYS_DOWN ? 'primary' : 'default'} onClick={openWithout}>
            Open without running
          </Button>
          <Button size="s" variant="ghost" onClick={onDismiss}>
            Dismiss
          </Button>
        </>
      }
    >
      {failure.message} {place !== undefined && placeWords(editor, place)}
      {crashes >= STAYS_DOWN && ` It was stopped ${crashes} times within a minute, so it stays down until it is mended or restarted.`}
    </Notice>
  );
}

/** "It was in Total, content." */
function placeWords(editor: Editor, place: NonNullable<RunFailure['place']>): string {
  const name = placeName(editor, place);
  const line = place.line === undefined ? '' : `, line ${place.line}`;
  return `It was in “${name}”${place.key === undefined ? '' : `, ${place.key}`}${line}.`;
}
