import type { DebugLink, DebugPause, StepMode } from '../../shared/contracts/debug.ts';
import type { PlanStep, Place } from '../../shared/contracts/sandbox.ts';
import { BRIEF, inspect, SHORT } from './inspect.ts';
import type { Instance } from './instance.ts';
import type { Runtime } from './runtime.ts';
import type { Scope } from './scope.ts';
import { untracked } from './signals.ts';

type Status = DebugPause['steps'][number]['status'];
type Run = {
  steps: readonly PlanStep[];
  owner: Omit<Place, 'key'>;
  instance: Instance | null;
  event: string;
  because: readonly DebugLink[];
  status: Map<string, Status>;
  /** What was chosen at its last pause. */
  how: 'continue' | 'step' | null;
};
type Waiting = { run: Run; step: PlanStep; scope: Scope; isBreakpoint: boolean; since: number; resolve: (goesOn: boolean) => void };

/** More handlers than this do not wait: a timer that fires for ever would fill the app's memory with them. */
const MAX_WAITING = 50;
const SCOPE_NAMES = ['event', 'steps', 'item', 'index', 'parent', 'error'];

/** Lets handlers wait before their steps, for as long as somebody looks. */
export class StepThrough {
  mode: StepMode = { isOn: false, breakpoints: [] };
  private readonly runtime: Runtime;
  private readonly runs = new WeakMap<Scope, Run>();
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;

  constructor(runtime: Runtime) {
    this.runtime = runtime;
  }

  begin(outputs: Scope, steps: readonly PlanStep[], owner: Omit<Place, 'key'>, instance: Instance | null, because: readonly DebugLink[]): void {
    const event = steps[0]?.at.replace(/\[\d+\]$/, '') ?? '';
    this.runs.set(outputs, { steps, owner, instance, event, because, status: new Map(), how: null });
  }

  /** Causes of what a step does. */
  chainOf(outputs: Scope, step: PlanStep): readonly DebugLink[] | null {
    const run = this.runs.get(outputs);
    if (run === undefined) return null;
    return [...run.because, { kind: 'step', text: `${step.at} ${step.do}`, place: { ...run.owner, key: step.at } }];
  }

  before(outputs: Scope, step: PlanStep, scope: Scope): Promise<boolean> | true {
    const run = this.runs.get(outputs);
    if (run === undefined || this.waiting.size >= MAX_WAITING) return true;
    const isBreakpoint = this.mode.breakpoints.includes(`${run.owner.id}:${step.at}`);
    const waits = isBreakpoint || run.how === 'step' || (this.mode.isOn && run.how !== 'continue');
    if (!waits) return true;
    run.status.set(step.at, 'next');
    return new Promise((resolve) => {
      this.waiting.set(this.nextId++, { run, step, scope, isBreakpoint, since: this.runtime.bridge.now(), resolve });
    });
  }

  mark(outputs: Scope, step: PlanStep, status: 'done' | 'passed' | 'failed'): void {
    this.runs.get(outputs)?.status.set(step.at, status);
  }

  go(pauseId: number, how: 'continue' | 'step' | 'stop'): void {
    const found = this.waiting.get(pauseId);
    if (found === undefined) return;
    this.waiting.delete(pauseId);
    found.run.status.delete(found.step.at);
    found.run.how = how === 'stop' ? 'continue' : how;
    found.resolve(how !== 'stop');
  }

  /** Turning it off lets what waits go on, except at breakpoints. */
  setMode(mode: StepMode): void {
    const wasOn = this.mode.isOn;
    this.mode = mode;
    if (wasOn && !mode.isOn) for (const [id, { isBreakpoint }] of [...this.waiting]) if (!isBreakpoint) this.go(id, 'continue');
  }

  /** Everything goes on. */
  release(): void {
    this.mode = { isOn: false, breakpoints: [] };
    for (const id of [...this.waiting.keys()]) this.go(id, 'continue');
  }

  scopeOf(pauseId: number): Scope | null {
    return this.waiting.get(pauseId)?.scope ?? null;
  }

  pauses(): DebugPause[] {
    return [...this.waiting].map(([id, { run, step, scope, isBreakpoint, since }]) => ({
      id,
      owner: { kind: run.owner.kind === 'page' ? 'page' : 'node', id: run.owner.id },
      instance: run.instance?.id ?? run.owner.id,
      event: run.event,
      at: step.at,
      isBreakpoint,
      since,
      steps: flatten(run.steps, 0).map(({ step: each, depth }) => ({ at: each.at, do: each.do, depth, status: run.status.get(each.at) ?? 'waiting' })),
      scope: this.readScope(step, scope),
    }));
  }

  private readScope(step: PlanStep, scope: Scope): DebugPause['scope'] {
    const found = SCOPE_NAMES.flatMap((key) => {
      const value = untracked(() => scope[key]);
      return value === undefined ? [] : [{ key, value: inspect(value, SHORT) }];
    });
    const { bound, with: given } = step;
    let parameters: unknown = given;
    if (bound !== undefined) {
      try {
        parameters = { ...given, ...(untracked(() => this.runtime.fn(bound)(scope)) as object) };
      } catch (error) {
        parameters = error;
      }
    }
    if (Object.keys(given).length > 0 || bound !== undefined) found.unshift({ key: 'with', value: inspect(parameters, { ...SHORT, items: 20, nodes: 40 }) });
    return found.length > 0 ? found : [{ key: 'event', value: inspect(undefined, BRIEF) }];
  }
}

function flatten(steps: readonly PlanStep[], depth: number): { step: PlanStep; depth: number }[] {
  return steps.flatMap((step) => [{ step, depth }, ...flatten(step.onSuccess ?? [], depth + 1), ...flatten(step.onError ?? [], depth + 1)]);
}
