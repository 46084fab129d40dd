import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import type { Entity, Field } from '../../../shared/app/manifest/index.ts';
import type { Row } from '../../../shared/contracts/appdata.ts';
import { Button, Notice } from '../../ui/index.ts';
import { useEditor, useSection } from '../editor/index.ts';
import { rangeOf, type CellRange } from './cell-block.ts';
import { GridFoot } from './grid-foot.tsx';
import { afterEdit, gridKey, type CellAt } from './grid-keys.ts';
import { GridRow, ROW_HEIGHT } from './grid-row.tsx';
import type { RowsState, RowStore } from './row-store.ts';
import { useBlockActions } from './use-block-actions.ts';
import { DRAFT, keyOf, reasonOf, useCellEdits, type Draft } from './use-cell-edits.ts';

const NUMBER_WIDTH = 52;
const HEAD_HEIGHT = 28;

type Props = {
  entity: Entity;
  store: RowStore;
  state: RowsState;
  /** Changes with the order and the filters: what was selected then means nothing. */
  view: string;
  /** A row being made: shown first, with what is missing in red. */
  draft: Draft | null;
  onDraft: (draft: Draft | null) => void;
  /** The same function while no header changes. */
  headerOf: (field: Field) => ReactNode;
  onNewRow: () => void;
  onDelete: (rows: readonly Row[]) => void;
  empty: ReactNode;
};

type Selection = { at: CellAt; anchor: CellAt };
const START: Selection = { at: { row: 0, column: 0 }, anchor: { row: 0, column: 0 } };

