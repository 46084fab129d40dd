import { UndoManager, type Transaction } from 'yjs';
import { Emitter, type Disposer } from '../../kernel/disposable.ts';
import type { AppDocument } from './app-document.ts';
import { attributeUndo, originOf } from './origin.ts';
import { root } from './roots.ts';

/** Changes that follow each other within this many ms are one undo step, unless `stopCapturing` was called between them. */
const CAPTURE_MS = 400;

/** What undo covers: the design. Comments and assets are never undone with it. */
const UNDOABLE = ['nodes', 'pages', 'entities', 'state', 'queries', 'actions', 'theme', 'permissions', 'modules', 'triggers', 'components', 'meta'] as const;

/**
 * Undo of one person's own edits, by hand or by AI on their behalf. Peers' and system edits are never undone; where a peer changed the same
 * thing later, the peer's value stays. Steps are not limited in number and last as long as the controller.
 */
export class UndoController {
  private readonly manager: UndoManager;
  private readonly changes = new Emitter<void>();

  constructor(app: AppDocument, actor: string) {
    this.manager = new UndoManager(
      UNDOABLE.map((name) => root(app.doc, name)),
      {
        captureTimeout: CAPTURE_MS,
        // Origins are plain objects made anew for each change: yjs lets all of them through by constructor, `isOwn` picks.
        trackedOrigins: new Set<unknown>([Object]),
        captureTransaction: (transaction) => this.isOwn(transaction, actor),
      },
    );
    attributeUndo(this.manager, { actor, kind: 'hand' });
    const tell = (): void => this.changes.emit();
    this.manager.on('stack-item-added', tell);
    this.manager.on('stack-item-popped', tell);
    this.manager.on('stack-item-updated', tell);
    this.manager.on('stack-cleared', tell);
  }

  get canUndo(): boolean {
    return this.manager.canUndo();
  }
  get canRedo(): boolean {
    return this.manager.canRedo();
  }

  /** Does nothing when there is nothing to undo. */
  undo(): void {
    this.manager.undo();
  }
  redo(): void {
    this.manager.redo();
  }

  /** The next change starts a new step. Call at the end of every gesture. */
  stopCapturing(): void {
    this.manager.stopCapturing();
  }

  /** Runs when `canUndo` or `canRedo` may have changed. */
  onDidChange(listener: () => void): Disposer {
    return this.changes.on(listener);
  }

  dispose(): void {
    this.manager.destroy();
  }

  private isOwn(transaction: Transaction, actor: string): boolean {
    if (transaction.origin === this.manager) return true;
    if (transaction.origin instanceof UndoManager) return false;
    const origin = originOf(transaction.origin);
    return origin !== null && origin.actor === actor && (origin.kind === 'hand' || origin.kind === 'ai');
  }
}
