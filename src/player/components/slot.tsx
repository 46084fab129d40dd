import type { ReactElement } from 'react';
import { usePlayer } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import { Kids, type NodeProps } from '../core/node-view.tsx';
import { textOf } from '../core/values.ts';

/** Where a component of the author's own shows what is put into it. Takes no space of its own while it is empty, except on the canvas. */
export function Slot({ view, p, root }: NodeProps): ReactElement {
  const { source } = usePlayer();
  const isEmpty = view.kids.length === 0;
  const label = textOf(p['ariaLabel']);
  return (
    <div {...root} {...(label === '' ? {} : { role: 'group', 'aria-label': label })} className={cx('ca-slot ca-grows', root.className)} data-empty={isEmpty}>
      {isEmpty && source.mode === 'design' ? <span className="ca-slot-hint">{textOf(p['hint'])}</span> : <Kids ids={view.kids} />}
    </div>
  );
}
