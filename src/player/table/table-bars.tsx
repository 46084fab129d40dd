import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactElement } from 'react';
import { countOf, formatNumber, pluralOf } from '../core/format.ts';
import { SkeletonLine } from '../core/skeleton.tsx';
import type { TableState } from './use-table.ts';

function TextButton({ label, onClick, isPrimary = false }: { label: string; onClick: () => void; isPrimary?: boolean }): ReactElement {
  return (
    <button type="button" className="ca-btn" data-variant={isPrimary ? 'primary' : 'ghost'} data-size="small" onClick={onClick}>
      {label}
    </button>
  );
}

/** How many rows are chosen, and the way to all of them or none. */
export function SelectionBar({ table, noun }: { table: TableState; noun: string }): ReactElement | null {
  const { selection, matching } = table;
  const { size } = selection.keys;
  if (selection.kind !== 'multiple' || size === 0) return null;
  return (
    <div className="ca-table-note" role="group" aria-label="Selection">
      <span role="status">{`${formatNumber(size)} selected`}</span>
      <span className="ca-fill" />
      {size < matching.length && <TextButton label={`Select all ${countOf(matching.length, noun)}`} onClick={() => selection.chooseAll(matching)} />}
      <TextButton label="Clear selection" onClick={selection.clear} />
    </div>
  );
}

/** Changes that wait to be saved; what was thrown away, with the way back. */
export function EditBar({ table, noun }: { table: TableState; noun: string }): ReactElement | null {
  const { drafts, discarded, mode } = table.edits;
  const keys = [...drafts.keys()];
  if (keys.length === 0 && (discarded?.kind !== 'rows' || mode !== 'row')) return null;
  return (
    <div className="ca-table-note" data-tone={keys.length > 0 ? 'warn' : undefined} role="group" aria-label="Changes">
      <span role="status">{keys.length > 0 ? `${countOf(keys.length, noun)} with changes that are not saved` : 'The changes were discarded.'}</span>
      <span className="ca-fill" />
      {discarded?.kind === 'rows' && <TextButton label="Undo discard" onClick={() => table.edits.undo()} />}
      {keys.length > 0 && (
        <>
          <TextButton label="Discard all" onClick={() => table.edits.discard(keys)} />
          <TextButton label="Save all" isPrimary onClick={() => table.edits.save(keys)} />
        </>
      )}
    </div>
  );
}

export function Pager({ table, noun }: { table: TableState; noun: string }): ReactElement {
  return (
    <nav className="ca-pager" aria-label={`Pages of ${pluralOf(noun)}`}>
      <span className="ca-faint">{`Page ${formatNumber(table.page)} of ${formatNumber(table.pages)}`}</span>
      <span className="ca-fill" />
      <button
        type="button"
        className="ca-btn ca-btn-icon"
        data-variant="secondary"
        data-size="small"
        aria-label="Previous page"
        disabled={table.page <= 1}
        onClick={() => table.setPage(table.page - 1)}
      >
        <ChevronLeft size={16} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="ca-btn ca-btn-icon"
        data-variant="secondary"
        data-size="small"
        aria-label="Next page"
        disabled={table.page >= table.pages}
        onClick={() => table.setPage(table.page + 1)}
      >
        <ChevronRight size={16} aria-hidden="true" />
      </button>
    </nav>
  );
}

export function LoadingRows({ columns }: { columns: number }): ReactElement {
  return (
    <div className="ca-table-loading" role="status" aria-label="Loading">
      {['70%', '55%', '80%', '62%'].map((width) => (
        <div key={width}>
          {Array.from({ length: columns }, (_, i) => (
            <SkeletonLine key={i} width={width} />
          ))}
        </div>
      ))}
    </div>
  );
}
