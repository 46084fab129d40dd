import { useState, type DragEvent, type ReactElement, type ReactNode } from 'react';
import type { Entity } from '../../../../shared/app/manifest/index.ts';
import { useEditor } from '../../editor/index.ts';
import { isRowsFile, openImport } from './open-import.ts';

/** Takes a CSV or JSON file dropped on the data: its rows are for the entity that is shown. Other files are left to the window. */
export function FileDrop({ entity, children }: { entity: Entity | null; children: ReactNode }): ReactElement {
  const editor = useEditor();
  const [isOver, setOver] = useState(false);
  const takes = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files') && editor.canEdit;
  return (
    <div
      className="data-surface"
      // The window offers to open the file as an app; here it is rows.
      onDragEnter={(event) => takes(event) && event.stopPropagation()}
      onDragOver={(event) => {
        if (!takes(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (!takes(event) || file === undefined || !isRowsFile(file)) return;
        // The window would open it as an app otherwise.
        event.preventDefault();
        event.stopPropagation();
        openImport(editor, file, entity?.id ?? null);
      }}
    >
      {children}
      {isOver && (
        <div className="data-drop">
          {entity === null ? 'Drop a CSV or JSON file to make an entity of it' : `Drop a CSV or JSON file to import ${entity.plural.toLowerCase()}`}
        </div>
      )}
    </div>
  );
}
