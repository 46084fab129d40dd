import { CATALOGUE, type ComponentSpec } from '../../../shared/app/catalogue/index.ts';
import { ownSpec } from '../../../shared/app/components/index.ts';
import { addNode, instanceNode, type AppDocument, type ComponentInfo } from '../../../shared/app/document/index.ts';
import type { Frame } from '../../../shared/app/manifest/index.ts';
import type { Editor } from './editor.ts';

/** What stands for an own component where types of components are listed and carried: "own:" and its id. */
const OWN = 'own:';

function ownTypeOf(id: string): string {
  return OWN + id;
}

/** @returns the own component that a listed type stands for */
export function ownOfType(editor: Editor, type: string): ComponentInfo | undefined {
  return type.startsWith(OWN) ? editor.app.components().find(({ id }) => ownTypeOf(id) === type) : undefined;
}

/** Own components as entries of the palette. */
export function ownSpecs(components: readonly ComponentInfo[]): ComponentSpec[] {
  return components.flatMap((one) => {
    const { type, props } = instanceNode(one);
    const base = CATALOGUE[type];
    return base === undefined ? [] : [{ ...ownSpec(base, { type, props }, components), id: ownTypeOf(one.id), keywords: ['own', 'mine', ...base.keywords] }];
  });
}

/** What can be put where one is now: a slot belongs only into an own component, and what stands for one is listed by name. */
export function isListed(spec: ComponentSpec, isInOwn: boolean): boolean {
  return spec.group !== 'own' || (isInOwn && spec.id === 'Slot');
}

/** Whether `id` is, or is used somewhere in, `inside`: putting `inside` into it would never end. */
function isUsedIn(app: AppDocument, id: string, inside: string, seen: ReadonlySet<string> = new Set()): boolean {
  if (id === inside) return true;
  if (seen.has(inside)) return false;
  const next = new Set(seen).add(inside);
  const open = app
    .components()
    .filter((one) => one.id === inside)
    .map((one) => one.rootId);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const node = app.node(at);
    const used = node?.type === 'Module' ? node.props['component'] : undefined;
    if (typeof used === 'string' && isUsedIn(app, id, used, next)) return true;
    open.push(...app.children(at));
  }
  return false;
}

export function insertOwn(editor: Editor, component: ComponentInfo, place: { parentId: string; index: number; frame?: Frame }): string | undefined {
  const holder = editor.componentOf(editor.app.pageOf(place.parentId));
  if (holder !== undefined && isUsedIn(editor.app, holder.id, component.id)) {
    editor.notify({
      text: holder.id === component.id ? 'A component cannot contain itself.' : `“${component.name}” contains “${holder.name}”, so it cannot be put into it.`,
    });
    return undefined;
  }
  const frame = place.frame;
  const id = editor.change(() =>
    addNode(editor.app, editor.origin(), {
      node: { ...instanceNode(component), ...(frame === undefined ? {} : { frame }) },
      parentId: place.parentId,
      index: place.index,
    }),
  );
  if (id !== undefined) editor.select([id]);
  return id;
}
