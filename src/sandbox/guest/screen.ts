import type { AppFrame, Effect, Patch, ViewNode } from '../../shared/contracts/session.ts';
import { jsonEqual } from '../../shared/kernel/json.ts';
import type { Bridge } from './bridge.ts';
import type { Instance } from './instance.ts';

/** What the screen shows, and the shortest way from what it showed last. */
export class Screen {
  private readonly bridge: Bridge;
  private readonly sent = new Map<string, ViewNode>();
  private sentFrame: AppFrame | null = null;
  private touched = new Set<Instance>();
  private patches: Patch[] = [];
  private effects: Effect[] = [];

  constructor(bridge: Bridge) {
    this.bridge = bridge;
  }

  touch(instance: Instance): void {
    this.touched.add(instance);
  }

  effect(effect: Effect): void {
    this.effects.push(effect);
  }

  get isIdle(): boolean {
    return this.touched.size === 0;
  }

  /** Draws what was touched. That may touch others (a form's summary, the elements of a list). */
  collect(): void {
    const instances = this.touched;
    this.touched = new Set();
    for (const instance of instances) if (!instance.isDisposed) this.draw(instance, this.patches);
  }

  /** One batch with all that changed: views, then the frame, and last what is gone. */
  flush(frame: AppFrame, live: ReadonlyMap<string, Instance>): void {
    // New views first, so that whoever names them as kids finds them.
    const drawn = this.patches.splice(0);
    const patches = [...drawn.filter((patch) => patch.op === 'add'), ...drawn.filter((patch) => patch.op !== 'add')];
    if (!jsonEqual(frame, this.sentFrame)) {
      patches.push({ op: 'frame', frame });
      this.sentFrame = frame;
    }
    const gone = [...this.sent.keys()].filter((id) => !live.has(id));
    for (const id of gone) this.sent.delete(id);
    if (gone.length > 0) patches.push({ op: 'remove', ids: gone });
    if (patches.length > 0 || this.effects.length > 0) this.bridge.post({ t: 'batch', patches: patches.map(withoutClear), effects: this.effects.splice(0) });
  }

  private draw(instance: Instance, patches: Patch[]): void {
    const view = viewOf(instance);
    const sent = this.sent.get(view.id);
    this.sent.set(view.id, view);
    const isRedrawn =
      sent === undefined ||
      sent.type !== view.type ||
      !jsonEqual(sent.events, view.events) ||
      Object.keys(sent.props).some((key) => !Object.hasOwn(view.props, key)) ||
      Object.keys(sent.state).some((key) => !Object.hasOwn(view.state, key));
    if (isRedrawn) {
      patches.push({ op: 'add', view });
      return;
    }
    for (const [key, value] of Object.entries(view.props)) if (!jsonEqual(sent.props[key], value)) patches.push({ op: 'prop', id: view.id, key, value });
    for (const [key, value] of Object.entries(view.state)) if (!jsonEqual(sent.state[key], value)) patches.push({ op: 'state', id: view.id, key, value });
    if (!jsonEqual(sent.kids, view.kids) || !jsonEqual(sent.groups, view.groups)) {
      patches.push(view.groups === undefined ? { op: 'kids', id: view.id, kids: view.kids } : { op: 'kids', id: view.id, kids: view.kids, groups: view.groups });
    }
  }
}

function withoutClear(patch: Patch): Exclude<Patch, { op: 'clear' }> {
  if (patch.op === 'clear') throw new Error('The guest never clears the screen.');
  return patch;
}

function viewOf(instance: Instance): ViewNode {
  const groups = instance.slot?.drawn();
  const view: ViewNode = {
    id: instance.id,
    node: instance.plan.id,
    type: instance.plan.type,
    props: instance.props(),
    state: instance.states(),
    kids: instance.children.map((child) => child.id),
    events: Object.keys(instance.plan.events),
  };
  if (groups !== undefined) view.groups = groups;
  return view;
}
