import type { ReactElement } from 'react';
import { cx } from '../core/cx.ts';
import { Kids, type NodeProps } from '../core/node-view.tsx';
import { OwnNotice } from '../core/own-notice.tsx';
import { textOf } from '../core/values.ts';

/** A component of the author's own, made from parts: the running app draws the parts inside it. */
export function Module({ view, p, root }: NodeProps): ReactElement {
  const problem = textOf(view.state['problem']);
  if (problem !== '') return <OwnNotice root={root} text={problem} />;
  const label = textOf(p['ariaLabel']);
  return (
    <div
      {...root}
      {...(label === '' ? {} : { role: 'group', 'aria-label': label })}
      className={cx('ca-own ca-grows', root.className)}
      data-empty={view.kids.length === 0}
    >
      <Kids ids={view.kids} />
    </div>
  );
}
