import type { ReactElement } from 'react';
import { cx } from '../core/cx.ts';
import { AppIcon } from '../core/icon.tsx';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, oneOf, textOf } from '../core/values.ts';

export function Button({ p, root, send }: NodeProps): ReactElement {
  const text = textOf(p['text']);
  const icon = textOf(p['icon']);
  const isLoading = flagOf(p['loading']);
  const isIconOnly = text === '' && icon !== '';
  return (
    <button
      {...root}
      className={cx('ca-btn', isIconOnly && 'ca-btn-icon', root.className)}
      type={oneOf(p['type'], ['button', 'submit', 'reset'] as const, 'button')}
      data-variant={oneOf(p['variant'], ['primary', 'secondary', 'ghost', 'danger'] as const, 'primary')}
      data-size={oneOf(p['size'], ['normal', 'small', 'large'] as const, 'normal')}
      data-full={flagOf(p['fullWidth'])}
      disabled={flagOf(p['disabled'])}
      aria-disabled={isLoading || undefined}
      aria-busy={isLoading || undefined}
      aria-label={textOf(p['ariaLabel']) || (text === '' ? textOf(p['tooltip']) || icon || 'Button' : undefined)}
      onClick={(event) => {
        // Busy: the click is passed over, but the focus stays.
        if (isLoading) event.preventDefault();
        else send('click');
      }}
    >
      {isLoading ? <span className="ca-spinner" aria-hidden="true" /> : <AppIcon name={icon} size={isIconOnly ? 18 : 16} />}
      {text}
    </button>
  );
}
