import { type ReactElement, useMemo, useState } from 'react';
import { useMethods } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import { Empty } from '../core/empty.tsx';
import type { NodeProps } from '../core/node-view.tsx';
import { SkeletonLine } from '../core/skeleton.tsx';
import { flagOf, listOf, textOf } from '../core/values.ts';
import { TreeChoice, TreeSearch } from '../trees/tree-choice.tsx';
import { type TreeNode, everyNode, searchTree, toggleTick, treeOf, visibleLines } from '../trees/tree-model.ts';

export function Tree({ view, p, root, send }: NodeProps): ReactElement {
  const nodes = useMemo(() => treeOf(p['nodes'], textOf(p['labelField']), textOf(p['parentField'])), [p]);
  const all = useMemo(() => everyNode(nodes), [nodes]);
  const byId = useMemo(() => new Map(all.map((node) => [node.id, node])), [all]);
  const [search, setSearch] = useState('');
  const open = useMemo(() => new Set(listOf(view.state['expanded'] ?? p['expanded']).map((id) => textOf(id))), [view.state, p]);
  const checked = useMemo(() => new Set(listOf(view.state['checked'] ?? p['checked']).map((id) => textOf(id))), [view.state, p]);
  const selected = textOf(view.state['selected'] ?? p['selected']);
  const lines = useMemo(() => visibleLines(searchTree(nodes, search), search === '' ? open : new Set(['*'])), [nodes, search, open]);
  const isCheckable = flagOf(p['checkable']);
  const label = textOf(p['ariaLabel']) || 'Tree';
  const nodeOf = (id: string): TreeNode | undefined => byId.get(id);

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
      {flagOf(p['searchable']) && <TreeSearch label={`Search ${label}`} value={search} onChange={setSearch} />}
      {lines.length === 0 ? (
        <Empty
          text={search === '' ? textOf(p['emptyText']) || 'Nothing here yet.' : `Nothing matches “${search}”.`}
          icon={search === '' ? 'folder-open' : 'search'}
        />
      ) : (
        <TreeChoice
          label={label}
          lines={lines}
          nodeOf={nodeOf}
          chosen={isCheckable ? checked : new Set([selected])}
          hasTicks={isCheckable}
          isDisabled={flagOf(p['disabled'])}
          onToggle={toggle}
          onChoose={(node) => {
            if (isCheckable) send('check', { ids: toggleTick(nodes, node, checked) });
            send('select', { id: node.id, node: node.raw });
          }}
        />
      )}
    </div>
  );
}
