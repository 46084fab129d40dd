import type { ReactElement } from 'react';
import { cx } from '../core/cx.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { oneOf, textOf } from '../core/values.ts';

export function Divider({ p, root }: NodeProps): ReactElement {
  const label = textOf(p['label']);
  const orientation = oneOf(p['orientation'], ['horizontal', 'vertical'] as const, 'horizontal');
  return (
    <div
      {...root}
      className={cx('ca-divider', root.className)}
      role="separator"
      aria-orientation={orientation}
      data-orientation={orientation}
      aria-label={label || undefined}
    >
      {label !== '' && <span>{label}</span>}
    </div>
  );
}
