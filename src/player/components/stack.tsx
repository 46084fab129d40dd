import type { ReactElement } from 'react';
import { cx } from '../core/cx.ts';
import { Kids, type NodeProps } from '../core/node-view.tsx';
import { clampOf, flagOf, oneOf, textOf } from '../core/values.ts';

export function Stack({ view, p, root }: NodeProps): ReactElement {
  const label = textOf(p['ariaLabel']);
  return (
    <div
      {...root}
      {...(label === '' ? {} : { role: 'group', 'aria-label': label })}
      className={cx('ca-flex ca-grows', root.className)}
      data-direction={oneOf(p['direction'], ['column', 'row'] as const, 'column')}
      data-align={oneOf(p['align'], ['stretch', 'start', 'center', 'end'] as const, 'stretch')}
      data-justify={oneOf(p['justify'], ['start', 'center', 'end', 'between'] as const, 'start')}
      data-wrap={flagOf(p['wrap'], true)}
      data-empty={view.kids.length === 0}
      style={{ gap: clampOf(p['gap'], 12, 0, 96), ...root.style }}
    >
      <Kids ids={view.kids} />
    </div>
  );
}
