import type { ComponentSpec } from './types.ts';
import * as capture from './capture.ts';
import * as chart from './chart.ts';
import * as data from './data.ts';
import * as dataMore from './data-more.ts';
import * as dataTree from './data-tree.ts';
import * as display from './display.ts';
import * as escape from './escape.ts';
import * as form from './form.ts';
import * as inputChoice from './input-choice.ts';
import * as inputMore from './input-more.ts';
import * as inputDate from './input-date.ts';
import * as inputRich from './input-rich.ts';
import * as inputText from './input-text.ts';
import * as layout from './layout.ts';
import * as media from './media.ts';
import * as navigation from './navigation.ts';
import * as overlay from './overlay.ts';
import * as own from './own.ts';

export * from './types.ts';
export * from './values.ts';
export { checkInput } from './check-input.ts';
export { COMMON_PROPS } from './props.ts';

const groups = [
  layout,
  form,
  inputText,
  inputChoice,
  inputDate,
  inputMore,
  inputRich,
  capture,
  display,
  data,
  dataMore,
  dataTree,
  chart,
  navigation,
  media,
  overlay,
  escape,
  own,
];

/** Every built-in component by id, in palette order. The one source for palette, property panel, generator, validator, guest and player. */
export const CATALOGUE: Readonly<Record<string, ComponentSpec>> = Object.fromEntries(
  groups.flatMap((group) => Object.values(group)).map((spec) => [spec.id, spec]),
);

export const COMPONENT_IDS: readonly string[] = Object.keys(CATALOGUE);

/** @returns undefined for an unknown id, including names such as "constructor" */
export function componentSpec(id: string): ComponentSpec | undefined {
  return Object.hasOwn(CATALOGUE, id) ? CATALOGUE[id] : undefined;
}