/** Rows as a grid: type to replace, Enter to edit, each cell saved on its own, wrong ones red with the reason; blocks of cells as in a spreadsheet. */
export function RowGrid({ entity, store, state, view, draft, onDraft, headerOf, onNewRow, onDelete, empty }: Props): ReactElement {
  const editor = useEditor();
  const entities = useSection('entities');
  const scroller = useRef<HTMLDivElement>(null);
  const [selection, setSelection] = useState(START);
  const { fields } = entity;
  const offset = draft === null ? 0 : 1;
  const count = state.total + offset;
  const edits = useCellEdits({ entity, store, draft, onDraft });
  const { editing, wrong } = edits;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
  });
  const items = virtual.getVirtualItems();
  const head = useMemo(
    () =>
      fields.map((each) => (
        <span key={each.id} role="columnheader" className="grid-th">
          {headerOf(each)}
        </span>
      )),
    [fields, headerOf],
  );
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => store.need(first - offset, last - offset), [store, first, last, offset, state.total]);

  const at: CellAt = { row: clamp(selection.at.row, count), column: clamp(selection.at.column, fields.length) };
  const range = rangeOf({ row: clamp(selection.anchor.row, count), column: clamp(selection.anchor.column, fields.length) }, at);
  const rowAt = (index: number): Row | undefined => (index < offset ? undefined : store.row(index - offset));
  useFollowRow({ store, state, offset, at, setSelection, scroller, view });
  const hasDraft = draft !== null;
  useEffect(() => {
    if (!hasDraft) return;
    setSelection(START);
    scroller.current?.scrollTo({ top: 0 });
    scroller.current?.focus({ preventScroll: true });
  }, [hasDraft]);

  const template = `${NUMBER_WIDTH}px ${fields.map((field) => `minmax(${widthOf(field)}px, 1fr)`).join(' ')}`;
  const minWidth = NUMBER_WIDTH + fields.reduce((sum, field) => sum + widthOf(field), 0);
  const blocks = useBlockActions({
    entity,
    entities,
    store,
    total: state.total,
    onDelete,
    range: { ...range, top: Math.max(0, range.top - offset), bottom: Math.max(0, range.bottom - offset) },
    onBad: (cells) => {
      for (const { rowId, fieldId, text, reason } of cells) {
        const field = fields.find((candidate) => candidate.id === fieldId);
        if (rowId !== null && field !== undefined) edits.markWrong(rowId, fieldId, { text, reason: reasonOf(reason, field) });
      }
    },
  });

  function move(to: CellAt, extend: boolean): void {
    setSelection((before) => ({ at: to, anchor: extend ? before.anchor : to }));
    virtual.scrollToIndex(to.row, { align: 'auto' });
    if (!extend) revealColumn(scroller.current, to.column);
  }
  function start(cell: CellAt, typed: string | null): void {
    const row = rowAt(cell.row);
    if (row === undefined && cell.row >= offset) return;
    edits.start(cell, row, typed);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (editing !== null || event.target !== scroller.current) return;
    const command = gridKey(at, count, fields.length, { key: event.key, shift: event.shiftKey, ctrl: event.ctrlKey || event.metaKey, alt: event.altKey });
    if (command === null) {
      if (event.key !== 'Escape') return;
      if (draft !== null) onDraft(null);
      else setSelection({ at, anchor: at });
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const field = fields[at.column];
    const isDraftRow = at.row < offset;
    const run: { [K in typeof command.kind]: () => void } = {
      move: () => command.kind === 'move' && move(command.to, command.extend),
      edit: () => command.kind === 'edit' && start(at, command.typed),
      newRow: onNewRow,
      deleteRow: () => (isDraftRow && draft !== null ? onDraft(null) : blocks.remove()),
      clear: () => !isDraftRow && blocks.clear(),
      copy: () => blocks.copy(),
      fill: () => blocks.fill(),
      duplicate: () => blocks.duplicate(),
      selectAll: () => setSelection({ anchor: { row: 0, column: 0 }, at: { row: count - 1, column: fields.length - 1 } }),
      selectRow: () => setSelection({ anchor: { row: range.top, column: 0 }, at: { row: range.bottom, column: fields.length - 1 } }),
      openRelated: () => field?.reference !== undefined && editor.store.set({ entityId: field.reference.entity, dataItem: null }),
    };
    run[command.kind]();
  }

  function onPaste(event: ClipboardEvent): void {
    // With the caret of a click in a cell, that cell is the target.
    if (editing !== null || (event.target instanceof Element && event.target.closest('input, textarea, select') !== null)) return;
    event.preventDefault();
    blocks.paste(event.clipboardData.getData('text/plain'));
  }

  // Kept the same from draw to draw, so that rows that did not change are not drawn again.
  const latest = useRef({ start, editing, count, edits, at, fields });
  useEffect(() => {
    latest.current = { start, editing, count, edits, at, fields };
  });
  const onCellDown = useCallback((event: PointerEvent, row: number, column: number) => {
    if (event.button !== 0) return;
    setSelection((before) => ({ at: { row, column }, anchor: event.shiftKey ? before.anchor : { row, column } }));
  }, []);
  const onCellEnter = useCallback((event: PointerEvent, row: number, column: number) => {
    if (event.buttons === 1 && latest.current.editing === null) setSelection((before) => ({ ...before, at: { row, column } }));
  }, []);
  const onNumberDown = useCallback((event: PointerEvent, row: number) => {
    const end = latest.current.fields.length - 1;
    setSelection((before) => ({ anchor: { row: event.shiftKey ? before.anchor.row : row, column: 0 }, at: { row, column: end } }));
  }, []);
  const onOpen = useCallback((row: number, column: number) => latest.current.start({ row, column }, null), []);
  const onDone = useCallback((text: string | null, key: 'Enter' | 'Tab' | null, shift: boolean) => {
    const { editing: current, edits: cells, count: rows, fields: columns } = latest.current;
    cells.finish(text);
    if (current !== null && key !== null) {
      const to = afterEdit(current.at, rows, columns.length, key, shift);
      setSelection({ at: to, anchor: to });
    }
    if (key !== null || text === null) scroller.current?.focus({ preventScroll: true });
  }, []);

  return (
    <>
      {state.error !== null && (
        <div className="grid-error">
          <Notice
            tone="danger"
            title="Rows could not be read"
            actions={
              <Button size="s" onClick={() => void store.reload()}>
                Try again
              </Button>
            }
          >
            {state.error}
          </Notice>
        </div>
      )}
      <div
        ref={scroller}
        className="grid scroll"
        role="grid"
        aria-label={`${entity.plural}, rows`}
        aria-multiselectable="true"
        aria-rowcount={count + 1}
        aria-colcount={fields.length + 1}
        tabIndex={0}
        aria-activedescendant={count > 0 ? `cell-${at.row}-${at.column}` : undefined}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      >
        <div className="grid-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template, minWidth }}>
          <span role="columnheader" className="grid-n">
            #
          </span>
          {head}
        </div>
        {count === 0 && !state.isLoading && state.error === null && <div className="grid-empty">{empty}</div>}
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative', minWidth }}>
          {items.map((item) => {
            const { index } = item;
            const row = rowAt(index);
            const isEditingHere = editing !== null && editing.at.row === index;
            return (
              <GridRow
                key={index < offset ? DRAFT : (row?.id ?? index)}
                index={index}
                number={index < offset ? null : index - offset + 1}
                top={item.start - HEAD_HEIGHT}
                template={template}
                fields={fields}
                entities={entities}
                row={row}
                draft={index < offset ? draft : null}
                activeColumn={at.row === index ? at.column : null}
                range={isMany(range) && index >= range.top && index <= range.bottom ? rowRange(range) : null}
                wrong={wrong}
                editing={isEditingHere ? editing : null}
                onCellDown={onCellDown}
                onCellEnter={onCellEnter}
                onNumberDown={onNumberDown}
                onOpen={onOpen}
                onDone={onDone}
              />
            );
          })}
        </div>
      </div>
      <GridFoot
        fields={fields}
        count={count}
        at={at}
        range={range}
        isEditing={editing !== null}
        problem={wrong.get(keyOf(at.row < offset ? DRAFT : (rowAt(at.row)?.id ?? ''), fields[at.column]?.id ?? ''))?.reason}
        rowAt={rowAt}
        blocks={editor.canEdit && at.row >= offset ? blocks : null}
      />
    </>
  );
}

