import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { Execution, ExecutionSpan } from '../../../shared/contracts/executions.ts';
import { Segmented } from '../../ui/index.ts';
import { durationWords } from './run-words.ts';
import { barsOf, ticksOf, timelineEnd, type Bar } from './timeline-scale.ts';

/** px */
const ROW = 24;
const MOST_ROWS = 12;

/** Phases and host calls over the time of the run, as bars or as a table. */
export function Timeline({ run }: { run: Execution }): ReactElement | null {
  const [mode, setMode] = useState<'bars' | 'table'>('bars');
  const end = timelineEnd(run.spans, run.durationMs);
  const bars = useMemo(() => barsOf(run.spans, end), [run.spans, end]);
  if (bars.length === 0) return null;
  return (
    <section className="runs-block" aria-label="Timeline">
      <div className="runs-block-head">
        <h3>Timeline</h3>
        <span className="t3 num">{durationWords(end)}</span>
        <span className="grow" />
        <Segmented
          label="Show the timeline as"
          size="s"
          value={mode}
          options={[
            { value: 'bars', label: 'Bars' },
            { value: 'table', label: 'Table' },
          ]}
          onChange={setMode}
        />
      </div>
      {mode === 'bars' ? <Bars bars={bars} end={end} /> : <SpanTable bars={bars} />}
    </section>
  );
}

/** One stop for Tab; arrows go through the bars, and the one that has the focus is told below. */
function Bars({ bars, end }: { bars: readonly Bar[]; end: number }): ReactElement {
  const [at, setAt] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: bars.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 8 });
  const rows = virtual.getVirtualItems();
  const current = bars[at];
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: bars.length - 1, PageDown: at + MOST_ROWS, PageUp: at - MOST_ROWS }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(bars.length - 1, to));
    setAt(next);
    virtual.scrollToIndex(next, { align: 'auto' });
  }
  return (
    <div className="timeline">
      <div className="timeline-axis" aria-hidden="true">
        {ticksOf(end).map((tick) => (
          <span key={tick} className="t3 num" style={{ left: `${(tick / end) * 100}%` }}>
            {durationWords(tick)}
          </span>
        ))}
      </div>
      <div ref={scroller} className="timeline-rows scroll" style={{ height: Math.min(MOST_ROWS, bars.length) * ROW }}>
        <div
          role="listbox"
          aria-label="Timeline"
          tabIndex={0}
          aria-activedescendant={rows.some((row) => row.index === at) ? `span-${at}` : undefined}
          onKeyDown={onKeyDown}
          style={{ height: virtual.getTotalSize(), position: 'relative' }}
        >
          {rows.map((row) => {
            const bar = bars[row.index];
            if (bar === undefined) return null;
            return (
              <div
                key={row.key}
                role="option"
                id={`span-${row.index}`}
                aria-selected={row.index === at}
                aria-label={spanWords(bar)}
                className="timeline-row"
                data-kind={bar.span.kind}
                data-failed={bar.span.ok ? undefined : ''}
                style={{ transform: `translateY(${row.start}px)`, height: ROW }}
                onClick={() => setAt(row.index)}
              >
                <span className="timeline-name ell">{spanName(bar.span)}</span>
                <span className="timeline-track">
                  <span className="timeline-bar" style={{ left: `${bar.left}%`, width: `${bar.width}%` }} />
                </span>
              </div>
            );
          })}
        </div>
      </div>
      {current !== undefined && <p className="t2 timeline-words">{spanWords(current)}</p>}
    </div>
  );
}

function SpanTable({ bars }: { bars: readonly Bar[] }): ReactElement {
  // As many as a person reads; the bars have them all.
  const shown = bars.slice(0, 500);
  return (
    <div className="runs-table-scroll scroll" tabIndex={0} role="group" aria-label="Timeline as a table">
      <table className="runs-table">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Kind</th>
            <th scope="col" className="r">
              From
            </th>
            <th scope="col" className="r">
              Took
            </th>
            <th scope="col">Went</th>
            <th scope="col">Detail</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ span }, i) => (
            <tr key={i}>
              <th scope="row" className="mono">
                {spanName(span)}
              </th>
              <td>{span.kind === 'phase' ? 'Phase' : 'Call of the host'}</td>
              <td className="r num">{durationWords(span.startMs)}</td>
              <td className="r num">{durationWords(span.endMs - span.startMs)}</td>
              <td className={span.ok ? '' : 'dangerc'}>{span.ok ? 'Fine' : 'Failed'}</td>
              <td className="runs-wrap">{span.detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {bars.length > shown.length && <p className="t3">{(bars.length - shown.length).toLocaleString('en')} more are in the bars.</p>}
    </div>
  );
}

const PHASES: Readonly<Record<string, string>> = { boot: 'Starting the app', run: 'Running the code' };

function spanName({ name, kind }: ExecutionSpan): string {
  return kind === 'phase' ? (PHASES[name] ?? name) : name;
}

function spanWords({ span }: Bar): string {
  return `${spanName(span)}: from ${durationWords(span.startMs)}, took ${durationWords(span.endMs - span.startMs)}${span.ok ? '' : ', failed'}${span.detail === '' ? '' : `. ${span.detail}`}`;
}
