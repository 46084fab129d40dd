import { Popover } from '@mantine/core';
import { ArrowDown, ArrowUp, ChevronDown, ListFilter } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import { filterKindOf, isActive } from './column-filter.ts';
import { FilterEditor } from './filter-editor.tsx';
import type { TableState } from './use-table.ts';

type Props = { table: TableState; column: TableColumn; canSort: boolean; canFilter: boolean; onResize: (by: number | null) => void };

/** px that a step makes a column wider or narrower */
const STEP = 40;

/** What can be done with a column: order, filter, width. The keyboard's way to all three. */
export function ColumnMenu({ table, column, canSort, canFilter, onResize }: Props): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const isFiltered = isActive(table.filters[column.field]);
  const act = (action: () => void): void => {
    action();
    setIsOpen(false);
  };
  const sortBy = (direction: 'asc' | 'desc', label: string, icon: ReactElement): ReactElement => (
    <button
      type="button"
      className="ca-option"
      aria-pressed={table.sort?.field === column.field && table.sort.direction === direction}
      onClick={() => act(() => table.setSort({ field: column.field, direction }))}
    >
      {icon}
      {label}
    </button>
  );
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-end"
      offset={4}
      width={240}
      trapFocus
      returnFocus
      shadow="md"
      classNames={{ dropdown: 'ca-pop ca-colmenu' }}
    >
      <Popover.Target>
        <button
          type="button"
          className="ca-iconbtn ca-colmenu-button"
          data-size="small"
          data-on={isFiltered || undefined}
          aria-label={`${column.label}: ${isFiltered ? 'filtered, ' : ''}column menu`}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isFiltered ? <ListFilter size={14} aria-hidden="true" /> : <ChevronDown size={14} aria-hidden="true" />}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Column ${column.label}`}>
        {canSort && (
          <>
            {sortBy('asc', 'Lowest first', <ArrowUp size={14} aria-hidden="true" />)}
            {sortBy('desc', 'Highest first', <ArrowDown size={14} aria-hidden="true" />)}
          </>
        )}
        {canFilter && filterKindOf(column) !== null && (
          <div className="ca-colmenu-filter">
            <FilterEditor table={table} column={column} />
            {isFiltered && (
              <button type="button" className="ca-btn" data-variant="ghost" data-size="small" onClick={() => act(() => table.setFilter(column.field, {}))}>
                Clear filter
              </button>
            )}
          </div>
        )}
        <div className="ca-colmenu-width" role="group" aria-label="Width">
          <button type="button" className="ca-btn" data-variant="ghost" data-size="small" onClick={() => onResize(-STEP)}>
            Narrower
          </button>
          <button type="button" className="ca-btn" data-variant="ghost" data-size="small" onClick={() => onResize(STEP)}>
            Wider
          </button>
          {table.widths.has(column.field) && (
            <button type="button" className="ca-btn" data-variant="ghost" data-size="small" onClick={() => onResize(null)}>
              As before
            </button>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
