import type { DebugLink, DebugNews, DebugRequest } from '../../shared/contracts/debug.ts';
import type { HostMessage, PlanStep, Place } from '../../shared/contracts/sandbox.ts';
import { Changes } from './debug-changes.ts';
import { StepThrough } from './debug-steps.ts';
import { componentOf, stateOf, valueAt } from './debug-state.ts';
import { whyOf } from './debug-why.ts';
import { messageOf } from './errors.ts';
import type { Instance } from './instance.ts';
import type { Runtime } from './runtime.ts';
import type { Scope } from './scope.ts';
import { untracked, type Computed, type Source } from './signals.ts';
import { debugging, type Ticket, type Watcher } from './watch.ts';

type Because = readonly DebugLink[];

/** Answers what the IDE asks about a running app, and collects what happens in it while somebody watches. */
export class Debugger implements Watcher {
  readonly runtime: Runtime;
  readonly changes: Changes;
  readonly steps: StepThrough;
  private hasNews = false;

  constructor(runtime: Runtime) {
    this.runtime = runtime;
    this.changes = new Changes(runtime);
    this.steps = new StepThrough(runtime);
  }

  answer(request: DebugRequest): unknown {
    return untracked(() => {
      switch (request.op) {
        case 'watch':
          return this.watch(request.isOn);
        case 'steps':
          this.steps.setMode(request.mode);
          this.hasNews = true;
          return null;
        case 'go':
          this.steps.go(request.pauseId, request.how);
          this.hasNews = true;
          return null;
        case 'state':
          return stateOf(this.runtime, request.nodes);
        case 'component':
          return componentOf(this.runtime, request.id);
        case 'value':
          return valueAt(this, request.path, request.offset, request.limit);
        case 'why':
          return whyOf(this, request.target);
        case 'changes':
          return this.changes.since(request.after);
      }
    });
  }

  message(message: HostMessage): void {
    if (message.t === 'debug') return;
    this.hasNews = true;
    this.changes.setMessage(linkOf(message));
  }

  about(kind: 'state' | 'query' | 'node' | 'page', id: string, key: string, ticket: Ticket | null = null): void {
    this.changes.name({ kind, id, key }, (ticket?.because as Because | undefined) ?? null);
  }

  forget(): void {
    this.changes.forget();
  }

  ticket(): Ticket {
    return { because: this.changes.now() };
  }

  set(source: Source<unknown>, before: unknown, after: unknown): void {
    this.changes.set(source, before, after);
  }

  evaluated(computed: Computed<unknown>, before: unknown, after: unknown): void {
    this.changes.evaluated(computed, before, after);
  }

  begin(outputs: Scope, steps: readonly PlanStep[], owner: Omit<Place, 'key'>, instance: Instance | null): void {
    this.steps.begin(outputs, steps, owner, instance, this.changes.now());
  }

  async before(outputs: Scope, step: PlanStep, scope: Scope): Promise<boolean> {
    const goesOn = this.steps.before(outputs, step, scope);
    if (goesOn === true) return true;
    this.hasNews = true;
    return goesOn;
  }

  enter(outputs: Scope, step: PlanStep): void {
    this.changes.setStep(this.steps.chainOf(outputs, step));
  }

  leave(outputs: Scope, step: PlanStep): void {
    this.changes.setStep(null);
    this.changes.setWaiting(outputs, this.steps.chainOf(outputs, step));
  }

  end(outputs: Scope): void {
    this.changes.setWaiting(outputs, null);
  }

  after(outputs: Scope, step: PlanStep, status: 'done' | 'passed' | 'failed'): void {
    this.steps.mark(outputs, step, status);
    this.changes.setWaiting(outputs, null);
  }

  settled(): void {
    if (!this.hasNews) return;
    this.hasNews = false;
    const news: DebugNews = { seq: this.changes.seq, pauses: this.steps.pauses() };
    this.runtime.bridge.post({ t: 'debugNews', news });
  }

  private watch(isOn: boolean): null {
    if (!isOn) this.steps.release();
    debugging.watcher = isOn ? this : null;
    this.hasNews = isOn;
    return null;
  }
}

/** Never throws: a question about an app must not end it. */
export function answerDebug(holder: Debugger, message: Extract<HostMessage, { t: 'debug' }>): void {
  const { bridge } = holder.runtime;
  try {
    bridge.post({ t: 'debug', id: message.id, value: { ok: true, value: holder.answer(message.request) } });
  } catch (error) {
    bridge.post({ t: 'debug', id: message.id, value: { ok: false, message: messageOf(error) } });
  }
}

function linkOf(message: HostMessage): DebugLink | null {
  switch (message.t) {
    case 'session': {
      const said = message.message as { type?: unknown; id?: unknown; event?: unknown; pageId?: unknown };
      if (said.type === 'event') {
        const [node = ''] = String(said.id).split('@');
        return { kind: 'event', text: `${String(said.event)} of ${String(said.id)}`, place: { kind: 'node', id: node, key: String(said.event) } };
      }
      return {
        kind: 'page',
        text: said.type === 'effectResult' ? 'an answer of the person' : `going to ${String(said.pageId ?? 'another page')}`,
        place: undefined,
      };
    }
    case 'timer':
      return { kind: 'timer', text: 'a timer', place: undefined };
    case 'changed':
      return { kind: 'data', text: `rows of ${message.entities.join(', ')} changed`, place: { kind: 'entity', id: message.entities[0] ?? '' } };
    case 'reply':
      return { kind: 'reply', text: 'an answer of the host', place: undefined };
    case 'boot':
      return { kind: 'page', text: 'the app started', place: undefined };
    case 'reload':
    case 'edit':
      return { kind: 'edit', text: 'the app was edited', place: undefined };
    default:
      return null;
  }
}
