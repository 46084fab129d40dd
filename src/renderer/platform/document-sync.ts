import * as Y from 'yjs';
import { Emitter, type Disposer } from '../../shared/kernel/disposable.ts';
import { originOf } from '../../shared/app/document/index.ts';
import type { AppError } from '../../shared/kernel/errors.ts';
import { asAppError } from './app-error.ts';

export type SaveState = {
  status: 'saved' | 'saving' | 'unsaved' | 'readonly';
  /** Epoch ms of the last acknowledged save; null before the first. */
  savedAt: number | null;
  /** Edits not acknowledged yet. They are safe in memory. */
  pending: number;
  /** Why edits are not saved, for people: "Not saved: this disk is full…". */
  message: string | null;
};

/** Who made an edit, for history. Empty for changes made outside the operations. */
export type Author = { actor?: string; turnId?: string };
type Edit = { update: Uint8Array; by: Author };

/** The three calls the document needs, with bytes. */
export type DocumentApi = {
  push(update: Uint8Array, by: Author): Promise<{ savedAt: number }>;
  watch(sinceSeq: number, signal: AbortSignal): Promise<AsyncIterable<{ update: Uint8Array; seq: number }>>;
};

/** Waits; rejects never. Injected so that tests do not. */
export type Sleep = (ms: number) => Promise<void>;

/** Marks transactions that came from the host, so that they are not sent back. */
export const ELSEWHERE = { actor: 'elsewhere', kind: 'peer' } as const;

/** ms; what one gesture makes goes out together */
const GATHER = 25;
const FIRST_RETRY = 300;
const LONGEST_RETRY = 5000;

/**
 * Keeps a Y.Doc and its durable copy in the host equal.
 * Outgoing: one push in flight; what one author edits meanwhile in one turn is merged into the next one; a failed push is tried again, with newer edits
 * merged in, until the host acknowledges it. Yjs updates are idempotent, so an acknowledgement lost on the way does no harm.
 * Incoming: the host's stream, opened again from the last seen sequence number whenever it breaks.
 */
export class DocumentSync {
  readonly doc: Y.Doc;
  private readonly api: DocumentApi;
  private readonly sleep: Sleep;
  private readonly changed = new Emitter<SaveState>();
  private readonly abort = new AbortController();
  private state: SaveState;
  private queue: Edit[] = [];
  private inFlight = 0;
  private draining: Promise<void> | null = null;
  private seq: number;

  constructor(doc: Y.Doc, api: DocumentApi, options: { seq: number; readOnly: boolean; sleep?: Sleep }) {
    this.doc = doc;
    this.api = api;
    this.seq = options.seq;
    this.sleep = options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
    this.state = { status: options.readOnly ? 'readonly' : 'saved', savedAt: null, pending: 0, message: null };
    if (!options.readOnly) doc.on('update', this.onUpdate);
    void this.follow();
  }

  get saveState(): SaveState {
    return this.state;
  }

  onDidChangeSaveState(listener: (state: SaveState) => void): Disposer {
    return this.changed.on(listener);
  }

  /** Resolves when everything edited so far is acknowledged, or at once when read-only. */
  async flush(): Promise<void> {
    while (this.draining) await this.draining;
  }

  /** Stops following at once; resolves when the last edit is acknowledged. Edits after this are not saved. */
  async close(): Promise<void> {
    this.abort.abort();
    this.doc.off('update', this.onUpdate);
    await this.flush();
  }

  private readonly onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === ELSEWHERE || this.state.status === 'readonly') return;
    this.queue.push({ update, by: authorOf(origin) });
    this.set({ status: this.state.status === 'unsaved' ? 'unsaved' : 'saving' });
    this.draining ??= this.drain().finally(() => {
      this.draining = null;
    });
  };

  private async drain(): Promise<void> {
    await this.sleep(GATHER);
    let failures = 0;
    let wholeState = false;
    while (this.queue.length > 0) {
      const edits = takeSameAuthor(this.queue);
      this.inFlight = edits.length;
      try {
        const updates = edits.map(({ update }) => update);
        const { savedAt } = await this.api.push(wholeState ? Y.encodeStateAsUpdate(this.doc) : updates.length === 1 ? updates[0]! : Y.mergeUpdates(updates), edits[0]?.by ?? {});
        this.inFlight = 0;
        failures = 0;
        wholeState = false;
        this.set({ status: this.queue.length === 0 ? 'saved' : 'saving', savedAt, message: null });
      } catch (thrown) {
        this.inFlight = 0;
        this.queue = [...edits, ...this.queue];
        const error = asAppError(thrown);
        if (error.code === 'document.read-only') {
          this.set({ status: 'readonly', message: notSaved(error) });
          return;
        }
        // A batch the host cannot read may lack something it builds on; the whole state lacks nothing.
        wholeState = error.code === 'document.bad-update';
        failures++;
        this.set({ status: 'unsaved', message: notSaved(error) });
        await this.sleep(Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** (failures - 1)));
      }
    }
  }

  private async follow(): Promise<void> {
    const { signal } = this.abort;
    for (let failures = 0; !signal.aborted; failures++) {
      try {
        for await (const change of await this.api.watch(this.seq, signal)) {
          if (signal.aborted) return;
          failures = 0;
          Y.applyUpdate(this.doc, change.update, ELSEWHERE);
          this.seq = Math.max(this.seq, change.seq);
        }
      } catch {
        // Shown by the connection itself; the stream starts again from `seq`, so nothing is missed.
      }
      if (!signal.aborted) await this.sleep(Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** Math.min(failures, 5)));
    }
  }

  private set(change: Partial<SaveState>): void {
    this.state = { ...this.state, ...change, pending: this.queue.length + this.inFlight };
    this.changed.emit(this.state);
  }
}

function authorOf(transactionOrigin: unknown): Author {
  const origin = originOf(transactionOrigin);
  if (origin === null) return {};
  return { actor: origin.actor, ...(origin.turnId === undefined ? {} : { turnId: origin.turnId }) };
}

/** Takes the edits at the front that have one author and turn, so that each push can be attributed. */
function takeSameAuthor(queue: Edit[]): Edit[] {
  const by = queue[0]?.by;
  const next = queue.findIndex((edit) => edit.by.actor !== by?.actor || edit.by.turnId !== by?.turnId);
  return queue.splice(0, next < 0 ? queue.length : next);
}

function notSaved(error: AppError): string {
  if (error.message.startsWith('Not saved')) return error.message;
  // A name keeps its capital.
  if (error.message.startsWith('Casual OS')) return `Not saved: ${error.message}`;
  return `Not saved: ${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`;
}
