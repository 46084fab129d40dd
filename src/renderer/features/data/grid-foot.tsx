import type { ReactElement } from 'react';
import type { Field } from '../../../shared/app/manifest/index.ts';
import { Button } from '../../ui/index.ts';
import type { CellRange } from './cell-block.ts';
import { formatCell } from './cell-format.ts';
import type { CellAt } from './grid-keys.ts';
import type { BlockActions } from './use-block-actions.ts';

type Props = {
  fields: readonly Field[];
  count: number;
  at: CellAt;
  range: CellRange;
  isEditing: boolean;
  /** What is wrong with the active cell. */
  problem: string | undefined;
  rowAt: (index: number) => Readonly<Record<string, unknown>> | undefined;
  /** Null where rows cannot be changed. */
  blocks: BlockActions | null;
};

const MOST_SUMMED = 2000;

/** Where one is in the grid, what is selected, and what can be done with it. */
export function GridFoot({ fields, count, at, range, isEditing, problem, rowAt, blocks }: Props): ReactElement {
  const field = fields[at.column];
  const rows = range.bottom - range.top + 1;
  const columns = range.right - range.left + 1;
  const isMany = rows > 1 || columns > 1;
  const sum = isMany && columns === 1 && field !== undefined ? sumOf(field, range, rowAt) : null;
  const where =
    count === 0
      ? 'No rows'
      : isMany
        ? `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}, ${columns} ${columns === 1 ? 'column' : 'columns'} selected${sum === null ? '' : `, sum ${sum}`}`
        : `Row ${(at.row + 1).toLocaleString('en')} of ${count.toLocaleString('en')}${field === undefined ? '' : `, ${isEditing ? 'editing ' : ''}${field.label}`}`;
  return (
    <div className="grid-foot num">
      <span className={problem === undefined ? 'ell' : 'dangerc ell'} role="status">
        {problem === undefined ? where : `${field?.label ?? ''}: ${problem}`}
      </span>
      <span className="grow" />
      {isMany && blocks !== null ? (
        <>
          {rows > 1 && (
            <Button size="s" variant="ghost" onClick={() => blocks.fill()}>
              Fill down
            </Button>
          )}
          <Button size="s" variant="ghost" onClick={() => blocks.duplicate()}>
            {rows === 1 ? 'Duplicate row' : `Duplicate ${rows.toLocaleString('en')} rows`}
          </Button>
          <Button size="s" variant="ghost" onClick={() => blocks.remove()}>
            {rows === 1 ? 'Delete row' : `Delete ${rows.toLocaleString('en')} rows`}
          </Button>
        </>
      ) : (
        <span className="ell">
          {isEditing
            ? 'Enter saves, Esc leaves it as it was, Tab moves right'
            : 'Enter edits, typing replaces, Shift selects, Ctrl V pastes cells, Ctrl Enter adds a row'}
        </span>
      )}
    </div>
  );
}

function sumOf(field: Field, range: CellRange, rowAt: Props['rowAt']): string | null {
  if (!['number', 'integer', 'currency'].includes(field.type) || range.bottom - range.top > MOST_SUMMED) return null;
  let sum = 0;
  for (let i = range.top; i <= range.bottom; i++) {
    const row = rowAt(i);
    if (row === undefined) return null;
    const value = row[field.id];
    if (typeof value === 'number') sum += value;
  }
  return formatCell(field, { [field.id]: Number(sum.toFixed(6)) }, []);
}
