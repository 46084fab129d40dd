import type { ComponentNode, Manifest } from '../../shared/app/manifest/index.ts';

/** Allowance for drawing a component for the first time, ms. */
const DRAW_MS = 0.3;
/** Allowance for starting on a busy machine, where a second of time is not a second of work. Apps that ask for less than a second get none. */
const START_MS = 3000;

/** How long loading an app may take, ms. */
export function loadMs(manifest: Manifest, mode: 'run' | 'design'): number {
  const counts = new Map<string, number>();
  const pages = mode === 'design' ? manifest.pages : manifest.pages.slice(0, 1);
  const { executionMs } = manifest.requirements;
  return executionMs + (executionMs >= 1000 ? START_MS : 0) + Math.ceil(DRAW_MS * pages.reduce((total, page) => total + countNodes(page.root, manifest, counts), 0));
}

/** @param counts of the parts of own components, by definition; one that contains itself counts once */
function countNodes(node: ComponentNode, manifest: Manifest, counts: Map<string, number>): number {
  const own = node.type === 'Module' ? node.props['component'] : undefined;
  return node.children.reduce((total, child) => total + countNodes(child, manifest, counts), 1 + (typeof own === 'string' ? countParts(own, manifest, counts) : 0));
}

function countParts(id: string, manifest: Manifest, counts: Map<string, number>): number {
  const known = counts.get(id);
  if (known !== undefined) return known;
  counts.set(id, 0);
  const root = manifest.components.find((component) => component.id === id)?.root;
  // No app draws more than this in the time it has.
  const count = root === undefined ? 0 : Math.min(20_000, countNodes(root, manifest, counts));
  counts.set(id, count);
  return count;
}
