import { DirectionContext } from '@mantine/core';
import { type KeyboardEvent, type ReactElement, useContext, useId, useRef } from 'react';
import { cx } from '../core/cx.ts';
import { AppIcon } from '../core/icon.tsx';
import { type NodeProps, NodeView } from '../core/node-view.tsx';
import { SkeletonLine } from '../core/skeleton.tsx';
import { flagOf, navItemsOf, oneOf, textOf } from '../core/values.ts';

export function Tabs({ view, p, root, send }: NodeProps): ReactElement {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const tabs = navItemsOf(p['tabs']);
  const wanted = textOf(view.state['active'] ?? p['active']);
  const active = tabs.find((tab) => tab.id === wanted) ?? tabs[0];
  const isRtl = useContext(DirectionContext).dir === 'rtl';
  const isLazy = flagOf(p['lazy'], true);

  const choose = (index: number): void => {
    const tab = tabs[index];
    if (tab !== undefined && tab.disabled !== true) send('change', { tab: tab.id, index });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Those that cannot be chosen are passed over.
    const open = tabs.flatMap((tab, i) => (tab.disabled === true ? [] : [i]));
    const at = open.indexOf(tabs.findIndex((tab) => tab === active));
    const forth = isRtl ? -1 : 1;
    const step = { ArrowRight: forth, ArrowLeft: -forth }[event.key];
    const next =
      step !== undefined ? open[(at + step + open.length) % open.length] : event.key === 'Home' ? open[0] : event.key === 'End' ? open.at(-1) : undefined;
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
    const button = list.current?.querySelectorAll('[role="tab"]')[next];
    if (button instanceof HTMLElement) button.focus();
  };
  return (
    <div {...root} className={cx('ca-tabs ca-grows', root.className)}>
      <div
        ref={list}
        className="ca-tablist"
        role="tablist"
        data-variant={oneOf(p['variant'], ['line', 'segmented'] as const, 'line')}
        aria-label={textOf(p['ariaLabel']) || undefined}
        onKeyDown={onKeyDown}
      >
        {tabs.map((tab, i) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-tab-${i}`}
            aria-selected={tab === active}
            aria-controls={tab === active ? `${id}-panel-${i}` : undefined}
            tabIndex={tab === active ? 0 : -1}
            disabled={flagOf(p['disabled']) || tab.disabled === true}
            onClick={() => choose(i)}
          >
            <AppIcon name={tab.icon ?? ''} />
            {tab.label}
            {tab.badge !== undefined && <span className="ca-badge">{tab.badge}</span>}
          </button>
        ))}
      </div>
      {flagOf(p['loading']) ? (
        <SkeletonLine width="60%" />
      ) : (
        tabs.map((tab, i) => {
          const kid = view.kids[i];
          if (tab !== active && isLazy) return null;
          return (
            <div
              key={tab.id}
              role="tabpanel"
              id={`${id}-panel-${i}`}
              aria-labelledby={`${id}-tab-${i}`}
              hidden={tab !== active}
              className="ca-tabpanel"
              tabIndex={kid === undefined ? 0 : undefined}
            >
              {kid !== undefined && <NodeView id={kid} />}
            </div>
          );
        })
      )}
    </div>
  );
}
