import GripVertical from 'lucide-react/icons/grip-vertical';
import LifeBuoy from 'lucide-react/icons/life-buoy';
import type { ReactElement } from 'react';
import { Button, Tag } from '../../ui/index.ts';
import { ComponentIcon, moveTo, startCarry, useEditor, useTree } from '../editor/index.ts';

/** What lost its place in concurrent edits. Shown only while there is something in it. */
export function RecoveredTray(): ReactElement | null {
  const editor = useEditor();
  useTree();
  const ids = editor.app.recovered();
  if (ids.length === 0) return null;
  return (
    <section className="recovered line-t" aria-label="Recovered">
      <div className="phead">
        <LifeBuoy size={14} aria-hidden />
        <h2>Recovered</h2>
        <Tag>{ids.length}</Tag>
      </div>
      <p className="t2">Their container was deleted while someone was moving them in. Nothing was lost.</p>
      <ul>
        {ids.map((id) => (
          <li key={id} onPointerDown={(event) => startCarry(editor, event.nativeEvent, { kind: 'nodes', ids: [id] }, editor.nameOf(id))}>
            <ComponentIcon type={editor.app.node(id)?.type ?? ''} size={14} />
            <span className="grow ell">{editor.nameOf(id)}</span>
            <Button size="s" variant="ghost" onClick={() => putBack(id)}>
              Put on this page
            </Button>
            <GripVertical size={14} aria-hidden />
          </li>
        ))}
      </ul>
    </section>
  );

  function putBack(id: string): void {
    const root = editor.rootOf(editor.state.pageId);
    if (root !== null && moveTo(editor, [id], { parentId: root, index: editor.app.children(root).length })) editor.select([id]);
  }
}
