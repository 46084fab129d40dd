import type { Entity, Field } from '../../../shared/app/manifest/index.ts';
import type { Row } from '../../../shared/contracts/appdata.ts';
import { asAppError, toastError } from '../../platform/index.ts';
import { useEditor } from '../editor/index.ts';
import { copyText, fromTabbed, toTabbed, type CellRange } from './cell-block.ts';
import { planClear, planDuplicate, planFill, planPaste, type BadCell } from './grid-writes.ts';
import { ReferenceNames } from './reference-names.ts';
import { MOST_AT_ONCE, type RowStore, type RowWrite } from './row-store.ts';

type Options = {
  entity: Entity;
  entities: readonly Entity[];
  store: RowStore;
  /** Rows there are. */
  total: number;
  /** The selected cells; rows count from 0 without the row being made. */
  range: CellRange;
  onBad: (cells: readonly BadCell[]) => void;
  onDelete: (rows: readonly Row[]) => void;
};

export type BlockActions = { copy(): void; paste(text: string): void; fill(): void; clear(): void; duplicate(): void; remove(): void };

/** What can be done to a block of cells at once. Each is one step of undo. */
export function useBlockActions({ entity, entities, store, total, range, onBad, onDelete }: Options): BlockActions {
  const editor = useEditor();
  const fields = entity.fields.slice(range.left, range.right + 1);
  const height = range.bottom - range.top + 1;

  /** The selected rows, or null after saying that they are too many. */
  async function rows(count = height): Promise<Row[] | null> {
    if (count > MOST_AT_ONCE) {
      editor.notify({
        text: `That is ${count.toLocaleString('en')} rows; at most ${MOST_AT_ONCE.toLocaleString('en')} can be worked on at once. Select fewer.`,
        tone: 'danger',
      });
      return null;
    }
    const last = Math.min(total - 1, range.top + count - 1);
    return last < range.top ? [] : store.rowsBetween(range.top, last);
  }

  async function write(writes: readonly RowWrite[], done: (count: number) => string, bad: readonly BadCell[] = []): Promise<void> {
    const { failures, step } = await store.write(writes);
    const failed = failures.flatMap(({ write: { row, values }, message }): BadCell[] => {
      const [fieldId] = Object.keys(values);
      return row === null || fieldId === undefined ? [] : [{ rowId: row.id, fieldId, text: '', reason: message }];
    });
    onBad([...bad, ...failed]);
    const problems = bad.length + failures.length;
    const first = bad[0]?.reason ?? failures[0]?.message ?? '';
    const words = `${done(writes.length - failures.length)}${problems === 0 ? '' : ` ${problems === 1 ? '1 did not fit' : `${problems} did not fit`}: ${first}`}`;
    editor.notify({
      text: words,
      ...(problems > 0 ? { tone: 'danger' as const } : {}),
      ...(step === null ? {} : { action: { label: 'Undo', run: () => void store.undoStep(step).catch(toastError) } }),
    });
  }

  const run = (action: () => Promise<void>): void =>
    void action().catch((error: unknown) => editor.notify({ text: asAppError(error).message, tone: 'danger' }));
  const count = (n: number, one: string): string => `${n.toLocaleString('en')} ${one}${n === 1 ? '' : 's'}`;

  return {
    copy: () =>
      run(async () => {
        const found = await rows();
        if (found === null || found.length === 0) return;
        await navigator.clipboard.writeText(toTabbed(found.map((row) => fields.map((field) => copyText(field, row, entities)))));
        if (found.length * fields.length > 1) editor.notify({ text: `Copied ${count(found.length * fields.length, 'cell')}.` });
      }),
    paste: (text) =>
      run(async () => {
        if (!editor.canEdit || text === '') return;
        let block = fromTabbed(text);
        const [single] = block;
        // One value fills everything selected.
        if (block.length === 1 && single?.length === 1) block = Array.from({ length: height }, () => fields.map((): string => single[0] ?? ''));
        const found = await rows(block.length);
        if (found === null) return;
        const targets: readonly Field[] = entity.fields.slice(range.left);
        const plan = await planPaste(block, targets, found, new ReferenceNames(editor.appId, entities));
        const made = plan.writes.filter((each) => each.row === null).length;
        await write(plan.writes, () => `Pasted ${count(plan.cells, 'cell')}${made === 0 ? '' : `, ${count(made, 'new row')}`}.`, plan.bad);
      }),
    fill: () =>
      run(async () => {
        if (!editor.canEdit || height < 2) return;
        const found = await rows();
        if (found !== null) await write(planFill(found, fields), (n) => `Filled ${count(n, 'row')}.`);
      }),
    clear: () =>
      run(async () => {
        if (!editor.canEdit) return;
        const found = await rows();
        const writes = found === null ? [] : planClear(found, fields);
        if (writes.length > 0) await write(writes, (n) => `Emptied ${count(n * fields.length, 'cell')}.`);
        else if (found !== null)
          editor.notify({ text: fields.length === 1 ? `${fields[0]?.label ?? 'This field'} is required.` : 'These fields are required.' });
      }),
    duplicate: () =>
      run(async () => {
        if (!editor.canEdit) return;
        const found = await rows();
        if (found !== null && found.length > 0) await write(planDuplicate(found, entity), (n) => `Added ${count(n, 'copy').replace('copys', 'copies')}.`);
      }),
    remove: () =>
      run(async () => {
        if (!editor.canEdit) return;
        const found = await rows();
        if (found !== null && found.length > 0) onDelete(found);
      }),
  };
}
