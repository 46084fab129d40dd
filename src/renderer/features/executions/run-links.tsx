import type { ReactElement } from 'react';
import type { ExecutionSummary } from '../../../shared/contracts/executions.ts';
import { useEditor } from '../editor/index.ts';
import { durationWords, SOURCE_WORDS, STATUS_WORDS, whenWords } from './run-words.ts';
import { StatusIcon } from './status-icon.tsx';
import { useNow } from './use-now.ts';

/** A few runs, to see at a glance how something does; a click opens one. */
export function RunLinks({ title, runs }: { title: string; runs: readonly ExecutionSummary[] }): ReactElement | null {
  const editor = useEditor();
  const now = useNow(30_000);
  if (runs.length === 0) return null;
  return (
    <section className="runs-block" aria-label={title}>
      <div className="runs-block-head">
        <h3>{title}</h3>
      </div>
      <ul className="runs-last">
        {runs.map((run) => (
          <li key={run.id}>
            <button type="button" className="runs-item" onClick={() => editor.showRuns({ kind: 'run', id: run.id })}>
              <StatusIcon status={run.status} hasWords />
              <span>{STATUS_WORDS[run.status]}</span>
              <span className="t3 grow ell">{run.error?.message ?? SOURCE_WORDS[run.source]}</span>
              <span className="t3 num">{run.durationMs === null ? '' : durationWords(run.durationMs)}</span>
              <span className="t3 num">{whenWords(run.startedAt, now)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
