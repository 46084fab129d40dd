import type { Manifest } from '../../shared/app/manifest/index.ts';

/** Allowance for drawing a component for the first time, ms. */
const DRAW_MS = 0.3;
/** Allowance for starting on a busy machine, where a second of time is not a second of work. Apps that ask for less than a second get none. */
const START_MS = 3000;

/** How long loading an app may take, ms. */
export function loadMs(manifest: Manifest, mode: 'run' | 'design'): number {
  const pages = mode === 'design' ? manifest.pages : manifest.pages.slice(0, 1);
  const { executionMs } = manifest.requirements;
  return executionMs + (executionMs >= 1000 ? START_MS : 0) + Math.ceil(DRAW_MS * pages.reduce((total, page) => total + countNodes(page.root), 0));
}

function countNodes(node: Manifest['pages'][number]['root']): number {
  return node.children.reduce((total, child) => total + countNodes(child), 1);
}
