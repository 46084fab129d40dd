import type { ReactElement } from 'react';
import { cx } from './cx.ts';
import type { RootProps } from './node-view.tsx';

/** Stands where a component cannot be drawn, and says why. */
export function Placeholder({ root, text }: { root: RootProps; text: string }): ReactElement {
  return (
    <div {...root} className={cx('ca-placeholder', root.className)} role="note">
      {text}
    </div>
  );
}
