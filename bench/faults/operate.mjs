import { addNode, moveNodes, removeNodes, renameNode, setMeta, setProperty } from '../../src/shared/app/document/index.ts';

/** One edit of the model on a real document. */
export function operate(app, edit) {
  const origin = { actor: edit.writer, kind: 'hand' };
  switch (edit.kind) {
    case 'add':
      return addNode(app, origin, { node: { id: edit.id, type: 'Text', name: edit.id, props: { text: edit.text } }, parentId: edit.parent });
    case 'text':
      return setProperty(app, origin, edit.id, 'text', edit.text);
    case 'rename':
      return renameNode(app, origin, edit.id, edit.name);
    case 'move':
      return moveNodes(app, origin, { ids: [edit.id], parentId: edit.parent, index: 0 });
    case 'remove':
      return removeNodes(app, origin, [edit.id]);
    case 'meta':
      return setMeta(app, origin, { name: edit.name });
  }
}
