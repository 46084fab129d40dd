import type { AppFrame, Effect, SessionMessage, ViewNode } from '../../shared/contracts/session.ts';
import type { Disposer } from '../../shared/kernel/disposable.ts';

export type SourceStatus = { status: 'starting' | 'running' | 'stopped' | 'crashed'; message?: string };

/** Where the player reads what to draw, one instance at a time. Snapshots keep their identity until they change. */
export interface ViewSource {
  readonly mode: 'run' | 'design';
  view(id: string): ViewNode | undefined;
  frame(): AppFrame | undefined;
  subscribe(id: string, listener: () => void): Disposer;
  subscribeFrame(listener: () => void): Disposer;
  send(message: SessionMessage): void;
  /** Toasts, dialogs and the like. A source that only draws has none. */
  onEffect?(listener: (effect: Effect) => void): Disposer;
  status?(): SourceStatus;
  subscribeStatus?(listener: () => void): Disposer;
}
