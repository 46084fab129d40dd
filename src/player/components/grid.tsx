import type { ReactElement } from 'react';
import { cx } from '../core/cx.ts';
import { Kids, type NodeProps } from '../core/node-view.tsx';
import { clampOf, oneOf, textOf } from '../core/values.ts';

export function Grid({ view, p, root }: NodeProps): ReactElement {
  const columns = Math.round(clampOf(p['columns'], 3, 1, 12));
  const gap = clampOf(p['gap'], 16, 0, 96);
  const narrowest = clampOf(p['minColumnWidth'], 200, 60, 800);
  const label = textOf(p['ariaLabel']);
  // At most `columns`: a column is never narrower than its share of the whole width.
  const share = `calc((100% - ${gap * (columns - 1)}px) / ${columns})`;
  return (
    <div
      {...root}
      {...(label === '' ? {} : { role: 'group', 'aria-label': label })}
      className={cx('ca-grid ca-grows', root.className)}
      data-empty={view.kids.length === 0}
      style={{
        gap,
        gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, max(${narrowest}px, ${share})), 1fr))`,
        alignItems: oneOf(p['align'], ['stretch', 'start', 'center', 'end'] as const, 'stretch'),
        ...root.style,
      }}
    >
      <Kids ids={view.kids} />
    </div>
  );
}
