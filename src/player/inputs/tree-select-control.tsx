import { Popover } from '@mantine/core';
import { ChevronDown, X } from 'lucide-react';
import { type ReactElement, useMemo, useRef, useState } from 'react';
import { type Maybe, listOf, textOf } from '../core/values.ts';
import { TreeChoice, TreeSearch } from '../trees/tree-choice.tsx';
import type { TreeHandle } from '../trees/tree-list.tsx';
import { type TreeNode, everyNode, searchTree, toggleTick, treeOf, visibleLines } from '../trees/tree-model.ts';
import { type Control, nativeProps } from './input-node.tsx';

export type TreeSelectControlProps = {
  control: Control;
  nodes: Maybe;
  labelField: string;
  parentField: string;
  isMultiple: boolean;
  leavesOnly: boolean;
  isClearable: boolean;
};

/** Below this many entries a search box is in the way. */
const SEARCH_FROM = 8;

export function TreeSelectControl({ control, nodes: raw, labelField, parentField, isMultiple, leavesOnly, isClearable }: TreeSelectControlProps): ReactElement {
  const nodes = useMemo(() => treeOf(raw, labelField, parentField), [raw, labelField, parentField]);
  const all = useMemo(() => everyNode(nodes), [nodes]);
  const byId = useMemo(() => new Map(all.map((node) => [node.id, node])), [all]);
  const [isOpen, setIsOpen] = useState(false);
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const chosen = useMemo(
    () => new Set((isMultiple ? listOf(control.value) : [control.value]).filter((id) => id !== null && id !== '').map((id) => textOf(id))),
    [control.value, isMultiple],
  );
  // What is chosen can be seen at once.
  const open = useMemo(() => new Set([...holdersOf(nodes, chosen), ...opened].filter((id) => !opened.has(`-${id}`))), [nodes, chosen, opened]);
  const lines = useMemo(() => visibleLines(searchTree(nodes, search), search.trim() === '' ? open : new Set(['*'])), [nodes, search, open]);
  const nodeOf = (id: string): TreeNode | undefined => byId.get(id);
  const tree = useRef<TreeHandle>(null);
  const text = [...chosen].map((id) => nodeOf(id)?.label ?? id).join(', ');
  const isLocked = control.isDisabled || control.isReadOnly;
  const { readOnly: _readOnly, ...native } = nativeProps(control);

  const choose = (node: TreeNode): void => {
    const { id } = node;
    if (isMultiple) return control.onChange(toggleTick(nodes, node, chosen));
    if (leavesOnly && node.children.length > 0) return toggle(id, !open.has(id));
    control.onChange(id);
    setIsOpen(false);
  };
  const toggle = (id: string, isOn: boolean): void => {
    const next = new Set(opened);
    next.delete(isOn ? `-${id}` : id);
    next.add(isOn ? id : `-${id}`);
    setOpened(next);
  };
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-start"
      offset={4}
      width="target"
      withRoles={false}
      trapFocus
      returnFocus
      shadow="md"
      classNames={{ dropdown: 'ca-pop ca-treepick' }}
    >
      <Popover.Target>
        <div
          className="ca-input ca-treeselect"
          data-disabled={control.isDisabled}
          data-readonly={control.isReadOnly}
          data-invalid={control.a11y['aria-invalid']}
        >
          <button
            {...native}
            type="button"
            role="combobox"
            aria-haspopup="tree"
            aria-expanded={isOpen}
            aria-controls={isOpen ? `${control.a11y.id}-tree` : undefined}
            aria-readonly={control.isReadOnly || undefined}
            aria-labelledby={control.a11y.labelId === undefined ? undefined : `${control.a11y.labelId} ${control.a11y.id}-value`}
            onClick={() => {
              if (!isLocked) setIsOpen(!isOpen);
            }}
          >
            <span id={`${control.a11y.id}-value`} className="ca-ell" data-empty={text === ''}>
              {text || control.placeholder || 'Choose'}
            </span>
          </button>
          {isClearable && text !== '' && !isLocked && !control.isRequired ? (
            <button type="button" className="ca-iconbtn" data-size="small" aria-label="Clear" onClick={() => control.onChange(isMultiple ? [] : null)}>
              <X size={14} aria-hidden="true" />
            </button>
          ) : (
            <ChevronDown size={16} aria-hidden="true" />
          )}
        </div>
      </Popover.Target>
      <Popover.Dropdown id={`${control.a11y.id}-tree`} role="group" aria-label="Entries">
        {all.length >= SEARCH_FROM && <TreeSearch label="Search" value={search} onChange={setSearch} onDown={() => tree.current?.focus()} />}
        {lines.length === 0 ? (
          <div className="ca-pop-empty">{search === '' ? 'No entries yet.' : 'Nothing matches'}</div>
        ) : (
          <TreeChoice
            label="Entries"
            nodes={nodes}
            lines={lines}
            chosen={chosen}
            hasTicks={isMultiple}
            search={search}
            handle={tree}
            onToggle={toggle}
            onOpenAll={(ids) => setOpened(new Set([...[...opened].filter((id) => !ids.includes(id.replace(/^-/, ''))), ...ids]))}
            onChoose={(found) => choose(byId.get(found.id) ?? found)}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** The entries above those that are chosen. */
function holdersOf(nodes: readonly TreeNode[], chosen: ReadonlySet<string>): readonly string[] {
  const found: string[] = [];
  const look = (node: TreeNode): boolean => {
    let isAbove = false;
    for (const child of node.children) isAbove = look(child) || isAbove;
    if (isAbove) found.push(node.id);
    return isAbove || chosen.has(node.id);
  };
  nodes.forEach(look);
  return found;
}
