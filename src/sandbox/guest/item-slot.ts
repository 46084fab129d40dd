import { SANDBOX_LIMITS } from '../../shared/contracts/sandbox-limits.ts';
import type { PlanNode } from '../../shared/contracts/sandbox.ts';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import type { Instance } from './instance.ts';
import { exposed, isObject } from './json.ts';
import { createScope, defineGetter, type Scope } from './scope.ts';
import { Source, untracked, type Computed } from './signals.ts';

/** One element that is drawn. */
type Group = {
  key: string;
  element: unknown;
  item: Source<unknown>;
  index: Source<number>;
  scope: Scope;
  keyPath: string;
  isSample: boolean;
  instances: Instance[];
};
type Window = { from: number; count: number; pin: number | null };

const { items: FIRST, itemsAtOnce: MOST, formItems: MOST_IN_FORM, designItems: MOST_IN_DESIGN } = SANDBOX_LIMITS;

/**
 * Draws the children of an item-slot parent once for each element, keyed by the row's id, and keeps those that stay. Of a long list
 * only the elements in view are drawn; what was typed in the others is kept until they come back.
 */
export class ItemSlot {
  private readonly owner: Instance;
  private readonly items: Computed<unknown>;
  private readonly itemKey: Computed<unknown>;
  private groups: Group[] = [];
  private keys: string[] = [];
  private window: Window = { from: 0, count: FIRST, pin: null };
  /** Ids of instances whose state is kept, for each element that was drawn and is out of view. */
  private readonly away = new Map<string, string[]>();
  private hasWarned = false;

  constructor(owner: Instance) {
    this.owner = owner;
    const property = owner.type.itemsProp ?? 'items';
    const onDirty = (): void => owner.runtime.touchSlot(this);
    this.items = owner.compute(`${property} (drawn)`, null as unknown, () => owner.prop(property), { onDirty });
    this.itemKey = owner.compute('itemKey (drawn)', null as unknown, () => owner.prop('itemKey'), { onDirty });
  }

  get order(): number {
    return this.owner.keyPath.length;
  }

  get isDisposed(): boolean {
    return this.owner.isDisposed;
  }

  /** How many elements there are, where not all are drawn. */
  get total(): number | undefined {
    return this.isPartial ? this.keys.length : undefined;
  }

  /** Ids of what is kept of elements out of view. */
  get awayIds(): string[] {
    return [...this.away.values()].flat();
  }

  /** The children of the node were edited. @param exchange gives the instances of a place anew */
  exchange(exchange: (instances: readonly Instance[], scope: Scope, keyPath: string, isSilent: boolean) => Instance[]): void {
    for (const group of this.groups) group.instances = exchange(group.instances, group.scope, group.keyPath, group.isSample || this.owner.isSilent);
    this.gather();
  }

  drawn(): { key: string; kids: string[]; index?: number }[] {
    const { isPartial } = this;
    return this.groups.map((group) => ({
      key: group.key,
      kids: group.instances.map((instance) => instance.id),
      ...(isPartial ? { index: group.index.peek() } : {}),
    }));
  }

  /** What the screen has in view. */
  show(from: number, count: number, pin: number | null): void {
    this.window = { from, count: Math.min(count, MOST), pin };
    this.owner.runtime.touchSlot(this);
  }

  /** Brings the drawn groups in line with the elements and the window. */
  update(): void {
    const elements = this.elements();
    const isSample = elements.length === 0 && this.owner.runtime.isDesign;
    if (isSample) elements.push({}); // Its own list: the canvas draws the first few.
    this.keys = isSample ? ['sample'] : this.keysOf(elements);
    const before = new Map(this.groups.map((group) => [group.key, group]));
    const next: [index: number, old: Group | undefined][] = this.shown(elements.length).map((index) => {
      const key = this.keys[index] as string;
      const old = before.get(key);
      before.delete(key);
      return [index, old];
    });
    this.putAway(before);
    this.groups = next.map(([index, old]) => {
      const element = elements[index];
      if (old === undefined) return this.createGroup(this.keys[index] as string, element, index, isSample);
      if (!Object.is(old.element, element)) {
        old.element = element;
        old.item.set(ownCopy(element));
      }
      old.index.set(index);
      return old;
    });
    this.gather();
  }

  /** The instances of a group were exchanged. */
  gather(): void {
    this.owner.children = this.groups.flatMap((group) => group.instances);
    this.owner.form?.sort();
    this.owner.touchKids();
  }

  dispose(): void {
    for (const group of this.groups) for (const instance of group.instances) instance.dispose();
    this.groups = [];
  }

  private get isPartial(): boolean {
    return this.groups.length < this.keys.length;
  }

