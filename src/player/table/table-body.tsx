import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { ReactElement, RefObject } from 'react';
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
  const virtual = useVirtualizer({
    count: lines.count,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (i) => lines.at(i)?.key ?? i,
    initialRect: { width: 640, height: 600 },
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return keptLine < 0 || keptLine >= lines.count || shown.includes(keptLine) ? shown : [...shown, keptLine].sort((a, b) => a - b);
    },
  });
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
