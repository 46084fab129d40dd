import type { PermissionRequest } from '../../shared/contracts/permissions.ts';
import { patchView } from '../../shared/contracts/apply-patch.ts';
import type {
  AppFrame,
  CodeComponent,
  Effect,
  LogEntry,
  Patch,
  SessionConnection,
  SessionEvent,
  SessionMessage,
  ViewNode,
} from '../../shared/contracts/session.ts';
import { type Disposer, DisposableStore, Emitter } from '../../shared/kernel/disposable.ts';
import type { Performance, SourceStatus, ViewSource } from './view-source.ts';

const LOGS_KEPT = 2000;

/** Holds the screen of one running app: applies its patches and tells only the instances that changed. */
export class SessionStore implements ViewSource {
  readonly mode: 'run' | 'design';
  readonly codeFramePage: string | undefined;
  private readonly connection: SessionConnection;
  private readonly views = new Map<string, ViewNode>();
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly frames = new Emitter<void>();
  private readonly statuses = new Emitter<void>();
  private readonly effects = new Emitter<Effect>();
  private readonly logEmitter = new Emitter<readonly LogEntry[]>();
  private readonly questions = new Emitter<void>();
  private readonly performances = new Emitter<Performance>();
  private pending: readonly PermissionRequest[] = [];
  private readonly resources = new DisposableStore();
  private currentFrame: AppFrame | undefined;
  private code = new Map<string, CodeComponent>();
  private currentStatus: SourceStatus = { status: 'starting' };
  private entries: LogEntry[] = [];
  private lastSeq: number | undefined;

  constructor(connection: SessionConnection, mode: 'run' | 'design' = 'run', codeFramePage?: string) {
    this.connection = connection;
    this.mode = mode;
    this.codeFramePage = codeFramePage;
    this.resources.add(connection.subscribe((event) => this.receive(event)));
  }

  view(id: string): ViewNode | undefined {
    return this.views.get(id);
  }

  frame(): AppFrame | undefined {
    return this.currentFrame;
  }

  codeComponent(id: string): CodeComponent | undefined {
    return this.code.get(id);
  }

  status(): SourceStatus {
    return this.currentStatus;
  }

  /** The newest entries, oldest first. */
  logs(): readonly LogEntry[] {
    return this.entries;
  }

  subscribe(id: string, listener: () => void): Disposer {
    const set = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, set);
    set.add(listener);
    return () => {
      set.delete(listener);
      if (set.size === 0 && this.listeners.get(id) === set) this.listeners.delete(id);
    };
  }

  subscribeFrame(listener: () => void): Disposer {
    return this.frames.on(listener);
  }

  subscribeStatus(listener: () => void): Disposer {
    return this.statuses.on(listener);
  }

  onEffect(listener: (effect: Effect) => void): Disposer {
    return this.effects.on(listener);
  }

  onLog(listener: (entries: readonly LogEntry[]) => void): Disposer {
    return this.logEmitter.on(listener);
  }

  /** Questions about permissions that wait, first asked first. The same list until it changes. */
  permissionRequests(): readonly PermissionRequest[] {
    return this.pending;
  }

  subscribePermissions(listener: () => void): Disposer {
    return this.questions.on(listener);
  }

  onPerform(listener: (performance: Performance) => void): Disposer {
    return this.performances.on(listener);
  }

  send(message: SessionMessage): void {
    if (!this.resources.isDisposed) this.connection.send(message);
  }

  dispose(): void {
    this.resources.dispose();
    this.listeners.clear();
  }

  private receive(event: SessionEvent): void {
    if (event.type === 'log') {
      this.entries = [...this.entries, ...event.entries].slice(-LOGS_KEPT);
      this.logEmitter.emit(event.entries);
      return;
    }
    if (event.type === 'status') {
      this.currentStatus = { status: event.status, ...(event.message === undefined ? {} : { message: event.message }), ...(event.place === undefined ? {} : { place: event.place }) };
      this.statuses.emit();
      // What has ended asks nothing any more, whether or not its host still says so.
      if (event.status === 'stopped' || event.status === 'crashed') this.setPending([]);
      return;
    }
    if (event.type === 'permissions') return this.setPending(event.pending);
    if (event.type === 'perform') return this.performances.emit({ performId: event.performId, task: event.task });
    if (event.type === 'code') {
      this.code = new Map(event.components.map((component) => [component.id, component]));
      return this.frames.emit();
    }
    // For the network log of the IDE.
    if (event.type !== 'batch') return;
    const isWhole = event.patches.some((patch) => patch.op === 'clear');
    const hasGap = !isWhole && this.lastSeq !== undefined && event.seq > this.lastSeq + 1;
    this.lastSeq = event.seq;
    this.apply(event.patches);
    for (const effect of event.effects) this.effects.emit(effect);
    // A lost batch would leave the screen wrong for good: ask for all of it again.
    if (hasGap) this.send({ type: 'refresh' });
  }

  private setPending(pending: readonly PermissionRequest[]): void {
    if (pending.length === 0 && this.pending.length === 0) return;
    this.pending = pending;
    this.questions.emit();
  }

  private apply(patches: readonly Patch[]): void {
    const changed = new Set<string>();
    const copies = new WeakSet<object>();
    let isFrameChanged = false;
    for (const patch of patches) {
      if (patch.op === 'frame') {
        this.currentFrame = patch.frame;
        isFrameChanged = true;
      } else this.applyToViews(patch, changed, copies);
    }
    for (const id of changed) for (const listener of [...(this.listeners.get(id) ?? [])]) listener();
    if (isFrameChanged) this.frames.emit();
  }

  private applyToViews(patch: Exclude<Patch, { op: 'frame' }>, changed: Set<string>, copies: WeakSet<object>): void {
    if (patch.op === 'clear') {
      for (const id of this.views.keys()) changed.add(id);
      this.views.clear();
      return;
    }
    if (patch.op === 'remove') {
      for (const id of patch.ids) if (this.views.delete(id)) changed.add(id);
      return;
    }
    if (patch.op === 'add') {
      this.views.set(patch.view.id, patch.view);
      changed.add(patch.view.id);
      return;
    }
    const view = this.views.get(patch.id);
    if (view === undefined) return;
    this.views.set(patch.id, patchView(view, patch, copies));
    changed.add(patch.id);
  }
}
