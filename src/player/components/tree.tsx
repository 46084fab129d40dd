import { type ReactElement, useMemo, useRef, useState } from 'react';
import { useMethods } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import { Empty } from '../core/empty.tsx';
import { countOf } from '../core/format.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { SkeletonLine } from '../core/skeleton.tsx';
import { type Maybe, flagOf, listOf, textOf } from '../core/values.ts';
import { TreeChoice, TreeSearch } from '../trees/tree-choice.tsx';
import type { Drop } from '../trees/tree-item.tsx';
import type { TreeHandle } from '../trees/tree-list.tsx';
import { type TreeNode, everyNode, readTree, searchTree, toggleTick, visibleLines } from '../trees/tree-model.ts';
import { type Place, dataOf, moveNode, placeByKey, placeOf } from '../trees/tree-move.ts';

const idsOf = (value: Maybe): readonly string[] => listOf(value).map((id) => textOf(id));

export function Tree({ view, p, root, send, handles }: NodeProps): ReactElement {
  const [given, labelField, parentField] = [p['nodes'], textOf(p['labelField']), textOf(p['parentField'])];
  const read = useMemo(() => readTree(given, labelField, parentField), [given, labelField, parentField]);
  /** What was moved here shows at once; data that comes from the app wins. */
  const [moved, setMoved] = useState<{ from: Maybe; nodes: readonly TreeNode[] } | null>(null);
  const nodes = moved !== null && moved.from === given ? moved.nodes : read.nodes;
  const all = useMemo(() => everyNode(nodes), [nodes]);
  const byId = useMemo(() => new Map(all.map((node) => [node.id, node])), [all]);
  const [search, setSearch] = useState('');
  const [said, setSaid] = useState('');
  /** Entries that were closed among what a search found. */
  const [shut, setShut] = useState<ReadonlySet<string>>(new Set());
  const [expanded, ticked] = [view.state['expanded'] ?? p['expanded'], view.state['checked'] ?? p['checked']];
  const open = useMemo(() => new Set(idsOf(expanded)), [expanded]);
  const checked = useMemo(() => new Set(idsOf(ticked)), [ticked]);
  const selected = textOf(view.state['selected'] ?? p['selected']);
  const isSearching = search.trim() !== '';
  const lines = useMemo(() => {
    if (!isSearching) return visibleLines(nodes, open);
    const found = searchTree(nodes, search);
    return visibleLines(found, new Set(everyNode(found).flatMap((node) => (shut.has(node.id) || node.isLazy ? [] : [node.id]))));
  }, [nodes, search, isSearching, open, shut]);
  const isCheckable = flagOf(p['checkable']);
  const label = textOf(p['ariaLabel']) || 'Tree';
  const tree = useRef<TreeHandle>(null);

  const withKids = (): string[] => all.filter((node) => node.children.length > 0).map((node) => node.id);
  const tell = (ids: readonly string[], id: string, isOpen: boolean): void => {
    send('expand', { ids: [...ids], id, open: isOpen });
    const node = byId.get(id);
    if (isOpen && node?.isLazy === true) send('load', { id, node: node.raw });
  };
  const toggle = (id: string, isOpen: boolean): void => {
    if (isSearching) {
      const next = new Set(shut);
      if (isOpen) next.delete(id);
      else next.add(id);
      return setShut(next);
    }
    const before = open.has('*') ? withKids() : [...open];
    tell(isOpen ? [...new Set([...before, id])] : before.filter((other) => other !== id), id, isOpen);
  };
  const openAll = (ids: readonly string[]): void => {
    if (isSearching) return setShut(new Set([...shut].filter((id) => !ids.includes(id))));
    if (ids.length === 0 || open.has('*')) return;
    send('expand', { ids: [...new Set([...open, ...ids])], id: '', open: true });
    for (const id of ids) {
      const node = byId.get(id);
      if (node?.isLazy === true) send('load', { id, node: node.raw });
    }
  };
  const find = (text: string): void => {
    setSearch(text);
    setShut(new Set());
  };

  const move = (id: string, to: Place): void => {
    const next = moveNode(nodes, id, to);
    const node = byId.get(id);
    const place = placeOf(next, id);
    if (next === nodes || node === undefined || place === undefined) return;
    setMoved({ from: given, nodes: next });
    const above = byId.get(place.parentId);
    setSaid(`${node.label}: place ${place.index + 1}${above === undefined ? '' : ` in ${above.label}`}.`);
    send('move', { id, node: node.raw, parentId: place.parentId, index: place.index, nodes: dataOf(next, parentField) });
    if (above !== undefined && !open.has('*') && !open.has(above.id)) toggle(above.id, true);
  };
  const placeBeside = (on: string, where: Drop): Place | undefined => {
    const at = placeOf(nodes, on);
    if (where === 'inside') return { parentId: on, index: byId.get(on)?.children.length ?? 0 };
    return at === undefined ? undefined : { parentId: at.parentId, index: at.index + (where === 'after' ? 1 : 0) };
  };
  const moving = {
    onKey: (id: string, way: 'up' | 'down' | 'in' | 'out') => {
      const to = placeByKey(nodes, id, way);
      if (to !== undefined) move(id, to);
    },
    canDrop: (id: string, on: string, where: Drop) => {
      const to = placeBeside(on, where);
      return to !== undefined && moveNode(nodes, id, to) !== nodes;
    },
    onDrop: (id: string, on: string, where: Drop) => {
      const to = placeBeside(on, where);
      if (to !== undefined) move(id, to);
    },
  };
  const reveal = (id: string): void => {
    const above: string[] = [];
    for (let at = placeOf(nodes, id); at !== undefined && at.parentId !== ''; at = placeOf(nodes, at.parentId)) above.push(at.parentId);
    if (!byId.has(id)) return;
    find('');
    if (!open.has('*') && above.some((one) => !open.has(one))) tell([...new Set([...open, ...above])], above[0] ?? '', true);
    tree.current?.focus(id);
  };
  useMethods(view.id, {
    expandAll: () => send('expand', { ids: withKids(), id: '', open: true }),
    collapseAll: () => send('expand', { ids: [], id: '', open: false }),
    reveal: (id) => reveal(textOf(id)),
    focus: () => tree.current?.focus(),
  });
  if (flagOf(p['loading']))
    return (
      <div {...root} className={cx('ca-list ca-grows', root.className)} role="status" aria-label="Loading">
        {['60%', '45%', '70%'].map((width) => (
          <SkeletonLine key={width} width={width} />
        ))}
      </div>
    );
  const isEmpty = lines.length === 0;
  const problem = textOf(p['problem']);
  return (
    <div {...root} className={cx('ca-treebox ca-grows', root.className)}>
      {flagOf(p['searchable']) && <TreeSearch label={`Search ${label}`} value={search} onChange={find} onDown={() => tree.current?.focus()} />}
      {isEmpty ? (
        <Empty
          text={problem !== '' && nodes.length === 0 ? problem : isSearching ? `Nothing matches “${search}”.` : textOf(p['emptyText']) || 'Nothing here yet.'}
          icon={problem !== '' && nodes.length === 0 ? 'triangle-alert' : isSearching ? 'search' : 'folder-open'}
        >
          {problem !== '' && nodes.length === 0 && handles('retry') && (
            <button type="button" className="ca-btn" data-variant="secondary" data-size="small" onClick={() => send('retry')}>
              Try again
            </button>
          )}
        </Empty>
      ) : (
        <TreeChoice
          label={label}
          nodes={nodes}
          lines={lines}
          chosen={isCheckable ? checked : new Set([selected])}
          hasTicks={isCheckable}
          isDisabled={flagOf(p['disabled'])}
          search={search}
          moving={flagOf(p['reorderable']) && !isSearching ? moving : undefined}
          handle={tree}
          onToggle={toggle}
          onOpenAll={openAll}
          onChoose={(found) => {
            const node = byId.get(found.id) ?? found;
            if (node.isLazy && node.error !== '' && open.has(node.id) && handles('load')) return send('load', { id: node.id, node: node.raw });
            if (isCheckable) send('check', { ids: toggleTick(nodes, node, checked) });
            send('select', { id: node.id, node: node.raw });
          }}
        />
      )}
      {read.notes.map((note) => (
        <p key={note} className="ca-tree-note" role="note">
          {note}
        </p>
      ))}
      <span className="ca-sr" role="status">
        {isSearching && !isEmpty
          ? `${countOf(lines.filter((line) => line.label.toLowerCase().includes(search.trim().toLowerCase())).length, 'entry')} found`
          : said}
      </span>
    </div>
  );
}
