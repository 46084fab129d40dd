import type { ViewNode } from '../../shared/contracts/session.ts';
import type { ViewSource } from '../core/view-source.ts';

/** Whether a page has one frame of its own, whose landmarks then stand for the page's. */
export function bringsLandmarks(root: ViewNode | undefined, source: ViewSource): boolean {
  if (root === undefined) return false;
  if (root.type === 'AppShell') return true;
  return root.type === 'Container' && root.kids.filter((id) => source.view(id)?.type === 'AppShell').length === 1;
}
