import { Popover } from '@mantine/core';
import { Download, Ellipsis, RotateCcw } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { NO_LAYOUT, isChanged, withHidden } from './column-layout.ts';
import type { TableState } from './use-table.ts';

/** What concerns the whole table: which columns show, and the rows as a file. */
export function TableMenu({ table, canExport }: { table: TableState; canExport: boolean }): ReactElement | null {
  const [isOpen, setIsOpen] = useState(false);
  const { columns } = table;
  const hidden = new Set(columns.layout.hidden);
  if (!canExport && !columns.canArrange) return null;
  const act = (action: () => void): void => {
    action();
    setIsOpen(false);
  };
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
          className="ca-iconbtn ca-table-menu"
          aria-label="Table menu"
          data-on={hidden.size > 0 || undefined}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Ellipsis size={16} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Table menu">
        {canExport && (
          <button type="button" className="ca-option" onClick={() => act(table.exportCsv)}>
            <Download size={14} aria-hidden="true" />
            Download as CSV
          </button>
        )}
        {columns.canArrange && (
          <>
            {isChanged(columns.layout) && (
              <button type="button" className="ca-option" onClick={() => act(() => columns.change(NO_LAYOUT))}>
                <RotateCcw size={14} aria-hidden="true" />
                Columns as they were
              </button>
            )}
            <fieldset className="ca-colfilter ca-table-columns" aria-label="Columns that show">
              {columns.all.map((column) => (
                <label key={column.field} className="ca-check">
                  <input
                    type="checkbox"
                    className="ca-sr"
                    checked={!hidden.has(column.field)}
                    disabled={!hidden.has(column.field) && columns.arranged.all.length === 1}
                    onChange={(event) => columns.change(withHidden(columns.layout, column.field, !event.target.checked))}
                  />
                  <span className="ca-box" aria-hidden="true" data-on={!hidden.has(column.field)} />
                  <span className="ca-check-label">{column.label}</span>
                </label>
              ))}
            </fieldset>
          </>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
