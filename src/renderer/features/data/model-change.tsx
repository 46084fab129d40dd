import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { Entity, Field } from '../../../shared/app/manifest/index.ts';
import type { MigrationPreview } from '../../../shared/contracts/imports.ts';
import type { AppError } from '../../../shared/kernel/errors.ts';
import { asAppError, rpc } from '../../platform/index.ts';
import { Button, Dialog, Notice } from '../../ui/index.ts';
import { useEditor } from '../editor/index.ts';
import { LossyChange } from './lossy-change.tsx';

/** A change of the data model by hand: what the entities would be, how to make them so, and what to say about it. */
export type ModelChange = {
  /** "Change Price to a number?" */
  question: string;
  /** "Price is a number now." Null says nothing, as for a field that is new. */
  done: string | null;
  next: (entities: readonly Entity[]) => Entity[];
  apply: () => void;
};

type Asking = { change: ModelChange; preview: MigrationPreview | null; error: AppError | null };

/**
 * Changes the data model, but looks first at what that does to the rows there are: where values would be lost the person decides.
 * `dialog` must be drawn; `onEnd` is told whether it was changed.
 */
export function useModelChange(onEnd?: (isChanged: boolean) => void): {
  request: (change: ModelChange) => void;
  dialog: ReactElement | null;
  isLooking: boolean;
  isAsking: boolean;
} {
  const editor = useEditor();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [isLooking, setLooking] = useState(false);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  function make(change: ModelChange): void {
    setAsking(null);
    const isDone = editor.change(() => {
      change.apply();
      return true;
    });
    if (isDone && change.done !== null) editor.notify({ text: change.done, action: { label: 'Undo', run: () => editor.undo.undo() } });
    onEnd?.(isDone === true);
  }

  function request(change: ModelChange): void {
    if (!editor.canEdit) return;
    abort.current?.abort();
    const looking = new AbortController();
    abort.current = looking;
    setLooking(true);
    rpc.imports.previewMigration({ appId: editor.appId, entities: change.next(editor.app.entities()) }, { signal: looking.signal }).then(
      (preview) => {
        if (looking.signal.aborted) return;
        setLooking(false);
        if (preview.isLossy) setAsking({ change, preview, error: null });
        else make(change);
      },
      (thrown: unknown) => {
        if (looking.signal.aborted) return;
        setLooking(false);
        setAsking({ change, preview: null, error: asAppError(thrown) });
      },
    );
  }

  const cancel = (): void => {
    setAsking(null);
    onEnd?.(false);
  };
  const dialog =
    asking === null ? null : asking.preview !== null ? (
      <LossyChange question={asking.change.question} preview={asking.preview} onCancel={cancel} onConfirm={() => make(asking.change)} />
    ) : (
      <Dialog
        open
        onOpenChange={(isOpen) => !isOpen && cancel()}
        title={asking.change.question}
        actions={
          <>
            <Button onClick={cancel}>Cancel</Button>
            <Button onClick={() => request(asking.change)} busy={isLooking}>
              Look again
            </Button>
            <Button variant="dangerfill" onClick={() => make(asking.change)}>
              Change anyway
            </Button>
          </>
        }
      >
        <Notice tone="danger" title="What this does to the rows is not known">
          {asking.error?.message}
        </Notice>
      </Dialog>
    );
  return { request, dialog, isLooking, isAsking: asking !== null };
}

/** The entities with one field changed, for `ModelChange.next`. */
export function withField(entities: readonly Entity[], entityId: string, fieldId: string, change: (field: Field) => Field | null): Entity[] {
  return entities.map((entity) => {
    if (entity.id !== entityId) return entity;
    const fields = entity.fields.flatMap((field) => (field.id === fieldId ? (change(field) ?? []) : field));
    return { ...entity, fields, displayField: fields.some((field) => field.id === entity.displayField) ? entity.displayField : (fields[0]?.id ?? 'id') };
  });
}
