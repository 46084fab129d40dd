import { useEffect, useRef, useState } from 'react';
import { checkValue } from '../../../shared/app/data/index.ts';
import type { Entity, Field } from '../../../shared/app/manifest/index.ts';
import type { Row } from '../../../shared/contracts/appdata.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { announce, asAppError } from '../../platform/index.ts';
import { useEditor } from '../editor/index.ts';
import { editText, fromText } from './cell-format.ts';
import type { CellAt } from './grid-keys.ts';
import type { RowStore } from './row-store.ts';

export type Draft = { values: Record<string, Json> };
export type WrongCell = { text: string; reason: string };
export type Editing = { at: CellAt; field: Field; row: Row | undefined; text: string; typed: boolean };

export type CellEdits = {
  editing: Editing | null;
  wrong: ReadonlyMap<string, WrongCell>;
  /** @param typed replaces what is there; null edits it */
  start: (at: CellAt, row: Row | undefined, typed: string | null) => void;
  /** @param text null leaves the cell as it was */
  finish: (text: string | null) => void;
  markWrong: (rowId: string, fieldId: string, wrong: WrongCell) => void;
  clearWrong: (rowId: string, fieldId: string) => void;
};

/** In place of a row's id while the row is being made. */
export const DRAFT = 'draft';

/** One cell being edited, checked and saved; what is wrong stays in its cell with the reason. Rows stand still meanwhile. */
export function useCellEdits({
  entity,
  store,
  draft,
  onDraft,
}: {
  entity: Entity;
  store: RowStore;
  draft: Draft | null;
  onDraft: (draft: Draft | null) => void;
}): CellEdits {
  const editor = useEditor();
  const [editing, setEditing] = useState<Editing | null>(null);
  const [wrong, setWrong] = useState<ReadonlyMap<string, WrongCell>>(() => new Map());
  const release = useRef<(() => void) | null>(null);
  useEffect(() => setWrong(new Map()), [store]);
  useEffect(() => () => release.current?.(), [store]);

  function start(at: CellAt, row: Row | undefined, typed: string | null): void {
    const field = entity.fields[at.column];
    if (field === undefined || !editor.canEdit || field.type === 'computed') return;
    const value = row === undefined ? draft?.values[field.id] : row[field.id];
    if (field.type === 'boolean') return void save(field, row, typed === null ? value !== true : /^[y1x]/i.test(typed), '');
    const kept = wrong.get(keyOf(row?.id ?? DRAFT, field.id))?.text;
    release.current ??= store.hold();
    setEditing({ at, field, row, text: typed ?? kept ?? editText(field, value), typed: typed !== null });
  }

  function finish(text: string | null): void {
    if (editing === null) return;
    setEditing(null);
    const { field, row } = editing;
    const saving = text === null ? Promise.resolve() : save(field, row, fromText(field, text), text);
    const held = release.current;
    release.current = null;
    void saving.finally(() => held?.());
  }

  async function save(field: Field, row: Row | undefined, raw: unknown, text: string): Promise<void> {
    const rowId = row?.id ?? DRAFT;
    const checked = checkValue(field, raw);
    if (!checked.ok) return markWrong(rowId, field.id, { text, reason: checked.error });
    if (row === undefined) {
      clearWrong(rowId, field.id);
      return fillDraft({ ...draft?.values, [field.id]: checked.value });
    }
    if (JSON.stringify(row[field.id] ?? null) === JSON.stringify(checked.value)) return clearWrong(rowId, field.id);
    try {
      await store.update(row, field.id, checked.value);
      clearWrong(rowId, field.id);
    } catch (thrown) {
      markWrong(rowId, field.id, { text, reason: reasonOf(asAppError(thrown).message, field) });
    }
  }

  /** The row is made as soon as nothing required is missing. */
  async function fillDraft(values: Record<string, Json>): Promise<void> {
    onDraft({ values });
    const missing = entity.fields.filter(
      (field) => field.required && field.type !== 'computed' && (values[field.id] ?? null) === null && field.default === undefined && field.type !== 'boolean',
    );
    if (missing.length > 0) return;
    try {
      await store.create(values);
      onDraft(null);
      announce(`Added a ${entity.name.toLowerCase()}.`);
    } catch (thrown) {
      editor.notify({ text: asAppError(thrown).message, tone: 'danger' });
    }
  }

  function markWrong(rowId: string, fieldId: string, cell: WrongCell): void {
    setWrong((before) => new Map([...before, [keyOf(rowId, fieldId), cell]]));
    announce(cell.reason, 'assertive');
  }
  function clearWrong(rowId: string, fieldId: string): void {
    const key = keyOf(rowId, fieldId);
    setWrong((before) => (before.has(key) ? new Map([...before].filter(([other]) => other !== key)) : before));
  }

  return { editing, wrong, start, finish, markWrong, clearWrong };
}

export function keyOf(rowId: string, fieldId: string): string {
  return `${rowId}.${fieldId}`;
}

/** The host says "Label: problem"; the label is on the column already. */
export function reasonOf(message: string, field: Field): string {
  return message.startsWith(`${field.label}: `) ? message.slice(field.label.length + 2) : message;
}
