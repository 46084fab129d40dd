import type { Instance } from './instance.ts';
import { createScope, defineGetter, defineValue, type Scope } from './scope.ts';
import { Source, untracked, type Computed } from './signals.ts';

type Group = { key: string; item: Source<unknown>; index: Source<number>; instances: Instance[] };

/** Draws the children of an item-slot parent once for each element, keyed by the row's id, and keeps those that stay. */
export class ItemSlot {
  private readonly owner: Instance;
  private readonly items: Computed<unknown>;
  private groups: Group[] = [];
  private hasWarned = false;

  constructor(owner: Instance) {
    this.owner = owner;
    const property = owner.type.itemsProp ?? 'items';
    this.items = owner.compute(`${property} (drawn)`, null as unknown, () => owner.prop(property), () => owner.runtime.touchSlot(this));
  }

  get order(): number {
    return this.owner.keyPath.length;
  }

  get isDisposed(): boolean {
    return this.owner.isDisposed;
  }

  drawn(): { key: string; kids: string[] }[] {
    return this.groups.map((group) => ({ key: group.key, kids: group.instances.map((instance) => instance.id) }));
  }

  /** Brings the drawn groups in line with the elements. */
  update(): void {
    const { runtime } = this.owner;
    const value = this.items.get();
    const all: unknown[] = Array.isArray(value) ? value : typeof value === 'number' ? Array.from({ length: Math.min(value, runtime.itemLimit) }, (_, i) => i) : [];
    const elements = all.slice(0, runtime.itemLimit);
    if (all.length > elements.length && !runtime.isDesign && !this.hasWarned) {
      this.hasWarned = true;
      runtime.bridge.log('warn', 'binding', `It has ${all.length} elements; the first ${elements.length} are drawn. Use a table or fewer elements.`, { kind: 'node', id: this.owner.plan.id });
    }
    const isSample = elements.length === 0 && runtime.isDesign;
    if (isSample) elements.push({});
    const before = new Map(this.groups.map((group) => [group.key, group]));
    const taken = new Set<string>();
    const next: Group[] = [];
    elements.forEach((element, index) => {
      const key = isSample ? 'sample' : this.keyOf(element, index, taken);
      taken.add(key);
      const old = before.get(key);
      if (old !== undefined) {
        before.delete(key);
        old.item.set(element);
        old.index.set(index);
        next.push(old);
      } else next.push(this.createGroup(key, element, index, isSample));
    });
    for (const gone of before.values()) for (const instance of gone.instances) instance.dispose();
    this.groups = next;
    this.owner.children = next.flatMap((group) => group.instances);
    this.owner.touch();
  }

  dispose(): void {
    for (const group of this.groups) for (const instance of group.instances) instance.dispose();
    this.groups = [];
  }

  private keyOf(element: unknown, index: number, taken: ReadonlySet<string>): string {
    const itemKey = this.owner.prop('itemKey');
    const name = typeof itemKey === 'string' && itemKey !== '' ? itemKey : 'id';
    const id: unknown = typeof element === 'object' && element !== null ? Reflect.get(element, name) : undefined;
    const base = (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id).replaceAll('@', '_') : String(index);
    let key = base;
    for (let n = 2; taken.has(key); n++) key = `${base}~${n}`;
    return key;
  }

  private createGroup(key: string, element: unknown, index: number, isSample: boolean): Group {
    const group: Group = { key, item: new Source(element), index: new Source(index), instances: [] };
    const outer = this.owner.scope;
    const scope = createScope(outer);
    defineGetter(scope, 'item', () => group.item.get());
    defineGetter(scope, 'index', () => group.index.get());
    defineValue(scope, 'parent', enclosing(outer));
    const keyPath = `${this.owner.keyPath}@${key}`;
    untracked(() => {
      group.instances = this.owner.runtime.createAll(this.owner.plan.children, this.owner, scope, keyPath, isSample || this.owner.isSilent);
    });
    return group;
  }
}

/** The repeat round this one, read lazily. */
function enclosing(scope: Scope): Scope {
  const parent: Scope = {};
  for (const name of ['item', 'index', 'parent']) defineGetter(parent, name, () => scope[name]);
  return parent;
}
