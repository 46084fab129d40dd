import { CAPABILITY_NAMES, HELPER_NAMES, ITEM_NAMES, LANGUAGE_NAMES, SCRIPT_NAMES, STEP_NAMES } from '../expressions/index.ts';
import { componentSpec } from '../catalogue/index.ts';
import type { ComponentNode, Manifest } from '../manifest/index.ts';

/** Where code stands: what it can see beside the app's own names. */
export type CodeContext = {
  /** Ids of the item-slot parents round it, outermost first. */
  repeats: readonly string[];
  kind: 'binding' | 'step' | 'script' | 'formula' | 'module';
  /** formula: field ids. */
  fields?: ReadonlySet<string>;
};

export type Resolution =
  | { kind: 'language' }
  | { kind: 'scope' }
  /** A field of the row, written without `item.` */
  | { kind: 'field' }
  | { kind: 'unknown'; message: string };

type NodeInfo = { pageId: string; name: string; repeats: readonly string[] };

/** Every name of an app and who can see it. */
export class AppNames {
  readonly nodes = new Map<string, NodeInfo>();
  /** Nodes that some expression names: only these are exposed at run time. */
  readonly named = new Set<string>();
  private readonly globals = new Set<string>(['page', ...HELPER_NAMES, ...CAPABILITY_NAMES]);
  private readonly entities: ReadonlySet<string>;

  constructor(manifest: Manifest) {
    for (const { id } of [...manifest.queries, ...manifest.state, ...manifest.modules]) this.globals.add(id);
    this.entities = new Set(manifest.entities.map((entity) => entity.id));
    for (const page of manifest.pages) this.addNode(page.root, page.id, []);
  }

  private addNode(node: ComponentNode, pageId: string, repeats: readonly string[]): void {
    if (!this.nodes.has(node.id)) this.nodes.set(node.id, { pageId, name: node.name, repeats });
    const inner = componentSpec(node.type)?.slot === 'item' ? [...repeats, node.id] : repeats;
    for (const child of node.children) this.addNode(child, pageId, inner);
  }

  repeatsInside(node: ComponentNode, repeats: readonly string[]): readonly string[] {
    return componentSpec(node.type)?.slot === 'item' ? [...repeats, node.id] : repeats;
  }

  resolve(name: string, context: CodeContext): Resolution {
    if (context.fields?.has(name)) return { kind: 'field' };
    const node = this.nodes.get(name);
    if (node !== undefined) {
      const isVisible = node.repeats.every((id, i) => context.repeats[i] === id);
      if (!isVisible) return { kind: 'unknown', message: `“${name}” is repeated inside “${node.repeats.at(-1)}”, so only what is inside that list can use it.` };
      this.named.add(name);
      return { kind: 'scope' };
    }
    if (this.globals.has(name)) return { kind: 'scope' };
    if (includes(ITEM_NAMES, name)) {
      if (context.repeats.length > 0 || context.kind === 'module' || (context.kind === 'formula' && name === 'item')) return { kind: 'scope' };
      return { kind: 'unknown', message: `“${name}” exists only inside a list: put the component in one, or name where the row comes from, such as “table.selectedRow”.` };
    }
    const isStep = context.kind === 'step' || context.kind === 'script';
    if (isStep && includes(STEP_NAMES, name)) return { kind: 'scope' };
    if ((context.kind === 'script' || context.kind === 'module') && includes(SCRIPT_NAMES, name)) return { kind: 'scope' };
    if (context.kind === 'module' && name === 'progress') return { kind: 'language' };
    if (LANGUAGE_NAMES.has(name)) return { kind: 'language' };
    return { kind: 'unknown', message: this.unknown(name) };
  }

  private unknown(name: string): string {
    if (this.entities.has(name)) return `“${name}” is a kind of data, not a value. Make a query for it and use the query’s “data”.`;
    const near = nearest(name, [...this.globals, ...this.nodes.keys()]);
    return `Nothing here is called “${name}”.${near === null ? '' : ` Did you mean “${near}”?`}`;
  }
}

function includes(names: readonly string[], name: string): boolean {
  return names.includes(name);
}

/** The closest name by edit distance, at most 2 away and less than half of the word. */
function nearest(name: string, names: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = Math.min(3, Math.ceil(name.length / 2));
  for (const candidate of names) {
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Levenshtein distance, two rows. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      current[j] = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}
