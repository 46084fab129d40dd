import Trash2 from 'lucide-react/icons/trash-2';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type ReactElement } from 'react';
import type { CallRecord } from '../../../shared/contracts/session.ts';
import { useStore } from '../../platform/index.ts';
import { EmptyState, IconButton, Select, Tag, TextField } from '../../ui/index.ts';
import { useRun } from '../editor/index.ts';
import { clockTime } from '../values/index.ts';
import './debug.css';
import { NotRunning, useIsRunning } from './not-running.tsx';

const ROW = 24;
type Show = 'all' | 'data' | 'network' | 'other' | 'failed';
const SHOW: { value: Show; label: string }[] = [
  { value: 'all', label: 'All calls' },
  { value: 'data', label: 'Data' },
  { value: 'network', label: 'Network' },
  { value: 'other', label: 'Other' },
  { value: 'failed', label: 'Failed' },
];

/** What the app asked of the host: rows, addresses, files. With a detail of the one that is chosen. */
export function CallsPanel(): ReactElement {
  const run = useRun();
  const calls = useStore(run.calls);
  const isRunning = useIsRunning();
  const [text, setText] = useState('');
  const [show, setShow] = useState<Show>('all');
  const [chosen, setChosen] = useState<CallRecord | null>(null);
  const shown = useMemo(() => calls.filter((call) => fits(call, show, text)), [calls, show, text]);
  if (!isRunning && calls.length === 0) return <NotRunning>Its calls of data, network and files show here.</NotRunning>;
  return (
    <div className="dbg-split">
      <section className="dbg-column" aria-label="Calls">
        <header className="dbg-head">
          <TextField label="Find a call" hideLabel size="s" placeholder="Find" value={text} onChange={setText} className="dock-search" />
          <Select label="Show" hideLabel size="s" value={show} options={SHOW} onChange={setShow} />
          <span className="grow" />
          <span className="t3 num">{shown.length.toLocaleString('en')}</span>
          <IconButton
            size="s"
            label="Clear the calls"
            tooltipSide="top"
            icon={<Trash2 size={14} />}
            disabled={calls.length === 0}
            onClick={() => {
              run.clearCalls();
              setChosen(null);
            }}
          />
        </header>
        {shown.length === 0 ? (
          <EmptyState title={calls.length === 0 ? 'No calls yet' : 'Nothing matches'}>
            {calls.length === 0 ? 'When the app reads rows or fetches an address, it shows here.' : `${calls.length} calls are hidden.`}
          </EmptyState>
        ) : (
          <CallTable calls={shown} chosen={chosen} onChoose={setChosen} />
        )}
      </section>
      {chosen !== null && <CallDetail call={chosen} />}
    </div>
  );
}

function fits(call: CallRecord, show: Show, text: string): boolean {
  const [area = ''] = call.method.split('.');
  if (show === 'failed' ? call.ok : show !== 'all' && (area === 'data' || area === 'network' ? area : 'other') !== show) return false;
  const needle = text.trim().toLowerCase();
  return needle === '' || `${call.method} ${call.target} ${call.code} ${call.because}`.toLowerCase().includes(needle);
}

function CallTable({
  calls,
  chosen,
  onChoose,
}: {
  calls: readonly CallRecord[];
  chosen: CallRecord | null;
  onChoose: (call: CallRecord) => void;
}): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: calls.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 10 });
  return (
    <div ref={scroller} className="dbg-rows scroll">
      <ul style={{ height: virtual.getTotalSize(), position: 'relative' }} aria-label="Calls, newest first">
        {virtual.getVirtualItems().map((item) => {
          const call = calls[calls.length - 1 - item.index];
          if (call === undefined) return null;
          return (
            <li
              key={`${call.at} ${call.id}`}
              style={{ transform: `translateY(${item.start}px)`, height: ROW }}
              className="dbg-row dbg-call"
              data-failed={call.ok ? undefined : ''}
            >
              <button type="button" aria-pressed={call === chosen} onClick={() => onChoose(call)}>
                <span className="num t3">{clockTime(call.at)}</span>
                <b className="ell">{call.method}</b>
                <span className="ell">{call.target}</span>
                <span className="ell">{call.ok ? call.code || 'ok' : call.code}</span>
                <span className="num">{call.durationMs < 10 ? call.durationMs.toFixed(1) : Math.round(call.durationMs).toLocaleString('en')} ms</span>
                <span className="num t3">{bytes(call.bytesIn)}</span>
                <span className="t3 ell">{call.because}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function CallDetail({ call }: { call: CallRecord }): ReactElement {
  return (
    <section className="dbg-column" aria-label={`${call.method}, in detail`}>
      <header className="dbg-head">
        <h3 className="ell">{call.method}</h3>
        <Tag tone={call.ok ? 'ok' : 'danger'}>{call.ok ? call.code || 'ok' : call.code}</Tag>
        <span className="t3 num ell">
          {Math.round(call.durationMs).toLocaleString('en')} ms, sent {bytes(call.bytesOut)}, got {bytes(call.bytesIn)}
        </span>
      </header>
      <div className="dbg-scroll scroll">
        <p className="dbg-note ell">{call.target}</p>
        {call.because !== '' && <p className="dbg-note">because {call.because}</p>}
        <h4>Sent</h4>
        <pre className="dbg-pre">{pretty(call.request)}</pre>
        <h4>Got</h4>
        <pre className="dbg-pre">{pretty(call.response)}</pre>
      </div>
    </section>
  );
}

/** What was cut is no JSON any more and stays as it is. */
function pretty(text: string): string {
  if (text === '') return 'nothing';
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function bytes(n: number): string {
  return n < 1024 ? `${n} B` : n < 1048576 ? `${(n / 1024).toFixed(1)} KB` : `${(n / 1048576).toFixed(1)} MB`;
}
