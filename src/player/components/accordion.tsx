import { ChevronDown } from 'lucide-react';
import { type ReactElement, useId } from 'react';
import { cx } from '../core/cx.ts';
import { AppIcon } from '../core/icon.tsx';
import { type NodeProps, NodeView } from '../core/node-view.tsx';
import { flagOf, listOf, navItemsOf, textOf } from '../core/values.ts';

export function Accordion({ view, p, root, send }: NodeProps): ReactElement {
  const id = useId();
  const items = navItemsOf(p['items']);
  const open = listOf(view.state['open'] ?? p['open']).map((entry) => textOf(entry));
  const toggle = (item: string): void => {
    const isOpen = open.includes(item);
    const others = flagOf(p['multiple'], true) ? open.filter((entry) => entry !== item) : [];
    send('toggle', { id: item, open: isOpen ? others : [...others, item] });
  };
  return (
    <div {...root} className={cx('ca-card ca-accordion ca-grows', root.className)} role="group" aria-label={textOf(p['ariaLabel']) || 'Sections'}>
      {items.map((item, i) => {
        const isOpen = open.includes(item.id);
        const kid = view.kids[i];
        return (
          <section key={item.id}>
            <h2>
              <button
                type="button"
                id={`${id}-head-${i}`}
                aria-expanded={isOpen}
                aria-controls={isOpen ? `${id}-panel-${i}` : undefined}
                disabled={flagOf(p['disabled']) || item.disabled === true}
                onClick={() => toggle(item.id)}
              >
                <AppIcon name={item.icon ?? ''} />
                <span className="ca-fill">{item.label}</span>
                <ChevronDown size={16} aria-hidden="true" />
              </button>
            </h2>
            {isOpen && (
              <div id={`${id}-panel-${i}`} role="region" aria-labelledby={`${id}-head-${i}`} className="ca-accordion-panel">
                {kid === undefined ? <p className="ca-faint">Nothing here yet.</p> : <NodeView id={kid} />}
              </div>
            )}
          </section>
        );
      })}
    </div>
  );
}
