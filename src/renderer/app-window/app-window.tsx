import { Suspense, useEffect, useState, useSyncExternalStore, type ReactElement } from 'react';
import Link from 'lucide-react/icons/link';
import RotateCw from 'lucide-react/icons/rotate-cw';
import Square from 'lucide-react/icons/square';
import CircleStop from 'lucide-react/icons/circle-stop';
import type { SessionStore } from '../../player/index.ts';
import type { PermissionRequest } from '../../shared/contracts/permissions.ts';
import {
  connectSession,
  dismissToast,
  openInIde,
  rpc,
  toast,
  toastError,
  toasts,
  useAppsDidChange,
  useConnectionStatus,
  useRpcQuery,
  useStore,
  type RunningSession,
} from '../platform/index.ts';
import { AppGate, TrustedPermissions } from '../features/permissions/index.ts';
import { Button, EmptyState, ErrorBoundary, IconButton, lazyView, Skeleton, ToastHost, TooltipProvider, useLate } from '../ui/index.ts';
import './app-window.css';

const AppView = lazyView(() => import('../../player/index.ts').then((module) => module.AppView));

type Running = { session: RunningSession; store: SessionStore };

/** One running app in a window of its own, under a bar that the app cannot draw on. Embedded: without the bar. */
export function AppWindow({ appId, isEmbedded }: { appId: string; isEmbedded: boolean }): ReactElement {
  const running = useRunning(appId);
  const app = useRpcQuery(`apps.get ${appId}`, (signal) => rpc.apps.get({ appId }, { signal }));
  useAppsDidChange((changed) => {
    if (changed === appId) app.reload();
  });
  const name = app.data?.name ?? '';
  useEffect(() => {
    // From then on the app's own page has the say.
    if (name !== '' && running?.store.frame() === undefined) document.title = name;
  }, [name, running]);
  const isGone = app.error?.code === 'app.not-found' || app.error?.code === 'app.in-trash';
  return (
    <TooltipProvider>
      <div className="ide app-window" data-embedded={isEmbedded ? '' : undefined}>
        {!isEmbedded && <TrustedBar appId={appId} name={name} running={isGone ? null : running} />}
        <div className="app-ground">
          {!isEmbedded && !isGone && <LostHost />}
          <ErrorBoundary name="The app">
            {isGone ? <Gone message={app.error?.message ?? ''} /> : running ? isEmbedded ? <Ground appId={appId} running={running} isEmbedded /> : <Asking appId={appId} name={name} running={running} /> : <Waiting />}
          </ErrorBoundary>
        </div>
      </div>
      <ToastHost items={useStore(toasts)} onDismiss={dismissToast} />
    </TooltipProvider>
  );
}

function useRunning(appId: string): Running | null {
  const [running, setRunning] = useState<Running | null>(null);
  useEffect(() => {
    let isGone = false;
    const session = connectSession(appId, 'run');
    let store: SessionStore | null = null;
    void import('../../player/index.ts').then((player) => {
      if (isGone) return;
      store = new player.SessionStore(session, 'run');
      setRunning({ session, store });
    }, toastError);
    return () => {
      isGone = true;
      store?.dispose();
      session.dispose();
      setRunning(null);
    };
  }, [appId]);
  return running;
}

function useStatus(running: Running | null): ReturnType<SessionStore['status']> {
  return useSyncExternalStore(
    (listener) => running?.store.subscribeStatus(listener) ?? (() => {}),
    () => running?.store.status() ?? STARTING,
  );
}
const STARTING = { status: 'starting' } as const;

/** The app under the questions it asks. Embedded in a preview, the page round it asks them. */
function Asking({ appId, name, running }: { appId: string; name: string; running: Running }): ReactElement {
  return (
    <AppGate appId={appId} appName={name} pending={usePending(running)}>
      <Ground appId={appId} running={running} />
    </AppGate>
  );
}

const NONE: readonly PermissionRequest[] = [];

