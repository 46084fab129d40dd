import { Search } from 'lucide-react';
import type { ReactElement } from 'react';
import { AppIcon } from '../core/icon.tsx';
import { TreeList } from './tree-list.tsx';
import { type TreeLine, type TreeNode, tickOf } from './tree-model.ts';

type Props = {
  label: string;
  lines: readonly TreeLine[];
  nodeOf: (id: string) => TreeNode | undefined;
  /** Ids that are chosen; with `hasTicks`, those that are ticked. */
  chosen: ReadonlySet<string>;
  hasTicks: boolean;
  isDisabled?: boolean;
  onToggle: (id: string, open: boolean) => void;
  onChoose: (node: TreeNode) => void;
};

/** A tree of named entries to choose from, one or (with ticks) several. */
export function TreeChoice({ label, lines, nodeOf, chosen, hasTicks, isDisabled = false, onToggle, onChoose }: Props): ReactElement {
  const tick = (id: string): ReturnType<typeof tickOf> => {
    const node = nodeOf(id);
    return node === undefined ? 'off' : tickOf(node, chosen);
  };
  return (
    <TreeList
      label={label}
      lines={lines}
      selected={chosen}
      isDisabled={isDisabled}
      isMultiple={hasTicks}
      tickOf={hasTicks ? tick : undefined}
      content={(line) => (
        <>
          <AppIcon name={nodeOf(line.id)?.icon ?? ''} />
          <span className="ca-tree-label">{line.label}</span>
        </>
      )}
      onToggle={onToggle}
      onChoose={(id) => {
        const node = nodeOf(id);
        if (node !== undefined) onChoose(node);
      }}
    />
  );
}

/** The search box over a tree. */
export function TreeSearch({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }): ReactElement {
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
      />
    </div>
  );
}
