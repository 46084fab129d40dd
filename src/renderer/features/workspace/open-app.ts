import { useEffect, useState } from 'react';
import { SessionStore } from '../../../player/index.ts';
import type { AppError } from '../../../shared/kernel/errors.ts';
import { asAppError, connectSession, openDocumentSession, openWithoutRunning, toast, type DocumentSession } from '../../platform/index.ts';
import { DesignViewSource, Editor, failureOf, RunController } from '../editor/index.ts';

/** Everything one open app needs, made together and let go together. */
export type OpenApp = { session: DocumentSession; editor: Editor; live: DesignViewSource; run: RunController };

export type Opening = { kind: 'loading' } | { kind: 'failed'; error: AppError } | { kind: 'open'; app: OpenApp };

/** Opens the app's document, an editor over it and the session that evaluates what the canvas shows. */
export function useOpenApp(appId: string): { opening: Opening; retry: () => void } {
  const [opening, setOpening] = useState<Opening>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isGone = false;
    let close: (() => void) | null = null;
    setOpening({ kind: 'loading' });
    openDocumentSession(appId).then(
      (session) => {
        if (isGone) return void session.close();
        const opened = assemble(session);
        close = opened.close;
        setOpening({ kind: 'open', app: opened.app });
      },
      (error: unknown) => {
        if (!isGone) setOpening({ kind: 'failed', error: asAppError(error) });
      },
    );
    return () => {
      isGone = true;
      close?.();
    };
  }, [appId, attempt]);
  return { opening, retry: () => setAttempt((n) => n + 1) };
}

function assemble(session: DocumentSession): { app: OpenApp; close: () => void } {
  const editor = new Editor({
    appId: session.appId,
    app: session.app,
    undo: session.undo,
    origin: () => session.origin(),
    isReadOnly: session.isReadOnly,
    notify: ({ text, ...options }) => void toast(text, options),
    whenSaved: () => session.flush(),
  });
  const live = new DesignViewSource(session.app);
  const run = new RunController(session.appId);
  let disconnect: (() => void) | null = null;
  const follow = (): void => {
    const isWithout = openWithoutRunning.get().has(session.appId);
    if (isWithout === (disconnect === null)) return;
    disconnect?.();
    disconnect = isWithout ? null : connectCanvas(session.appId, live, run);
  };
  follow();
  const stopFollowing = openWithoutRunning.subscribe(follow);
  return {
    app: { session, editor, live, run },
    close: () => {
      stopFollowing();
      disconnect?.();
      live.dispose();
      run.dispose();
      editor.dispose();
      void session.close();
    },
  };
}

/** Draws the canvas through a session of its own, in which nothing happens. @returns goes back to what is typed in */
function connectCanvas(appId: string, live: DesignViewSource, run: RunController): () => void {
  const design = connectSession(appId, 'design');
  const store = new SessionStore(design, 'design');
  live.setLive(store);
  // What cannot be evaluated on the canvas belongs in the console too.
  const stopLogs = store.onLog((entries) => run.addLogs(entries.filter((entry) => entry.level === 'warn' || entry.level === 'error')));
  const stopStatus = design.subscribe((event) => {
    if (event.type === 'status') run.canvasFailure.set(event.status === 'running' ? null : (failureOf(event) ?? run.canvasFailure.get()));
  });
  return () => {
    stopStatus();
    stopLogs();
    run.canvasFailure.set(null);
    live.setLive(null);
    store.dispose();
    design.dispose();
  };
}