/** After rows above came or went, the same row stays selected and in the same place on the screen. */
function useFollowRow({
  store,
  state,
  offset,
  at,
  setSelection,
  scroller,
  view,
}: {
  store: RowStore;
  state: RowsState;
  offset: number;
  at: CellAt;
  setSelection: (change: (before: Selection) => Selection) => void;
  scroller: React.RefObject<HTMLDivElement | null>;
  view: string;
}): void {
  const followed = useRef<{ id: string; row: number } | null>(null);
  const seen = useRef(state.pages);
  useLayoutEffect(() => {
    const before = followed.current;
    if (seen.current !== state.pages && before !== null) {
      const now = store.indexOf(before.id);
      const delta = now + offset - before.row;
      if (now >= 0 && delta !== 0 && before.row === at.row) {
        const shift = (cell: CellAt): CellAt => ({ ...cell, row: Math.max(0, cell.row + delta) });
        setSelection((current) => ({ at: shift(current.at), anchor: shift(current.anchor) }));
        const box = scroller.current;
        if (box !== null && box.scrollTop > 0) box.scrollBy({ top: delta * ROW_HEIGHT });
        followed.current = { id: before.id, row: now + offset };
        seen.current = state.pages;
        return;
      }
    }
    seen.current = state.pages;
    const row = at.row < offset ? undefined : store.row(at.row - offset);
    followed.current = row === undefined ? null : { id: row.id, row: at.row };
  });
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    followed.current = null;
    setSelection(() => START);
    scroller.current?.scrollTo({ top: 0 });
  }, [view, setSelection, scroller]);
}

const ranges = new Map<string, CellRange>();
/** The columns of a range as one object for all its rows, so that rows inside it compare equal from draw to draw. */
function rowRange({ left, right }: CellRange): CellRange {
  const key = `${left}.${right}`;
  const found = ranges.get(key) ?? { top: 0, bottom: 0, left, right };
  ranges.set(key, found);
  return found;
}

function isMany(range: CellRange): boolean {
  return range.top !== range.bottom || range.left !== range.right;
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value));
}

function widthOf(field: Field): number {
  if (field.type === 'longText') return 220;
  return ['boolean', 'integer', 'number', 'percent', 'rating', 'color', 'time'].includes(field.type) ? 110 : 150;
}

/** Scrolls sideways until a column is clear of the row numbers. */
function revealColumn(grid: HTMLElement | null, column: number): void {
  const head = grid?.querySelector<HTMLElement>(`.grid-head > :nth-child(${column + 2})`);
  if (grid === null || head === null || head === undefined) return;
  if (head.offsetLeft - NUMBER_WIDTH < grid.scrollLeft) grid.scrollLeft = head.offsetLeft - NUMBER_WIDTH;
  else if (head.offsetLeft + head.offsetWidth > grid.scrollLeft + grid.clientWidth) grid.scrollLeft = head.offsetLeft + head.offsetWidth - grid.clientWidth;
}
