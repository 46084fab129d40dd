import type { UndoManager } from 'yjs';

export type OriginKind = 'hand' | 'ai' | 'peer' | 'system';

/** Who made a change and how. It is the transaction origin of every operation; history and selective revert read it. */
export type Origin = {
  /** Id of the person or program. */
  actor: string;
  kind: OriginKind;
  /** The chat or generation turn the change belongs to. */
  turnId?: string;
};

const undoOrigins = new WeakMap<object, Origin>();

/** Makes undo and redo count as the actor's own changes. Called by `UndoController` only. */
export function attributeUndo(manager: UndoManager, origin: Origin): void {
  undoOrigins.set(manager, origin);
}

/**
 * The origin of a Yjs transaction or `update` event: operations carry it themselves, undo and redo are attributed to their user.
 * @returns null for changes made outside the operations, e.g. by a transport
 */
export function originOf(transactionOrigin: unknown): Origin | null {
  if (typeof transactionOrigin !== 'object' || transactionOrigin === null) return null;
  const undo = undoOrigins.get(transactionOrigin);
  if (undo !== undefined) return undo;
  return isOrigin(transactionOrigin) ? transactionOrigin : null;
}

function isOrigin(value: object): value is Origin {
  return 'actor' in value && typeof value.actor === 'string' && 'kind' in value && typeof value.kind === 'string';
}
