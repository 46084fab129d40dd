import { componentSpec } from '../../shared/app/catalogue/index.ts';
import { type ThemeInput, makeFrame } from './frame.ts';
import type { AppFrame, Effect, SessionMessage, ViewNode } from '../../shared/contracts/session.ts';
import { type Disposer, Emitter } from '../../shared/kernel/disposable.ts';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import type { ViewSource } from '../core/view-source.ts';

/** A component written as a tree, for tests and the gallery. */
export type Sketch = {
  id?: string;
  type: string;
  props?: JsonObject;
  state?: JsonObject;
  events?: string[];
  kids?: Sketch[];
  items?: { key: string; kids: Sketch[] }[];
};

export type StaticSourceOptions = { theme?: ThemeInput; frame?: Partial<AppFrame>; mode?: 'run' | 'design' };

/** A screen without a guest: it keeps component state by the catalogue's rules and nothing else, and records what was sent. */
export class StaticSource implements ViewSource {
  readonly mode: 'run' | 'design';
  readonly sent: SessionMessage[] = [];
  readonly rootId: string;
  private readonly views = new Map<string, ViewNode>();
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly effects = new Emitter<Effect>();
  private readonly frames = new Emitter<void>();
  private current: AppFrame;
  private count = 0;

  constructor(root: Sketch, options: StaticSourceOptions = {}) {
    this.mode = options.mode ?? 'run';
    this.rootId = this.put(root);
    this.current = makeFrame(this.rootId, options.theme, options.frame);
  }

  view(id: string): ViewNode | undefined {
    return this.views.get(id);
  }
  frame(): AppFrame {
    return this.current;
  }
  subscribe(id: string, listener: () => void): Disposer {
    const set = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, set.add(listener));
    return () => set.delete(listener);
  }
  subscribeFrame(listener: () => void): Disposer {
    return this.frames.on(listener);
  }
  onEffect(listener: (effect: Effect) => void): Disposer {
    return this.effects.on(listener);
  }

  perform(effect: Effect): void {
    this.effects.emit(effect);
  }

  setProp(id: string, key: string, value: Json): void {
    const view = this.views.get(id);
    if (view !== undefined) this.replace({ ...view, props: { ...view.props, [key]: value } });
  }

  setState(id: string, key: string, value: Json): void {
    const view = this.views.get(id);
    if (view !== undefined) this.replace({ ...view, state: { ...view.state, [key]: value } });
  }

  send(message: SessionMessage): void {
    this.sent.push(message);
    if (message.type === 'navigate' && message.pageId !== undefined) {
      this.current = { ...this.current, pageId: message.pageId };
      this.frames.emit();
    }
    if (message.type !== 'event') return;
    const view = this.views.get(message.id);
    const payload = message.payload as JsonObject;
    for (const [key, rule] of Object.entries(componentSpec(view?.type ?? '')?.state ?? {})) {
      const from = rule.on?.[message.event];
      const value = from === undefined ? undefined : payload[from];
      if (value !== undefined) this.setState(message.id, key, value);
    }
  }

  /** The payloads sent for one event. */
  payloads(id: string, event: string): JsonObject[] {
    return this.sent.flatMap((message) => (message.type === 'event' && message.id === id && message.event === event ? [message.payload as JsonObject] : []));
  }

  private replace(view: ViewNode): void {
    this.views.set(view.id, view);
    for (const listener of [...(this.listeners.get(view.id) ?? [])]) listener();
  }

  private put(sketch: Sketch): string {
    const id = sketch.id ?? `n${++this.count}`;
    const groups = sketch.items?.map((item) => ({ key: item.key, kids: item.kids.map((kid) => this.put(kid)) }));
    this.views.set(id, {
      id,
      node: id.split('@')[0] ?? id,
      type: sketch.type,
      props: sketch.props ?? {},
      state: sketch.state ?? {},
      events: sketch.events ?? [],
      kids: groups?.flatMap((group) => group.kids) ?? (sketch.kids ?? []).map((kid) => this.put(kid)),
      ...(groups === undefined ? {} : { groups }),
    });
    return id;
  }
}
