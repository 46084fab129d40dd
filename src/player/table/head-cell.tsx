import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, type ReactElement, useRef, useState } from 'react';
import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import { moveColumn, widthOf, withWidth } from './column-layout.ts';
import { ColumnMenu } from './column-menu.tsx';
import { pinStyle } from './pin-style.ts';
import { alignOf } from './table-model.ts';
import type { ColumnWindow } from './use-column-window.ts';
import type { TableState } from './use-table.ts';

/** px that a key makes a column wider or narrower */
const STEP = 16;
/** px that the pointer moves before a click becomes a drag */
const DRAG_FROM = 6;

type Props = {
  table: TableState;
  view: ColumnWindow;
  column: TableColumn;
  canSort: boolean;
  canFilter: boolean;
  place: number;
  tabIndex: number;
  onMenuDone: () => void;
};

type Drag = { kind: 'width'; x: number; width: number } | { kind: 'move'; x: number; isMoving: boolean };

/** How many px of the screen one px of this element is, when the text size scales the app. */
function zoomOf(element: HTMLElement): number {
  return element.offsetWidth === 0 ? 1 : element.getBoundingClientRect().width / element.offsetWidth || 1;
}

/**
 * A column's head. Pointer: click sorts (Shift adds), drag moves, the edge changes the width (double click: as before).
 * Keyboard: Enter sorts (Shift adds), Alt+Down opens the menu, Alt+arrows move, Alt+Shift+arrows change the width.
 */
export function HeadCell({ table, view, column, canSort, canFilter, place, tabIndex, onMenuDone }: Props): ReactElement {
  const cell = useRef<HTMLTableCellElement>(null);
  const drag = useRef<Drag | null>(null);
  const wasDragged = useRef(false);
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const [isMoving, setIsMoving] = useState(false);
  const { columns } = table;
  const at = table.sorts.findIndex((sort) => sort.field === column.field);
  const direction = table.sorts[at]?.direction;
  const measured = (): number => (cell.current?.offsetWidth ?? 0) || widthOf(column, columns.layout);
  const setWidth = (width: number | null): void => columns.change(withWidth(columns.layout, column.field, width));
  const sign = (): number => (cell.current !== null && getComputedStyle(cell.current).direction === 'rtl' ? -1 : 1);
  const move = (by: number): void => {
    if (columns.canArrange && by !== 0) columns.change(moveColumn(columns.all, columns.layout, column.field, by));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Menus are drawn elsewhere in the document but tell of their keys here.
    if (event.target !== cell.current) return;
    const step = event.key === 'ArrowRight' ? sign() : event.key === 'ArrowLeft' ? -sign() : 0;
    if ((event.altKey && event.key === 'ArrowDown') || event.key === 'F2' || event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10'))
      setIsMenuOpen(true);
    else if (event.altKey && event.shiftKey && step !== 0) setWidth(measured() + step * STEP);
    else if (event.altKey && step !== 0) move(step);
    else if (canSort && (event.key === 'Enter' || event.key === ' ')) table.toggleSort(column.field, event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** Where a column dropped here would stand: places from its own. */
  const dropAt = (x: number): number => {
    const heads = [...(cell.current?.parentElement?.querySelectorAll<HTMLElement>('[data-col]') ?? [])].filter((head) =>
      view.places.has(head.dataset['col'] ?? ''),
    );
    const under = heads.find((head) => {
      // It stands under the pointer itself.
      if (head === cell.current) return false;
      const { left, right } = head.getBoundingClientRect();
      return x >= left && x < right;
    });
    const to = view.places.get(under?.dataset['col'] ?? '');
    return to === undefined ? 0 : to - (view.places.get(column.field) ?? 0);
  };
  const onMovePointer = (event: PointerEvent<HTMLElement>): void => {
    const { current } = drag;
    if (current?.kind !== 'move') return;
    if (!current.isMoving && Math.abs(event.clientX - current.x) > DRAG_FROM) {
      current.isMoving = true;
      wasDragged.current = true;
      setIsMoving(true);
      // Kept from here on; before, a click must still reach the button.
      event.currentTarget.setPointerCapture?.(event.pointerId);
    }
    if (cell.current !== null && current.isMoving) cell.current.style.setProperty('--drag', `${(event.clientX - current.x) / zoomOf(cell.current)}px`);
  };
  const endMove = (event: PointerEvent<HTMLElement>, isDropped: boolean): void => {
    const { current } = drag;
    drag.current = null;
    if (current?.kind !== 'move' || !current.isMoving) return;
    setIsMoving(false);
    if (isDropped) move(dropAt(event.clientX));
  };
  const sort = (isAdded: boolean): void => {
    if (!wasDragged.current) table.toggleSort(column.field, isAdded);
  };
  return (
    <th
      ref={cell}
      role="columnheader"
      scope="col"
      // Its own name: on a phone the buttons in it are not there.
      aria-label={column.label}
      aria-colindex={place}
      aria-description={columns.canArrange ? 'Alt and Down opens the menu of the column.' : undefined}
      tabIndex={tabIndex}
      data-col={column.field}
      data-align={alignOf(column)}
      data-moving={isMoving || undefined}
      data-pinned={view.isWide && view.offsets.has(column.field) ? '' : undefined}
      style={pinStyle(view, column, columns.layout.widths)}
      aria-sort={direction === undefined ? undefined : direction === 'asc' ? 'ascending' : 'descending'}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        wasDragged.current = false;
        if (!columns.canArrange || event.button !== 0 || event.pointerType === 'touch') return;
        if (event.target instanceof Element && event.currentTarget.contains(event.target) && event.target.closest('.ca-resize, .ca-colmenu-button') === null)
          drag.current = { kind: 'move', x: event.clientX, isMoving: false };
      }}
      onPointerMove={onMovePointer}
      onPointerUp={(event) => endMove(event, true)}
      onPointerCancel={(event) => endMove(event, false)}
    >
      <span className="ca-head-name">{column.label}</span>
      <span className="ca-head-cell">
        {canSort ? (
          <button type="button" tabIndex={-1} className="ca-sort" onClick={(event) => sort(event.shiftKey)}>
            {column.label}
            {direction === 'asc' ? <ArrowUp size={12} aria-hidden="true" /> : direction === 'desc' ? <ArrowDown size={12} aria-hidden="true" /> : null}
            {direction !== undefined && table.sorts.length > 1 && <sup aria-hidden="true">{at + 1}</sup>}
          </button>
        ) : (
          <span className="ca-ell">{column.label}</span>
        )}
        <ColumnMenu
          table={table}
          column={column}
          canSort={canSort}
          canFilter={canFilter}
          isOpen={isMenuOpen}
          setIsOpen={setIsMenuOpen}
          onDone={onMenuDone}
          onResize={(by) => setWidth(by === null ? null : measured() + by)}
          onMove={move}
        />
      </span>
      <span
        className="ca-resize"
        aria-hidden="true"
        onPointerDown={(event) => {
          event.preventDefault();
          event.stopPropagation();
          event.currentTarget.setPointerCapture?.(event.pointerId);
          drag.current = { kind: 'width', x: event.clientX, width: measured() };
        }}
        onPointerMove={(event) => {
          const { current } = drag;
          if (current?.kind === 'width' && cell.current !== null) setWidth(current.width + ((event.clientX - current.x) / zoomOf(cell.current)) * sign());
        }}
        onPointerUp={() => (drag.current = null)}
        onPointerCancel={() => (drag.current = null)}
        onDoubleClick={() => setWidth(null)}
      />
    </th>
  );
}
