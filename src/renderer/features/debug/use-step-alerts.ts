import { useEffect, useRef } from 'react';
import { announce, useStore } from '../../platform/index.ts';
import { placeName, useEditor } from '../editor/index.ts';
import { useAttached, useDebug } from './use-debug.ts';

/** While breakpoints are set the app is followed, whichever view is open; a handler that begins to wait brings the steps to the front. */
export function useStepAlerts(): void {
  const debug = useDebug();
  const { isOn, breakpoints } = useStore(debug.steps);
  useAttached(isOn || breakpoints.length > 0);
  const editor = useEditor();
  const pauses = useStore(debug.pauses);
  const before = useRef(0);
  useEffect(() => {
    const first = pauses[0];
    if (first !== undefined && before.current === 0) {
      editor.showDock('steps');
      announce(`${placeName(editor, first.owner)}, ${first.event}: waits before a step.`);
    }
    before.current = pauses.length;
  }, [pauses, editor]);
}
