import type { Example } from '../../../shared/app/catalogue/examples/index.ts';
import { componentSpec } from '../../../shared/app/catalogue/index.ts';
import { addNode } from '../../../shared/app/document/index.ts';
import { defaultPlace, isFree, type Editor } from '../editor/index.ts';

type NewNode = Parameters<typeof addNode>[2]['node'];

/** Puts an example beside the selection, or at the end of the page, in one step of undo. @returns its id; undefined when there is no place */
export function insertExample(editor: Editor, example: Example): string | undefined {
  const place = defaultPlace(editor, example.type);
  const spec = componentSpec(example.type);
  if (place === null || spec === undefined) return undefined;
  const frame = isFree(editor, place.parentId) ? { x: 16, y: 16, w: spec.size.w, h: spec.size.h } : undefined;
  const id = editor.change(() =>
    addNode(editor.app, editor.origin(), { node: { ...nodeOf(example), ...(frame === undefined ? {} : { frame }) }, parentId: place.parentId, index: place.index }),
  );
  if (id !== undefined) editor.select([id]);
  return id;
}

/** Without ids: the document gives fresh ones. */
function nodeOf({ type, props = {}, bindings = {}, children = [] }: Example): NewNode {
  return { type, name: componentSpec(type)?.label ?? type, props: { ...props }, bindings: { ...bindings }, children: children.map(nodeOf) };
}
