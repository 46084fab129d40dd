import type { AppDocument } from '../../../shared/app/document/index.ts';
import { isTemplate } from '../../../shared/app/expressions/index.ts';
import type { ViewNode } from '../../../shared/contracts/session.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { pathOf, readPath } from './query-preview.ts';

type LookupSource = Pick<AppDocument, 'state' | 'node' | 'queries' | 'pages' | 'children'>;
type LiveView = (nodeId: string) => Pick<ViewNode, 'props' | 'state'> | undefined;

/** What a plain name is now: a variable's start, a component's value on the canvas, the rows of a query that the canvas shows. */
export function lookUpLive(app: LookupSource, live: LiveView, code: string, today: () => string): Json | undefined {
  if (code === 'today()') return today();
  const path = pathOf(code);
  if (path === null) return undefined;
  const [name, member, ...rest] = path as [string, ...string[]];
  const variable = app.state().find((candidate) => candidate.id === name);
  if (variable !== undefined) return typeof variable.initial === 'string' && isTemplate(variable.initial) ? undefined : readPath(variable.initial, path.slice(1));
  if (member === undefined) return undefined;
  if (app.queries().some((query) => query.id === name)) {
    const shown = member === 'data' ? nodeShowing(app, name) : null;
    return shown === null ? undefined : readPath(live(shown.nodeId)?.props[shown.key], rest);
  }
  const view = app.node(name) === undefined ? undefined : live(name);
  return view === undefined ? undefined : readPath(view.state[member] ?? view.props[member], rest);
}

/** The first component that shows all of a query's data, and in which property. */
export function nodeShowing(app: Pick<AppDocument, 'pages' | 'node' | 'children'>, queryId: string): { nodeId: string; key: string } | null {
  const wanted = new RegExp(`^\\s*\\{\\{\\s*${queryId.replaceAll('$', '\\$')}\\.data\\s*\\}\\}\\s*$`);
  const stack = app.pages().map((page) => page.rootId);
  while (stack.length > 0) {
    const nodeId = stack.pop()!;
    const found = Object.entries(app.node(nodeId)?.bindings ?? {}).find(([, template]) => wanted.test(template));
    if (found !== undefined) return { nodeId, key: found[0] };
    stack.push(...app.children(nodeId));
  }
  return null;
}

/** The local day: "2026-06-12". */
export function localToday(now: Date = new Date()): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
