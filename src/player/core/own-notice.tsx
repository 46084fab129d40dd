import type { ReactElement } from 'react';
import { cx } from './cx.ts';
import type { RootProps } from './node-view.tsx';

/** Stands where a component of the author's own has nothing to draw, and says why. */
export function OwnNotice({ root, text }: { root: RootProps; text: string }): ReactElement {
  return (
    <div {...root} className={cx('ca-own-notice', root.className)} role="note">
      {text}
    </div>
  );
}
