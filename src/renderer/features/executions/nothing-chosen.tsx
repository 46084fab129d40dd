import SquareFunction from 'lucide-react/icons/square-function';
import type { ReactElement } from 'react';
import { Button, EmptyState } from '../../ui/index.ts';
import { useEditor } from '../editor/index.ts';
import { useAddFunction } from './use-add-function.ts';

/** Before there is a function: what one is, what starts it, and the first one. */
export function NothingChosen({ missing }: { missing: string | null }): ReactElement {
  const editor = useEditor();
  const add = useAddFunction();
  return (
    <div className="center runs-empty">
      {missing === null ? (
        <EmptyState
          icon={<SquareFunction size={20} aria-hidden />}
          title="No functions yet"
          actions={
            editor.canEdit && (
              <Button variant="primary" onClick={add}>
                Add a function
              </Button>
            )
          }
        >
          A function is a bit of code that runs without a screen: a nightly report, a clean-up, an answer to another program. Run it from here, on a schedule,
          from the command line or over the web; each run is kept with what went in, what came out and why it failed.
        </EmptyState>
      ) : (
        <EmptyState
          icon={<SquareFunction size={20} aria-hidden />}
          title={`There is no function ${missing} now`}
          actions={<Button onClick={() => editor.store.set({ runsItem: null })}>Show the others</Button>}
        >
          It was renamed or deleted, or its module does not parse at the moment.
        </EmptyState>
      )}
    </div>
  );
}
