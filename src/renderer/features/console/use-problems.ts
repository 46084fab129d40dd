import { useEffect, useMemo, useRef, useState } from 'react';
import { encodeStateAsUpdate } from 'yjs';
import type { Problem } from '../../../shared/app/validation/index.ts';
import { useStore } from '../../platform/index.ts';
import { useEditor, useRun, type Editor } from '../editor/index.ts';
import type { ProblemsAnswer, ProblemsQuestion } from './problems-worker.ts';
import { runningProblems, withoutKnown, type RunningProblem } from './running-problems.ts';

/** ms of quiet before the app is checked again */
const DEBOUNCE = 600;

/** ms after opening before the first check */
const START = 500;

export type ShownProblem = Problem & { isRunning?: boolean };

/** The app's problems, errors first: those of checking it, and those of running it. */
export function useProblems(): readonly ShownProblem[] {
  const checked = useCheckedProblems();
  const running = useRunningProblems(checked);
  return useMemo(() => {
    const all: ShownProblem[] = [...checked, ...withoutKnown(running, checked).map((problem) => ({ ...problem, isRunning: true }))];
    return all.sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  }, [checked, running]);
}

/** Errors the app reported while running, here or on the canvas, until their place is edited or the app starts anew. */
function useRunningProblems(checked: readonly Problem[]): readonly RunningProblem[] {
  const editor = useEditor();
  const run = useRun();
  const logs = useStore(run.logs);
  const { status } = useStore(run.state);
  const [problems, setProblems] = useState<readonly RunningProblem[]>([]);
  const read = useRef<{ last: (typeof logs)[number] | undefined }>({ last: undefined });
  useEffect(() => {
    if (status === 'starting') setProblems([]);
  }, [status]);
  // `checked` changes after each edit: then those whose place was edited go.
  useEffect(() => {
    const from = read.current.last === undefined ? 0 : logs.lastIndexOf(read.current.last) + 1;
    read.current.last = logs.at(-1);
    const fresh = logs.slice(from);
    setProblems((before) => {
      const next = runningProblems(before, fresh, (place) => keptAt(editor, place));
      return next.length === before.length && next.every((entry, i) => entry === before[i]) ? before : next;
    });
  }, [logs, checked, editor]);
  return problems;
}

function keptAt({ app }: Editor, { kind, id }: Problem['place']): unknown {
  if (kind === 'node') return app.node(id);
  const lists = { page: () => app.pages(), entity: () => app.entities(), query: () => app.queries(), state: () => app.state(), module: () => app.modules(), trigger: () => app.triggers(), component: () => app.components() };
  return (lists[kind]() as readonly { id: string }[]).find((item) => item.id === id);
}

/** Checked a moment after each change, in a worker so that nobody waits for it. */
function useCheckedProblems(): readonly Problem[] {
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
