import type { PlanType } from '../../contracts/sandbox.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { componentSpec } from '../catalogue/index.ts';

/** Unknown components are drawn as a placeholder by the player and hold children. */
export function planType(type: string): PlanType {
  const spec = componentSpec(type);
  if (spec === undefined) return { defaults: {}, state: {}, slot: 'children' };
  const defaults: JsonObject = Object.fromEntries(Object.entries(spec.props).map(([key, prop]) => [key, prop.default]));
  const state: PlanType['state'] = {};
  for (const [key, { from, initial, on }] of Object.entries(spec.state)) {
    state[key] = { ...(from === undefined ? {} : { from }), ...(initial === undefined ? {} : { initial }), ...(on === undefined ? {} : { on: { ...on } }) };
  }
  return {
    defaults,
    state,
    slot: spec.slot,
    ...(spec.itemsProp === undefined ? {} : { itemsProp: spec.itemsProp }),
    ...(spec.isForm ? { isForm: true } : {}),
    ...(spec.isInput ? { isInput: true } : {}),
    ...(spec.isOverlay ? { isOverlay: true } : {}),
  };
}
