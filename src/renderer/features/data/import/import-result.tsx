import type { ReactElement } from 'react';
import type { ImportProgress } from '../../../../shared/contracts/imports.ts';
import { toastError } from '../../../platform/index.ts';
import { Button, Notice } from '../../../ui/index.ts';
import { useEditor } from '../../editor/index.ts';
import { resultWords } from './import-state.ts';
import { undoImport } from './open-import.ts';

/** What was done, with the way back. */
export function ImportResult({ result, onProblems, onClose }: { result: ImportProgress; onProblems: () => void; onClose: () => void }): ReactElement {
  const editor = useEditor();
  const { undoId } = result;
  return (
    <Notice
      tone="ok"
      title={resultWords(result)}
      actions={
        <>
          {undoId !== null && (
            <Button size="s" onClick={() => void undoImport(editor, undoId).catch(toastError)}>
              Undo the import
            </Button>
          )}
          {result.problemRows + result.clearedRows > 0 && (
            <Button size="s" onClick={onProblems}>
              {result.clearedRows > 0 ? 'Show the problems' : 'Show what was left out'}
            </Button>
          )}
          <Button size="s" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      {result.problemRows > 0
        ? 'Mend the rows that were left out in your spreadsheet, or change their columns, and import them again.'
        : result.clearedRows > 0
          ? 'They show in the app at once. Fill the cells that were left empty there.'
          : 'They show in the app at once.'}
    </Notice>
  );
}