function usePending(running: Running | null): readonly PermissionRequest[] {
  return useSyncExternalStore(
    (listener) => running?.store.subscribePermissions(listener) ?? (() => {}),
    () => running?.store.permissionRequests() ?? NONE,
  );
}

function Ground({ appId, running, isEmbedded = false }: { appId: string; running: Running; isEmbedded?: boolean }): ReactElement {
  const { status, message, place } = useStatus(running);
  if (status === 'stopped' || status === 'crashed') {
    return (
      <div className="center">
        <EmptyState
          icon={<CircleStop size={22} />}
          title={status === 'crashed' ? 'The app stopped' : 'Stopped'}
          actions={
            <>
              <Button variant="primary" onClick={() => void running.session.restart().catch(toastError)}>
                Start again
              </Button>
              {/* Round a preview the workspace has this button itself. */}
              {place !== undefined && !isEmbedded && <Button onClick={() => openInIde({ name: 'app', appId, surface: '', place })}>Go to place</Button>}
            </>
          }
        >
          {message ?? 'Your data is as it was.'}
        </EmptyState>
      </div>
    );
  }
  return (
    <Suspense fallback={<Waiting />}>
      <AppView source={running.store} ownsWindow={isEmbedded ? 'frame' : true} />
    </Suspense>
  );
}

function Gone({ message }: { message: string }): ReactElement {
  return (
    <div className="center">
      <EmptyState icon={<CircleStop size={22} />} title="This app is not here">
        {message}
      </EmptyState>
    </div>
  );
}

/** Shorter breaks pass without a word, ms. */
const LOST_AFTER = 1_500;

/** The app lives in the host: without it nothing that is done here has an effect. */
function LostHost(): ReactElement | null {
  return useConnectionStatus() === 'reconnecting' ? <LostBanner /> : null;
}

function LostBanner(): ReactElement | null {
  const isLate = useLate(LOST_AFTER);
  if (!isLate) return null;
  return (
    <div className="app-lost" role="alert">
      <p>Casual OS cannot be reached. The app goes on as soon as it is back; until then nothing you do here is kept.</p>
    </div>
  );
}

function Waiting(): ReactElement {
  return (
    <div style={{ padding: 24 }} aria-busy="true">
      <Skeleton lines={5} height={14} />
    </div>
  );
}

const WORDS = { starting: 'Starting', running: 'Running', paused: 'Paused', stopped: 'Stopped', crashed: 'Stopped by a problem' };

function TrustedBar({ appId, name, running }: { appId: string; name: string; running: Running | null }): ReactElement {
  const { status } = useStatus(running);
  const isAsking = usePending(running).length > 0;
  const connection = useConnectionStatus();
  const isLive = status === 'running' || status === 'starting';
  return (
    <header className="trusted" aria-label="Casual OS">
      <span className="name ell">{name}</span>
      {running && (
        <span className="state" data-status={status} role="status">
          <span className="live" aria-hidden="true" />
          {connection === 'reconnecting' ? 'Reconnecting' : connection === 'unauthorized' ? 'Not signed in' : isAsking ? 'Paused while you decide' : WORDS[status]}
        </span>
      )}
      <span className="grow" />
      <TrustedPermissions appId={appId} />
      {running && (
        <IconButton
          label="Copy a link to this page"
          icon={<Link size={15} />}
          onClick={() =>
            void navigator.clipboard.writeText(window.location.href).then(
              () => toast('The link to this page is copied. It works on this computer.', { tone: 'ok' }),
              () => toast('The link was not copied: this browser did not allow it.', { tone: 'danger' }),
            )
          }
        />
      )}
      <IconButton label="Restart" icon={<RotateCw size={15} />} disabled={!running} onClick={() => void running?.session.restart().catch(toastError)} />
      <IconButton label="Stop" icon={<Square size={14} />} disabled={!running || !isLive} onClick={() => void running?.session.stop().catch(toastError)} />
    </header>
  );
}
