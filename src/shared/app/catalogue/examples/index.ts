import type { ComponentNodeInput } from '../../manifest/index.ts';
import { componentSpec } from '../index.ts';
import { CHARTS, DATA } from './data.ts';
import { DISPLAY } from './display.ts';
import { INPUTS } from './input.ts';
import { LAYOUT, OVERLAYS } from './layout.ts';
import { ESCAPE, MEDIA, NAVIGATION } from './navigation.ts';
import type { Example } from './types.ts';

export type { Example } from './types.ts';

const ALL = [LAYOUT, INPUTS, DISPLAY, DATA, CHARTS, NAVIGATION, MEDIA, OVERLAYS, ESCAPE].flat();

/** One example of each component, by its id. Not part of the catalogue's own index: neither guest nor generator needs them. */
export const EXAMPLES: Readonly<Record<string, Example>> = Object.fromEntries(ALL.map((example) => [example.type, example]));

/**
 * An example as the manifest writes it, ready for a page.
 * @param id of the component; those inside it are `<id>1`, `<id>2`…
 */
export function nodeOfExample(example: Example, id: string): ComponentNodeInput {
  let count = 0;
  const node = ({ type, props = {}, bindings = {}, children = [] }: Example, nodeId: string): ComponentNodeInput => ({
    id: nodeId,
    type,
    name: componentSpec(type)?.label ?? type,
    ...(Object.keys(props).length === 0 ? {} : { props: { ...props } }),
    ...(Object.keys(bindings).length === 0 ? {} : { bindings: { ...bindings } }),
    ...(children.length === 0 ? {} : { children: children.map((child) => node(child, `${id}${++count}`)) }),
  });
  return node(example, id);
}
