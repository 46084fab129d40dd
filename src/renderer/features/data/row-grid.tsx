import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { checkValue } from '../../../shared/app/data/index.ts';
import type { Entity, Field } from '../../../shared/app/manifest/index.ts';
import type { Row } from '../../../shared/contracts/appdata.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { announce, asAppError } from '../../platform/index.ts';
import { classNames, Notice } from '../../ui/index.ts';
import { useEditor, useSection } from '../editor/index.ts';
import { CellEditor } from './cell-editor.tsx';
import { CellView } from './cell-view.tsx';
import { editText, formatCell, fromText } from './cell-format.ts';
import { afterEdit, gridKey, type CellAt } from './grid-keys.ts';
import type { RowsState, RowStore } from './row-store.ts';

const ROW_HEIGHT = 30;
const NUMBER_WIDTH = 44;

export type Draft = { values: Record<string, Json> };
type Props = {
  entity: Entity;
  store: RowStore;
  state: RowsState;
  /** A row being made: shown first, with what is missing in red. */
  draft: Draft | null;
  onDraft: (draft: Draft | null) => void;
  headerOf: (field: Field) => ReactNode;
  onNewRow: () => void;
  onDelete: (rows: readonly Row[]) => void;
  empty: ReactNode;
};

/** Rows as a grid: type to replace, Enter to edit, each cell saved on its own, wrong ones red with the reason. */
export function RowGrid({ entity, store, state, draft, onDraft, headerOf, onNewRow, onDelete, empty }: Props): ReactElement {
  const editor = useEditor();
  const entities = useSection('entities');
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<CellAt>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<{ at: CellAt; text: string; typed: boolean } | null>(null);
  const [wrong, setWrong] = useState<ReadonlyMap<string, { text: string; reason: string }>>(() => new Map());
  const { fields } = entity;
  const offset = draft === null ? 0 : 1;
  const count = state.total + offset;
  const virtual = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => ROW_HEIGHT, overscan: 8 });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => store.need(first - offset, last - offset), [store, first, last, offset]);
  useEffect(() => setWrong(new Map()), [store]);
  const hasDraft = draft !== null;
  useEffect(() => {
    if (!hasDraft) return;
    setAt({ row: 0, column: 0 });
    scroller.current?.scrollTo({ top: 0 });
    scroller.current?.focus({ preventScroll: true });
  }, [hasDraft]);

  const width = (field: Field): number => (field.type === 'longText' ? 220 : ['boolean', 'integer', 'number', 'percent', 'rating', 'color', 'time'].includes(field.type) ? 110 : 150);
  const template = `${NUMBER_WIDTH}px ${fields.map((field) => `minmax(${width(field)}px, 1fr)`).join(' ')}`;
  const minWidth = NUMBER_WIDTH + fields.reduce((sum, field) => sum + width(field), 0);
  const rowAt = (index: number): Row | undefined => (index < offset ? undefined : store.row(index - offset));
  const keyOf = (index: number, field: Field): string => `${index < offset ? 'draft' : (rowAt(index)?.id ?? index)}.${field.id}`;

  function move(to: CellAt): void {
    setAt(to);
    virtual.scrollToIndex(to.row, { align: 'auto' });
  }

  function startEdit(cell: CellAt, typed: string | null): void {
    const field = fields[cell.column];
    const row = rowAt(cell.row);
    if (field === undefined || !editor.canEdit || field.type === 'computed' || (row === undefined && cell.row >= offset)) return;
    const value = row === undefined ? draft?.values[field.id] : row[field.id];
    if (field.type === 'boolean' && typed === null) return void save(cell, value !== true);
    const kept = wrong.get(keyOf(cell.row, field))?.text;
    setEditing({ at: cell, text: typed ?? kept ?? editText(field, value), typed: typed !== null });
  }

  async function save(cell: CellAt, raw: unknown, text = ''): Promise<void> {
    const field = fields[cell.column];
    if (field === undefined) return;
    const key = keyOf(cell.row, field);
    const checked = checkValue(field, raw);
    if (!checked.ok) return markWrong(key, text, checked.error);
    if (cell.row < offset) {
      clearWrong(key);
      return void fillDraft({ ...draft?.values, [field.id]: checked.value });
    }
    const row = rowAt(cell.row);
    if (row === undefined || JSON.stringify(row[field.id] ?? null) === JSON.stringify(checked.value)) return clearWrong(key);
    try {
      await store.update(row, field.id, checked.value);
      clearWrong(key);
    } catch (thrown) {
      markWrong(key, text, reasonOf(thrown, field));
    }
  }

  /** The row is made as soon as nothing required is missing. */
  async function fillDraft(values: Record<string, Json>): Promise<void> {
    onDraft({ values });
    const missing = fields.filter((field) => field.required && field.type !== 'computed' && (values[field.id] ?? null) === null && field.default === undefined && field.type !== 'boolean');
    if (missing.length > 0) return;
    try {
      await store.create(values);
      onDraft(null);
      announce(`Added a ${entity.name.toLowerCase()}.`);
    } catch (thrown) {
      editor.notify({ text: asAppError(thrown).message, tone: 'danger' });
    }
  }

  function markWrong(key: string, text: string, reason: string): void {
    setWrong((before) => new Map([...before, [key, { text, reason }]]));
    announce(reason, 'assertive');
  }
  function clearWrong(key: string): void {
    setWrong((before) => (before.has(key) ? new Map([...before].filter(([other]) => other !== key)) : before));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (editing !== null) return;
    const command = gridKey(at, count, fields.length, { key: event.key, shift: event.shiftKey, ctrl: event.ctrlKey || event.metaKey, alt: event.altKey });
    if (command === null) {
      if (event.key === 'Escape' && draft !== null) onDraft(null);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const row = rowAt(at.row);
    const field = fields[at.column];
    if (command.kind === 'move') move(command.to);
    else if (command.kind === 'edit') startEdit(at, command.typed);
    else if (command.kind === 'newRow') onNewRow();
    else if (command.kind === 'deleteRow') {
      if (row !== undefined) onDelete([row]);
      else onDraft(null);
    } else if (command.kind === 'clear') {
      if (editor.canEdit && field !== undefined && field.type !== 'computed') void save(at, null);
    } else if (command.kind === 'copy') {
      if (row !== undefined && field !== undefined) void navigator.clipboard?.writeText(formatCell(field, row, entities));
    } else if (command.kind === 'openRelated') {
      if (field?.reference !== undefined) editor.store.set({ entityId: field.reference.entity, dataItem: null });
    }
  }

  if (state.error !== null) return <div style={{ padding: 12 }}><Notice tone="danger" title="Rows could not be read">{state.error}</Notice></div>;
  const field = fields[at.column];
  const problem = field === undefined ? undefined : wrong.get(keyOf(at.row, field));
  return (
    <>
      <div ref={scroller} className="grid scroll" role="grid" aria-label={`${entity.plural}, rows`} aria-rowcount={count + 1} aria-colcount={fields.length + 1} tabIndex={0} aria-activedescendant={count > 0 ? `cell-${at.row}-${at.column}` : undefined} onKeyDown={onKeyDown}>
        <div className="grid-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template, minWidth }}>
          <span role="columnheader" className="grid-n">#</span>
          {fields.map((each) => (
            <span key={each.id} role="columnheader" className="grid-th">
              {headerOf(each)}
            </span>
          ))}
        </div>
        {count === 0 && !state.isLoading && <div className="grid-empty">{empty}</div>}
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative', minWidth }}>
          {items.map((item) => {
            const row = rowAt(item.index);
            const isDraft = item.index < offset;
            return (
              <div key={isDraft ? 'draft' : (row?.id ?? item.index)} role="row" aria-rowindex={item.index + 2} aria-selected={item.index === at.row} className={classNames('grid-row', isDraft && 'is-draft')} style={{ gridTemplateColumns: template, transform: `translateY(${item.start}px)`, height: ROW_HEIGHT }}>
                <span role="rowheader" className="grid-n num">{isDraft ? '+' : item.index - offset + 1}</span>
                {fields.map((each, c) => {
                  const cell = { row: item.index, column: c };
                  const isActive = at.row === cell.row && at.column === c;
                  const bad = wrong.get(keyOf(cell.row, each)) ?? (isDraft && each.required && each.default === undefined && each.type !== 'boolean' && (draft?.values[each.id] ?? null) === null ? { text: '', reason: 'Required' } : undefined);
                  const isEditing = editing !== null && editing.at.row === cell.row && editing.at.column === c;
                  return (
                    <span
                      key={each.id}
                      id={`cell-${cell.row}-${c}`}
                      role="gridcell"
                      aria-selected={isActive}
                      aria-invalid={bad !== undefined || undefined}
                      aria-readonly={each.type === 'computed' || undefined}
                      title={bad?.reason}
                      className={classNames('grid-td', isActive && 'is-active', bad !== undefined && 'is-bad', isEditing && 'is-editing')}
                      onPointerDown={() => { if (!isEditing) setAt(cell); }}
                      onDoubleClick={() => startEdit(cell, null)}
                    >
                      {isEditing ? (
                        <CellEditor
                          field={each}
                          text={editing.text}
                          selectAll={!editing.typed}
                          onDone={(text, key, shift) => {
                            setEditing(null);
                            if (text !== null) void save(cell, fromText(each, text), text);
                            if (key !== null) move(afterEdit(cell, count, fields.length, key, shift));
                            if (key !== null || text === null) scroller.current?.focus({ preventScroll: true });
                          }}
                        />
                      ) : bad !== undefined ? (
                        <span className="grid-bad ell">{bad.text === '' ? bad.reason : <>{bad.text} <em>{bad.reason}</em></>}</span>
                      ) : row === undefined && !isDraft ? (
                        <span className="skeleton" style={{ width: '60%', height: 8 }} />
                      ) : (
                        <CellView field={each} row={row ?? draft?.values ?? {}} entities={entities} />
                      )}
                    </span>
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
      <div className="grid-foot num" role="status">
        <span className={problem === undefined ? '' : 'dangerc'}>{problem !== undefined ? `${field?.label}: ${problem.reason}` : count === 0 ? 'No rows' : `Row ${Math.min(at.row + 1, count)} of ${count.toLocaleString('en')}${field === undefined ? '' : `, ${editing === null ? '' : 'editing '}${field.label}`}`}</span>
        <span className="grow" />
        <span>{editing === null ? 'Enter edits, typing replaces, Ctrl Enter adds a row' : 'Enter saves, Esc leaves it as it was, Tab moves right'}</span>
      </div>
    </>
  );
}

/** The host says "Label: problem"; the label is on the column already. */
function reasonOf(thrown: unknown, field: Field): string {
  const { message } = asAppError(thrown);
  return message.startsWith(`${field.label}: `) ? message.slice(field.label.length + 2) : message;
}
