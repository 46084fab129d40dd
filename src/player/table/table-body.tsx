import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { usePrinting } from '../core/use-printing.ts';
import type { Block, Place } from './grid-keys.ts';
import { DetailLine, GroupLine } from './special-lines.tsx';
import type { Line } from './table-lines.ts';
import { cellText } from './table-model.ts';
import { type RowKit, TableRow } from './table-row.tsx';
import type { TableState } from './use-table.ts';

/** From here only the rows in view are drawn, in a scroll area of their own. */
export const VIRTUAL_FROM = 100;

type Props = {
  table: TableState;
  kit: RowKit;
  columnCount: number;
  scroller: RefObject<HTMLDivElement | null>;
  active: Place;
  /** A line that stays drawn, because it has the focus; -1: none. */
  keptLine: number;
  block: Block | null;
  /** px that a row is thought to be high before it is measured */
  rowHeight: number;
};

export function TableBody({ table, kit, columnCount, scroller, active, keptLine, block, rowHeight }: Props): ReactElement {
  const { lines } = table;
  const isPrinting = usePrinting();
  const isVirtual = lines.count >= VIRTUAL_FROM && !isPrinting;
  // The same function as long as the lines are the same: with another one all places are worked out anew.
  const keyAt = useCallback((i: number) => lines.at(i)?.key ?? i, [lines]);
  const [drawnHeight, setDrawnHeight] = useState(rowHeight);
  const virtual = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    count: lines.count,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => drawnHeight,
    overscan: 8,
    getItemKey: keyAt,
    // A height such as 41.8 px counts as 41 or 42 by where the row stands; each difference would work out the places of all rows below anew.
    measureElement: (element, entry) => {
      const height = entry?.borderBoxSize[0]?.blockSize ?? element.offsetHeight;
      return Math.abs(height - drawnHeight) <= 1 ? drawnHeight : Math.round(height);
    },
    initialRect: { width: 640, height: 600 },
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return keptLine < 0 || keptLine >= lines.count || shown.includes(keptLine) ? shown : [...shown, keptLine].sort((a, b) => a - b);
    },
  });
  // Rows that are as high as was thought move nothing when they are measured: one look at the first makes the thought a good one.
  useLayoutEffect(() => {
    const height = isVirtual ? (scroller.current?.querySelector<HTMLElement>('tbody > tr[aria-rowindex]')?.offsetHeight ?? 0) : 0;
    setDrawnHeight(height > 0 && Math.abs(height - rowHeight) > 1 ? height : rowHeight);
  }, [isVirtual, rowHeight, scroller]);
  const measuredBy = useRef(drawnHeight);
  useLayoutEffect(() => {
    if (measuredBy.current === drawnHeight) return;
    measuredBy.current = drawnHeight;
    virtual.measure();
  }, [virtual, drawnHeight]);
  const { edits } = table;
  const draw = (line: Line, at: number, rowRef: ((element: HTMLTableRowElement | null) => void) | undefined): ReactElement => {
    const activeCol = active.line === at ? active.col : null;
    const rowNumber = table.firstRow + at + 2;
    if (line.kind === 'group')
      return (
        <GroupLine
          key={line.key}
          group={line}
          line={at}
          rowNumber={rowNumber}
          columnCount={columnCount}
          columns={kit.window.all}
          isActive={activeCol !== null}
          onToggle={kit.on.toggleGroup}
          rowRef={rowRef}
        />
      );
    if (line.kind === 'detail') {
      const title = kit.window.all.find((column) => kit.slots.get(column.field) === 'title');
      return (
        <DetailLine
          key={line.key}
          row={line.row}
          columns={table.columns.all}
          name={title === undefined ? '' : cellText(line.row, title)}
          line={at}
          columnCount={columnCount}
          isActive={activeCol !== null}
          rowRef={rowRef}
        />
      );
    }
    const { key } = line;
    const draft = edits.drafts.get(key);
    const isEditing = edits.editing?.key === key;
    const isInBlock = block !== null && at >= block.from && at <= block.to;
    return (
      <TableRow
        key={key}
        kit={kit}
        row={draft?.shown ?? line.row}
        rowKey={key}
        line={at}
        rowNumber={rowNumber}
        depth={line.depth}
        isSelected={table.selection.keys.has(key)}
        isExpanded={table.expanded.has(key)}
        isDraft={draft !== undefined}
        activeCol={activeCol}
        blockFrom={isInBlock ? block.firstCol : -1}
        blockTo={isInBlock ? block.lastCol : -2}
        editField={isEditing ? (edits.editing?.field ?? null) : null}
        editText={isEditing ? edits.editing?.text : undefined}
        rowRef={rowRef}
      />
    );
  };
  if (!isVirtual)
    return (
      <tbody role="rowgroup">
        {Array.from({ length: lines.count }, (_, i) => {
          const line = lines.at(i);
          return line === undefined ? null : draw(line, i, undefined);
        })}
      </tbody>
    );
  const space = (height: number, key: string): ReactElement => (
    <tr key={key} className="ca-row-space" role="presentation" aria-hidden="true">
      <td role="presentation" colSpan={columnCount} style={{ height }} />
    </tr>
  );
  const drawn: ReactElement[] = [];
  let end = 0;
  for (const item of virtual.getVirtualItems()) {
    const line = lines.at(item.index);
    if (line === undefined) continue;
    if (item.start > end) drawn.push(space(item.start - end, `before ${item.index}`));
    drawn.push(draw(line, item.index, virtual.measureElement));
    end = item.end;
  }
  if (virtual.getTotalSize() > end) drawn.push(space(virtual.getTotalSize() - end, 'after'));
  return <tbody role="rowgroup">{drawn}</tbody>;
}
