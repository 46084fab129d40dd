import { useEffect } from 'react';
import { DisposableStore } from '../../../shared/kernel/disposable.ts';
import { registerCommand, registerPaletteSource } from '../../platform/index.ts';
import { useEditor } from '../editor/index.ts';
import { functionNames } from './use-functions.ts';

/** "Run function…", and every function by name in the palette. */
export function useRunsCommands(): void {
  const editor = useEditor();
  useEffect(() => {
    const all = new DisposableStore();
    all.add(
      registerCommand({
        id: 'runs.function',
        title: 'Run function…',
        group: 'Switch surface',
        keywords: ['execute', 'job', 'call'],
        run: () => {
          const { runsItem } = editor.state;
          const name = runsItem?.kind === 'function' ? runsItem.name : functionNames(editor)[0];
          editor.showRuns(name === undefined ? undefined : { kind: 'function', name });
        },
      }),
    );
    all.add(
      registerPaletteSource({
        id: 'functions',
        title: 'Functions',
        find: () =>
          functionNames(editor).map((name) => ({
            id: `function:${name}`,
            title: `Run ${name}`,
            detail: 'function',
            keywords: ['run', 'execute'],
            run: () => editor.showRuns({ kind: 'function', name }),
          })),
      }),
    );
    return () => all.dispose();
  }, [editor]);
}
