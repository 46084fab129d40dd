import { Check, ChevronRight, Minus } from 'lucide-react';
import type { DragEvent, ReactElement, ReactNode, Ref } from 'react';
import type { Tick, TreeLine } from './tree-model.ts';

export type Drop = 'before' | 'inside' | 'after';

type Props = {
  ref?: Ref<HTMLLIElement> | undefined;
  line: TreeLine;
  index: number;
  tick: Tick | undefined;
  isSelected: boolean;
  isCurrent: boolean;
  isBusy: boolean;
  /** px from the top of the list, when only what is in view is drawn */
  top: number | null;
  drop: Drop | undefined;
  drag: { onStart: () => void; onOver: (where: Drop) => boolean; onDrop: () => void; onEnd: () => void } | undefined;
  children: ReactNode;
  onFocus: () => void;
  onChoose: () => void;
  onToggle: () => void;
};

/** Upper quarter: before it; lower: after; else into it. */
function whereOver(event: DragEvent<HTMLElement>): Drop {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  const share = (event.clientY - top) / height;
  return share < 0.28 ? 'before' : share > 0.72 ? 'after' : 'inside';
}

export function TreeItem({
  ref,
  line,
  index,
  tick,
  isSelected,
  isCurrent,
  isBusy,
  top,
  drop,
  drag,
  children,
  onFocus,
  onChoose,
  onToggle,
}: Props): ReactElement {
  return (
    <li
      ref={ref}
      role="treeitem"
      data-index={index}
      data-drop={drop}
      aria-level={line.level}
      aria-setsize={line.size}
      aria-posinset={line.position}
      aria-expanded={line.isOpen}
      aria-busy={isBusy || undefined}
      aria-disabled={line.isDisabled || undefined}
      aria-checked={tick === undefined ? undefined : tick === 'part' ? 'mixed' : tick === 'on'}
      aria-selected={tick === undefined ? isSelected : undefined}
      tabIndex={isCurrent ? 0 : -1}
      style={{ paddingInlineStart: `${(line.level - 1) * 18}px`, ...(top === null ? {} : { transform: `translateY(${top}px)` }) }}
      draggable={drag !== undefined}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', line.label);
        drag?.onStart();
      }}
      onDragOver={(event) => {
        if (drag?.onOver(whereOver(event)) === true) event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        drag?.onDrop();
      }}
      onDragEnd={drag?.onEnd}
      onFocus={onFocus}
      onClick={onChoose}
    >
      {line.isOpen === undefined ? (
        <span className="ca-tree-space" />
      ) : (
        <span
          className="ca-tree-arrow"
          data-open={line.isOpen}
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
        >
          {isBusy ? <span className="ca-tree-busy" /> : <ChevronRight size={16} aria-hidden="true" />}
        </span>
      )}
      {tick !== undefined && (
        <span className="ca-box" data-tick={tick} aria-hidden="true">
          {tick === 'on' ? <Check size={14} strokeWidth={3} /> : tick === 'part' ? <Minus size={14} strokeWidth={3} /> : null}
        </span>
      )}
      {children}
    </li>
  );
}
