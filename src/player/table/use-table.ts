import { useMemo, useState } from 'react';
import { type JsonObject, jsonEqual } from '../../shared/kernel/json.ts';
import { useMethods } from '../core/context.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { usePrinting } from '../core/use-printing.ts';
import { clampOf, flagOf, listOf, numberOf, pathOf, rowsOf, textOf } from '../core/values.ts';
import { download } from '../effects/browser.ts';
import { useEchoed } from '../inputs/use-echoed.ts';
import { type ColumnFilter, type Filters, filtersOf, filtersToJson, isActive } from './column-filter.ts';
import { type Sort, nextSorts, sortRows } from './sort-rows.ts';
import { tableCsv } from './table-export.ts';
import { type Lines, linesOf } from './table-lines.ts';
import { pageOf } from './table-model.ts';
import { type Columns, useColumns } from './use-columns.ts';
import { type Edits, useEdits } from './use-edits.ts';
import { useMatching } from './use-matching.ts';
import { type Selection, useSelection } from './use-selection.ts';

export type TableState = {
  columns: Columns;
  all: readonly JsonObject[];
  /** Rows that pass search and filters, on all pages, in order. */
  matching: readonly JsonObject[];
  lines: Lines;
  found: number;
  /** While the rows are still those of what was searched before. */
  isSearching: boolean;
  page: number;
  pages: number;
  /** Place of the page's first row among all, from 0. */
  firstRow: number;
  text: string;
  sorts: readonly Sort[];
  filters: Filters;
  selection: Selection;
  edits: Edits;
  groupBy: readonly string[];
  expanded: ReadonlySet<string>;
  keyOf: (row: JsonObject) => string;
  setText: (text: string) => void;
  setPage: (page: number) => void;
  toggleSort: (field: string, isAdded: boolean) => void;
  setSort: (sort: Sort) => void;
  /** An empty filter takes the column's away. */
  setFilter: (field: string, filter: ColumnFilter) => void;
  clearFilters: () => void;
  setGroupBy: (fields: readonly string[]) => void;
  toggleGroup: (key: string) => void;
  toggleDetail: (row: JsonObject) => void;
  exportCsv: () => void;
};

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** A value that follows what the app says, and in between what was done here. */
function useFollowed<T>(remote: T, isEqual: (a: T, b: T) => boolean): [T, (next: T) => void] {
  const [value, setValue] = useState(remote);
  const [seen, setSeen] = useState(remote);
  if (seen !== remote && !isEqual(seen, remote)) {
    setSeen(remote);
    setValue(remote);
  }
  return [value, setValue];
}

