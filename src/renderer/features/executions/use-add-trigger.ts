import { addTrigger } from '../../../shared/app/document/index.ts';
import { useEditor } from '../editor/index.ts';
import { cronOf, DEFAULT_CHOICE } from './schedule-presets.ts';
import { functionNames } from './use-functions.ts';

/** Adds a schedule or webhook for the function that is shown, or the first, and shows it. One undoable change. */
export function useAddTrigger(): (kind: 'schedule' | 'webhook', of?: string) => void {
  const editor = useEditor();
  return (kind, of) => {
    const names = functionNames(editor);
    const { runsItem } = editor.state;
    const name = of ?? (runsItem?.kind === 'function' && names.includes(runsItem.name) ? runsItem.name : names[0]);
    if (name === undefined) return;
    const own = name.slice(name.indexOf('.') + 1);
    const cron = cronOf(DEFAULT_CHOICE, '');
    const id = editor.change(() =>
      addTrigger(editor.app, editor.origin(), {
        name: kind === 'schedule' ? own : `${own} on call`,
        kind,
        function: name,
        ...(kind === 'schedule' ? { cron } : {}),
      }),
    );
    if (id !== undefined) editor.showRuns({ kind: 'trigger', id });
  };
}
