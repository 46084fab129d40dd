import type { AppFrame, Effect, Patch, ViewNode } from '../../shared/contracts/session.ts';
import { jsonEqual, type Json } from '../../shared/kernel/json.ts';
import type { Bridge } from './bridge.ts';
import type { Instance } from './instance.ts';
import { ListChanges } from './list-change.ts';

type GuestPatch = Exclude<Patch, { op: 'clear' }>;

/** What the screen shows, and the shortest way from what it showed last. What it costs depends on what changed, not on what there is. */
export class Screen {
  private readonly bridge: Bridge;
  private readonly sent = new Map<string, ViewNode>();
  private sentFrame: AppFrame | null = null;
  private touched = new Set<Instance>();
  /** Drawn from data that is not there yet. */
  private waiting = new Set<Instance>();
  private readonly gone = new Set<string>();
  private added: GuestPatch[] = [];
  private changed: GuestPatch[] = [];
  private effects: Effect[] = [];
  /** Views of `added`: they go as they are in the end. */
  private readonly fresh = new Set<ViewNode>();
  private readonly lists = new WeakMap<ViewNode, ListChanges>();

  constructor(bridge: Bridge) {
    this.bridge = bridge;
  }

  touch(instance: Instance): void {
    this.touched.add(instance);
  }

  /** Its view goes with the next batch, unless another instance has taken its id by then. */
  drop(id: string): void {
    this.gone.add(id);
  }

  /** Data that was waited for is there, or will not come: what was drawn without it looks again. */
  answered(): void {
    for (const instance of this.waiting) this.touched.add(instance);
    this.waiting = new Set();
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
    for (const instance of instances) if (!instance.isDisposed) this.draw(instance);
  }

  /** All that changed: new views first, so that whoever names them as kids finds them, then changes, the frame, and last what is gone. */
  flush(frame: AppFrame, live: ReadonlyMap<string, Instance>): void {
    const patches = [...this.added, ...this.changed];
    this.added = [];
    this.changed = [];
    this.fresh.clear();
    if (frame !== this.sentFrame && !jsonEqual(frame, this.sentFrame)) patches.push({ op: 'frame', frame });
    this.sentFrame = frame;
    const gone: string[] = [];
    for (const id of this.gone) if (!live.has(id) && this.sent.delete(id)) gone.push(id);
    this.gone.clear();
    if (gone.length > 0) patches.push({ op: 'remove', ids: gone });
    if (patches.length > 0 || this.effects.length > 0) this.bridge.postBatch(patches, this.effects);
    this.effects = [];
  }

  private draw(instance: Instance): void {
    const { isWhole, props, states, hasKids } = instance.takeTouched();
    const sent = this.sent.get(instance.id);
    if (sent === undefined || isWhole) {
      this.drawWhole(instance, sent);
      return;
    }
    for (const key of props ?? []) this.prop(sent, key, instance.shownProp(key));
    for (const key of states ?? []) this.state(sent, key, instance.shownState(key));
    if (hasKids) this.kids(sent, instance);
    this.wait(sent, instance);
  }

  private drawWhole(instance: Instance, sent: ViewNode | undefined): void {
    const view = viewOf(instance);
    const isRedrawn =
      sent === undefined ||
      sent.type !== view.type ||
      !jsonEqual(sent.events, view.events) ||
      Object.keys(sent.props).some((key) => !Object.hasOwn(view.props, key)) ||
      Object.keys(sent.state).some((key) => !Object.hasOwn(view.state, key));
    if (isRedrawn) {
      this.sent.set(view.id, view);
      this.note(view, instance);
      this.fresh.add(view);
      this.added.push({ op: 'add', view });
      return;
    }
    for (const [key, value] of Object.entries(view.props)) this.prop(sent, key, value);
    for (const [key, value] of Object.entries(view.state)) this.state(sent, key, value);
    this.kids(sent, instance);
    this.wait(sent, instance);
  }

  /** Which properties wait, as the screen has it. @returns whether that is news */
  private note(sent: ViewNode, instance: Instance): boolean {
    const keys = instance.waitingKeys();
    if (keys.length > 0) this.waiting.add(instance);
    if (jsonEqual(sent.waiting ?? [], keys)) return false;
    if (keys.length > 0) sent.waiting = keys;
    else delete sent.waiting;
    return true;
  }

  private wait(sent: ViewNode, instance: Instance): void {
    if (this.note(sent, instance) && !this.fresh.has(sent)) this.changed.push({ op: 'waiting', id: sent.id, keys: sent.waiting ?? [] });
  }

  private prop(sent: ViewNode, key: string, value: Json): void {
    const before = sent.props[key];
    if (jsonEqual(before, value)) return;
    if (!this.fresh.has(sent)) this.changed.push(this.listsOf(sent).change(sent.id, key, before, value) ?? { op: 'prop', id: sent.id, key, value });
    sent.props[key] = value;
  }

  private listsOf(sent: ViewNode): ListChanges {
    let lists = this.lists.get(sent);
    if (lists === undefined) this.lists.set(sent, (lists = new ListChanges()));
    return lists;
  }

  private state(sent: ViewNode, key: string, value: Json): void {
    if (jsonEqual(sent.state[key], value)) return;
    if (!this.fresh.has(sent)) this.changed.push({ op: 'state', id: sent.id, key, value });
    sent.state[key] = value;
  }

  private kids(sent: ViewNode, instance: Instance): void {
    const kids = instance.children.map((child) => child.id);
    const groups = instance.slot?.drawn();
    const total = instance.slot?.total;
    if (jsonEqual(sent.kids, kids) && jsonEqual(sent.groups, groups) && sent.total === total) return;
    sent.kids = kids;
    delete sent.total;
    if (groups !== undefined) sent.groups = groups;
    if (total !== undefined) sent.total = total;
    if (!this.fresh.has(sent))
      this.changed.push({ op: 'kids', id: sent.id, kids, ...(groups === undefined ? {} : { groups }), ...(total === undefined ? {} : { total }) });
  }
}

function viewOf(instance: Instance): ViewNode {
  const view: ViewNode = {
    id: instance.id,
    node: instance.plan.id,
    type: instance.plan.type,
    props: {},
    state: {},
    kids: instance.children.map((child) => child.id),
    events: Object.keys(instance.plan.events),
  };
  for (const key of instance.propKeys()) view.props[key] = instance.shownProp(key);
  for (const key of instance.stateKeys()) view.state[key] = instance.shownState(key);
  const groups = instance.slot?.drawn();
  const total = instance.slot?.total;
  if (groups !== undefined) view.groups = groups;
  if (total !== undefined) view.total = total;
  return view;
}
