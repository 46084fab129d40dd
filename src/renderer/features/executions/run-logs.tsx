import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactElement } from 'react';
import type { LogEntry } from '../../../shared/contracts/session.ts';
import { LogLine } from '../console/index.ts';

/** px of a line, as in the console */
const ROW = 22;

/** What the function wrote, in the console's lines. Follows the end while it goes on, until one scrolls up. */
export function RunLogs({ logs, isLive }: { logs: readonly LogEntry[]; isLive: boolean }): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const virtual = useVirtualizer({ count: logs.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 8 });
  useEffect(() => {
    if (isLive && isAtEnd.current && logs.length > 0) virtual.scrollToIndex(logs.length - 1, { align: 'end' });
  }, [isLive, logs.length, virtual]);
  return (
    <section className="runs-block" aria-label="Logs">
      <div className="runs-block-head">
        <h3>Logs</h3>
        <span className="t3 num">{logs.length > 0 && logs.length.toLocaleString('en')}</span>
      </div>
      {logs.length === 0 ? (
        <p className="t3">{isLive ? 'Nothing written yet.' : 'It wrote nothing. console.log(…) shows here.'}</p>
      ) : (
        <div
          ref={scroller}
          className="log scroll runs-log"
          role="log"
          aria-label="What the function wrote"
          tabIndex={0}
          style={{ height: Math.min(11, logs.length) * ROW + 10 }}
          onScroll={({ currentTarget: element }) => {
            isAtEnd.current = element.scrollTop + element.clientHeight >= element.scrollHeight - ROW;
          }}
        >
          <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {virtual.getVirtualItems().map((item) => {
              const entry = logs[item.index];
              return entry === undefined ? null : <LogLine key={item.key} entry={entry} top={item.start} />;
            })}
          </div>
        </div>
      )}
    </section>
  );
}