  private elements(): unknown[] {
    const { runtime, plan } = this.owner;
    const value = this.items.get();
    const count = typeof value === 'number' && value > 0 ? Math.min(Math.floor(value), MOST_COUNTED) : 0;
    const all: unknown[] = Array.isArray(value) ? value : Array.from({ length: count }, (_, i) => i);
    if (runtime.isDesign) return all.slice(0, MOST_IN_DESIGN);
    if (all.length <= MOST_IN_FORM || !this.hasFormInputs()) return all;
    if (!this.hasWarned)
      runtime.bridge.log('warn', 'binding', `It has ${all.length} elements with inputs of a form; the first ${MOST_IN_FORM} are drawn. Use fewer elements.`, {
        kind: 'node',
        id: plan.id,
      });
    this.hasWarned = true;
    return all.slice(0, MOST_IN_FORM);
  }

  /** A form has the values of all its inputs, in view or not. */
  private hasFormInputs(): boolean {
    const { form, plan, runtime } = this.owner;
    return form !== null && hasInput(plan, (type) => runtime.typeOf(type).isInput === true);
  }

  /** Places of the elements to draw, in order. */
  private shown(length: number): number[] {
    if (length <= FIRST || this.hasFormInputs()) return Array.from({ length }, (_, i) => i);
    const { count, pin } = this.window;
    const from = Math.max(0, Math.min(this.window.from, length - count));
    const places = Array.from({ length: Math.min(count, length - from) }, (_, i) => from + i);
    if (pin === null || pin >= length || (pin >= from && pin < from + count)) return places;
    return pin < from ? [pin, ...places] : [...places, pin];
  }

  /** Ends the groups that are not drawn any more. What was typed in them is kept while their element is there. */
  private putAway(groups: ReadonlyMap<string, Group>): void {
    const { runtime } = this.owner;
    const there = groups.size > 0 || this.away.size > 0 ? new Set(this.keys) : null;
    for (const [key, group] of groups) {
      if (there?.has(key) === true) {
        const kept = group.instances.flatMap((instance) => runtime.keepAway(instance));
        if (kept.length > 0) this.away.set(key, [...new Set([...(this.away.get(key) ?? []), ...kept])]);
      }
      for (const instance of group.instances) instance.dispose();
    }
    for (const [key, ids] of this.away) {
      if (there?.has(key) === true) continue;
      for (const id of ids) runtime.forgetAway(id);
      this.away.delete(key);
    }
  }

  private keysOf(elements: readonly unknown[]): string[] {
    const itemKey = this.itemKey.get();
    const name = typeof itemKey === 'string' && itemKey !== '' ? itemKey : 'id';
    const taken = new Set<string>();
    return elements.map((element, index) => {
      const id: unknown = typeof element === 'object' && element !== null ? Reflect.get(element, name) : undefined;
      const base = (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id).replaceAll('@', '_') : String(index);
      let key = base;
      for (let n = 2; taken.has(key); n++) key = `${base}~${n}`;
      taken.add(key);
      return key;
    });
  }

  private createGroup(key: string, element: unknown, index: number, isSample: boolean): Group {
    const outer = this.owner.scope;
    const scope = createScope(outer);
    const group: Group = {
      key,
      element,
      item: new Source(ownCopy(element)),
      index: new Source(index),
      scope,
      keyPath: `${this.owner.keyPath}@${key}`,
      isSample,
      instances: [],
    };
    defineGetter(scope, 'item', () => group.item.get());
    defineGetter(scope, 'index', () => group.index.get());
    let parent: Scope | null = null;
    defineGetter(scope, 'parent', () => (parent ??= enclosing(outer)));
    untracked(() => {
      group.instances = this.owner.runtime.createAll(this.owner.plan.children, this.owner, scope, group.keyPath, isSample || this.owner.isSilent);
    });
    return group;
  }
}

/** A number as `items` counts. More elements than this nobody scrolls through. */
const MOST_COUNTED = 100_000;

/** The author's handlers may change their `item`; what the list shows stays as it is. */
function ownCopy(element: unknown): unknown {
  // What a binding came to is JSON.
  return isObject(element) ? exposed(element as JsonObject) : Array.isArray(element) ? structuredCopy(element as Json[]) : element;
}

function structuredCopy(list: Json[]): Json[] {
  return list.map((item) => (isObject(item) ? (exposed(item as JsonObject) as Json) : item));
}

function hasInput(node: PlanNode, isInput: (type: string) => boolean): boolean {
  return node.children.some((child) => isInput(child.type) || hasInput(child, isInput));
}

/** The repeat round this one, read lazily. */
function enclosing(scope: Scope): Scope {
  const parent: Scope = {};
  for (const name of ['item', 'index', 'parent']) defineGetter(parent, name, () => scope[name]);
  return parent;
}
