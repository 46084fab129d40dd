import { Check, ChevronRight, Minus } from 'lucide-react';
import { type KeyboardEvent, type ReactElement, type ReactNode, useRef, useState } from 'react';
import type { Tick, TreeLine } from './tree-model.ts';

type Props = {
  label: string;
  lines: readonly TreeLine[];
  selected: ReadonlySet<string>;
  /** With ticks: choosing an entry ticks it. */
  tickOf?: ((id: string) => Tick) | undefined;
  isMultiple?: boolean;
  isDisabled?: boolean;
  content: (line: TreeLine) => ReactNode;
  onToggle: (id: string, open: boolean) => void;
  onChoose: (id: string) => void;
};

/** A tree by the ARIA pattern: one tab stop, arrows to walk, open and close, letters to jump. */
export function TreeList({ label, lines, selected, tickOf, isMultiple = false, isDisabled = false, content, onToggle, onChoose }: Props): ReactElement {
  const list = useRef<HTMLUListElement>(null);
  const [focused, setFocused] = useState('');
  const typed = useRef({ text: '', at: 0 });
  const current = lines.find((line) => line.id === focused) ?? lines.find((line) => selected.has(line.id)) ?? lines[0];

  const focus = (line: TreeLine | undefined): void => {
    if (line === undefined) return;
    setFocused(line.id);
    const element = list.current?.children[lines.indexOf(line)];
    if (element instanceof HTMLElement) element.focus();
  };
  const byLetter = (key: string, from: number): TreeLine | undefined => {
    const now = performance.now();
    typed.current = { text: now - typed.current.at < 600 ? typed.current.text + key.toLowerCase() : key.toLowerCase(), at: now };
    const { text } = typed.current;
    const start = text.length > 1 ? from : from + 1;
    return [...lines.slice(start), ...lines.slice(0, start)].find((line) => line.label.toLowerCase().startsWith(text));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (current === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = lines.indexOf(current);
    let isTaken = true;
    if (event.key === 'ArrowDown') focus(lines[at + 1]);
    else if (event.key === 'ArrowUp') focus(lines[at - 1]);
    else if (event.key === 'Home') focus(lines[0]);
    else if (event.key === 'End') focus(lines.at(-1));
    else if (event.key === 'ArrowRight') {
      if (current.isOpen === false) onToggle(current.id, true);
      else if (current.isOpen === true) focus(lines[at + 1]);
    } else if (event.key === 'ArrowLeft') {
      if (current.isOpen === true) onToggle(current.id, false);
      else focus(lines.find((line) => line.id === current.parentId));
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (!isDisabled && !current.isDisabled) onChoose(current.id);
    } else if (event.key.length === 1) focus(byLetter(event.key, at));
    else isTaken = false;
    if (isTaken) event.preventDefault();
  };
  return (
    <ul
      ref={list}
      className="ca-tree"
      role="tree"
      aria-label={label}
      aria-multiselectable={isMultiple || undefined}
      aria-disabled={isDisabled || undefined}
      onKeyDown={onKeyDown}
    >
      {lines.map((line) => {
        const tick = tickOf?.(line.id);
        return (
          <li
            key={line.id}
            role="treeitem"
            aria-level={line.level}
            aria-setsize={line.size}
            aria-posinset={line.position}
            aria-expanded={line.isOpen}
            aria-disabled={line.isDisabled || undefined}
            aria-checked={tick === undefined ? undefined : tick === 'part' ? 'mixed' : tick === 'on'}
            aria-selected={tick === undefined ? selected.has(line.id) : undefined}
            tabIndex={line === current ? 0 : -1}
            style={{ paddingInlineStart: `${(line.level - 1) * 18}px` }}
            onFocus={() => setFocused(line.id)}
            onClick={() => {
              setFocused(line.id);
              if (!isDisabled && !line.isDisabled) onChoose(line.id);
            }}
          >
            {line.isOpen === undefined ? (
              <span className="ca-tree-space" />
            ) : (
              <span
                className="ca-tree-arrow"
                data-open={line.isOpen}
                onClick={(event) => {
                  event.stopPropagation();
                  onToggle(line.id, !(line.isOpen ?? false));
                }}
              >
                <ChevronRight size={16} aria-hidden="true" />
              </span>
            )}
            {tick !== undefined && (
              <span className="ca-box" data-tick={tick} aria-hidden="true">
                {tick === 'on' ? <Check size={14} strokeWidth={3} /> : tick === 'part' ? <Minus size={14} strokeWidth={3} /> : null}
              </span>
            )}
            {content(line)}
          </li>
        );
      })}
    </ul>
  );
}
