import { type ReactElement, useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { AppRoot } from './core/app-root.tsx';
import { useFrame } from './core/context.ts';
import { NodeView } from './core/node-view.tsx';
import type { SourceStatus, ViewSource } from './core/view-source.ts';
import { Shell, ShellSkeleton } from './shell/shell.tsx';
import { Stopped } from './shell/stopped.tsx';

export type AppViewProps = {
  source: ViewSource;
  /** Off: the page without the app's navigation. */
  chrome?: boolean;
  /** Overrules the app's light or dark, for previews. */
  scheme?: 'light' | 'dark';
};

/** A whole app: navigation, current page, dialogs, messages. Fills its parent. */
export function AppView({ source, chrome = true, scheme }: AppViewProps): ReactElement {
  return (
    <AppRoot source={source} className="ca-app" scheme={scheme}>
      <AppInside source={source} chrome={chrome} />
    </AppRoot>
  );
}

const STARTING: SourceStatus = { status: 'starting' };

function useStatus(source: ViewSource): SourceStatus | undefined {
  const subscribe = useCallback((listener: () => void) => source.subscribeStatus?.(listener) ?? (() => {}), [source]);
  const read = (): SourceStatus | undefined => (source.status === undefined ? undefined : (source.status() ?? STARTING));
  return useSyncExternalStore(subscribe, read, read);
}

function AppInside({ source, chrome }: { source: ViewSource; chrome: boolean }): ReactElement {
  const frame = useFrame(source);
  const status = useStatus(source);
  const main = useRef<HTMLElement>(null);
  const lastPage = useRef(frame?.pageId);

  // A new page starts at its top, and keyboard and screen reader go on from there.
  useEffect(() => {
    if (frame === undefined || lastPage.current === frame.pageId) return;
    const isFirst = lastPage.current === undefined;
    lastPage.current = frame.pageId;
    main.current?.scrollTo?.({ top: 0 });
    if (!isFirst) main.current?.focus({ preventScroll: true });
  }, [frame]);

  if (status?.status === 'crashed' || status?.status === 'stopped') return <Stopped {...(status.message === undefined ? {} : { message: status.message })} />;
  if (frame === undefined) return <ShellSkeleton />;
  const page = (
    <main ref={main} className="ca-main" tabIndex={-1} aria-label={frame.pages.find((entry) => entry.id === frame.pageId)?.name}>
      <NodeView key={frame.root} id={frame.root} />
    </main>
  );
  const shown = chrome ? (
    <Shell frame={frame} source={source}>
      {page}
    </Shell>
  ) : (
    page
  );
  return (
    <>
      {shown}
      {status?.status === 'paused' && (
        <div className="ca-paused" role="status">
          <span>Paused</span>
        </div>
      )}
    </>
  );
}
