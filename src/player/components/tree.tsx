import { type ReactElement, useMemo, useState } from 'react';
import { Search } from 'lucide-react';
import { useMethods } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import { Empty } from '../core/empty.tsx';
import { AppIcon } from '../core/icon.tsx';
import type { NodeProps } from '../core/node-view.tsx';
import { SkeletonLine } from '../core/skeleton.tsx';
import { flagOf, listOf, textOf } from '../core/values.ts';
import { TreeList } from '../trees/tree-list.tsx';
import { everyNode, searchTree, tickOf, toggleTick, treeOf, visibleLines } from '../trees/tree-model.ts';

export function Tree({ view, p, root, send }: NodeProps): ReactElement {
  const nodes = useMemo(() => treeOf(p['nodes'], textOf(p['labelField']), textOf(p['parentField'])), [p]);
  const all = useMemo(() => everyNode(nodes), [nodes]);
  const [search, setSearch] = useState('');
  const open = useMemo(() => new Set(listOf(view.state['expanded'] ?? p['expanded']).map((id) => textOf(id))), [view.state, p]);
  const checked = useMemo(() => new Set(listOf(view.state['checked'] ?? p['checked']).map((id) => textOf(id))), [view.state, p]);
  const selected = textOf(view.state['selected'] ?? p['selected']);
  const lines = useMemo(() => visibleLines(searchTree(nodes, search), search === '' ? open : new Set(['*'])), [nodes, search, open]);
  const isCheckable = flagOf(p['checkable']);
  const label = textOf(p['ariaLabel']) || 'Tree';
  const nodeOf = (id: string): (typeof all)[number] | undefined => all.find((node) => node.id === id);

  const withKids = (): string[] => all.filter((node) => node.children.length > 0).map((node) => node.id);
  const toggle = (id: string, isOpen: boolean): void => {
    const before = open.has('*') ? withKids() : [...open];
    const ids = isOpen ? [...new Set([...before, id])] : before.filter((other) => other !== id);
    send('expand', { ids, id, open: isOpen });
  };
  useMethods(view.id, {
    expandAll: () => send('expand', { ids: withKids(), id: '', open: true }),
    collapseAll: () => send('expand', { ids: [], id: '', open: false }),
  });
  if (flagOf(p['loading']))
    return (
      <div {...root} className={cx('ca-list ca-grows', root.className)} role="status" aria-label="Loading">
        {['60%', '45%', '70%'].map((width) => (
          <SkeletonLine key={width} width={width} />
        ))}
      </div>
    );
  return (
    <div {...root} className={cx('ca-treebox ca-grows', root.className)}>
      {flagOf(p['searchable']) && (
        <div className="ca-input ca-treebox-search">
          <Search size={16} aria-hidden="true" className="ca-icon" />
          <input
            type="text"
            role="searchbox"
            autoComplete="off"
            aria-label={`Search ${label}`}
            placeholder="Search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
      )}
      {lines.length === 0 ? (
        <Empty
          text={search === '' ? textOf(p['emptyText']) || 'Nothing here yet.' : `Nothing matches “${search}”.`}
          icon={search === '' ? 'folder-open' : 'search'}
        />
      ) : (
        <TreeList
          label={label}
          lines={lines}
          selected={new Set([selected])}
          isDisabled={flagOf(p['disabled'])}
          isMultiple={isCheckable}
          tickOf={
            isCheckable
              ? (id) => {
                  const node = nodeOf(id);
                  return node === undefined ? 'off' : tickOf(node, checked);
                }
              : undefined
          }
          content={(line) => (
            <>
              <AppIcon name={nodeOf(line.id)?.icon ?? ''} />
              <span className="ca-tree-label">{line.label}</span>
            </>
          )}
          onToggle={toggle}
          onChoose={(id) => {
            const node = nodeOf(id);
            if (node === undefined) return;
            if (isCheckable) send('check', { ids: toggleTick(nodes, node, checked) });
            send('select', { id, node: node.raw });
          }}
        />
      )}
    </div>
  );
}
