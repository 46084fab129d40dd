import type { PointerEvent, ReactElement } from 'react';
import { columnName } from './cell-name.ts';
import type { Drawn } from './sheet-row.tsx';

type Props = {
  columns: readonly Drawn[];
  width: number;
  isOn: (column: number) => boolean;
  onSelect: (column: number, isMore: boolean) => void;
  onSelectAll: () => void;
  onResize: (column: number, event: PointerEvent<HTMLElement>) => void;
  onReset: (column: number) => void;
};

/** The letters: a click chooses the column, the edge at its end changes its width (double click: as before). */
export function SheetHead({ columns, width, isOn, onSelect, onSelectAll, onResize, onReset }: Props): ReactElement {
  return (
    <div role="row" aria-rowindex={1} className="ca-sheet-head" style={{ width }}>
      <span role="columnheader" aria-colindex={1} onClick={onSelectAll}>
        <span className="ca-sr">Row</span>
      </span>
      {columns.map(({ index, start, size }) => (
        <span
          key={index}
          role="columnheader"
          aria-colindex={index + 2}
          data-on={isOn(index) || undefined}
          style={{ left: start, width: size }}
          onClick={(event) => onSelect(index, event.shiftKey)}
        >
          {columnName(index)}
          <i
            className="ca-sheet-edge"
            onPointerDown={(event) => {
              event.stopPropagation();
              onResize(index, event);
            }}
            onClick={(event) => event.stopPropagation()}
            onDoubleClick={(event) => {
              event.stopPropagation();
              onReset(index);
            }}
          />
        </span>
      ))}
    </div>
  );
}
