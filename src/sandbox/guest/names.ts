import type { Instance } from './instance.ts';
import { defineGetter, type Scope } from './scope.ts';
import { oncePerEvaluation, Source } from './signals.ts';

/** The components that expressions name: at the root of all scopes, and in the scope of each element of a repeat. */
export class ComponentNames {
  private readonly named = new Set<string>();
  private readonly sources = new WeakMap<Scope, Map<string, Source<Instance | null>>>();

  /** @param absent what a name stands for while nothing is drawn for it */
  define(id: string, root: Scope, absent: () => Scope | undefined): void {
    this.named.add(id);
    const source = this.source(root, id);
    defineGetter(root, id, oncePerEvaluation(() => source.get()?.exposed() ?? absent()));
  }

  has(id: string): boolean {
    return this.named.has(id);
  }

  /** It is gone, and its name free. */
  forget(id: string, root: Scope): void {
    if (this.named.delete(id)) delete root[id];
  }

  /** Those not in `keep` mean nothing any more. */
  retain(keep: ReadonlySet<string>): void {
    for (const id of this.named) if (!keep.has(id)) this.named.delete(id);
  }

  add(instance: Instance): void {
    const { id } = instance.plan;
    if (!this.named.has(id)) return;
    const { scope, runtime } = instance;
    const source = this.source(scope, id);
    if (scope !== runtime.root && !Object.hasOwn(scope, id)) defineGetter(scope, id, oncePerEvaluation(() => source.get()?.exposed()));
    source.set(instance);
  }

  remove(instance: Instance): void {
    const { scope, runtime, plan } = instance;
    const source = this.sources.get(scope)?.get(plan.id);
    if (source?.peek() !== instance) return;
    source.set(null);
    // It may have gone out of the list: then the name means the one outside.
    if (scope !== runtime.root) delete scope[plan.id];
  }

  private source(scope: Scope, id: string): Source<Instance | null> {
    let ofScope = this.sources.get(scope);
    if (ofScope === undefined) this.sources.set(scope, (ofScope = new Map()));
    let source = ofScope.get(id);
    if (source === undefined) ofScope.set(id, (source = new Source<Instance | null>(null)));
    return source;
  }
}
