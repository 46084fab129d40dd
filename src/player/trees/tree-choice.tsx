import { Search } from 'lucide-react';
import { type ReactElement, type ReactNode, type RefObject, useMemo } from 'react';
import { AppIcon } from '../core/icon.tsx';
import { type Moving, type TreeHandle, TreeList } from './tree-list.tsx';
import { type NodeLine, type TreeNode, ticksOf } from './tree-model.ts';

type Props = {
  label: string;
  /** The whole tree: a branch is ticked by everything in it, shown or not. */
  nodes: readonly TreeNode[];
  lines: readonly NodeLine[];
  /** Ids that are chosen; with `hasTicks`, those that are ticked. */
  chosen: ReadonlySet<string>;
  hasTicks: boolean;
  isDisabled?: boolean;
  /** What is searched for: marked in the labels. */
  search?: string;
  moving?: Moving | undefined;
  handle?: RefObject<TreeHandle | null>;
  onToggle: (id: string, open: boolean) => void;
  onOpenAll?: (ids: readonly string[]) => void;
  onChoose: (node: TreeNode) => void;
};

/** A tree of named entries to choose from, one or (with ticks) several. */
export function TreeChoice({ nodes, lines, chosen, hasTicks, isDisabled = false, search = '', onChoose, ...rest }: Props): ReactElement {
  const ticks = useMemo(() => (hasTicks ? ticksOf(nodes, chosen) : undefined), [nodes, chosen, hasTicks]);
  return (
    <TreeList
      {...rest}
      lines={lines}
      selected={chosen}
      isDisabled={isDisabled}
      isMultiple={hasTicks}
      isVirtual
      isBusy={({ node, isOpen }) => node.isLazy && isOpen === true && node.error === ''}
      tickOf={ticks === undefined ? undefined : (id) => ticks.get(id) ?? 'off'}
      content={({ node, label, isOpen }) => (
        <>
          <AppIcon name={node.icon} />
          <span className="ca-tree-label">{marked(label, search)}</span>
          {isOpen === true && node.isLazy && node.error !== '' && <span className="ca-tree-error">{node.error}</span>}
        </>
      )}
      onChoose={(id) => {
        const line = lines.find((one) => one.id === id);
        if (line !== undefined) onChoose(line.node);
      }}
    />
  );
}

/** The words with what is searched for marked. */
function marked(label: string, search: string): ReactNode {
  const wanted = search.trim().toLowerCase();
  const at = wanted === '' ? -1 : label.toLowerCase().indexOf(wanted);
  if (at === -1) return label;
  return (
    <>
      {label.slice(0, at)}
      <mark>{label.slice(at, at + wanted.length)}</mark>
      {label.slice(at + wanted.length)}
    </>
  );
}

/** The search box over a tree. Down goes on into the tree. */
export function TreeSearch({
  label,
  value,
  onChange,
  onDown,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onDown?: () => void;
}): ReactElement {
  return (
    <div className="ca-input ca-treebox-search">
      <Search size={16} aria-hidden="true" className="ca-icon" />
      <input
        type="text"
        role="searchbox"
        autoComplete="off"
        aria-label={label}
        placeholder="Search"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' && onDown !== undefined) {
            event.preventDefault();
            onDown();
          } else if (event.key === 'Escape' && value !== '') {
            event.stopPropagation();
            onChange('');
          }
        }}
      />
    </div>
  );
}
