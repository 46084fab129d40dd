import { applyList } from './apply-list.ts';
import type { Patch, ViewNode } from './session.ts';

/** Patches about one view that is there already. */
export type ViewPatch = Extract<Patch, { op: 'prop' | 'state' | 'list' | 'kids' | 'waiting' }>;

/** A view after a patch. What a patch does not fit is left as it is. */
export function patchView(view: ViewNode, patch: ViewPatch): ViewNode {
  switch (patch.op) {
    case 'prop':
      return { ...view, props: { ...view.props, [patch.key]: patch.value } };
    case 'state':
      return { ...view, state: { ...view.state, [patch.key]: patch.value } };
    case 'list': {
      const value = applyList(view.props[patch.key], patch.copy, patch.add);
      return value === null ? view : { ...view, props: { ...view.props, [patch.key]: value } };
    }
    case 'kids': {
      const { groups: _groups, total: _total, ...rest } = view;
      return {
        ...rest,
        kids: patch.kids,
        ...(patch.groups === undefined ? {} : { groups: patch.groups }),
        ...(patch.total === undefined ? {} : { total: patch.total }),
      };
    }
    case 'waiting': {
      const { waiting: _waiting, ...rest } = view;
      return patch.keys.length === 0 ? rest : { ...rest, waiting: patch.keys };
    }
  }
}
