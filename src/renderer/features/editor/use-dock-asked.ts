import { useEffect, useRef } from 'react';
import { useEditorState } from './editor-context.tsx';

/**
 * Opens the dock each time somebody asks to see it (`Editor.showDock`), and at no other time: neither when this is shown first nor when what
 * `open` works on changes, so a dock that was closed stays closed. @param takes false leaves the question to whoever covers this
 */
export function useDockAsked(open: () => void, takes = true): void {
  const askedAt = useEditorState((state) => state.dockAskedAt);
  const answered = useRef(askedAt);
  useEffect(() => {
    if (answered.current === askedAt) return;
    answered.current = askedAt;
    if (takes) open();
  });
}
