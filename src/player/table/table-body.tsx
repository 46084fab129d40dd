import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactElement, RefObject } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { TableRow } from './table-row.tsx';
import type { Slot } from './table-model.ts';
import type { TableState } from './use-table.ts';

/** From here only the rows in view are drawn, in a scroll area of their own. */
export const VIRTUAL_FROM = 100;

type Props = { node: NodeProps; table: TableState; slots: readonly Slot[]; columnCount: number; scroller: RefObject<HTMLDivElement | null> };

export function TableBody({ node, table, slots, columnCount, scroller }: Props): ReactElement {
  const isVirtual = table.shown.length >= VIRTUAL_FROM;
  const virtual = useVirtualizer({
    count: table.shown.length,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => 45,
    overscan: 8,
    getItemKey: (i) => {
      const row = table.shown[i];
      return row === undefined ? i : table.keyOf(row);
    },
    initialRect: { width: 640, height: 600 },
  });
  if (!isVirtual)
    return (
      <tbody role="rowgroup">
        {table.shown.map((row) => (
          <TableRow key={table.keyOf(row)} node={node} table={table} row={row} slots={slots} />
        ))}
      </tbody>
    );
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = Math.max(0, virtual.getTotalSize() - (items.at(-1)?.end ?? 0));
  const first = (table.page - 1) * table.size;
  const space = (height: number, key: string): ReactElement | null =>
    height === 0 ? null : (
      <tr key={key} className="ca-row-space" role="presentation" aria-hidden="true">
        <td role="presentation" colSpan={columnCount} style={{ height }} />
      </tr>
    );
  return (
    <tbody role="rowgroup">
      {space(before, 'before')}
      {items.map((item) => {
        const row = table.shown[item.index];
        return row === undefined ? null : (
          <TableRow
            key={item.key}
            node={node}
            table={table}
            row={row}
            slots={slots}
            index={item.index}
            rowNumber={first + item.index + 2}
            rowRef={virtual.measureElement}
          />
        );
      })}
      {space(after, 'after')}
    </tbody>
  );
}
