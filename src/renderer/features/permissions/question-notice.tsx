import type { ReactElement } from 'react';
import { useStore } from '../../platform/index.ts';
import { Button, Notice } from '../../ui/index.ts';
import { useEditor, useEditorState, useRun, useSection } from '../editor/index.ts';

/** While the app runs out of sight, says that it waits for an answer. */
export function QuestionNotice(): ReactElement | null {
  const editor = useEditor();
  const pending = useStore(useRun().pending);
  const isPreviewOpen = useEditorState((state) => state.isPreviewOpen);
  const { name } = useSection('meta');
  if (pending.length === 0 || isPreviewOpen) return null;
  return (
    <Notice
      tone="info"
      title={`${name} asks for a permission`}
      actions={
        <Button size="s" onClick={() => editor.store.set({ isPreviewOpen: true })}>
          Show the question
        </Button>
      }
    >
      The app waits until you answer, here or in its own window.
    </Notice>
  );
}
