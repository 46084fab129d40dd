import DatabaseBackup from 'lucide-react/icons/database-backup';
import { useState, type ReactElement } from 'react';
import { asAppError, rpc, Store, useRpcQuery, useStore } from '../../platform/index.ts';
import { Button, ConfirmDialog, Dialog, EmptyState, Notice, Skeleton } from '../../ui/index.ts';
import { useEditor, type Editor } from '../editor/index.ts';
import { sizeWords } from './import/import-state.ts';
import { forgetHistories } from './row-history.ts';

type Backup = Awaited<ReturnType<typeof rpc.imports.backups>>[number];

const shown = new WeakMap<Editor, Store<boolean>>();

/** Whether the backups of an app are looked at. */
export function backupsOf(editor: Editor): Store<boolean> {
  let store = shown.get(editor);
  if (store === undefined) {
    store = new Store(false);
    shown.set(editor, store);
  }
  return store;
}

/** Copies of the app's data, to look at and put back. */
export function DataBackups(): ReactElement | null {
  const editor = useEditor();
  const store = backupsOf(editor);
  return useStore(store) ? <BackupsDialog onClose={() => store.set(false)} /> : null;
}

function BackupsDialog({ onClose }: { onClose: () => void }): ReactElement {
  const editor = useEditor();
  const backups = useRpcQuery(`backups.${editor.appId}`, (signal) => rpc.imports.backups({ appId: editor.appId }, { signal }));
  const [asked, setAsked] = useState<Backup | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const restore = async (backup: Backup): Promise<void> => {
    setAsked(null);
    setBusy(backup.id);
    setProblem(null);
    try {
      const known = new Set((await rpc.imports.backups({ appId: editor.appId })).map(({ id }) => id));
      await putBack(editor, backup.id);
      // The first that was taken since is of the rows as they were; bringing the old ones up to today's model may have taken another.
      const former = (await rpc.imports.backups({ appId: editor.appId })).findLast(({ id }) => !known.has(id));
      onClose();
      editor.notify({
        text: `The data is as it was on ${timeWords(backup.createdAt)}.`,
        tone: 'ok',
        ...(former === undefined ? {} : { action: { label: 'Undo', run: () => void undo(editor, former.id) } }),
      });
    } catch (thrown) {
      setProblem(asAppError(thrown).message);
      backups.reload();
    } finally {
      setBusy(null);
    }
  };

  return (
    <>
      <Dialog
        open
        onOpenChange={(isOpen) => !isOpen && busy === null && onClose()}
        title="Backups of the data"
        description="Taken before a change of the data model that loses values, and before a backup is put back. The last five are kept."
        actions={
          <Button disabled={busy !== null} onClick={onClose}>
            Close
          </Button>
        }
      >
        {problem !== null && (
          <Notice tone="danger" title="The backup was not put back">
            {problem}
          </Notice>
        )}
        {backups.error && !backups.isLoading && (
          <Notice
            tone="danger"
            title="The backups could not be listed"
            actions={
              <Button size="s" onClick={backups.reload}>
                Try again
              </Button>
            }
          >
            {backups.error.message}
          </Notice>
        )}
        {!backups.data && backups.isLoading && <Skeleton lines={3} />}
        {backups.data?.length === 0 && (
          <EmptyState icon={<DatabaseBackup size={20} />} title="No backups yet">
            Nothing that loses values has been done to this app’s data.
          </EmptyState>
        )}
        <ul className="backups" aria-label="Backups, newest first">
          {backups.data?.map((backup) => (
            <li key={backup.id}>
              <span className="grow">
                <span className="m num">{timeWords(backup.createdAt)}</span>
                <span className="t3 num">
                  {backup.reason}, {sizeWords(backup.bytes)}
                </span>
              </span>
              {editor.canEdit && (
                <Button
                  size="s"
                  aria-label={`Put back the data of ${timeWords(backup.createdAt)}`}
                  busy={busy === backup.id}
                  disabled={busy !== null}
                  onClick={() => setAsked(backup)}
                >
                  Put back
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Dialog>
      {asked !== null && (
        <ConfirmDialog
          open
          title={`Put back the data of ${timeWords(asked.createdAt)}?`}
          description="All rows of this app become as they were then; what was added or changed since goes. The rows as they are now are kept as a backup first."
          confirmLabel="Put back"
          cancelLabel="Cancel"
          onCancel={() => setAsked(null)}
          onConfirm={() => void restore(asked)}
        />
      )}
    </>
  );
}

async function putBack(editor: Editor, backupId: string): Promise<void> {
  await editor.whenSaved();
  await rpc.imports.restoreBackup({ appId: editor.appId, backupId });
  // Steps about rows that are others now.
  forgetHistories(editor.appId);
}

async function undo(editor: Editor, backupId: string): Promise<void> {
  await putBack(editor, backupId).then(
    () => editor.notify({ text: 'The data is as it was before.' }),
    (thrown: unknown) => editor.notify({ text: asAppError(thrown).message, tone: 'danger' }),
  );
}

function timeWords(at: number): string {
  return new Date(at).toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
}
