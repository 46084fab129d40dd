import { baseOf } from '../../shared/contracts/apply-list.ts';
import { patchView } from '../../shared/contracts/apply-patch.ts';
import type { AppFrame, Patch, ViewNode } from '../../shared/contracts/session.ts';
import type { Json } from '../../shared/kernel/json.ts';

/** What the screen shows right now, kept beside the worker so that a new subscriber needs nothing from the guest. */
export class ScreenMirror {
  private readonly views = new Map<string, ViewNode>();
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

  apply(patches: readonly Patch[]): void {
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
          break;
        case 'remove':
          for (const id of patch.ids) this.views.delete(id);
          break;
        default: {
          const view = this.views.get(patch.id);
          if (view !== undefined) this.views.set(patch.id, patchView(view, patch));
        }
      }
    }
  }

  clear(): void {
    this.views.clear();
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
