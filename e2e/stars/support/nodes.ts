/** The parts that the pages of the tried app are written with: a manifest's JSON, a little shorter. */
type Node = {
  id: string;
  type: string;
  name: string;
  props?: Record<string, unknown>;
  bindings?: Record<string, string>;
  events?: Record<string, Step[]>;
  children?: Node[];
};
type Step = { do: string; with?: Record<string, unknown>; onlyIf?: string };
type Rest = Pick<Node, 'bindings' | 'events' | 'children'>;

export const node = (type: string, id: string, props: Record<string, unknown> = {}, rest: Rest = {}): Node => ({ id, type, name: id, props, ...rest });

/** A line of text that says what the app holds: the test reads there what a person's deed came to. */
export const says = (id: string, words: string, expression: string): Node =>
  node('Text', id, {}, { bindings: { content: `{{ ${JSON.stringify(`${words}: `)} + JSON.stringify(${expression}) }}` } });

export const column = (id: string, children: Node[], props: Record<string, unknown> = {}): Node =>
  node('Container', id, { direction: 'column', gap: 16, ...props }, { children });

export const page = (id: string, name: string, children: Node[]): object => ({
  id,
  name,
  path: `/${id}`,
  root: column(`${id}Root`, children, { padding: 16 }),
});

export const toast = (text: string): Step => ({ do: 'toast', with: { text } });
