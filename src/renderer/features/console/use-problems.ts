import { useEffect, useState } from 'react';
import { toManifest } from '../../../shared/app/document/index.ts';
import { validateManifest, type Problem } from '../../../shared/app/validation/index.ts';
import { useEditor } from '../editor/index.ts';

/** ms of quiet before the app is checked again */
const DEBOUNCE = 600;

/** The app's problems, checked a moment after each change, when the browser has time. */
export function useProblems(): readonly Problem[] {
  const editor = useEditor();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  useEffect(() => {
    const { app } = editor;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let idle = 0;
    const check = (): void => {
      idle = requestIdleCallback(() => setProblems(validateManifest(toManifest(app.doc))), { timeout: 1500 });
    };
    const schedule = (): void => {
      clearTimeout(timer);
      cancelIdleCallback(idle);
      timer = setTimeout(check, DEBOUNCE);
    };
    check();
    // Any change of the document may matter, whoever made it.
    app.doc.on('update', schedule);
    return () => {
      clearTimeout(timer);
      cancelIdleCallback(idle);
      app.doc.off('update', schedule);
    };
  }, [editor]);
  return problems;
}
