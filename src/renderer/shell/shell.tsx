import { Suspense, useEffect, useState, type ReactElement } from 'react';
import { BuildView } from '../features/generating/index.ts';
import { HomeView, importFile, TrashView } from '../features/home/index.ts';
import {
  announcements,
  connection,
  dismissToast,
  listenForShortcuts,
  loadSettings,
  saveTrouble,
  toasts,
  useConnectionStatus,
  useRoute,
  useStore,
  type Route,
} from '../platform/index.ts';
import { ErrorBoundary, landmark, lazyView, SlotProvider, ToastHost, TooltipProvider } from '../ui/index.ts';
import { ActivityBar } from './activity-bar.tsx';
import { registerShellCommands, shellDialog } from './commands.ts';
import { Loading, SignedOutBanner, Unauthorized, UnsavedBanner } from './states.tsx';
import './shell.css';
import { StatusBar } from './status-bar.tsx';
import { TitleBar } from './title-bar.tsx';
import { DropZone } from './drop-zone.tsx';

const WorkspaceView = lazyView(() => import('../features/workspace/index.ts').then((module) => module.WorkspaceView));
const SettingsView = lazyView(() => import('../features/settings/index.ts').then((module) => module.SettingsView));
const loadPalette = () => import('./palette.tsx').then((module) => module.Palette);
const Palette = lazyView(loadPalette);
const ShortcutSheet = lazyView(() => import('./shortcut-sheet.tsx').then((module) => module.ShortcutSheet));

/** The frame of the IDE: title bar, places, status bar, and the screen of the current route between them. */
export function Shell(): ReactElement {
  const route = useRoute();
  const dialog = useStore(shellDialog);
  const status = useConnectionStatus();
  const trouble = useStore(saveTrouble);
  useEffect(() => registerShellCommands(), []);
  useEffect(() => listenForShortcuts(window), []);
  // Ready before the first Ctrl K, so that no letter typed after it is lost.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette().catch(() => undefined), 1500);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    void loadSettings().catch(() => undefined);
  }, [status]);
  return (
    <TooltipProvider>
      <SlotProvider>
        <div className="ide" data-route={route.name}>
          <TitleBar route={route} />
          <ActivityBar route={route} />
          <main className="stage" {...landmark('Main')}>
            {status === 'unauthorized' && connection.hasBeenOpen ? <SignedOutBanner /> : trouble !== null && <UnsavedBanner message={trouble} isConnected={status === 'open'} />}
            <div className="stage-body">{status === 'unauthorized' && !connection.hasBeenOpen ? <Unauthorized /> : <Screen route={route} />}</div>
          </main>
          <StatusBar />
        </div>
        <Suspense fallback={null}>
          {dialog === 'palette' && <Palette onClose={() => shellDialog.set('none')} />}
          {dialog === 'shortcuts' && <ShortcutSheet onClose={() => shellDialog.set('none')} />}
        </Suspense>
        <DropZone onFile={importFile} />
        <Toasts />
        <LiveRegions />
      </SlotProvider>
    </TooltipProvider>
  );
}

function Screen({ route }: { route: Route }): ReactElement {
  return (
    <ErrorBoundary key={route.name === 'app' ? route.appId : route.name} name="This screen">
      <Suspense fallback={<Loading />}>
        {route.name === 'home' && <HomeView />}
        {route.name === 'trash' && <TrashView />}
        {route.name === 'build' && <BuildView />}
        {route.name === 'settings' && <SettingsView />}
        {route.name === 'app' && <WorkspaceView key={route.appId} appId={route.appId} />}
      </Suspense>
    </ErrorBoundary>
  );
}

function Toasts(): ReactElement {
  return <ToastHost items={useStore(toasts)} onDismiss={dismissToast} />;
}

/** Two regions that exist from the start, because one that appears with its text is often not read. */
function LiveRegions(): ReactElement {
  const { polite, assertive, count } = useStore(announcements);
  const [seen, setSeen] = useState(count);
  // The same sentence twice is only spoken twice if the region was empty in between.
  useEffect(() => {
    const frame = requestAnimationFrame(() => setSeen(count));
    return () => cancelAnimationFrame(frame);
  }, [count]);
  const isCurrent = seen === count;
  return (
    <>
      <div className="sr-only" role="status" aria-live="polite">
        {isCurrent ? polite : ''}
      </div>
      <div className="sr-only" role="alert" aria-live="assertive">
        {isCurrent ? assertive : ''}
      </div>
    </>
  );
}
