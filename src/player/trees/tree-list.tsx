import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactElement, type ReactNode, type RefObject, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { usePrinting } from '../core/use-printing.ts';
import { type Drop, TreeItem } from './tree-item.tsx';
import type { Tick, TreeLine } from './tree-model.ts';

/** Longer lists draw only what is in view. */
const WHOLE = 120;
/** px of a line that was not drawn yet */
const ESTIMATE = 32;
const PAGE = 10;
const TYPING_MS = 600;

export type TreeHandle = { focus: (id?: string) => void };
export type Moving = {
  onKey: (id: string, way: 'up' | 'down' | 'in' | 'out') => void;
  /** Whether an entry may be dropped there. */
  canDrop: (id: string, on: string, where: Drop) => boolean;
  onDrop: (id: string, on: string, where: Drop) => void;
};

type Props<L extends TreeLine> = {
  label: string;
  lines: readonly L[];
  selected: ReadonlySet<string>;
  /** With ticks: choosing an entry ticks it. */
  tickOf?: ((id: string) => Tick) | undefined;
  isMultiple?: boolean;
  isDisabled?: boolean;
  isBusy?: (line: L) => boolean;
  /** Draws only what is in view, in a box that scrolls by itself. */
  isVirtual?: boolean;
  moving?: Moving | undefined;
  handle?: RefObject<TreeHandle | null>;
  content: (line: L) => ReactNode;
  onToggle: (id: string, open: boolean) => void;
  /** Opens all entries beside one, as * does. */
  onOpenAll?: (ids: readonly string[]) => void;
  onChoose: (id: string) => void;
};

