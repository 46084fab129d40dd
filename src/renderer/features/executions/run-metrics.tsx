import type { ReactElement } from 'react';
import type { Execution } from '../../../shared/contracts/executions.ts';
import { costWords, durationWords, exactTime, memoryWords, SOURCE_WORDS } from './run-words.ts';

/** What the run used of what it was allowed, and every method of the host it called. */
export function RunMetrics({ run }: { run: Execution }): ReactElement {
  const { metrics, limits } = run;
  const calls = Object.entries(metrics.hostCalls).sort(([, a], [, b]) => b.ms - a.ms);
  const facts: readonly [string, string][] = [
    ['Work of the code', `${durationWords(metrics.cpuMs)} of ${durationWords(limits.executionMs)}`],
    ['Most memory', `${memoryWords(metrics.peakMemoryBytes)} of ${limits.memoryMb} MB`],
    ['Cost', costWords(run.cost)],
    ['Started', `${exactTime(run.startedAt)}, ${SOURCE_WORDS[run.source].toLowerCase()}`],
    ['Version of the app', String(run.documentSeq)],
    ['Id', run.id],
  ];
  return (
    <div className="runs-two">
      <section className="runs-block" aria-label="Figures">
        <div className="runs-block-head">
          <h3>Figures</h3>
        </div>
        <dl className="runs-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt className="t3">{name}</dt>
              <dd className="num">{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="runs-block" aria-label="Calls of the host">
        <div className="runs-block-head">
          <h3>Calls of the host</h3>
        </div>
        {calls.length === 0 ? (
          <p className="t3">None: it read and wrote nothing outside itself.</p>
        ) : (
          <table className="runs-table">
            <thead>
              <tr>
                <th scope="col">Method</th>
                <th scope="col" className="r">
                  Calls
                </th>
                <th scope="col" className="r">
                  Failed
                </th>
                <th scope="col" className="r">
                  Time
                </th>
                <th scope="col" className="r">
                  Data
                </th>
              </tr>
            </thead>
            <tbody>
              {calls.map(([method, call]) => (
                <tr key={method}>
                  <th scope="row" className="mono">
                    {method}
                  </th>
                  <td className="r num">{call.count.toLocaleString('en')}</td>
                  <td className={call.failed > 0 ? 'r num dangerc' : 'r num t3'}>{call.failed.toLocaleString('en')}</td>
                  <td className="r num">{durationWords(call.ms)}</td>
                  <td className="r num">{memoryWords(call.bytes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  );
}
