import { useEffect } from 'react';
import { registerCommand } from '../../platform/index.ts';
import { useEditor } from '../editor/index.ts';
import { backupsOf } from './data-backups.tsx';
import { chooseImport } from './import/open-import.ts';

/** What the palette offers about the data of an open app, whatever is on the screen. */
export function useDataCommands(): void {
  const editor = useEditor();
  useEffect(() => {
    const current = (): string | null => {
      const entities = editor.app.entities();
      return (entities.find((entity) => entity.id === editor.state.entityId) ?? entities[0])?.id ?? null;
    };
    const stops = [
      registerCommand({
        id: 'data.import',
        title: 'Import rows…',
        group: 'Data',
        keywords: ['csv', 'json', 'spreadsheet', 'excel', 'upload', 'file'],
        when: () => editor.canEdit && current() !== null,
        run: () => chooseImport(editor, current()),
      }),
      registerCommand({
        id: 'data.importEntity',
        title: 'New entity from file…',
        group: 'Data',
        keywords: ['csv', 'json', 'spreadsheet', 'excel', 'table', 'import'],
        when: () => editor.canEdit,
        run: () => chooseImport(editor, null),
      }),
      registerCommand({
        id: 'data.backups',
        title: 'Backups of the data…',
        group: 'Data',
        keywords: ['restore', 'recover', 'copy', 'undo', 'history'],
        run: () => {
          editor.store.set({ surface: 'data', isPreviewOpen: false });
          backupsOf(editor).set(true);
        },
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [editor]);
}
