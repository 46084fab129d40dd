import type { ReactElement } from 'react';
import { cx } from '../core/cx.ts';
import { AppIcon } from '../core/icon.tsx';
import type { NodeProps } from '../core/node-view.tsx';
import { SkeletonLine } from '../core/skeleton.tsx';
import { flagOf, navItemsOf, oneOf, textOf } from '../core/values.ts';

export function NavMenu({ view, p, root, send }: NodeProps): ReactElement {
  const items = navItemsOf(p['items']);
  const active = textOf(view.state['active'] ?? p['active']);
  const isCollapsed = flagOf(p['collapsed']);
  return (
    <nav
      {...root}
      className={cx('ca-menu', root.className)}
      aria-label={textOf(p['ariaLabel']) || 'Menu'}
      data-direction={oneOf(p['direction'], ['column', 'row'] as const, 'column')}
    >
      {flagOf(p['loading'])
        ? ['80%', '60%', '70%'].map((width) => <SkeletonLine key={width} width={width} />)
        : items.map((item) => (
            <button
              key={item.id}
              type="button"
              className="ca-nav"
              aria-current={item.id === active || undefined}
              disabled={flagOf(p['disabled']) || item.disabled === true}
              {...(isCollapsed ? { 'aria-label': item.label, 'data-tip': item.label } : {})}
              onClick={() => send('select', { id: item.id })}
            >
              <AppIcon name={item.icon === '' && isCollapsed ? 'circle' : (item.icon ?? '')} />
              {!isCollapsed && <span className="ca-ell">{item.label}</span>}
              {!isCollapsed && item.badge !== undefined && <span className="ca-nav-badge">{item.badge}</span>}
            </button>
          ))}
    </nav>
  );
}
