import type { ReactElement } from 'react';
import { componentSpec } from '../../shared/app/catalogue/index.ts';
import type { ViewNode } from '../../shared/contracts/session.ts';
import { cx } from './cx.ts';
import type { RootProps } from './node-view.tsx';
import { Skeleton, SkeletonLine } from './skeleton.tsx';

/** What a property may wait for without its component giving way to a placeholder: how it looks, not what it says. */
const ASIDE: ReadonlySet<string> = new Set(['style', 'frame', 'disabled', 'tooltip', 'loading', 'ariaLabel']);

/**
 * How to draw an instance whose data is not there yet:
 * `hidden` when whether it shows at all depends on that data, `holder` when what it says does, `plain` when it can be used without it.
 */
export function waitingAs(view: ViewNode): 'hidden' | 'holder' | 'plain' {
  if (view.waiting === undefined) return 'plain';
  if (view.waiting.includes('visible')) return 'hidden';
  const group = componentSpec(view.type)?.group;
  const isShown = group === 'display' || group === 'data' || group === 'chart' || group === 'media';
  return isShown && view.waiting.some((key) => !ASIDE.has(key)) ? 'holder' : 'plain';
}

/** Holds the place of an instance that waits. It shows after a moment only (see `ca-waits`), so that quick data never flashes. */
export function WaitingHolder({ view, root, size }: { view: ViewNode; root: RootProps; size: { w: number; h: number } }): ReactElement {
  const waits = { ...root, className: cx('ca-waits', root.className) };
  if (view.type !== 'Text' && view.type !== 'Tag') return <Skeleton root={waits} size={size} />;
  return (
    <div {...waits} aria-busy="true">
      <SkeletonLine width="min(100%, 14ch)" />
    </div>
  );
}
