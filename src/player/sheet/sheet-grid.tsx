import { useVirtualizer } from '@tanstack/react-virtual';
import { type ClipboardEvent, type KeyboardEvent, type ReactElement, type Ref, useEffect, useId, useImperativeHandle, useRef } from 'react';
import { formatNumber } from '../core/format.ts';
import type { CellResult } from './calculate.ts';
import { type CellAt, cellName, columnName } from './cell-name.ts';
import type { CellValue } from './functions.ts';

/** px, also in sheet.css */
const ROW = 32;
const COLUMN = 104;
const HEAD = 44;

export type SheetGridProps = {
  ref: Ref<HTMLDivElement>;
  label: string;
  rows: number;
  columns: number;
  height: number;
  at: CellAt;
  draft: string | null;
  isReadOnly: boolean;
  resultOf: (cell: string) => CellResult | undefined;
  rawOf: (cell: string) => CellValue;
  onGo: (row: number, column: number) => void;
  onEdit: () => void;
  onDraft: (text: string) => void;
  onKeep: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onPaste: (event: ClipboardEvent) => void;
  onCopy: (event: ClipboardEvent) => void;
};

function shown(result: CellResult | undefined): string {
  if (result === undefined) return '';
  if ('problem' in result) return 'Problem';
  const { value } = result;
  return typeof value === 'number'
    ? formatNumber(Math.abs(value) < 1e15 ? Number(value.toPrecision(12)) : value)
    : value === null
      ? ''
      : typeof value === 'boolean'
        ? value
          ? 'TRUE'
          : 'FALSE'
        : value;
}

/** One focus stop; the chosen cell is named by aria-activedescendant, so that rows out of view need not exist. */
export function SheetGrid({
  ref,
  label,
  rows,
  columns,
  height,
  at,
  draft,
  isReadOnly,
  resultOf,
  rawOf,
  onGo,
  onEdit,
  onDraft,
  onKeep,
  ...handlers
}: SheetGridProps): ReactElement {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => box.current as HTMLDivElement, []);
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 8,
    scrollPaddingStart: ROW,
    initialRect: { width: 640, height },
  });
  const scrollTo = virtual.scrollToIndex;
  useEffect(() => {
    scrollTo(at.row);
    const element = box.current;
    if (element === null) return;
    const [left, right] = [HEAD + at.column * COLUMN, HEAD + (at.column + 1) * COLUMN];
    if (left < element.scrollLeft + HEAD) element.scrollLeft = left - HEAD;
    else if (right > element.scrollLeft + element.clientWidth && element.clientWidth > 0) element.scrollLeft = right - element.clientWidth;
  }, [at, scrollTo]);
  const shownRows = virtual.getVirtualItems();
  const isDrawn = shownRows.some(({ index }) => index === at.row);
  const columnNumbers = Array.from({ length: columns }, (_, i) => i);
  return (
    <div
      {...handlers}
      ref={box}
      className="ca-sheet-grid"
      role="grid"
      aria-label={label}
      aria-rowcount={rows + 1}
      aria-colcount={columns + 1}
      aria-readonly={isReadOnly || undefined}
      aria-activedescendant={draft === null && isDrawn ? `${id}-${cellName(at)}` : undefined}
      tabIndex={0}
      style={{ maxHeight: height }}
    >
      <div role="row" aria-rowindex={1} className="ca-sheet-head" style={{ width: HEAD + columns * COLUMN }}>
        <span role="columnheader" aria-colindex={1}>
          <span className="ca-sr">Row</span>
        </span>
        {columnNumbers.map((column) => (
          <span key={column} role="columnheader" aria-colindex={column + 2} data-on={column === at.column || undefined}>
            {columnName(column)}
          </span>
        ))}
      </div>
      <div role="rowgroup" className="ca-sheet-rows" style={{ height: virtual.getTotalSize(), width: HEAD + columns * COLUMN }}>
        {shownRows.map(({ index: row, start }) => (
          <div key={row} role="row" aria-rowindex={row + 2} style={{ transform: `translateY(${start}px)` }}>
            <span role="rowheader" aria-colindex={1} data-on={row === at.row || undefined}>
              {row + 1}
            </span>
            {columnNumbers.map((column) => {
              const cell = cellName({ row, column });
              const isChosen = at.row === row && at.column === column;
              const result = resultOf(cell);
              const problem = result !== undefined && 'problem' in result ? result.problem : '';
              const raw = rawOf(cell);
              return (
                <span
                  key={column}
                  id={`${id}-${cell}`}
                  role="gridcell"
                  aria-colindex={column + 2}
                  aria-selected={isChosen}
                  aria-invalid={problem !== '' || undefined}
                  aria-label={problem === '' ? undefined : `Problem: ${problem}`}
                  data-kind={result === undefined || 'problem' in result ? undefined : typeof result.value}
                  data-formula={(typeof raw === 'string' && raw.startsWith('=')) || undefined}
                  data-tip={problem === '' ? undefined : problem}
                  onClick={() => onGo(row, column)}
                  onDoubleClick={onEdit}
                >
                  {isChosen && draft !== null ? (
                    <input
                      type="text"
                      aria-label={`Content of ${cell}`}
                      autoComplete="off"
                      spellCheck={false}
                      autoFocus
                      value={draft}
                      onChange={(event) => onDraft(event.target.value)}
                      onBlur={onKeep}
                    />
                  ) : (
                    shown(result)
                  )}
                </span>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
