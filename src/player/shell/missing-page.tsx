import type { ReactElement } from 'react';
import type { AppFrame } from '../../shared/contracts/session.ts';
import { Empty } from '../core/empty.tsx';

/** Where the address names a page that the app does not have. */
export function MissingPage({ path, pages, onGo }: { path: string; pages: AppFrame['pages']; onGo: (pageId: string) => void }): ReactElement {
  const first = pages.find((page) => page.inNav) ?? pages[0];
  return (
    <div className="ca-page-root ca-missing">
      <h1 className="ca-h1">This page is not here</h1>
      <Empty text={`“${path}” is not a page of this app. It may have been renamed or taken out: check the address, or go on from another page.`} icon="search">
        {first !== undefined && (
          <button type="button" className="ca-btn" data-variant="primary" onClick={() => onGo(first.id)}>
            Go to {first.name}
          </button>
        )}
      </Empty>
    </div>
  );
}
