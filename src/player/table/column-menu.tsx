import { Popover } from '@mantine/core';
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, ChevronDown, EyeOff, Group, ListFilter, Pin, PinOff } from 'lucide-react';
import type { ReactElement } from 'react';
import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import { filterKindOf, isActive } from './column-filter.ts';
import { type Side, sideOf, withHidden } from './column-layout.ts';
import { FilterEditor } from './filter-editor.tsx';
import type { TableState } from './use-table.ts';

type Props = {
  table: TableState;
  column: TableColumn;
  canSort: boolean;
  canFilter: boolean;
  isOpen: boolean;
  setIsOpen: (isOpen: boolean) => void;
  /** After a key or a choice: the focus goes to the head, wherever the column stands then. */
  onDone: () => void;
  /** @param by px; null: as it was */
  onResize: (by: number | null) => void;
  /** @param by places */
  onMove: (by: number) => void;
};

/** px that a step makes a column wider or narrower */
const STEP = 40;

/** What can be done with a column: order, filter, width, place. The keyboard's way to all of them. */
export function ColumnMenu({ table, column, canSort, canFilter, isOpen, setIsOpen, onDone, onResize, onMove }: Props): ReactElement {
  const isFiltered = isActive(table.filters[column.field]);
  const act = (action: () => void): void => {
    action();
    setIsOpen(false);
    onDone();
  };
  const { columns } = table;
  const side = sideOf(column, columns.layout);
  const isGrouped = table.groupBy.includes(column.field);
  const pin = (to: Side | null): void => act(() => columns.change({ ...columns.layout, pinned: { ...columns.layout.pinned, [column.field]: to } }));
  const item = (label: string, icon: ReactElement, action: () => void): ReactElement => (
    <button type="button" className="ca-option" onClick={action}>
      {icon}
      {label}
    </button>
  );
  const sortBy = (direction: 'asc' | 'desc', label: string, icon: ReactElement): ReactElement => (
    <button
      type="button"
      className="ca-option"
      aria-pressed={table.sorts.some((sort) => sort.field === column.field && sort.direction === direction)}
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
      closeOnEscape={false}
      shadow="md"
      classNames={{ dropdown: 'ca-pop ca-colmenu' }}
    >
      <Popover.Target>
        <button
          type="button"
          tabIndex={-1}
          className="ca-iconbtn ca-colmenu-button"
          data-size="small"
          data-on={isFiltered || undefined}
          aria-label={`${column.label}: ${isFiltered ? 'filtered, ' : ''}column menu`}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isFiltered ? <ListFilter size={14} aria-hidden="true" /> : <ChevronDown size={14} aria-hidden="true" />}
        </button>
      </Popover.Target>
      <Popover.Dropdown
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          setIsOpen(false);
          onDone();
        }}
      >
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
          {column.field in columns.layout.widths && (
            <button type="button" className="ca-btn" data-variant="ghost" data-size="small" onClick={() => onResize(null)}>
              As before
            </button>
          )}
        </div>
        {columns.canArrange && (
          <div className="ca-colmenu-place" role="group" aria-label="Place">
            <span className="ca-colmenu-pair">
              {item('Earlier', <ArrowLeft size={14} aria-hidden="true" />, () => onMove(-1))}
              {item('Later', <ArrowRight size={14} aria-hidden="true" />, () => onMove(1))}
            </span>
            {side === null ? (
              <>
                {item('Keep at the start', <Pin size={14} aria-hidden="true" />, () => pin('start'))}
                {item('Keep at the end', <Pin size={14} aria-hidden="true" />, () => pin('end'))}
              </>
            ) : (
              item('Let it scroll', <PinOff size={14} aria-hidden="true" />, () => pin(null))
            )}
            {item(isGrouped ? 'Ungroup' : 'Group by this', <Group size={14} aria-hidden="true" />, () =>
              act(() => table.setGroupBy(isGrouped ? table.groupBy.filter((field) => field !== column.field) : [...table.groupBy, column.field])),
            )}
            {columns.arranged.all.length > 1 &&
              item('Hide', <EyeOff size={14} aria-hidden="true" />, () => act(() => columns.change(withHidden(columns.layout, column.field, true))))}
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
