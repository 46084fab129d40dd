import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { scaleOf } from '../core/scale.ts';
import { type CellAt, type CellRange, cellName, parseCell } from './cell-name.ts';
import { fillTarget } from './selection.ts';
import { SheetHead } from './sheet-head.tsx';
import { HEAD, ROW, SheetRow } from './sheet-row.tsx';
import type { Sheet } from './use-sheet.ts';

export type SheetGridProps = {
  ref: Ref<HTMLDivElement>;
  sheet: Sheet;
  label: string;
  height: number;
  frozenRows: number;
  /** What is being typed into the cell itself; null while nothing is. */
  draft: string | null;
  /** Cells that were cut and not pasted yet. */
  cut: CellRange | null;
  onEdit: () => void;
  onDraft: (text: string) => void;
  onKeep: () => void;
  /** A cell was pressed while a formula waits for one. @returns whether it took it */
  onPoint: (at: CellAt) => boolean;
  onFill: (target: CellRange) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onPaste: (event: ClipboardEvent) => void;
  onCopy: (event: ClipboardEvent) => void;
  onCut: (event: ClipboardEvent) => void;
};

/** One focus stop; the chosen cell is named by aria-activedescendant, so that rows and columns out of view need not exist. */
export function SheetGrid({
  ref,
  sheet,
  label,
  height,
  frozenRows,
  draft,
  cut,
  onEdit,
  onDraft,
  onKeep,
  onPoint,
  onFill,
  ...handlers
}: SheetGridProps): ReactElement {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => box.current as HTMLDivElement, []);
  const { bounds, selection, range, isLocked, widthOf } = sheet;
  const frozen = Math.min(frozenRows, bounds.rows - 1);
  const headHeight = ROW * (1 + frozen);
  const rows = useVirtualizer({
    count: bounds.rows - frozen,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 6,
    scrollPaddingStart: headHeight,
    initialRect: { width: 640, height },
  });
  const columns = useVirtualizer({
    horizontal: true,
    count: bounds.columns,
    getScrollElement: () => box.current,
    estimateSize: widthOf,
    overscan: 2,
    paddingStart: HEAD,
    scrollPaddingStart: HEAD,
    initialRect: { width: 640, height },
  });
  const widths = Array.from({ length: bounds.columns }, (_, column) => widthOf(column)).join();
  const { measure } = columns;
  useEffect(() => measure(), [widths, measure]);
  const moving = selection.to;
  const { scrollToIndex: toRow } = rows;
  const { scrollToIndex: toColumn } = columns;
  const isWholeColumn = range.from.row === 0 && range.to.row === bounds.rows - 1 && bounds.rows > 1;
  const isWholeRow = range.from.column === 0 && range.to.column === bounds.columns - 1 && bounds.columns > 1;
  useEffect(() => {
    // A whole row or column that was chosen by its head stays where it is.
    if (!isWholeColumn && moving.row >= frozen) toRow(moving.row - frozen);
    if (!isWholeRow) toColumn(moving.column);
  }, [moving.row, moving.column, frozen, isWholeColumn, isWholeRow, toRow, toColumn]);

  const [fill, setFill] = useState<CellRange | null>(null);
  const press = useRef<'select' | 'fill' | null>(null);
  /** The formula that took the cell keeps the focus. */
  const isPointed = useRef(false);
  const cellUnder = (event: PointerEvent): CellAt | null => {
    const found = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-cell]');
    return found !== null && found !== undefined && box.current?.contains(found) === true ? parseCell(found.dataset['cell'] ?? '') : null;
  };
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0 || !(event.target instanceof Element) || event.target.closest('input') !== null) return;
    const at = parseCell(event.target.closest<HTMLElement>('[data-cell]')?.dataset['cell'] ?? '');
    if (at === null) return;
    isPointed.current = onPoint(at);
    if (isPointed.current) return;
    if (event.target.closest('.ca-sheet-handle') !== null) {
      press.current = 'fill';
      event.preventDefault();
    } else {
      sheet.select(event.shiftKey ? selection.at : at, at);
      // A finger scrolls.
      press.current = event.pointerType === 'mouse' ? 'select' : null;
    }
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (press.current === null) return;
    if (event.buttons === 0) return onPointerUp();
    const at = cellUnder(event);
    if (at === null) return;
    if (press.current === 'fill') setFill(fillTarget(range, at));
    else sheet.select(selection.at, at);
  };
  const onPointerUp = (): void => {
    if (press.current === 'fill' && fill !== null) onFill(fill);
    press.current = null;
    setFill(null);
  };
  const startResize = (column: number, event: PointerEvent<HTMLElement>): void => {
    const handle = event.currentTarget;
    const scale = scaleOf(box.current);
    const [from, width] = [event.clientX, widthOf(column)];
    const move = (next: globalThis.PointerEvent): void => sheet.setWidth(column, width + (next.clientX - from) / scale);
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), { once: true });
  };

  const shownColumns = columns.getVirtualItems();
  const shownRows = rows.getVirtualItems();
  const width = columns.getTotalSize();
  const isDrawn = moving.row < frozen || shownRows.some(({ index }) => index + frozen === moving.row);
  const row = (index: number, top: number | null): ReactElement => (
    <SheetRow
      key={index}
      {...{ sheet, index, top, width, columns: shownColumns, id, draft, onDraft, onKeep }}
      fill={fill !== null && (index < fill.from.row || index > fill.to.row) ? null : fill}
      cut={cut !== null && (index < cut.from.row || index > cut.to.row) ? null : cut}
    />
  );
  return (
    <div
      {...handlers}
      ref={box}
      className="ca-sheet-grid"
      role="grid"
      dir="ltr"
      aria-label={label}
      aria-rowcount={bounds.rows + 1}
      aria-colcount={bounds.columns + 1}
      aria-multiselectable="true"
      aria-readonly={isLocked || undefined}
      aria-activedescendant={draft === null && isDrawn && shownColumns.some(({ index }) => index === moving.column) ? `${id}-${cellName(moving)}` : undefined}
      tabIndex={0}
      style={{ maxHeight: height }}
      data-formula={draft?.startsWith('=') || undefined}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onMouseDown={(event) => isPointed.current && event.preventDefault()}
      onDoubleClick={(event) => event.target instanceof Element && event.target.closest('[data-cell]') !== null && onEdit()}
    >
      <div className="ca-sheet-top" role="rowgroup" style={{ width }}>
        <SheetHead
          columns={shownColumns}
          width={width}
          isOn={(column) => column >= range.from.column && column <= range.to.column}
          onSelect={(column, isMore) => sheet.select({ row: 0, column: isMore ? selection.at.column : column }, { row: bounds.rows - 1, column })}
          onSelectAll={() => sheet.select({ row: 0, column: 0 }, { row: bounds.rows - 1, column: bounds.columns - 1 })}
          onResize={startResize}
          onReset={(column) => sheet.setWidth(column, null)}
        />
        {Array.from({ length: frozen }, (_, index) => row(index, null))}
      </div>
      <div role="rowgroup" className="ca-sheet-rows" style={{ height: rows.getTotalSize(), width }}>
        {shownRows.map(({ index, start }) => row(index + frozen, start))}
      </div>
    </div>
  );
}
