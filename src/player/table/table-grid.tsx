import { type FocusEvent, type KeyboardEvent, type MouseEvent, type ReactElement, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { JsonObject } from '../../shared/kernel/json.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { flagOf, oneOf, pathOf, rowActionsOf } from '../core/values.ts';
import { copyAtOnce } from '../effects/browser.ts';
import { canEdit } from './cell-value.ts';
import { type Place, blockOf, gridMove } from './grid-keys.ts';
import { LINE_COL } from './special-lines.tsx';
import { TableBody, VIRTUAL_FROM } from './table-body.tsx';
import { tableTsv } from './table-export.ts';
import { TableFoot } from './table-foot.tsx';
import { TableHead } from './table-head.tsx';
import { cardSlots } from './table-model.ts';
import { ACTIONS_COL, CHECK_COL, EXPAND_COL, type RowKit } from './table-row.tsx';
import { useColumnWindow } from './use-column-window.ts';
import { useStable } from './use-stable.ts';
import type { TableState } from './use-table.ts';

const ROW_HEIGHTS = { normal: 45, compact: 35, roomy: 55 } as const;
/** px of the columns that stand before the data */
const CHECK_WIDTH = 48;
const EXPAND_WIDTH = 40;
const WIDGETS = 'button:not([disabled]), a[href], input:not([disabled])';

/** The table itself: a grid with one tab stop, in which the arrows move. */
export function TableGrid({ node, table, label, isBusy }: { node: NodeProps; table: TableState; label: string; isBusy: boolean }): ReactElement {
  const { p, send, handles } = node;
  const scroller = useRef<HTMLDivElement>(null);
  const { columns, lines, selection, edits } = table;
  const [place, setPlace] = useState<Place>({ line: 0, col: '' });
  const [anchor, setAnchor] = useState<Place | null>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const wantsFocus = useRef(false);

  const isMultiple = selection.kind === 'multiple';
  const isExpandable = flagOf(p['expandable']);
  const isDisabled = flagOf(p['disabled']);
  const rowActions = p['rowActions'];
  const actions = useMemo(() => rowActionsOf(rowActions), [rowActions]);
  const hasActions = actions.length > 0 || (edits.mode === 'row' && flagOf(p['editable']));
  const lead = (isMultiple ? CHECK_WIDTH : 0) + (isExpandable ? EXPAND_WIDTH : 0);
  const view = useColumnWindow(columns, scroller, lead, hasFocus ? place.col : '');
  const fields = useMemo(() => view.all.map((column) => column.field), [view.all]);
  const cols = useMemo(
    () => [...(isMultiple ? [CHECK_COL] : []), ...(isExpandable ? [EXPAND_COL] : []), ...fields, ...(hasActions ? [ACTIONS_COL] : [])],
    [isMultiple, isExpandable, fields, hasActions],
  );
  const active: Place = { line: Math.max(-1, Math.min(place.line, lines.count - 1)), col: cols.includes(place.col) ? place.col : (fields[0] ?? '') };
  const block = anchor === null ? null : blockOf(anchor, active, fields);

  const go = (to: Place, isExtending = false): void => {
    wantsFocus.current = true;
    setAnchor(isExtending ? (anchor ?? active) : null);
    setPlace(to);
  };
  const editableFields = useMemo(
    () => new Set(columns.all.filter((column) => flagOf(p['editable']) && canEdit(column)).map((column) => column.field)),
    [columns.all, p],
  );
  const edit = (line: number, key: string, field: string, text?: string): void => {
    if (isDisabled || !editableFields.has(field)) return;
    setPlace({ line, col: field });
    setAnchor(null);
    const column = columns.all.find((candidate) => candidate.field === field);
    const at = lines.at(line);
    if (column?.type === 'boolean' && at?.kind === 'row') {
      wantsFocus.current = true;
      edits.change(at.row, key, field, !flagOf(pathOf(edits.drafts.get(key)?.shown ?? at.row, field)));
    } else edits.start({ key, field, ...(text === undefined ? {} : { text }) });
  };
  /** Where an edit goes on, or the cell that gets the focus back. */
  const afterEdit = (line: number, field: string, after: 'stay' | 'next' | 'previous' | 'leave'): void => {
    if (after === 'leave') return;
    const order = fields.filter((candidate) => editableFields.has(candidate) && columns.all.find((column) => column.field === candidate)?.type !== 'boolean');
    const at = order.indexOf(field) + (after === 'next' ? 1 : -1);
    const step = at >= order.length ? 1 : at < 0 ? -1 : 0;
    const nextLine = line + step;
    const next = after === 'stay' ? undefined : order[step === 1 ? 0 : step === -1 ? order.length - 1 : at];
    const to = next === undefined ? undefined : lines.at(nextLine);
    if (next !== undefined && to?.kind === 'row') return edit(nextLine, to.key, next);
    return go({ line, col: field });
  };
  const on = useStable<RowKit['on']>({
    open: (row) => {
      send('rowClick', { row });
      if (selection.kind === 'single') selection.choose(row);
    },
    choose: (row, isRange) => selection.choose(row, isRange),
    act: (row, action) => send('rowAction', { row, action }),
    edit,
    keep: (row, key, field, value, line, after) => {
      edits.change(edits.drafts.get(key)?.row ?? row, key, field, value);
      afterEdit(line, field, after);
    },
    stop: (text, line, field, after) => {
      edits.stop(text);
      afterEdit(line, field, after);
    },
    toggleDetail: table.toggleDetail,
    toggleGroup: table.toggleGroup,
    save: (key) => edits.save([key]),
    discard: (key) => edits.discard([key]),
  });
  const widths = columns.layout.widths;
  const isClickable = !isDisabled && (handles('rowClick') || selection.kind === 'single');
  const isEditable = flagOf(p['editable']);
  const kit: RowKit = useMemo(
    () => ({
      window: view,
      slots: new Map(cardSlots(view.all).map((slot, i) => [view.all[i]?.field ?? '', slot])),
      widths,
      isMultiple,
      isSelectable: selection.kind !== 'none',
      isEditable,
      isDisabled,
      isClickable,
      isExpandable,
      isSavedByRow: edits.mode === 'row' && isEditable,
      actions,
      on,
    }),
    [view, widths, isMultiple, selection.kind, isEditable, isDisabled, isClickable, isExpandable, edits.mode, actions, on],
  );

  const cellAt = ({ line, col }: Place): HTMLElement | null => {
    const row = scroller.current?.querySelector(`[data-line="${line}"]`);
    return (
      row?.querySelector<HTMLElement>(`[data-col="${CSS.escape(col)}"]`) ?? row?.querySelector<HTMLElement>(`[data-col="${CSS.escape(LINE_COL)}"]`) ?? null
    );
  };
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    const cell = cellAt(active);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const placeOf = (target: EventTarget): Place | null => {
    if (!(target instanceof Element) || scroller.current?.contains(target) !== true) return null;
    const line = target.closest('[data-line]')?.getAttribute('data-line');
    if (line === null || line === undefined) return null;
    const col = target.closest('[data-col]')?.getAttribute('data-col') ?? '';
    return { line: Number(line), col: col === LINE_COL ? active.col : col };
  };
  const onFocus = (event: FocusEvent): void => {
    const at = placeOf(event.target);
    if (at === null) return;
    setHasFocus(true);
    if (at.line !== place.line || at.col !== place.col) setPlace(at);
  };
  const onMouseDown = (event: MouseEvent): void => {
    const at = placeOf(event.target);
    if (at === null || event.button !== 0) return;
    if (!event.shiftKey) return setAnchor(null);
    // Else the browser would mark the words in between.
    event.preventDefault();
    // A tick with Shift chooses rows, not cells.
    if (at.line < 0 || !fields.includes(at.col)) return;
    go(at, true);
  };
  const activeLine = lines.at(active.line);
  const enter = (): boolean => {
    if (activeLine?.kind === 'group') table.toggleGroup(activeLine.key);
    else if (activeLine?.kind === 'row' && editableFields.has(active.col)) edit(active.line, activeLine.key, active.col);
    else {
      const widgets = [...(cellAt(active)?.querySelectorAll<HTMLElement>(WIDGETS) ?? [])].filter(
        (widget) => widget.getClientRects().length > 0 || widget.matches('input'),
      );
      if (active.line === -1 || [CHECK_COL, EXPAND_COL].includes(active.col)) widgets[0]?.click();
      else if (widgets.length > 0 && widgets[0]?.matches('.ca-row-open') !== true) (widgets[0] as HTMLElement).focus();
      else if (activeLine?.kind === 'row' && isClickable) on.open(activeLine.row);
      else return false;
    }
    return true;
  };
  /** The focus is on a button or link in a cell. */
  const onWidgetKey = (event: KeyboardEvent): boolean => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-col]') : null;
    if (cell === null) return false;
    if (event.key === 'Escape') {
      cell.focus();
      return true;
    }
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return false;
    const widgets = [...cell.querySelectorAll<HTMLElement>(WIDGETS)].filter((widget) => widget.getClientRects().length > 0);
    const next = widgets[widgets.findIndex((widget) => widget === event.target) + (event.key === 'ArrowRight' ? 1 : -1)];
    next?.focus();
    return next !== undefined;
  };
  const copy = (): boolean => {
    // Words marked with the mouse are what is meant.
    if (getSelection()?.isCollapsed === false) return false;
    const isRows = selection.keys.size > 0 && block === null;
    const range = block ?? blockOf(active, active, fields);
    if (!isRows && range === null) return false;
    const inBlock = (): JsonObject[] =>
      Array.from({ length: (range?.to ?? 0) - (range?.from ?? 0) + 1 }, (_, i) => lines.at((range?.from ?? 0) + i)).flatMap((line) =>
        line?.kind === 'row' ? [line.row] : [],
      );
    const rows = isRows ? table.matching.filter((row) => selection.keys.has(table.keyOf(row))) : inBlock();
    const copied = isRows || range === null ? view.all : view.all.slice(range.firstCol, range.lastCol + 1);
    return copyAtOnce(tableTsv(rows, copied));
  };
  const onGridKey = (event: KeyboardEvent): boolean => {
    const isCommand = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (isCommand && key === 'z') return edits.undo();
    if (isCommand && key === 'c') return copy();
    if (isCommand && key === 'a') {
      if (isMultiple) selection.chooseAll(table.matching);
      else {
        setAnchor({ line: 0, col: fields[0] ?? '' });
        setPlace({ line: lines.count - 1, col: fields.at(-1) ?? '' });
      }
      return true;
    }
    if (isCommand && event.key === 'Enter' && activeLine?.kind === 'row' && edits.drafts.has(activeLine.key)) {
      edits.save([activeLine.key]);
      return true;
    }
    if (event.key === 'Escape' && anchor !== null) {
      setAnchor(null);
      return true;
    }
    if (activeLine?.kind === 'group' && !isCommand && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
      if (activeLine.isOpen !== (event.key === 'ArrowRight')) table.toggleGroup(activeLine.key);
      return true;
    }
    if (event.key === ' ' && activeLine?.kind === 'row' && selection.kind !== 'none' && !isDisabled && active.col !== EXPAND_COL) {
      selection.choose(activeLine.row, event.shiftKey);
      return true;
    }
    if (event.key === 'Enter' || event.key === ' ' || event.key === 'F2') return !isCommand && enter();
    // Typing into a cell replaces what it holds.
    if (event.key.length === 1 && !isCommand && !event.altKey && activeLine?.kind === 'row' && editableFields.has(active.col)) {
      if (columns.all.find((column) => column.field === active.col)?.type === 'boolean') return false;
      edit(active.line, activeLine.key, active.col, event.key);
      return true;
    }
    const pageLines = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const isMirrored = scroller.current !== null && getComputedStyle(scroller.current).direction === 'rtl';
    const move = gridMove({ cols, lineCount: lines.count, pageLines, isMirrored }, active, event);
    if (move === null) return false;
    go(move.to, move.isExtending);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (placeOf(event.target) === null) return;
    const isOnCell = event.target instanceof Element && event.target.matches('[data-col]');
    if (isOnCell ? onGridKey(event) : onWidgetKey(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const density = oneOf(p['density'], ['normal', 'compact', 'roomy'] as const, 'normal');
  const rowHeight = ROW_HEIGHTS[density];
  const isVirtual = lines.count >= VIRTUAL_FROM;
  const hasFoot = columns.arranged.all.some((column) => column.aggregate !== undefined) && !flagOf(p['serverSide']);
  const gaps = view.isWide ? (view.before > 0 ? 2 : 1) : 0;
  const columnCount = view.start.length + view.middle.length + view.end.length + gaps + (isMultiple ? 1 : 0) + (isExpandable ? 1 : 0) + (hasActions ? 1 : 0);
  const pinned = { start: lead + view.start.reduce((sum, column) => sum + (widths[column.field] ?? column.width ?? 170), 0) };
  // Roles are written out because the phone layout takes the table's own display away.
  return (
    <div
      ref={scroller}
      className="ca-table-scroll"
      data-virtual={isVirtual || undefined}
      data-wide={view.isWide || undefined}
      style={view.isWide ? { scrollPaddingInlineStart: pinned.start + 8 } : undefined}
    >
      <table
        // Rows that open and close are those of a tree.
        role={table.groupBy.length > 0 ? 'treegrid' : 'grid'}
        aria-label={label}
        aria-busy={isBusy || undefined}
        aria-rowcount={table.found + 1}
        aria-colcount={cols.length}
        aria-multiselectable={isMultiple || undefined}
        aria-readonly={isEditable ? undefined : true}
        style={view.isWide ? { width: `max(100%, ${view.total + (hasActions ? 96 : 0)}px)` } : undefined}
        onFocus={onFocus}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) setHasFocus(false);
        }}
        onMouseDown={onMouseDown}
        onKeyDown={onKeyDown}
      >
        <TableHead
          table={table}
          kit={kit}
          sortable={p['sortable']}
          canFilter={flagOf(p['filterable'], true)}
          activeCol={active.line === -1 ? active.col : null}
          focusHead={(field) => go({ line: -1, col: field })}
        />
        <TableBody
          table={table}
          kit={kit}
          columnCount={columnCount}
          scroller={scroller}
          active={active}
          keptLine={hasFocus ? active.line : -1}
          block={block}
          rowHeight={rowHeight}
        />
        {hasFoot && (
          <TableFoot
            rows={table.matching}
            columns={columns.arranged.all}
            view={view}
            widths={widths}
            leads={(isMultiple ? 1 : 0) + (isExpandable ? 1 : 0)}
            hasActions={hasActions}
          />
        )}
      </table>
    </div>
  );
}
