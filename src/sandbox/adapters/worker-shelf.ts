import type { FromWorker, ToWorker, WorkerHandle } from '../host/protocol.ts';

/** Workers kept for the next job, of all apps. */
const MOST = 4;
/** A worker that nobody needs again is ended after this, ms. */
const KEEP_MS = 30_000;
/** Memory of earlier engines is freed when the worker's garbage is collected; this bounds how much of it can gather. */
const MOST_JOBS = 50;

/**
 * Workers of jobs that ended well wait a moment for the next job of the same app, which saves it the start of a thread. Each job gets
 * an engine with a memory of its own; two apps never share a worker.
 */
export class WorkerShelf {
  private readonly kept: { worker: LeasedWorker; owner: string; timer: ReturnType<typeof setTimeout> }[] = [];
  private isClosed = false;

  take(owner: string): LeasedWorker | null {
    const at = this.kept.findIndex((entry) => entry.owner === owner);
    if (at < 0) return null;
    const [{ worker, timer }] = this.kept.splice(at, 1) as [(typeof this.kept)[number]];
    clearTimeout(timer);
    return worker;
  }

  /** @returns whether it is kept */
  put(worker: LeasedWorker, owner: string): boolean {
    if (this.isClosed) return false;
    if (this.kept.length >= MOST) this.drop(this.kept[0]!.worker);
    const timer = setTimeout(() => this.drop(worker), KEEP_MS);
    timer.unref();
    this.kept.push({ worker, owner, timer });
    return true;
  }

  drop(worker: LeasedWorker): void {
    const at = this.kept.findIndex((entry) => entry.worker === worker);
    if (at < 0) return;
    clearTimeout(this.kept[at]!.timer);
    this.kept.splice(at, 1);
    worker.destroy();
  }

  close(): void {
    this.isClosed = true;
    for (const { worker } of [...this.kept]) this.drop(worker);
  }
}

/** A worker thread that can serve one supervisor after the other. */
export class LeasedWorker implements WorkerHandle {
  /** The app whose next job may have it; null: it ends with its supervisor. */
  owner: string | null = null;
  private readonly real: WorkerHandle;
  private readonly shelf: WorkerShelf;
  private onText: (message: FromWorker) => void = () => {};
  private onGone: (reason: string) => void = () => {};
  /** Messages without an answer. A worker does nothing that it was not asked to, so with none it is silent. */
  private unanswered = 0;
  private jobs = 1;
  private isSound = true;

  constructor(real: WorkerHandle, shelf: WorkerShelf) {
    this.real = real;
    this.shelf = shelf;
    real.onMessage((message) => {
      if (message.t === 'ready' || message.t === 'idle') this.unanswered--;
      else if (message.t === 'failed') this.isSound = false;
      this.onText(message);
    });
    real.onExit((reason) => {
      this.isSound = false;
      shelf.drop(this);
      this.onGone(reason);
    });
  }

  post(message: ToWorker): void {
    this.unanswered++;
    this.real.post(message);
  }

  onMessage(listener: (message: FromWorker) => void): void {
    this.onText = listener;
  }

  onExit(listener: (reason: string) => void): void {
    this.onGone = listener;
  }

  /** Of the supervisor it serves: it hears nothing more. */
  terminate(): void {
    this.onText = () => {};
    this.onGone = () => {};
    const isKept = this.owner !== null && this.isSound && this.unanswered === 0 && this.jobs++ < MOST_JOBS && this.shelf.put(this, this.owner);
    if (!isKept) this.destroy();
  }

  destroy(): void {
    this.real.terminate();
  }
}
