import type { ReactElement } from 'react';
import { cx } from '../core/cx.ts';
import { Kids, type NodeProps } from '../core/node-view.tsx';
import { SkeletonLine } from '../core/skeleton.tsx';
import { clampOf, flagOf, textOf } from '../core/values.ts';

/** The guest holds the values and checks them; here is only what is sent and reset. */
export function Form({ view, p, root, send }: NodeProps): ReactElement {
  return (
    <form
      {...root}
      className={cx('ca-form ca-grows', root.className)}
      aria-label={textOf(p['ariaLabel']) || 'Form'}
      noValidate
      data-columns={clampOf(p['columns'], 1, 1, 4)}
      style={{ gap: clampOf(p['gap'], 14, 0, 96), ...root.style }}
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (!flagOf(p['disabled'])) send('submit');
      }}
      onReset={(event) => {
        event.preventDefault();
        event.stopPropagation();
        send('reset');
      }}
    >
      {flagOf(p['loading']) ? ['60%', '90%', '75%'].map((width) => <SkeletonLine key={width} width={width} />) : <Kids ids={view.kids} />}
    </form>
  );
}
