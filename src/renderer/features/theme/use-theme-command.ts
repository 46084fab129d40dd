import { useEffect, useRef } from 'react';
import { useCommand } from '../../platform/index.ts';
import { useEditor, useEditorState } from '../editor/index.ts';

/** “Theme” in the palette of commands. @param open opens the panel of properties, called each time somebody asks for the theme */
export function useThemeCommand(open: () => void): void {
  const editor = useEditor();
  const askedAt = useEditorState((state) => state.themeAskedAt);
  const answered = useRef(askedAt);
  useEffect(() => {
    if (answered.current === askedAt) return;
    answered.current = askedAt;
    open();
  });
  useCommand({
    id: 'app.theme',
    title: 'Theme…',
    group: 'Everywhere',
    keywords: ['colours', 'colors', 'fonts', 'look', 'style', 'preset', 'dark mode', 'contrast', 'brand', 'design'],
    when: () => !editor.state.isNarrow,
    run: () => editor.showTheme(),
  });
}
