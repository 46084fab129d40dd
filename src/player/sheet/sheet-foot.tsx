import { type ReactElement, useMemo } from 'react';
import { formatNumber } from '../core/format.ts';
import { cellName, parseCell, isIn, sizeOf } from './cell-name.ts';
import { formulaHint } from './formula-hint.ts';
import type { Sheet } from './use-sheet.ts';

const round = (value: number): string => formatNumber(Number(value.toPrecision(12)));

/** What is wrong with the chosen cell, the arguments of the function that is typed, or what several chosen cells come to. */
export function SheetFoot({ sheet, draft, said }: { sheet: Sheet; draft: string | null; said: string }): ReactElement {
  const { graph, selection, range, content, version } = sheet;
  const result = graph.result(selection.at);
  const problem = result !== undefined && 'problem' in result ? `${cellName(selection.at)}: ${result.problem}` : '';
  const sums = useMemo(() => {
    if (sizeOf(range) < 2 || version === null) return '';
    let [filled, count, total] = [0, 0, 0];
    for (const name of Object.keys(content)) {
      const at = parseCell(name);
      if (at === null || !isIn(range, at)) continue;
      filled++;
      const found = graph.result(at);
      if (found === undefined || 'problem' in found || typeof found.value !== 'number') continue;
      count++;
      total += found.value;
    }
    return count < 2 ? (filled < 2 ? '' : `Count: ${filled}`) : `Sum: ${round(total)}   Average: ${round(total / count)}   Count: ${filled}`;
  }, [range, content, graph, version]);
  const hint = draft === null ? '' : formulaHint(draft);
  return (
    <div className="ca-sheet-foot" role="status" data-problem={(draft === null && problem !== '') || undefined}>
      {draft !== null ? hint : problem || said || sums}
    </div>
  );
}
