import type { ReactElement } from 'react';
import { cx } from './cx.ts';
import type { RootProps } from './node-view.tsx';

/** Holds the place of something that is being fetched. */
export function Skeleton({ root, size }: { root: RootProps; size: { w: number; h: number } }): ReactElement {
  return (
    <div {...root} className={cx('ca-skeleton', root.className)} style={{ minHeight: Math.min(size.h, 320), ...root.style }} role="status" aria-label="Loading">
      <span className="ca-sr">Loading</span>
    </div>
  );
}

export function SkeletonLine({ width }: { width: string }): ReactElement {
  return <span className="ca-skeleton ca-skeleton-line" style={{ width }} aria-hidden="true" />;
}
