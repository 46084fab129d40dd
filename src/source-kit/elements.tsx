import { Children, Fragment, isValidElement, type ComponentType, type ReactElement, type ReactNode } from 'react';
import type { Step } from './steps.ts';

/** Said once for each element of a page. */
export type CommonProps = {
  /** Unique in the app; functions name the component by it. */
  id: string;
  /** What people call it. */
  name?: string;
  /** Properties whose names are taken here, or whose values are not what the component expects. */
  extra?: Readonly<Record<string, unknown>>;
  /** Events whose names cannot be written as `onName`. */
  on?: Readonly<Record<string, readonly Step[]>>;
  children?: ReactNode;
};

/** An element that stands for a component of the runtime. It is read, never rendered. */
export type DeclaredComponent<Props extends CommonProps = CommonProps> = ((props: Props) => ReactElement) & { readonly componentType: string };

export function declare<Props extends CommonProps>(componentType: string): DeclaredComponent<Props> {
  const Declared = (): ReactElement => {
    throw new Error(`<${componentType}> is part of a page that renderApp draws. It cannot be rendered by itself.`);
  };
  return Object.assign(Declared, { componentType });
}

// A component knows the types of its own inputs and events.
// oxlint-disable-next-line typescript/no-explicit-any
type Anything = any;

/** What a component of one’s own is given: the values of its properties, and the way to send an event. */
export type CustomProps = { inputs: Readonly<Record<string, Anything>>; emit: (event: string, payload?: Anything) => void };

/** A React component of one’s own: `<Custom id="chart" of={SalesChart} rows={bind(({ sales }) => sales.data)} />`. */
export const Custom = declare<CommonProps & { of: ComponentType<CustomProps>; [property: string]: unknown }>('Custom');

const own = new Map<ComponentType<CustomProps>, string>();

/** The name under which the runtime draws it. */
function typeOfCustom(component: ComponentType<CustomProps>): string {
  const known = own.get(component) ?? `Custom:${own.size + 1}`;
  own.set(component, known);
  return known;
}

export function customComponents(): ReadonlyMap<ComponentType<CustomProps>, string> {
  return own;
}

export type Declaration = {
  type: string;
  id: string;
  name: string;
  props: Record<string, unknown>;
  events: Record<string, readonly Step[]>;
  children: Declaration[];
};

const OWN_KEYS: ReadonlySet<string> = new Set(['id', 'name', 'extra', 'on', 'children', 'of']);

/** Reads the elements of a page. @throws Error that names the element when one is not of this kit */
export function readElement(node: ReactNode): Declaration {
  if (!isValidElement(node)) throw new Error('A page has one element at its top, such as <Container>.');
  const element = node as ReactElement<CommonProps & Record<string, unknown>, DeclaredComponent>;
  const declared: unknown = Reflect.get(Object(element.type), 'componentType');
  if (typeof declared !== 'string') throw new Error('Only components of src/components.tsx and <Custom of={…}> can stand in a page.');
  const { id, name = id, extra = {}, on = {}, children } = element.props;
  const props: Record<string, unknown> = {};
  const events: Record<string, readonly Step[]> = { ...on };
  for (const [key, value] of Object.entries(element.props)) {
    if (OWN_KEYS.has(key)) continue;
    const event = /^on([A-Z].*)$/.exec(key)?.[1];
    if (event === undefined) props[key] = value;
    else events[event[0]!.toLowerCase() + event.slice(1)] = value as readonly Step[];
  }
  for (const [key, value] of Object.entries(extra)) props[key] = value;
  const type = declared === 'Custom' ? typeOfCustom(element.props['of'] as ComponentType<CustomProps>) : declared;
  return { type, id, name, props, events, children: elementsOf(children).map(readElement) };
}

function elementsOf(children: ReactNode): ReactNode[] {
  return Children.toArray(children).flatMap((child) =>
    isValidElement<{ children?: ReactNode }>(child) && child.type === Fragment ? elementsOf(child.props.children) : [child],
  );
}
