import type { ReactElement } from 'react';
import { cx } from '../core/cx.ts';
import { AppIcon } from '../core/icon.tsx';
import { clickable } from '../core/interactive.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, oneOf, textOf } from '../core/values.ts';

export function Icon(node: NodeProps): ReactElement {
  const { p, root } = node;
  const label = textOf(p['ariaLabel']) || textOf(p['tooltip']);
  const interactive = clickable(node, true);
  return (
    <span
      {...root}
      {...interactive}
      className={cx('ca-icon-node ca-text', root.className)}
      data-tone={oneOf(p['tone'], ['normal', 'soft', 'faint', 'accent', 'ok', 'warn', 'danger', 'info'] as const, 'normal')}
      {...(label === '' && interactive.role === undefined
        ? { 'aria-hidden': true }
        : { role: interactive.role ?? 'img', 'aria-label': label || textOf(p['icon'], 'icon') })}
    >
      <AppIcon name={textOf(p['icon']) || 'circle'} size={clampOf(p['size'], 20, 8, 96)} />
    </span>
  );
}
