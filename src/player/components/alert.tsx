import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import { cx } from '../core/cx.ts';
import { AppIcon } from '../core/icon.tsx';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, textOf, toneOf } from '../core/values.ts';

const ICONS = { neutral: 'info', info: 'info', accent: 'info', ok: 'circle-check', warn: 'triangle-alert', danger: 'circle-alert' } as const;

export function Alert({ view, p, root, send }: NodeProps): ReactElement | null {
  if (view.state['open'] === false) return null;
  const tone = toneOf(p['tone']);
  const title = textOf(p['title']);
  return (
    <div
      {...root}
      className={cx('ca-alert', root.className)}
      data-tone={tone}
      role={tone === 'danger' || tone === 'warn' ? 'alert' : 'note'}
      aria-label={textOf(p['ariaLabel']) || undefined}
    >
      <AppIcon name={textOf(p['icon']) || ICONS[tone]} size={18} />
      <div>
        {title !== '' && <strong>{title}</strong>}
        {textOf(p['text']) !== '' && <p>{textOf(p['text'])}</p>}
      </div>
      {flagOf(p['closable']) && (
        <button type="button" className="ca-iconbtn" aria-label="Close" onClick={() => send('close', { open: false })}>
          <X size={16} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
