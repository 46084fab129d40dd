import { type ReactElement, useState } from 'react';
import { cx } from '../core/cx.ts';
import { initialsOf } from '../core/format.ts';
import { clickable } from '../core/interactive.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, flagOf, textOf } from '../core/values.ts';
import { imageSource } from './image.tsx';

export function Avatar(node: NodeProps): ReactElement {
  const { p, root } = node;
  const name = textOf(p['name']);
  const src = imageSource(textOf(p['src']));
  const [failed, setFailed] = useState('');
  const size = clampOf(p['size'], 32, 16, 160);
  const hasName = flagOf(p['showName']) && name !== '';
  const label = textOf(p['ariaLabel']) || name || 'Person';
  const interactive = clickable(node, true);
  return (
    <span {...root} {...interactive} className={cx('ca-avatar', root.className)} {...(hasName ? {} : { role: interactive.role ?? 'img', 'aria-label': label })}>
      <span className="ca-avatar-face" style={{ width: size, height: size, fontSize: Math.round(size * 0.4) }} aria-hidden="true">
        {src !== '' && failed !== src ? <img src={src} alt="" onError={() => setFailed(src)} /> : initialsOf(name) || '?'}
      </span>
      {hasName && <span className="ca-ell">{name}</span>}
    </span>
  );
}
