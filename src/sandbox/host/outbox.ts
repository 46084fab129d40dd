import type { HostMessage } from '../../shared/contracts/sandbox.ts';

/** What a guest that runs can be told. */
export type Deliverable = Exclude<HostMessage, { t: 'boot' | 'reload' | 'edit' }>;

/** Messages of one moment travel together: an answer and the change it made are one turn. */
export class Outbox {
  private readonly post: (messages: Deliverable[]) => void;
  private readonly allowance: () => number;
  private messages: Deliverable[] = [];
  private readonly changed = new Set<string>();
  private isScheduled = false;

  /** @param allowance how many may go now; those beyond wait */
  constructor(post: (messages: Deliverable[]) => void, allowance: () => number) {
    this.post = post;
    this.allowance = allowance;
  }

  get waiting(): readonly Deliverable[] {
    return this.messages;
  }

  /** What waits, changes of rows as one. */
  get size(): number {
    return this.messages.length + Math.min(1, this.changed.size);
  }

  get isEmpty(): boolean {
    return this.messages.length === 0 && this.changed.size === 0;
  }

  add(message: Deliverable): void {
    this.messages.push(message);
    this.schedule();
  }

  /** Rows of an entity changed; told once, before anything else. */
  addChange(entity: string): void {
    this.changed.add(entity);
    this.schedule();
  }

  /** @param limit at most so many */
  flush(limit = this.allowance()): void {
    if (limit <= 0 || this.isEmpty) return;
    const changes: Deliverable[] = this.changed.size > 0 ? [{ t: 'changed', entities: [...this.changed] }] : [];
    this.changed.clear();
    this.post([...changes, ...this.messages.splice(0, limit - changes.length)]);
  }

  clear(): void {
    this.messages = [];
    this.changed.clear();
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    queueMicrotask(() => {
      this.isScheduled = false;
      this.flush();
    });
  }
}
