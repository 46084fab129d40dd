import { Plus, Search, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { cx } from '../core/cx.ts';
import { Empty } from '../core/empty.tsx';
import { countOf, formatNumber, pluralOf } from '../core/format.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, oneOf, textOf } from '../core/values.ts';
import { SortSheet } from '../table/sort-sheet.tsx';
import { EditBar, LoadingRows, Pager, SelectionBar } from '../table/table-bars.tsx';
import { TableGrid } from '../table/table-grid.tsx';
import { TableMenu } from '../table/table-menu.tsx';
import { type TableState, useTable } from '../table/use-table.ts';

/** Below this many rows a search box is in the way. */
const SEARCH_FROM = 6;

export function Table(node: NodeProps): ReactElement {
  const { p, root, send } = node;
  const table = useTable(node);
  const noun = textOf(p['noun']) || 'row';
  const title = textOf(p['title']);
  const isLoading = flagOf(p['loading']);
  const isFiltered = Object.keys(table.filters).length > 0;
  const problem = textOf(p['problem']);
  const columnCount = table.columns.arranged.all.length;
  return (
    <div
      {...root}
      className={cx('ca-card ca-table ca-grows', root.className)}
      data-density={oneOf(p['density'], ['normal', 'compact', 'roomy'] as const, 'normal')}
    >
      <Toolbar node={node} table={table} title={title} noun={noun} />
      {problem !== '' && table.all.length === 0 ? (
        <Empty text={problem} icon="triangle-alert">
          <button type="button" className="ca-btn" data-variant="secondary" data-size="small" onClick={() => send('retry')}>
            Try again
          </button>
        </Empty>
      ) : isLoading && table.all.length === 0 ? (
        <LoadingRows columns={Math.max(2, Math.min(5, columnCount))} />
      ) : table.all.length === 0 && table.text === '' && !isFiltered ? (
        <Empty text={textOf(p['emptyText']) || `No ${pluralOf(noun)} yet. ${capital(pluralOf(noun))} you add here show up at once.`}>
          {textOf(p['addLabel']) !== '' && <AddButton label={textOf(p['addLabel'])} onAdd={() => send('addRow')} />}
        </Empty>
      ) : table.lines.count === 0 ? (
        <Empty text={table.text === '' ? `No ${noun} passes the filters.` : `Nothing matches “${table.text}”.`} icon="search">
          {table.text !== '' && (
            <button type="button" className="ca-btn" data-variant="secondary" data-size="small" onClick={() => table.setText('')}>
              Clear search
            </button>
          )}
          {isFiltered && (
            <button type="button" className="ca-btn" data-variant="secondary" data-size="small" onClick={table.clearFilters}>
              Clear filters
            </button>
          )}
        </Empty>
      ) : (
        <TableGrid node={node} table={table} label={textOf(p['ariaLabel']) || title || capital(pluralOf(noun))} isBusy={isLoading || table.isSearching} />
      )}
      <SelectionBar table={table} noun={noun} />
      <EditBar table={table} noun={noun} />
      {table.pages > 1 && <Pager table={table} noun={noun} />}
    </div>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function AddButton({ label, onAdd, isSmall = false }: { label: string; onAdd: () => void; isSmall?: boolean }): ReactElement {
  return (
    <button type="button" className="ca-btn" data-variant="primary" data-size={isSmall ? 'small' : 'normal'} onClick={onAdd}>
      <Plus size={16} aria-hidden="true" />
      {label}
    </button>
  );
}

function Toolbar({ node: { p, send }, table, title, noun }: { node: NodeProps; table: TableState; title: string; noun: string }): ReactElement | null {
  const canSearch = flagOf(p['searchable'], true) && (table.all.length >= SEARCH_FROM || table.text !== '' || flagOf(p['serverSide']));
  const addLabel = textOf(p['addLabel']);
  const filterCount = Object.keys(table.filters).length;
  const canFilter = flagOf(p['filterable'], true);
  const hasSheet = table.all.length > 1 || filterCount > 0;
  const isBare = title === '' && !canSearch && filterCount === 0 && (addLabel === '' || table.all.length === 0) && table.columns.layout.hidden.length === 0;
  if (isBare && !hasSheet) return null;
  return (
    <div className="ca-table-bar" data-bare={isBare || undefined}>
      {title !== '' && <h2 className="ca-h2">{title}</h2>}
      <span className="ca-faint ca-table-count" role="status">
        {table.text === '' && filterCount === 0 ? countOf(table.found, noun) : `${formatNumber(table.found)} found`}
      </span>
      <span className="ca-fill" />
      {canSearch && (
        <div className="ca-input ca-search">
          <Search size={16} aria-hidden="true" className="ca-icon" />
          <input
            type="text"
            role="searchbox"
            autoComplete="off"
            aria-label={`Search ${pluralOf(noun)}`}
            placeholder={textOf(p['searchPlaceholder']) || 'Search'}
            value={table.text}
            onChange={(event) => table.setText(event.target.value)}
          />
          {table.text !== '' && (
            <button type="button" className="ca-iconbtn" data-size="small" aria-label="Clear search" onClick={() => table.setText('')}>
              <X size={14} aria-hidden="true" />
            </button>
          )}
        </div>
      )}
      {filterCount > 0 && (
        <button type="button" className="ca-btn" data-variant="ghost" data-size="small" onClick={table.clearFilters}>
          <X size={14} aria-hidden="true" />
          {filterCount === 1 ? 'Clear filter' : `Clear ${filterCount} filters`}
        </button>
      )}
      {table.all.length > 0 && <TableMenu table={table} canExport={flagOf(p['exportable'], true)} />}
      {hasSheet && <SortSheet table={table} sortable={p['sortable']} canFilter={canFilter} />}
      {addLabel !== '' && <AddButton label={addLabel} isSmall onAdd={() => send('addRow')} />}
    </div>
  );
}
