import { Suspense, type ReactElement } from 'react';
import { Button, landmark } from '../../ui/index.ts';
import { deleteSelection, duplicateSelection, setSelectionLocked, useEditor, useEditorState, wrapSelection } from '../editor/index.ts';
import { ThemePanel } from '../theme/index.ts';
import { NodeProperties } from './node-properties.tsx';
import { ComponentProperties } from './component-properties.tsx';
import { PageProperties } from './page-properties.tsx';
import './properties.css';

/** About the selection; about the page and the app when there is none. */
export function PropertiesPanel(): ReactElement {
  const editor = useEditor();
  const selection = useEditorState((state) => state.selection);
  const isOwn = useEditorState((state) => state.pageId.startsWith('/'));
  const isThemeOpen = useEditorState((state) => state.isThemeOpen);
  const types = new Set(selection.map((id) => editor.app.node(id)?.type));
  return (
    <section className="panel props" {...landmark('Properties')}>
      {selection.length === 0 ? isThemeOpen ? <Suspense fallback={null}><ThemePanel /></Suspense> : isOwn ? <ComponentProperties /> : <PageProperties /> : types.size === 1 ? <NodeProperties ids={selection} /> : <Several count={selection.length} />}
    </section>
  );
}

/** Different kinds selected: only what they share. */
function Several({ count }: { count: number }): ReactElement {
  const editor = useEditor();
  return (
    <>
      <div className="phead props-head line-b">
        <span className="props-name">{count} selected</span>
      </div>
      <div className="props-group">
        <p className="t2">They are of different kinds. Arrange them together, or select one to see its properties.</p>
        <div className="row" style={{ flexWrap: 'wrap', marginTop: 8 }}>
          <Button size="s" onClick={() => wrapSelection(editor)}>Wrap in a container</Button>
          <Button size="s" onClick={() => duplicateSelection(editor)}>Duplicate</Button>
          <Button size="s" onClick={() => setSelectionLocked(editor)}>Lock</Button>
          <Button size="s" variant="danger" onClick={() => deleteSelection(editor)}>Delete</Button>
        </div>
      </div>
    </>
  );
}
