import { applyList } from './apply-list.ts';
import type { Patch, ViewNode } from './session.ts';

/** Patches about one view that is there already. */
export type ViewPatch = Extract<Patch, { op: 'prop' | 'state' | 'list' | 'kids' | 'waiting' }>;

/**
 * A view after a patch. What a patch does not fit is left as it is.
 * @param copies what was copied for patches of the same batch and nobody else has seen: it is changed where it is. A view with many
 *   properties that all change is then copied once.
 */
export function patchView(before: ViewNode, patch: ViewPatch, copies: WeakSet<object>): ViewNode {
  const own = <T extends object>(part: T): T => {
    if (copies.has(part)) return part;
    const copy = { ...part };
    copies.add(copy);
    return copy;
  };
  const view = own(before);
  switch (patch.op) {
    case 'prop':
      view.props = own(view.props);
      view.props[patch.key] = patch.value;
      break;
    case 'state':
      view.state = own(view.state);
      view.state[patch.key] = patch.value;
      break;
    case 'list': {
      const value = applyList(view.props[patch.key], patch.copy, patch.add);
      if (value === null) return before;
      view.props = own(view.props);
      view.props[patch.key] = value;
      break;
    }
    case 'kids':
      view.kids = patch.kids;
      delete view.groups;
      delete view.total;
      if (patch.groups !== undefined) view.groups = patch.groups;
      if (patch.total !== undefined) view.total = patch.total;
      break;
    case 'waiting':
      delete view.waiting;
      if (patch.keys.length > 0) view.waiting = patch.keys;
  }
  return view;
}
