import { ArrowUpDown } from 'lucide-react';
import { type ReactElement, useId, useState } from 'react';
import { Dialog } from '../core/dialog.tsx';
import type { Maybe } from '../core/values.ts';
import { filterKindOf, isActive } from './column-filter.ts';
import { FilterEditor } from './filter-editor.tsx';
import { isSortable } from './table-head.tsx';
import type { TableState } from './use-table.ts';

/** Where rows are cards there is no head to sort and filter by: this button, shown on phones, opens both. */
export function SortSheet({ table, sortable, canFilter }: { table: TableState; sortable: Maybe; canFilter: boolean }): ReactElement | null {
  const [isOpen, setIsOpen] = useState(false);
  const name = useId();
  const sorted = table.columns.arranged.all.filter((column) => isSortable(column, sortable));
  const filtered = canFilter ? table.columns.arranged.all.filter((column) => filterKindOf(column) !== null) : [];
  if (sorted.length === 0 && filtered.length === 0) return null;
  const count = filtered.filter((column) => isActive(table.filters[column.field])).length;
  const label = filtered.length === 0 ? 'Sort' : sorted.length === 0 ? 'Filter' : 'Sort and filter';
  return (
    <>
      <button
        type="button"
        className="ca-btn ca-sort-button"
        data-variant="secondary"
        data-size="small"
        aria-label={count > 0 ? `${label}, ${count} on` : label}
        onClick={() => setIsOpen(true)}
      >
        <ArrowUpDown size={16} aria-hidden="true" />
        <span className="ca-sort-label">{label}</span>
        {count > 0 && <span className="ca-badge">{count}</span>}
      </button>
      {isOpen && (
        <Dialog
          title={label}
          kind="drawer-bottom"
          size="normal"
          isClosable
          onClose={() => setIsOpen(false)}
          footer={
            <button type="button" className="ca-btn" data-variant="primary" onClick={() => setIsOpen(false)}>
              Done
            </button>
          }
        >
          <div className="ca-sortsheet">
            {sorted.length > 0 && (
              <fieldset>
                <legend className="ca-label">Sort by</legend>
                {sorted.map((column) => (
                  <label key={column.field} className="ca-check ca-radio">
                    <input
                      type="radio"
                      className="ca-sr"
                      name={name}
                      checked={table.sorts[0]?.field === column.field}
                      onChange={() => table.setSort({ field: column.field, direction: table.sorts[0]?.direction ?? 'asc' })}
                    />
                    <span className="ca-dot" aria-hidden="true" />
                    <span className="ca-check-label">{column.label}</span>
                  </label>
                ))}
                <div className="ca-radios" role="radiogroup" aria-label="Order" data-variant="segmented">
                  {(['asc', 'desc'] as const).map((direction) => (
                    <label key={direction} className="ca-check ca-radio">
                      <input
                        type="radio"
                        className="ca-sr"
                        name={`${name}-order`}
                        checked={(table.sorts[0]?.direction ?? 'asc') === direction}
                        disabled={table.sorts.length === 0}
                        onChange={() => table.sorts[0] !== undefined && table.setSort({ ...table.sorts[0], direction })}
                      />
                      <span className="ca-dot" aria-hidden="true" />
                      <span className="ca-check-label">{direction === 'asc' ? 'Lowest first' : 'Highest first'}</span>
                    </label>
                  ))}
                </div>
              </fieldset>
            )}
            {filtered.map((column) => (
              <div key={column.field}>
                <div className="ca-label">{column.label}</div>
                <FilterEditor table={table} column={column} />
              </div>
            ))}
          </div>
        </Dialog>
      )}
    </>
  );
}
