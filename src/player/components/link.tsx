import type { ReactElement } from 'react';
import { cx } from '../core/cx.ts';
import { AppIcon } from '../core/icon.tsx';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, textOf } from '../core/values.ts';
import { safeUrl } from '../effects/browser.ts';

/** A link when it has an address that is safe to follow; otherwise a button that looks like one. */
export function Link({ p, root, send, handles }: NodeProps): ReactElement {
  const url = safeUrl(textOf(p['url']));
  const isDisabled = flagOf(p['disabled']);
  const inside = (
    <>
      <AppIcon name={textOf(p['icon'])} />
      {textOf(p['text']) || textOf(p['url']) || 'Link'}
    </>
  );
  const shared = { ...root, className: cx('ca-link ca-link-node', root.className), 'aria-label': textOf(p['ariaLabel']) || undefined };
  if (url === undefined || isDisabled)
    return (
      <button {...shared} type="button" disabled={isDisabled} onClick={() => send('click')}>
        {inside}
      </button>
    );
  return (
    <a {...shared} href={url} target="_blank" rel="noopener noreferrer" onClick={() => handles('click') && send('click')}>
      {inside}
    </a>
  );
}
