import type { ReactElement } from 'react';
import { shownText } from './cell-format.ts';
import { type CellRange, cellName, isIn } from './cell-name.ts';
import { isFormula } from './shift.ts';
import type { Sheet } from './use-sheet.ts';

/** px, also in sheet.css */
export const ROW = 32;
export const HEAD = 48;

/** A column in view: its place, the px before it and its width. */
export type Drawn = { index: number; start: number; size: number };

type Props = {
  sheet: Sheet;
  index: number;
  /** px from the top of the rows; null for a row that stays under the letters */
  top: number | null;
  width: number;
  columns: readonly Drawn[];
  id: string;
  draft: string | null;
  fill: CellRange | null;
  cut: CellRange | null;
  onDraft: (text: string) => void;
  onKeep: () => void;
};

export function SheetRow({ sheet, index: row, top, width, columns, id, draft, fill, cut, onDraft, onKeep }: Props): ReactElement {
  const { selection, range, graph, formats, bounds, isLocked } = sheet;
  const isOn = row >= range.from.row && row <= range.to.row;
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      data-frozen={top === null || undefined}
      style={{ width, ...(top === null ? {} : { transform: `translateY(${top}px)` }) }}
    >
      <span
        role="rowheader"
        aria-colindex={1}
        data-on={isOn || undefined}
        onClick={(event) => sheet.select({ row: event.shiftKey ? selection.at.row : row, column: 0 }, { row, column: bounds.columns - 1 })}
      >
        {row + 1}
      </span>
      {columns.map(({ index: column, start, size }) => {
        const at = { row, column };
        const cell = cellName(at);
        const result = graph.result(at);
        const isHere = selection.at.row === row && selection.at.column === column;
        const problem = result !== undefined && 'problem' in result ? result : null;
        const text = shownText(result, formats(at));
        const isCorner = !isLocked && draft === null && range.to.row === row && range.to.column === column;
        return (
          <span
            key={column}
            id={`${id}-${cell}`}
            data-cell={cell}
            role="gridcell"
            aria-colindex={column + 2}
            aria-selected={isIn(range, at)}
            aria-invalid={problem !== null || undefined}
            aria-label={problem === null ? undefined : `${problem.code} ${problem.problem}`}
            data-here={isHere || undefined}
            data-kind={result === undefined || problem !== null ? undefined : 'value' in result ? typeof result.value : undefined}
            data-formula={isFormula(sheet.rawAt(at)) || undefined}
            data-fill={(fill !== null && isIn(fill, at) && !isIn(range, at)) || undefined}
            data-cut={(cut !== null && isIn(cut, at)) || undefined}
            data-tip={problem?.problem}
            style={{ left: start, width: size }}
          >
            {isHere && draft !== null ? (
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
              <span dir="auto">{text}</span>
            )}
            {isCorner && <i className="ca-sheet-handle" />}
          </span>
        );
      })}
    </div>
  );
}
