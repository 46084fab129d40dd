import { useEffect, useState, type ReactElement } from 'react';
import { registerCommand } from '../../platform/index.ts';
import { useEditor } from '../editor/index.ts';
import { ExportDialog } from './export-dialog.tsx';

/** The export of the app that is open, by the command palette. */
export function ExportHost(): ReactElement | null {
  const editor = useEditor();
  const [isOpen, setOpen] = useState(false);
  useEffect(
    () =>
      registerCommand({
        id: 'app.export',
        title: 'Export…',
        group: 'Everywhere',
        keywords: ['download', 'share', 'pdf', 'png', 'picture', 'source code', 'web app', 'html', 'file'],
        run: () => setOpen(true),
      }),
    [],
  );
  return isOpen ? <ExportDialog appId={editor.appId} name={editor.app.meta().name} onClose={() => setOpen(false)} /> : null;
}
