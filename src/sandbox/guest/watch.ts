import type { HostMessage, PlanStep, Place } from '../../shared/contracts/sandbox.ts';
import type { Instance } from './instance.ts';
import type { Scope } from './scope.ts';
import type { Computed, Source } from './signals.ts';

/** Opaque: what made something happen, kept until the answer is there. */
export type Ticket = { readonly because: readonly unknown[] };

/**
 * Told what an app does while somebody looks into it. The runtime asks `debugging.watcher` at a few places; while nobody looks it is
 * null, and that comparison is all it costs.
 */
export interface Watcher {
  /** A message of the host is about to be handled: the cause of what follows. */
  message(message: HostMessage): void;
  /** The next source that is set is this. */
  about(kind: 'state' | 'query' | 'node' | 'page', id: string, key: string, ticket?: Ticket | null): void;
  forget(): void;
  /** What is going on now, for an answer that comes later. */
  ticket(): Ticket;
  set(source: Source<unknown>, before: unknown, after: unknown): void;
  evaluated(computed: Computed<unknown>, before: unknown, after: unknown): void;
  /** @param outputs stands for the run of the handler */
  begin(outputs: Scope, steps: readonly PlanStep[], owner: Omit<Place, 'key'>, instance: Instance | null, event: unknown): void;
  end(outputs: Scope): void;
  /** Waits where the handler is to wait. @returns false when the handler is to stop */
  before(outputs: Scope, step: PlanStep, scope: Scope): Promise<boolean>;
  /** The step starts; what is set until `leave` is set by it. */
  enter(outputs: Scope, step: PlanStep): void;
  leave(outputs: Scope, step: PlanStep): void;
  after(outputs: Scope, step: PlanStep, status: 'done' | 'passed' | 'failed'): void;
  /** All is in line and about to be sent. */
  settled(): void;
}

export const debugging: { watcher: Watcher | null } = { watcher: null };
