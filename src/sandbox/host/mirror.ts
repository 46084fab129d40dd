import { baseOf } from '../../shared/contracts/apply-list.ts';
import { patchView, type ViewPatch } from '../../shared/contracts/apply-patch.ts';
import { SANDBOX_LIMITS } from '../../shared/contracts/sandbox-limits.ts';
import type { AppFrame, Patch, ViewNode } from '../../shared/contracts/session.ts';
import type { Json } from '../../shared/kernel/json.ts';
import { ScreenWeight } from './screen-weight.ts';

/** What the screen shows right now, kept beside the worker so that a new subscriber needs nothing from the guest. */
export class ScreenMirror {
  private readonly views = new Map<string, ViewNode>();
  private readonly weight = new ScreenWeight();
  private frame: AppFrame | null = null;

  get isEmpty(): boolean {
    return this.frame === null && this.views.size === 0;
  }

  view(id: string): ViewNode | undefined {
    return this.views.get(id);
  }

  all(): ViewNode[] {
    return [...this.views.values()];
  }

  currentFrame(): AppFrame | null {
    return this.frame;
  }

  /** @returns whether it fits: a screen that would fill the memory of the host does not */
  apply(patches: readonly Patch[]): boolean {
    const copies = new WeakSet<object>();
    for (const patch of patches) {
      switch (patch.op) {
        case 'clear':
          this.clear();
          break;
        case 'frame':
          this.frame = patch.frame;
          break;
        case 'add':
          this.views.set(patch.view.id, patch.view);
          this.weight.set(patch.view);
          break;
        case 'remove':
          for (const id of patch.ids) {
            this.views.delete(id);
            this.weight.remove(id);
          }
          break;
        default: {
          const view = this.views.get(patch.id);
          if (view === undefined) break;
          if (!hasRoom(view, patch)) return false;
          const next = patchView(view, patch, copies);
          this.views.set(patch.id, next);
          this.weight.grow(next, patch);
        }
      }
      if (this.weight.bytes > SANDBOX_LIMITS.screenBytes) return false;
    }
    return true;
  }

  clear(): void {
    this.views.clear();
    this.weight.clear();
    this.frame = null;
  }

  /** Patches that bring a screen with anything on it to this state. */
  snapshot(): Patch[] {
    const patches: Patch[] = [{ op: 'clear' }];
    for (const view of this.views.values()) patches.push(...withBases(view));
    if (this.frame !== null) patches.push({ op: 'frame', frame: this.frame });
    return patches;
  }
}

/** A view with very many names would have to be copied for each change of one of them. */
function hasRoom(view: ViewNode, patch: ViewPatch): boolean {
  const names = patch.op === 'prop' ? view.props : patch.op === 'state' ? view.state : null;
  return names === null || !('key' in patch) || Object.hasOwn(names, patch.key) || Object.keys(names).length < SANDBOX_LIMITS.viewKeys;
}

/** A view as a new screen gets it: lists with the rows that the guest counts on, then what is shown of them. */
function withBases(view: ViewNode): Patch[] {
  let { props } = view;
  const lists: Patch[] = [];
  for (const [key, value] of Object.entries(view.props)) {
    const base = Array.isArray(value) ? baseOf(value) : null;
    if (base === null) continue;
    props = { ...props, [key]: base.items as Json };
    lists.push({ op: 'list', id: view.id, key, copy: [...base.copy], add: [] });
  }
  return [{ op: 'add', view: props === view.props ? view : { ...view, props } }, ...lists];
}
