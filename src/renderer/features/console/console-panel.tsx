import Copy from 'lucide-react/icons/copy';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type ReactElement } from 'react';
import type { LogEntry } from '../../../shared/contracts/session.ts';
import { announce, useKeptView, useStore } from '../../platform/index.ts';
import { Button, EmptyState, IconButton, Switch } from '../../ui/index.ts';
import { useEditor, useRun } from '../editor/index.ts';
import { clockTime } from '../values/index.ts';
import './console.css';
import { countLevels, filterLogs, groupLines, LEVELS, type LogLevel, type ShownLine } from './log-filter.ts';
import { ConsoleLine, ROW } from './log-line.tsx';

const LEVEL_WORDS: Record<LogLevel, string> = { error: 'Errors', warn: 'Warnings', info: 'Info', debug: 'Debug' };

type ConsoleView = { hidden: LogLevel[]; groups: boolean; keeps: boolean };

/** What the running app says, newest at the bottom. Stays at the bottom until one scrolls up. */
export function ConsolePanel({ text }: { text: string }): ReactElement {
  const editor = useEditor();
  const run = useRun();
  const logs = useStore(run.logs);
  const { status } = useStore(run.state);
  const [kept, keep] = useKeptView(`${editor.appId}.console`);
  const view = useMemo(() => parseView(kept), [kept]);
  const change = (next: Partial<ConsoleView>): void => keep({ ...view, ...next });
  useEffect(() => run.keepLogs(view.keeps), [run, view.keeps]);
  const counts = useMemo(() => countLevels(logs), [logs]);
  const shown = useMemo(() => {
    const lines = filterLogs(logs, new Set(view.hidden), text);
    return view.groups ? groupLines(lines) : lines.map((entry): ShownLine => ({ entry, count: 1 }));
  }, [logs, view, text]);

  const copy = (): void => {
    const words = shown
      .map(({ entry, count }) => `${clockTime(entry.at)} ${entry.level} ${entry.source} ${entry.text}${count > 1 ? ` (${count} times)` : ''}`)
      .join('\n');
    navigator.clipboard.writeText(words).then(
      () => editor.notify({ text: shown.length === 1 ? 'Copied one line.' : `Copied ${shown.length.toLocaleString('en')} lines.` }),
      () => editor.notify({ text: 'The clipboard cannot be used here. Select the lines and copy them.', tone: 'danger' }),
    );
  };
  return (
    <div className="console">
      <div className="console-bar">
        <div role="group" aria-label="Levels that show" className="row" style={{ gap: 2 }}>
          {LEVELS.map((level) => {
            const isOn = !view.hidden.includes(level);
            return (
              <button
                key={level}
                type="button"
                className="console-level"
                data-level={level}
                aria-pressed={isOn}
                onClick={() => {
                  change({ hidden: isOn ? [...view.hidden, level] : view.hidden.filter((other) => other !== level) });
                  announce(`${LEVEL_WORDS[level]} ${isOn ? 'hidden' : 'shown'}`);
                }}
              >
                {LEVEL_WORDS[level]} <span className="num">{counts[level].toLocaleString('en')}</span>
              </button>
            );
          })}
        </div>
        <span className="grow" />
        <Option label="Group equal lines" isOn={view.groups} onChange={(groups) => change({ groups })} />
        <Option label="Keep over a restart" isOn={view.keeps} onChange={(keeps) => change({ keeps })} />
        <IconButton size="s" label="Copy the lines that show" tooltipSide="top" icon={<Copy size={13} />} disabled={shown.length === 0} onClick={copy} />
      </div>
      {shown.length > 0 ? (
        <Lines shown={shown} />
      ) : logs.length > 0 ? (
        <EmptyState title="Nothing matches the filter">{logs.length.toLocaleString('en')} lines are hidden.</EmptyState>
      ) : (
        <EmptyState
          title={status === 'idle' ? 'The app is not running' : 'Nothing logged yet'}
          actions={
            status === 'idle' && (
              <Button size="s" onClick={() => run.start()}>
                Start it
              </Button>
            )
          }
        >
          Data, events and problems of the running app show here.
        </EmptyState>
      )}
    </div>
  );
}

function Option({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: (isOn: boolean) => void }): ReactElement {
  return (
    <label className="console-option">
      <Switch label={label} checked={isOn} onChange={onChange} />
      <span aria-hidden="true">{label}</span>
    </label>
  );
}

function Lines({ shown }: { shown: readonly ShownLine[] }): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const open = useRef(new WeakSet<LogEntry>());
  const virtual = useVirtualizer({ count: shown.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 10 });
  const last = shown.at(-1);
  useEffect(() => {
    if (isAtEnd.current && shown.length > 0) virtual.scrollToIndex(shown.length - 1, { align: 'end' });
  }, [last, shown.length, virtual]);
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
          const line = shown[item.index];
          if (line === undefined) return null;
          return (
            <ConsoleLine
              key={item.key}
              entry={line.entry}
              count={line.count}
              top={item.start}
              index={item.index}
              measure={virtual.measureElement}
              isOpen={open.current.has(line.entry)}
              onOpen={(entry, isOpen) => {
                if (isOpen) open.current.add(entry);
                else open.current.delete(entry);
                // Looking into a line: it must not run away.
                isAtEnd.current = false;
              }}
            />
          );
        })}
      </div>
    </div>
  );
}

function parseView(kept: unknown): ConsoleView {
  const view = typeof kept === 'object' && kept !== null ? (kept as Partial<Record<keyof ConsoleView, unknown>>) : {};
  const hidden = Array.isArray(view.hidden) ? LEVELS.filter((level) => (view.hidden as unknown[]).includes(level)) : [];
  return { hidden: [...hidden], groups: view.groups !== false, keeps: view.keeps !== false };
}
