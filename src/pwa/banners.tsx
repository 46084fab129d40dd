import { type ReactElement, type ReactNode, useState } from 'react';
import { type PageState, usePageFacts } from './page-state.ts';

/** What the person should know about this page, in rows above the app. */
export function Banners({ state, onSaveCopy, onRetry }: { state: PageState; onSaveCopy: () => void; onRetry: () => void }): ReactElement {
  const { isOffline, update, isFull } = usePageFacts(state);
  const [isLater, setLater] = useState(false);
  const [isRead, setRead] = useState(false);
  const isOfflineShown = isOffline && !isRead;
  // Said again the next time.
  if (!isOffline && isRead) setRead(false);
  return (
    <div className="pwa-banners" role="status">
      {isFull && (
        <Banner tone="danger" text="Not saved: this browser has no room left for the app’s data. Save a copy, make room, then try again.">
          <button type="button" onClick={onSaveCopy}>
            Save a copy
          </button>
          <button type="button" onClick={onRetry}>
            Try again
          </button>
        </Banner>
      )}
      {isOfflineShown && (
        <Banner text="You are offline. Go on as usual: your changes are kept on this device.">
          <button type="button" onClick={() => setRead(true)}>
            Close
          </button>
        </Banner>
      )}
      {update !== null && !isLater && (
        <Banner text="A new version of this app is ready.">
          <button type="button" onClick={update}>
            Reload
          </button>
          <button type="button" onClick={() => setLater(true)}>
            Later
          </button>
        </Banner>
      )}
    </div>
  );
}

function Banner({ text, tone, children }: { text: string; tone?: 'danger'; children: ReactNode }): ReactElement {
  return (
    <div className="pwa-banner" data-tone={tone}>
      <span>{text}</span>
      <span className="pwa-banner-actions">{children}</span>
    </div>
  );
}
