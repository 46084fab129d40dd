import type { ReactElement } from 'react';
import type { AppFrame } from '../../shared/contracts/session.ts';
import { usePrinting } from '../core/use-printing.ts';

/** On paper nothing else says which app and page this is, and of when. */
export function PrintHead({ frame }: { frame: AppFrame }): ReactElement | null {
  if (!usePrinting()) return null;
  const page = frame.pages.find(({ id }) => id === frame.pageId)?.name ?? '';
  return (
    <div className="ca-print-head">
      <b>{frame.name}</b>
      {page !== frame.name && <span>{page}</span>}
      <time>{new Date().toLocaleString(undefined, { dateStyle: 'long', timeStyle: 'short' })}</time>
    </div>
  );
}
