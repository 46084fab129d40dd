import { useMemo, useState } from 'react';
import type { TableColumn } from '../../shared/app/catalogue/index.ts';
import { type Json, type JsonObject, jsonEqual } from '../../shared/kernel/json.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { useMethods } from '../core/context.ts';
import { clampOf, columnsOf, flagOf, numberOf, oneOf, pathOf, rowsOf, textOf } from '../core/values.ts';
import { type ColumnFilter, type Filters, filterRows, filtersOf, filtersToJson, isActive } from './column-filter.ts';
import { type Sort, pageOf, searchRows, sortRows } from './table-model.ts';

/** px of a column */
export const MIN_WIDTH = 56;
export const MAX_WIDTH = 900;

export type TableState = {
  columns: readonly TableColumn[];
  all: readonly JsonObject[];
  shown: readonly JsonObject[];
  found: number;
  page: number;
  pages: number;
  /** Rows on a page. */
  size: number;
  text: string;
  sort: Sort | null;
  selected: ReadonlySet<string>;
  keyOf: (row: JsonObject) => string;
  setText: (text: string) => void;
  setPage: (page: number) => void;
  toggleSort: (field: string) => void;
  setSort: (sort: Sort) => void;
  filters: Filters;
  /** An empty filter takes the column's away. */
  setFilter: (field: string, filter: ColumnFilter) => void;
  clearFilters: () => void;
  /** Widths chosen by hand, px by field. */
  widths: ReadonlyMap<string, number>;
  setWidth: (field: string, width: number | null) => void;
  select: (row: JsonObject) => void;
  selectAll: (isOn: boolean) => void;
};

/** Search, order, page and selection. What the app's state says wins over what was last done here. */
export function useTable({ view, p, send }: NodeProps): TableState {
  const all = useMemo(() => rowsOf(p['data']), [p]);
  const columns = useMemo(() => columnsOf(p['columns'], all), [p, all]);
  const isServerSide = flagOf(p['serverSide']);
  const size = Math.round(clampOf(p['pageSize'], 20, 1, 500));
  const rowKey = textOf(p['rowKey'], 'id') || 'id';
  const [text, setLocalText] = useState('');
  const [localSort, setLocalSort] = useState<Sort | null>(null);
  const [localPage, setLocalPage] = useState(1);

  // The app chose the page itself.
  const remotePage = numberOf(view.state['page'], 1);
  const [seenPage, setSeenPage] = useState(remotePage);
  if (seenPage !== remotePage) {
    setSeenPage(remotePage);
    setLocalPage(remotePage);
  }

  const remoteFilters = useMemo(() => filtersOf(view.state['filters']), [view.state]);
  const [filters, setLocalFilters] = useState<Filters>(remoteFilters);
  const [seenFilters, setSeenFilters] = useState(remoteFilters);
  if (seenFilters !== remoteFilters && !jsonEqual(filtersToJson(seenFilters), filtersToJson(remoteFilters))) {
    setSeenFilters(remoteFilters);
    setLocalFilters(remoteFilters);
  }
  const [widths, setWidths] = useState<ReadonlyMap<string, number>>(new Map());

  const keys = useMemo(() => new Map(all.map((row, i) => [row, textOf(pathOf(row, rowKey)) || `#${i}`])), [all, rowKey]);
  const keyOf = (row: JsonObject): string => keys.get(row) ?? textOf(pathOf(row, rowKey));
  const selection = oneOf(p['selection'], ['none', 'single', 'multiple'] as const, 'none');
  const selected = useMemo(() => {
    const chosen: Json | undefined = selection === 'multiple' ? view.state['selectedRows'] : selection === 'single' ? [view.state['selectedRow'] ?? null] : [];
    return new Set(rowsOf(chosen).map((row) => textOf(pathOf(row, rowKey))));
  }, [view.state, selection, rowKey]);
  const [localSelected, setLocalSelected] = useState<ReadonlySet<string> | null>(null);
  const [seenSelected, setSeenSelected] = useState(selected);
  if (seenSelected !== selected) {
    setSeenSelected(selected);
    setLocalSelected(null);
  }
  const chosen = localSelected ?? selected;

  const sort = localSort;
  const matching = useMemo(() => {
    if (isServerSide) return all;
    const found = searchRows(filterRows(all, columns, filters), columns, text);
    return sort === null
      ? found
      : sortRows(
          found,
          columns.find((column) => column.field === sort.field),
          sort.direction,
        );
  }, [all, columns, text, sort, filters, isServerSide]);
  const total = isServerSide ? Math.max(numberOf(p['total'], all.length), all.length) : matching.length;
  const page = isServerSide ? { rows: all, page: localPage, pages: Math.max(1, Math.ceil(total / size)) } : pageOf(matching, localPage, size);

  const setSort = (next: Sort): void => {
    setLocalSort(next);
    send('sort', next);
  };
  const tellFilters = (next: Filters): void => {
    setLocalFilters(next);
    setLocalPage(1);
    send('filter', { filters: filtersToJson(next) });
  };
  const tellSelection = (next: ReadonlySet<string>, row: JsonObject | null): void => {
    setLocalSelected(next);
    send('select', { row, rows: all.filter((candidate) => next.has(keyOf(candidate))) });
  };
  useMethods(view.id, { clearSelection: () => tellSelection(new Set(), null), firstPage: () => setLocalPage(1) });
  return {
    columns,
    all,
    shown: page.rows,
    found: total,
    page: page.page,
    pages: page.pages,
    size,
    text,
    sort,
    selected: chosen,
    keyOf,
    setText: (next) => {
      setLocalText(next);
      setLocalPage(1);
      send('search', { text: next });
    },
    setPage: (next) => {
      setLocalPage(next);
      send('page', { page: next });
    },
    toggleSort: (field) => setSort({ field, direction: sort?.field === field && sort.direction === 'asc' ? 'desc' : 'asc' }),
    setSort,
    filters,
    setFilter: (field, filter) => {
      const { [field]: _before, ...rest } = filters;
      tellFilters(isActive(filter) ? { ...rest, [field]: filter } : rest);
    },
    clearFilters: () => tellFilters({}),
    widths,
    setWidth: (field, width) => {
      const next = new Map(widths);
      if (width === null) next.delete(field);
      else next.set(field, width);
      setWidths(next);
    },
    select: (row) => {
      const key = keyOf(row);
      if (selection === 'single') return tellSelection(new Set([key]), row);
      const next = new Set(chosen);
      if (!next.delete(key)) next.add(key);
      return tellSelection(next, row);
    },
    selectAll: (isOn) => tellSelection(isOn ? new Set(page.rows.map(keyOf)) : new Set(), null),
  };
}
