import { useEffect, useState } from 'react';
import { encodeStateAsUpdate } from 'yjs';
import type { Problem } from '../../../shared/app/validation/index.ts';
import { useEditor } from '../editor/index.ts';
import type { ProblemsAnswer, ProblemsQuestion } from './problems-worker.ts';

/** ms of quiet before the app is checked again */
const DEBOUNCE = 600;

/** ms after opening before the first check */
const START = 500;

/** The app's problems, checked a moment after each change, in a worker so that nobody waits for it. */
export function useProblems(): readonly Problem[] {
  const editor = useEditor();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  useEffect(() => {
    const { doc } = editor.app;
    const worker = new Worker(new URL('./problems-worker.ts', import.meta.url), { type: 'module' });
    const ask = (question: ProblemsQuestion): void => worker.postMessage(question);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked = 0;
    worker.addEventListener('message', ({ data }: MessageEvent<ProblemsAnswer>) => {
      if (data.check === asked) setProblems(data.problems);
    });
    const check = (): void => ask({ check: ++asked });
    // Any change of the document may matter, whoever made it.
    const follow = (update: Uint8Array): void => {
      ask({ update });
      clearTimeout(timer);
      timer = setTimeout(check, DEBOUNCE);
    };
    // Not while the app is being drawn for the first time: writing out a large one takes a while.
    const begin = (): void => {
      ask({ update: encodeStateAsUpdate(doc) });
      check();
      doc.on('update', follow);
    };
    let idle = 0;
    const start = setTimeout(() => {
      idle = requestIdleCallback(begin, { timeout: 3000 });
    }, START);
    return () => {
      clearTimeout(start);
      cancelIdleCallback(idle);
      clearTimeout(timer);
      doc.off('update', follow);
      worker.terminate();
    };
  }, [editor]);
  return problems;
}
