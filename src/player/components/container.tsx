import type { ReactElement } from 'react';
import { usePlayer } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import { clickable } from '../core/interactive.ts';
import { Kids, type NodeProps } from '../core/node-view.tsx';
import { SkeletonLine } from '../core/skeleton.tsx';
import { clampOf, flagOf, isObject, numberOf, oneOf, textOf } from '../core/values.ts';

export function Container(node: NodeProps): ReactElement {
  const { view, p, root } = node;
  const { source, rootId } = usePlayer();
  const direction = oneOf(p['direction'], ['column', 'row'] as const, 'column');
  const isFree = p['layout'] === 'free';
  const label = textOf(p['ariaLabel']);
  const padding = clampOf(p['padding'], 0, 0, 96);
  const isRoot = view.id === rootId;
  return (
    <div
      {...root}
      {...clickable(node, false)}
      {...(label === '' ? {} : { role: 'group', 'aria-label': label })}
      className={cx(
        isFree ? 'ca-free' : 'ca-flex',
        'ca-grows',
        isRoot && 'ca-page-root',
        p['surface'] !== 'none' && `ca-surface-${oneOf(p['surface'], ['card', 'well', 'tint'] as const, 'card')}`,
        root.className,
      )}
      data-direction={direction}
      data-align={oneOf(p['align'], ['stretch', 'start', 'center', 'end'] as const, 'stretch')}
      data-justify={oneOf(p['justify'], ['start', 'center', 'end', 'between'] as const, 'start')}
      data-wrap={flagOf(p['wrap'], true)}
      data-scroll={oneOf(p['scroll'], ['none', 'vertical', 'horizontal', 'both'] as const, 'none')}
      data-empty={view.kids.length === 0}
      aria-disabled={flagOf(p['disabled']) || undefined}
      aria-busy={flagOf(p['loading']) || undefined}
      style={{
        gap: clampOf(p['gap'], 16, 0, 96),
        ...(padding > 0 ? { padding } : {}),
        ...(isFree ? { minHeight: bottomOf(view.kids, (id) => source.view(id)?.props['frame']) } : {}),
        ...root.style,
      }}
    >
      {flagOf(p['loading']) ? (
        <>
          <SkeletonLine width="40%" />
          <SkeletonLine width="80%" />
          <SkeletonLine width="65%" />
        </>
      ) : (
        <Kids ids={view.kids} />
      )}
    </div>
  );
}

/** Children placed freely give no height of their own. */
function bottomOf(kids: readonly string[], frameOf: (id: string) => unknown): number {
  return Math.max(
    48,
    ...kids.map((id) => {
      const frame = frameOf(id) as Parameters<typeof isObject>[0];
      return isObject(frame) ? numberOf(frame['y'], 0) + numberOf(frame['h'], 0) : 0;
    }),
  );
}
