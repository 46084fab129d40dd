import type { ReactElement } from 'react';
import { cx } from '../core/cx.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, flagOf, textOf } from '../core/values.ts';

export function Spinner({ p, root }: NodeProps): ReactElement {
  const size = clampOf(p['size'], 24, 12, 96);
  const label = textOf(p['label']) || textOf(p['ariaLabel']) || 'Loading';
  return (
    <div {...root} className={cx('ca-spinner-node', root.className)} role="status">
      <span className="ca-spinner" style={{ width: size, height: size }} aria-hidden="true" />
      <span className={flagOf(p['showLabel']) ? 'ca-soft' : 'ca-sr'}>{label}</span>
    </div>
  );
}
