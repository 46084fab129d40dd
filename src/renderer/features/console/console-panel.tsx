import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type ReactElement } from 'react';
import type { LogEntry } from '../../../shared/contracts/session.ts';
import { useStore } from '../../platform/index.ts';
import { Button, EmptyState } from '../../ui/index.ts';
import { goToPlace, useEditor, useRun } from '../editor/index.ts';
import './console.css';
import { clockTime, filterLogs, type LevelFilter } from './log-filter.ts';

const ROW = 22;
const SOURCE_TONE: Readonly<Record<string, string>> = { data: 'datac', event: 'accentc', action: 'accentc' };

/** What the running app says, newest at the bottom. Stays at the bottom until one scrolls up. */
export function ConsolePanel({ level, text }: { level: LevelFilter; text: string }): ReactElement {
  const run = useRun();
  const logs = useStore(run.logs);
  const { status } = useStore(run.state);
  const shown = useMemo(() => filterLogs(logs, level, text), [logs, level, text]);
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const virtual = useVirtualizer({ count: shown.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 10 });
  useEffect(() => {
    if (isAtEnd.current && shown.length > 0) virtual.scrollToIndex(shown.length - 1, { align: 'end' });
  }, [shown.length, virtual]);

  if (shown.length === 0) {
    if (logs.length > 0) return <EmptyState title="Nothing matches the filter">{logs.length} lines are hidden.</EmptyState>;
    return (
      <EmptyState title={status === 'idle' ? 'The app is not running' : 'Nothing logged yet'} actions={status === 'idle' && <Button size="s" onClick={() => run.start()}>Start it</Button>}>
        Data, events and problems of the running app show here.
      </EmptyState>
    );
  }
  return (
    <div
      ref={scroller}
      className="log scroll"
      role="log"
      aria-label="Console"
      tabIndex={0}
      onScroll={(event) => {
        const element = event.currentTarget;
        isAtEnd.current = element.scrollTop + element.clientHeight >= element.scrollHeight - ROW;
      }}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => {
          const entry = shown[item.index];
          return entry === undefined ? null : <LogLine key={item.key} entry={entry} top={item.start} />;
        })}
      </div>
    </div>
  );
}

/** One line, placed by its list. Also a line of what a run wrote. */
export function LogLine({ entry, top }: { entry: LogEntry; top: number }): ReactElement {
  const editor = useEditor();
  const { place } = entry;
  const word = entry.level === 'error' ? 'error' : entry.level === 'warn' ? 'warning' : entry.source;
  return (
    <div className="log-line" data-level={entry.level} style={{ transform: `translateY(${top}px)`, height: ROW }}>
      <span className="num t3">{clockTime(entry.at)}</span>
      <span className={SOURCE_TONE[word] ?? ''}>{word}</span>
      <span className="ell" title={entry.text}>
        {entry.text}
      </span>
      {place !== undefined && (
        <button type="button" className="log-go" onClick={() => { if (!goToPlace(editor, place)) editor.notify({ text: 'That place is gone.' }); }}>
          {place.kind === 'node' && place.key !== undefined ? 'Go to binding' : 'Show'}
        </button>
      )}
    </div>
  );
}
