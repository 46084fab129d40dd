import { diffManifests, rootsOf } from '../../shared/app/compile/index.ts';
import type { ComponentNode, Manifest } from '../../shared/app/manifest/index.ts';
import { loadMs } from './load-budget.ts';
import type { ToWorker } from './protocol.ts';

type WithoutSeq<M> = M extends unknown ? Omit<M, 'seq'> : never;

/** Knows which manifest a worker has, so that only what changed is sent to it. One for each worker. */
export class ManifestFeed {
  private current: Manifest;
  private readonly canEdit: boolean;

  /** @param manifest that the worker was started with */
  constructor(manifest: Manifest) {
    this.current = manifest;
    this.canEdit = hasUniqueIds(manifest);
  }

  next(manifest: Manifest, mode: 'run' | 'design'): WithoutSeq<Extract<ToWorker, { t: 'load' | 'edit' }>> {
    const before = this.current;
    this.current = manifest;
    const ms = loadMs(manifest, mode);
    return this.canEdit ? { t: 'edit', delta: diffManifests(before, manifest), ms } : { t: 'load', manifest, boot: null, ms };
  }
}

/** A document always gives such a manifest; one that comes from elsewhere may not. */
function hasUniqueIds(manifest: Manifest): boolean {
  const ids = new Set<string>();
  const open: ComponentNode[] = rootsOf(manifest);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (ids.has(node.id)) return false;
    ids.add(node.id);
    open.push(...node.children);
  }
  return true;
}
