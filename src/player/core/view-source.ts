import type { AppFrame, CodeComponent, Effect, LogEntry, SessionEvent, SessionMessage, ViewNode } from '../../shared/contracts/session.ts';
import type { Disposer } from '../../shared/kernel/disposable.ts';

/** `place`: what the app was doing when it was stopped. */
export type SourceStatus = { status: 'starting' | 'running' | 'paused' | 'stopped' | 'crashed'; message?: string; place?: NonNullable<LogEntry['place']> };

/** Something the host asks of the screen after it was allowed. Answered with `performResult`. */
export type Performance = Omit<Extract<SessionEvent, { type: 'perform' }>, 'type'>;

/** Where the player reads what to draw, one instance at a time. Snapshots keep their identity until they change. */
export interface ViewSource {
  readonly mode: 'run' | 'design';
  view(id: string): ViewNode | undefined;
  frame(): AppFrame | undefined;
  subscribe(id: string, listener: () => void): Disposer;
  subscribeFrame(listener: () => void): Disposer;
  send(message: SessionMessage): void;
  /** An own component that is made from code. Those who listen to the frame are told when one changes. */
  codeComponent?(id: string): CodeComponent | undefined;
  /** The page that coded components are drawn in, where the host has no address for it. */
  readonly codeFramePage?: string | undefined;
  /** Toasts, dialogs and the like. A source that only draws has none. */
  onEffect?(listener: (effect: Effect) => void): Disposer;
  onPerform?(listener: (performance: Performance) => void): Disposer;
  status?(): SourceStatus;
  subscribeStatus?(listener: () => void): Disposer;
}
