import { X } from 'lucide-react';
import { type ReactElement } from 'react';
import { cx } from '../core/cx.ts';
import { AppIcon } from '../core/icon.tsx';
import { clickable } from '../core/interactive.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, textOf, toneOf } from '../core/values.ts';

export function Tag(node: NodeProps): ReactElement {
  const { p, root, send } = node;
  const text = textOf(p['text']);
  const isClosable = flagOf(p['closable']) && !flagOf(p['disabled']);
  return (
    <span
      {...root}
      {...clickable(node, !isClosable)}
      className={cx('ca-tag', root.className)}
      data-tone={toneOf(p['tone'])}
      data-dot={flagOf(p['dot'])}
      aria-label={textOf(p['ariaLabel']) || undefined}
      {...(textOf(p['ariaLabel']) === '' || node.handles('click') ? {} : { role: 'img' })}
    >
      <AppIcon name={textOf(p['icon'])} size={14} />
      <span className="ca-ell">{text}</span>
      {isClosable && (
        <button type="button" className="ca-tag-close" aria-label={`Remove ${text}`} onClick={() => send('close')}>
          <X size={12} aria-hidden="true" />
        </button>
      )}
    </span>
  );
}