/** Search, order, groups, page and selection. What the app's state says wins over what was last done here. */
export function useTable(node: NodeProps): TableState {
  const { view, p, send } = node;
  const data = p['data'];
  const all = useMemo(() => rowsOf(data), [data]);
  const columns = useColumns(node, all);
  const isServerSide = flagOf(p['serverSide']);
  const rowKey = textOf(p['rowKey'], 'id') || 'id';
  const keyOf = useMemo(() => {
    let places: Map<JsonObject, number> | undefined;
    return (row: JsonObject): string => {
      const key = textOf(pathOf(row, rowKey));
      if (key !== '') return key;
      places ??= new Map(all.map((one, i) => [one, i]));
      return `#${places.get(row) ?? ''}`;
    };
  }, [all, rowKey]);

  const [text, setLocalText] = useState('');
  const [sorts, setSorts] = useState<readonly Sort[]>([]);
  const [localPage, setLocalPage] = useFollowed(numberOf(view.state['page'], 1), Object.is);
  // Echoes of earlier letters must not set back what is being typed.
  const echo = useEchoed(filtersToJson(filtersOf(view.state['filters'])));
  const filters = useMemo(() => filtersOf(echo.shown), [echo.shown]);
  const groupProp = p['groupBy'];
  const authorGroups = useMemo(() => listOf(groupProp).flatMap((field) => (typeof field === 'string' && field !== '' ? [field] : [])), [groupProp]);
  const [groupBy, setGroupBy] = useFollowed<readonly string[]>(authorGroups, (a, b) => jsonEqual([...a], [...b]));
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());

  // Sorted first: the next letter of a search then only has to leave rows out.
  const sorted = useMemo(() => (isServerSide ? all : sortRows(all, columns.all, sorts)), [all, columns.all, sorts, isServerSide]);
  const { rows: matching, isBusy } = useMatching(sorted, columns.all, filters, text, isServerSide);
  const total = isServerSide ? Math.max(numberOf(p['total'], all.length), all.length) : matching.length;
  const pageSize = Math.round(clampOf(p['pageSize'], 20, 0, 100_000));
  // Groups stand together, however many there are in each.
  const isPrinting = usePrinting();
  const size = isPrinting || pageSize === 0 || (groupBy.length > 0 && !isServerSide) ? Math.max(1, total) : pageSize;
  const page = useMemo(
    () => (isServerSide ? { rows: all, page: localPage, pages: Math.max(1, Math.ceil(total / size)) } : pageOf(matching, localPage, size)),
    [isServerSide, all, localPage, total, size, matching],
  );
  const lines = useMemo(
    () => linesOf({ rows: page.rows, columns: columns.all, keyOf, groupBy, closed, expanded }),
    [page.rows, columns.all, keyOf, groupBy, closed, expanded],
  );
  const selection = useSelection(node, { all, shown: lines.rows, keyOf, rowKey });
  const edits = useEdits(node);

  /** Other rows or another order begin on their first page; the app that fetches pages must know before it is asked for them. */
  const toFirstPage = (): void => {
    if (localPage === 1) return;
    setLocalPage(1);
    send('page', { page: 1 });
  };
  const tellSorts = (next: readonly Sort[]): void => {
    setSorts(next);
    toFirstPage();
    const [first] = next;
    send('sort', { field: first?.field ?? '', direction: first?.direction ?? 'asc', sorts: next.map((sort) => ({ ...sort })) });
  };
  const tellFilters = (next: Filters): void => {
    const told = filtersToJson(next);
    echo.show(told);
    echo.expect(told);
    toFirstPage();
    send('filter', { filters: told });
  };
  const exportCsv = (): void => {
    const name = textOf(p['title']) || textOf(p['noun']) || 'table';
    // In the order of the groups; those that are folded belong to it too.
    const rows =
      groupBy.length > 0 ? linesOf({ rows: page.rows, columns: columns.all, keyOf, groupBy, closed: new Set(), expanded: new Set() }).rows : matching;
    download(`${name.replace(/[\\/:*?"<>|]+/g, ' ').trim() || 'table'}.csv`, 'text/csv;charset=utf-8', tableCsv(rows, columns.arranged.all));
  };
  useMethods(view.id, { clearSelection: () => selection.clear(), firstPage: () => setLocalPage(1), exportCsv });
  return {
    columns,
    all,
    matching,
    lines,
    found: total,
    isSearching: isBusy,
    page: page.page,
    pages: page.pages,
    firstRow: (page.page - 1) * size,
    text,
    sorts,
    filters,
    selection,
    edits,
    groupBy,
    expanded,
    keyOf,
    setText: (next) => {
      setLocalText(next);
      toFirstPage();
      send('search', { text: next });
    },
    setPage: (next) => {
      setLocalPage(next);
      send('page', { page: next });
    },
    toggleSort: (field, isAdded) => tellSorts(nextSorts(sorts, field, isAdded)),
    setSort: (sort) => tellSorts([sort]),
    setFilter: (field, filter) => {
      const { [field]: _before, ...rest } = filters;
      tellFilters(isActive(filter) ? { ...rest, [field]: filter } : rest);
    },
    clearFilters: () => tellFilters({}),
    setGroupBy: (fields) => {
      setClosed(new Set());
      setGroupBy(fields);
    },
    toggleGroup: (key) => setClosed(toggled(closed, key)),
    toggleDetail: (row) => {
      const key = keyOf(row);
      setExpanded(toggled(expanded, key));
      send('expand', { row, open: !expanded.has(key) });
    },
    exportCsv,
  };
}
