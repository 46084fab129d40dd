import { type ReactElement, useState } from 'react';
import { cx } from '../core/cx.ts';
import { AppIcon } from '../core/icon.tsx';
import { clickable } from '../core/interactive.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { oneOf, textOf } from '../core/values.ts';

const RATIOS = ['auto', '1:1', '4:3', '16:9', '3:4'] as const;

export function Image(node: NodeProps): ReactElement {
  const { p, root, send, handles } = node;
  const src = imageSource(textOf(p['src']));
  const [failed, setFailed] = useState('');
  const ratio = oneOf(p['ratio'], RATIOS, 'auto');
  const style = { ...(ratio === 'auto' ? {} : { aspectRatio: ratio.replace(':', ' / ') }), ...root.style };
  const alt = textOf(p['alt']) || textOf(p['ariaLabel']);
  const interactive = clickable(node, true);
  if (src === '' || failed === src) {
    return (
      <div
        {...root}
        {...interactive}
        className={cx('ca-image ca-image-none', root.className)}
        style={style}
        {...(interactive.role === undefined ? { role: 'img' } : {})}
        aria-label={alt || 'No picture'}
      >
        <AppIcon name={textOf(p['fallbackIcon'], 'image')} size={24} />
      </div>
    );
  }
  return (
    <img
      {...root}
      {...interactive}
      className={cx('ca-image', root.className)}
      style={{ objectFit: oneOf(p['fit'], ['cover', 'contain', 'none'] as const, 'cover'), ...style }}
      src={src}
      alt={alt}
      loading="lazy"
      onError={() => {
        setFailed(src);
        if (handles('error')) send('error');
      }}
    />
  );
}

/** Pictures by link or as data; anything that is not a picture address is none. */
export function imageSource(src: string): string {
  return /^(https?:|data:image\/|blob:|\/|\.\/|assets\/)/i.test(src) ? src : '';
}
