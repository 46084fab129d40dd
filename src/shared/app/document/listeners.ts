import { Emitter, type Disposer } from '../../kernel/disposable.ts';

/** Collects what changed during a transaction and tells each listener once at its end. */
export class Listeners<Section extends string> {
  private readonly nodes = new Map<string, Emitter<void>>();
  private readonly tree: Emitter<void>;
  private readonly sections = new Map<Section, Emitter<void>>();
  private readonly touchedNodes = new Set<string>();
  private readonly touchedSections = new Set<Section>();
  private treeTouched = false;
  /** A listener that throws must not stop the others; its error surfaces after all have run. */
  private readonly failures: unknown[] = [];

  constructor() {
    this.tree = this.emitter();
  }

  onNode(id: string, listener: () => void): Disposer {
    let emitter = this.nodes.get(id);
    if (emitter === undefined) this.nodes.set(id, (emitter = this.emitter()));
    const mine = emitter;
    const stop = mine.on(listener);
    return () => {
      stop();
      if (mine.size === 0 && this.nodes.get(id) === mine) this.nodes.delete(id);
    };
  }

  onTree(listener: () => void): Disposer {
    return this.tree.on(listener);
  }

  onSection(section: Section, listener: () => void): Disposer {
    let emitter = this.sections.get(section);
    if (emitter === undefined) this.sections.set(section, (emitter = this.emitter()));
    return emitter.on(listener);
  }

  touchNode(id: string): void {
    if (this.nodes.has(id)) this.touchedNodes.add(id);
  }
  touchTree(): void {
    this.treeTouched = true;
  }
  touchSection(section: Section): void {
    this.touchedSections.add(section);
  }

  flush(): void {
    if (this.touchedNodes.size === 0 && this.touchedSections.size === 0 && !this.treeTouched) return;
    const nodes = [...this.touchedNodes];
    const sections = [...this.touchedSections];
    const treeTouched = this.treeTouched;
    this.touchedNodes.clear();
    this.touchedSections.clear();
    this.treeTouched = false;
    for (const id of nodes) this.nodes.get(id)?.emit();
    if (treeTouched) this.tree.emit();
    for (const section of sections) this.sections.get(section)?.emit();
    if (this.failures.length > 0) throw new AggregateError(this.failures.splice(0), 'A listener of the app document failed');
  }

  clear(): void {
    this.nodes.clear();
    this.sections.clear();
  }

  private emitter(): Emitter<void> {
    return new Emitter<void>((error) => this.failures.push(error));
  }
}
