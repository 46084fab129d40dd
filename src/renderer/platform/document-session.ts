import * as Y from 'yjs';
import { AppDocument, UndoController, type Origin } from '../../shared/app/document/index.ts';
import { fromBase64, toBase64 } from '../../shared/kernel/base64.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import type { Disposer } from '../../shared/kernel/disposable.ts';
import { DocumentSync, ELSEWHERE, type SaveState } from './document-sync.ts';
import { connection, rpc } from './rpc.ts';
import { saveTrouble } from './save-trouble.ts';
import { loadSettings, settings } from './settings.ts';
import { guardUnload } from './unload-guard.ts';

/** One app open for editing in this window. */
export type DocumentSession = {
  readonly appId: string;
  readonly app: AppDocument;
  readonly undo: UndoController;
  /** Saved by a newer Casual OS: look and run, do not edit. */
  readonly isReadOnly: boolean;
  /** The origin of an edit by the person here. */
  origin(turnId?: string): Origin;
  readonly saveState: SaveState;
  onDidChangeSaveState(listener: (state: SaveState) => void): Disposer;
  /** Resolves when everything edited so far is on disk. */
  flush(): Promise<void>;
  /** Resolves when the last edit is on disk; then lets go of the document. */
  close(): Promise<void>;
};

/** Called through `openDocumentSession` of the index, which loads this file when an app is first opened. */
export async function createDocumentSession(appId: string): Promise<DocumentSession> {
  const [opened] = await Promise.all([rpc.documents.open({ appId }), loadSettings().catch(() => undefined)]);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, bytes(opened.update), ELSEWHERE);
  const clientId = `window-${crypto.randomUUID()}`;
  // For as long as the document is open, so that undo keeps knowing its own edits when the name changes meanwhile.
  const actor = settings().displayName;
  const app = new AppDocument(doc, { random: { next: Math.random } });
  const undo = new UndoController(app, actor);
  const sync = new DocumentSync(
    doc,
    {
      push: (update, by) => rpc.documents.push({ appId, update: toBase64(update), clientId, ...by }),
      watch: async (sinceSeq, signal) => decoded(await rpc.documents.watch({ appId, clientId, sinceSeq }, { signal })),
    },
    { seq: opened.seq, readOnly: opened.readOnly, sleep: sleepOrReconnect },
  );
  sync.onDidChangeSaveState(({ status, message }) => saveTrouble.set(status === 'unsaved' ? message : null));
  const release = guardUnload(() => sync.saveState.status === 'saving' || sync.saveState.status === 'unsaved');
  let closing: Promise<void> | null = null;
  return {
    appId,
    app,
    undo,
    isReadOnly: opened.readOnly,
    origin: (turnId) => ({ actor, kind: 'hand', ...(turnId === undefined ? {} : { turnId }) }),
    get saveState() {
      return sync.saveState;
    },
    onDidChangeSaveState: (listener) => sync.onDidChangeSaveState(listener),
    flush: () => sync.flush(),
    close: () =>
      (closing ??= sync.close().then(() => {
        release();
        undo.dispose();
        app.dispose();
        doc.destroy();
      })),
  };
}

/** Waits, but not a moment longer than it takes the connection to return. */
function sleepOrReconnect(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(finish, ms);
    const stop = connection.onDidChangeStatus((status) => {
      if (status === 'open') finish();
    });
  });
}

async function* decoded(stream: AsyncIterable<{ update: string; seq: number }>): AsyncGenerator<{ update: Uint8Array; seq: number }> {
  for await (const change of stream) yield { update: bytes(change.update), seq: change.seq };
}

function bytes(text: string): Uint8Array {
  const out = fromBase64(text);
  if (!out) throw new AppError('document.bad-update');
  return out;
}