/** A tree by the ARIA pattern: one tab stop, arrows to walk, open and close, letters to jump, * to open all beside. */
export function TreeList<L extends TreeLine>(props: Props<L>): ReactElement {
  const { label, lines, selected, tickOf, isMultiple = false, isDisabled = false, isVirtual = false, moving, handle, content, onToggle, onChoose } = props;
  const list = useRef<HTMLUListElement>(null);
  const [focused, setFocused] = useState('');
  const [dragged, setDragged] = useState<string | null>(null);
  const [target, setTarget] = useState<{ id: string; where: Drop } | null>(null);
  const typed = useRef({ text: '', at: 0 });
  const isPrinting = usePrinting();
  const isWindow = isVirtual && lines.length > WHOLE && !isPrinting;
  const focusedAt = lines.findIndex((line) => line.id === focused);
  const currentAt = Math.max(0, focusedAt !== -1 ? focusedAt : lines.findIndex((line) => selected.has(line.id)));
  const current = lines[currentAt];
  const virtual = useVirtualizer({
    enabled: isWindow,
    count: lines.length,
    getScrollElement: () => list.current,
    estimateSize: () => ESTIMATE,
    overscan: 8,
    getItemKey: (i) => lines[i]?.id ?? i,
    initialRect: { width: 300, height: 480 },
    // The tab stop stays drawn, or the keyboard would lose its place.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return shown.includes(currentAt) || currentAt >= lines.length ? shown : [...shown, currentAt].sort((a, b) => a - b);
    },
  });

  /** The entry that gets the focus as soon as it is drawn. */
  const wanted = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const at = lines.findIndex((line) => line.id === wanted.current);
    const element = list.current?.querySelector<HTMLElement>(`:scope > [data-index="${at}"]`);
    if (element === null || element === undefined) return;
    wanted.current = null;
    element.focus({ preventScroll: isWindow });
  });
  const focusAt = (at: number): void => {
    const line = lines[at];
    if (line === undefined) return;
    wanted.current = line.id;
    if (isWindow) virtual.scrollToIndex(at, { align: 'auto' });
    setFocused(line.id);
    const element = list.current?.querySelector<HTMLElement>(`:scope > [data-index="${at}"]`);
    if (element === null || element === undefined) return;
    wanted.current = null;
    element.focus({ preventScroll: isWindow });
  };
  useImperativeHandle(handle, () => ({
    focus: (id) => {
      const at = id === undefined ? currentAt : lines.findIndex((line) => line.id === id);
      if (at !== -1) return focusAt(at);
      // What holds it is being opened.
      wanted.current = id ?? null;
      setFocused(id ?? '');
    },
  }));
  const byLetter = (key: string): number => {
    const now = performance.now();
    const isSame = typed.current.text === key.toLowerCase();
    typed.current = { text: now - typed.current.at < TYPING_MS && !isSame ? typed.current.text + key.toLowerCase() : key.toLowerCase(), at: now };
    const { text } = typed.current;
    const start = text.length > 1 ? currentAt : currentAt + 1;
    const fits = (line: L): boolean => line.label.toLowerCase().startsWith(text);
    const after = lines.findIndex((line, i) => i >= start && fits(line));
    return after !== -1 ? after : lines.findIndex(fits);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (current === undefined || event.ctrlKey || event.metaKey) return;
    const isMirrored = list.current !== null && getComputedStyle(list.current).direction === 'rtl';
    const key = isMirrored && event.key === 'ArrowRight' ? 'ArrowLeft' : isMirrored && event.key === 'ArrowLeft' ? 'ArrowRight' : event.key;
    if (event.altKey) {
      const way = ({ ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' } as const)[key];
      if (moving === undefined || way === undefined || isDisabled) return;
      event.preventDefault();
      wanted.current = current.id;
      setFocused(current.id);
      return moving.onKey(current.id, way);
    }
    let isTaken = true;
    if (key === 'ArrowDown') focusAt(currentAt + 1);
    else if (key === 'ArrowUp') focusAt(currentAt - 1);
    else if (key === 'Home') focusAt(0);
    else if (key === 'End') focusAt(lines.length - 1);
    else if (key === 'PageDown') focusAt(Math.min(lines.length - 1, currentAt + PAGE));
    else if (key === 'PageUp') focusAt(Math.max(0, currentAt - PAGE));
    else if (key === 'ArrowRight') {
      if (current.isOpen === false) onToggle(current.id, true);
      else if (current.isOpen === true && lines[currentAt + 1]?.parentId === current.id) focusAt(currentAt + 1);
    } else if (key === 'ArrowLeft') {
      if (current.isOpen === true) onToggle(current.id, false);
      else focusAt(lines.findIndex((line) => line.id === current.parentId));
    } else if (key === 'Enter' || key === ' ') {
      if (!isDisabled && !current.isDisabled) onChoose(current.id);
    } else if (key === '*' && props.onOpenAll !== undefined) {
      props.onOpenAll(
        lines.filter((line) => line.parentId === current.parentId && line.level === current.level && line.isOpen === false).map((line) => line.id),
      );
    } else if (key.length === 1) focusAt(byLetter(key));
    else isTaken = false;
    if (isTaken) event.preventDefault();
  };
  const item = (index: number, top: number | null): ReactElement | null => {
    const line = lines[index];
    if (line === undefined) return null;
    return (
      <TreeItem
        key={line.id}
        ref={top === null ? undefined : virtual.measureElement}
        line={line}
        index={index}
        top={top}
        tick={tickOf?.(line.id)}
        isSelected={selected.has(line.id)}
        isCurrent={line === current}
        isBusy={props.isBusy?.(line) ?? false}
        drop={target?.id === line.id && dragged !== null ? target.where : undefined}
        drag={
          moving === undefined || isDisabled
            ? undefined
            : {
                onStart: () => setDragged(line.id),
                onOver: (where) => {
                  if (dragged === null || !moving.canDrop(dragged, line.id, where)) return false;
                  if (target?.id !== line.id || target.where !== where) setTarget({ id: line.id, where });
                  return true;
                },
                onDrop: () => {
                  if (dragged !== null && target !== null) moving.onDrop(dragged, target.id, target.where);
                },
                onEnd: () => {
                  setDragged(null);
                  setTarget(null);
                },
              }
        }
        onFocus={() => setFocused(line.id)}
        onChoose={() => {
          setFocused(line.id);
          if (!isDisabled && !line.isDisabled) onChoose(line.id);
        }}
        onToggle={() => onToggle(line.id, !(line.isOpen ?? false))}
      >
        {content(line)}
      </TreeItem>
    );
  };
  return (
    <ul
      ref={list}
      className="ca-tree"
      role="tree"
      data-virtual={isWindow || undefined}
      aria-label={label}
      aria-multiselectable={isMultiple || undefined}
      aria-disabled={isDisabled || undefined}
      onKeyDown={onKeyDown}
    >
      {isWindow && <li role="none" className="ca-tree-room" style={{ height: virtual.getTotalSize() }} />}
      {isWindow ? virtual.getVirtualItems().map(({ index, start }) => item(index, start)) : lines.map((_, index) => item(index, null))}
    </ul>
  );
}
