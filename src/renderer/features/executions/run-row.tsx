import type { ReactElement } from 'react';
import type { ExecutionSummary } from '../../../shared/contracts/executions.ts';
import { classNames } from '../../ui/index.ts';
import { costWords, durationWords, exactTime, functionWords, hasEnded, SOURCE_WORDS, STATUS_WORDS, whenWords } from './run-words.ts';
import { StatusIcon } from './status-icon.tsx';

type Props = { run: ExecutionSummary; now: number; top: number; height: number; position: number; count: number; isCurrent: boolean; onShow: () => void };

/** One run in the list: what and when above, how it went below. */
export function RunRow({ run, now, top, height, position, count, isCurrent, onShow }: Props): ReactElement {
  const took = hasEnded(run) ? run.durationMs : Math.max(0, now - run.startedAt);
  return (
    <div
      role="option"
      id={`run-${run.id}`}
      aria-selected={isCurrent}
      aria-posinset={position}
      aria-setsize={count}
      className={classNames('run-row', isCurrent && 'is-current')}
      style={{ transform: `translateY(${top}px)`, height }}
      onClick={onShow}
    >
      <StatusIcon status={run.status} hasWords />
      <span className="run-row-name ell">{functionWords(run.function)}</span>
      <span className="t3 num run-row-when" title={exactTime(run.startedAt)}>
        {whenWords(run.startedAt, now)}
      </span>
      <span className="run-row-facts t3 ell">
        <b className={run.status === 'failed' ? 'dangerc' : run.status === 'terminated' ? 'warnc' : ''}>{STATUS_WORDS[run.status]}</b>
        {` · ${SOURCE_WORDS[run.source]}`}
        {!hasEnded(run) && run.progress !== null && ` · ${Math.round(run.progress.value * 100)} %`}
      </span>
      <span className="t3 num run-row-took">
        {took === null ? '' : hasEnded(run) ? durationWords(took) : durationWords(Math.floor(took / 100) * 100)}
        {run.cost > 0 && ` · ${costWords(run.cost)}`}
      </span>
    </div>
  );
}
