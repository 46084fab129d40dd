import { ChevronRight } from 'lucide-react';
import type { ReactElement } from 'react';
import { cx } from '../core/cx.ts';
import { AppIcon } from '../core/icon.tsx';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, navItemsOf, textOf } from '../core/values.ts';

export function Breadcrumb({ p, root, send }: NodeProps): ReactElement {
  const items = navItemsOf(p['items']);
  return (
    <nav {...root} className={cx('ca-crumbs', root.className)} aria-label={textOf(p['ariaLabel']) || 'Path'}>
      <ol>
        {items.map((item, i) => (
          <li key={item.id}>
            {i > 0 && <ChevronRight size={14} aria-hidden="true" />}
            {i === items.length - 1 ? (
              <span aria-current="page">
                <AppIcon name={item.icon ?? ''} /> {item.label}
              </span>
            ) : (
              <button type="button" disabled={flagOf(p['disabled']) || item.disabled === true} onClick={() => send('select', { id: item.id })}>
                <AppIcon name={item.icon ?? ''} /> {item.label}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
