import { componentSpec } from '../../shared/app/catalogue/index.ts';
import type { Example } from '../../shared/app/catalogue/examples/index.ts';
import type { AppFrame, Effect, SessionMessage, ViewNode } from '../../shared/contracts/session.ts';
import { type Disposer, Emitter } from '../../shared/kernel/disposable.ts';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import type { ViewSource } from './view-source.ts';

/** A component written as a tree. Without an id it gets one. */
export type Sketch = {
  id?: string;
  type: string;
  props?: JsonObject;
  state?: JsonObject;
  events?: readonly string[];
  kids?: readonly Sketch[];
  items?: readonly { key: string; kids: readonly Sketch[] }[];
};

/** A screen without a guest: it keeps component state by the catalogue's rules and runs nothing. For galleries and tests. */
export class ExampleSource implements ViewSource {
  readonly mode: 'run' | 'design';
  readonly rootId: string;
  private readonly views = new Map<string, ViewNode>();
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly effects = new Emitter<Effect>();
  private readonly frames = new Emitter<void>();
  private current: AppFrame;
  private count = 0;

  constructor(root: Sketch, frame: (rootId: string) => AppFrame, mode: 'run' | 'design' = 'run') {
    this.mode = mode;
    this.rootId = this.put(root);
    this.current = frame(this.rootId);
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

  setFrame(change: Partial<AppFrame>): void {
    this.current = { ...this.current, ...change };
    this.frames.emit();
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
    if (message.type === 'navigate' && message.pageId !== undefined) this.setFrame({ pageId: message.pageId });
    if (message.type !== 'event') return;
    const view = this.views.get(message.id);
    const payload = message.payload as JsonObject;
    for (const [key, rule] of Object.entries(componentSpec(view?.type ?? '')?.state ?? {})) {
      const from = rule.on?.[message.event];
      const value = from === undefined ? undefined : payload[from];
      if (value !== undefined) this.setState(message.id, key, value);
    }
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
      events: [...(sketch.events ?? [])],
      kids: groups?.flatMap((group) => group.kids) ?? (sketch.kids ?? []).map((kid) => this.put(kid)),
      ...(groups === undefined ? {} : { groups }),
    });
    return id;
  }
}

/**
 * An example with its state as a guest would begin it and its item templates made once for each item.
 * @param events of the outermost component that count as handled; whoever handles a click is a button
 */
export function sketchOfExample(example: Example, id: string, events: readonly string[] = []): Sketch {
  let count = 0;
  const draw = ({ type, props = {}, bindings = {}, children = [] }: Example, nodeId: string, item: JsonObject): Sketch => {
    const spec = componentSpec(type);
    const own: JsonObject = { ...props };
    for (const [key, binding] of Object.entries(bindings)) own[key] = item[/item\.(\w+)/.exec(binding)?.[1] ?? ''] ?? null;
    const state: JsonObject = {};
    for (const [key, { from, initial }] of Object.entries(spec?.state ?? {}))
      state[key] = from === undefined ? (initial ?? null) : (own[from] ?? spec?.props[from]?.default ?? null);
    const base: Sketch = { id: nodeId, type, props: own, state, events: nodeId === id ? events : [] };
    const rows = spec?.slot === 'item' ? own[spec.itemsProp ?? ''] : undefined;
    if (!Array.isArray(rows)) return { ...base, kids: children.map((child) => draw(child, `${id}${++count}`, item)) };
    const items = rows.map((row, index) => ({ row: typeof row === 'object' && row !== null && !Array.isArray(row) ? row : {}, key: String(index) }));
    return { ...base, items: items.map(({ row, key }) => ({ key, kids: children.map((child) => draw(child, `${id}${++count}@${key}`, row)) })) };
  };
  return draw(example, id, {});
}
