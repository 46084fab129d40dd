import { type ReactElement, type ReactNode, type RefObject, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { AppFrame } from '../shared/contracts/session.ts';
import { AppRoot } from './core/app-root.tsx';
import { LandmarkContext, useFrame, useView } from './core/context.ts';
import { NodeView } from './core/node-view.tsx';
import type { SourceStatus, ViewSource } from './core/view-source.ts';
import { MissingPage } from './shell/missing-page.tsx';
import { PageBoundary } from './shell/page-boundary.tsx';
import { PageHistory } from './shell/page-history.ts';
import { bringsLandmarks } from './shell/landmarks.ts';
import { keepScrollable } from './shell/scroll-stop.ts';
import { Shell, ShellSkeleton } from './shell/shell.tsx';
import { PrintHead } from './shell/print-head.tsx';
import { showPage } from './shell/show-page.ts';
import { Stopped } from './shell/stopped.tsx';

export type AppViewProps = {
  source: ViewSource;
  /** Off: the page without the app's navigation. */
  chrome?: boolean;
  /** Overrules the app's light or dark, for previews. */
  scheme?: 'light' | 'dark';
  /** The app has a window or tab to itself, whose address, history and title follow its pages; `frame`: a frame, whose history is not its own. */
  ownsWindow?: boolean | 'frame';
  /** The host's own menu, shown beside the app's name. */
  menu?: ReactNode;
};

/** A whole app: navigation, current page, dialogs, messages. Fills its parent. */
export function AppView({ source, chrome = true, scheme, ownsWindow = false, menu }: AppViewProps): ReactElement {
  return (
    <AppRoot source={source} className="ca-app" scheme={scheme}>
      <AppInside source={source} chrome={chrome} ownsWindow={ownsWindow} menu={menu} />
    </AppRoot>
  );
}

const STARTING: SourceStatus = { status: 'starting' };

function useStatus(source: ViewSource): SourceStatus | undefined {
  const subscribe = useCallback((listener: () => void) => source.subscribeStatus?.(listener) ?? (() => {}), [source]);
  const read = (): SourceStatus | undefined => (source.status === undefined ? undefined : (source.status() ?? STARTING));
  return useSyncExternalStore(subscribe, read, read);
}

function usePageHistory(source: ViewSource, ownsWindow: boolean | 'frame'): PageHistory | null {
  const history = useMemo(() => (ownsWindow === false ? null : new PageHistory(source, window, ownsWindow === true)), [source, ownsWindow]);
  useEffect(() => history?.start(), [history]);
  return history;
}

function useMissingPath(history: PageHistory | null): string | null {
  const subscribe = useCallback((listener: () => void) => history?.onDidChangeMissing(listener) ?? (() => {}), [history]);
  const read = (): string | null => history?.missingPath() ?? null;
  return useSyncExternalStore(subscribe, read, read);
}

type InsideProps = { source: ViewSource; chrome: boolean; ownsWindow: boolean | 'frame'; menu: ReactNode };

function AppInside({ source, chrome, ownsWindow, menu }: InsideProps): ReactElement {
  const frame = useFrame(source);
  const status = useStatus(source);
  const history = usePageHistory(source, ownsWindow);
  const missing = useMissingPath(history);
  const main = useRef<HTMLElement>(null);
  const shown = frame === undefined ? undefined : (missing ?? frame.pageId);
  const lastPage = useRef(shown);
  const [spoken, setSpoken] = useState('');
  const pageName = missing === null ? frame?.pages.find((entry) => entry.id === frame.pageId)?.name : 'Page not found';

  // A new page starts at its top, and keyboard and screen reader go on from there.
  useEffect(() => {
    history?.setScroller(main.current);
    if (shown === undefined || lastPage.current === shown) return;
    const isFirst = lastPage.current === undefined;
    lastPage.current = shown;
    if (main.current === null) return;
    const heading = showPage(main.current, history?.takeTop() ?? 0, !isFirst);
    // A screen reader says what took the focus: the page's name is said only where that is something else, such as “Good morning”.
    const isNamed = heading === '' || heading.toLowerCase().includes((pageName ?? '').toLowerCase());
    setSpoken(isFirst || isNamed ? '' : (pageName ?? ''));
  }, [shown, history, pageName]);

  const isDrawn = frame !== undefined && status?.status !== 'crashed' && status?.status !== 'stopped';
  useEffect(() => (isDrawn && main.current !== null ? keepScrollable(main.current) : undefined), [isDrawn]);

  const go = (pageId: string): void => {
    history?.leaveMissing();
    source.send({ type: 'navigate', pageId });
  };

  if (status?.status === 'crashed' || status?.status === 'stopped') return <Stopped {...(status.message === undefined ? {} : { message: status.message })} />;
  if (frame === undefined) return <ShellSkeleton />;
  const page = (
    <PageMain mainRef={main} name={pageName} root={frame.root} source={source}>
      <PrintHead frame={frame} />
      <PageBoundary key={shown} name={pageName ?? frame.name}>
        {missing === null ? <NodeView key={frame.root} id={frame.root} /> : <MissingPage path={missing} pages={frame.pages} onGo={go} />}
      </PageBoundary>
    </PageMain>
  );
  const inside = chrome ? (
    <PageShell frame={frame} source={source} onGo={go} menu={menu}>
      {page}
    </PageShell>
  ) : (
    page
  );
  return (
    <>
      {inside}
      <div className="ca-sr" aria-live="polite">
        {spoken}
      </div>
      {status?.status === 'running' && status.message !== undefined && (
        <div className="ca-updating" role="status">
          {status.message}
        </div>
      )}
      {status?.status === 'paused' && (
        <div className="ca-paused" role="status">
          <span>Paused</span>
        </div>
      )}
    </>
  );
}

type PageShellProps = { frame: AppFrame; source: ViewSource; onGo: (pageId: string) => void; menu: ReactNode; children: ReactNode };

function PageShell({ source, ...shell }: PageShellProps): ReactElement {
  return <Shell {...shell} isHeaded={bringsLandmarks(useView(shell.frame.root), source)} />;
}

type PageMainProps = { mainRef: RefObject<HTMLElement | null>; name: string | undefined; root: string; source: ViewSource; children: ReactNode };

/** Where the page scrolls. A page with a frame of its own has its main part in there. */
function PageMain({ mainRef, name, root, source, children }: PageMainProps): ReactElement {
  const isOuter = bringsLandmarks(useView(root), source);
  const given = { className: 'ca-main', tabIndex: -1, children: <LandmarkContext value={!isOuter}>{children}</LandmarkContext> };
  if (isOuter) return <div {...given} ref={(element) => void (mainRef.current = element)} />;
  return <main {...given} ref={mainRef} aria-label={name} />;
}
