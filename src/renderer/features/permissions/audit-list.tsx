import { useVirtualizer } from '@tanstack/react-virtual';
import Download from 'lucide-react/icons/download';
import { useEffect, useId, useMemo, useRef, useState, type ReactElement } from 'react';
import type { AuditEntry, PermissionState } from '../../../shared/contracts/permissions.ts';
import { asAppError, saveText, toast, toastError } from '../../platform/index.ts';
import { Button, EmptyState, Notice, Select, Skeleton, Tag, type TagTone } from '../../ui/index.ts';
import { auditCsv, bytesWords, costWords, methodWords, OUTCOMES, resultWords } from './audit-words.ts';
import { useAudit, wholeAudit } from './use-audit.ts';

const ROW = 30;
const TONES: Record<AuditEntry['outcome'], TagTone> = { ok: 'ok', denied: 'danger', failed: 'warn', cancelled: 'neutral' };
type OutcomeFilter = 'all' | AuditEntry['outcome'];

/** Every call of the host by the app, newest first. */
export function AuditList({ appId, appName, state }: { appId: string; appName: string; state: PermissionState | undefined }): ReactElement {
  const audit = useAudit(appId, state);
  const [method, setMethod] = useState('all');
  const [outcome, setOutcome] = useState<OutcomeFilter>('all');
  const id = useId();
  const methods = useMemo(() => [...new Set(audit.entries.map((entry) => entry.method))].sort(), [audit.entries]);
  const shown = useMemo(
    () => audit.entries.filter((entry) => (method === 'all' || entry.method === method) && (outcome === 'all' || entry.outcome === outcome)),
    [audit.entries, method, outcome],
  );
  const cost = useMemo(() => shown.reduce((sum, entry) => sum + entry.cost, 0), [shown]);
  const isFiltered = method !== 'all' || outcome !== 'all';
  return (
    <section className="perm-audit" aria-labelledby={`${id}-title`}>
      <div className="perm-audit-head">
        <h2 id={`${id}-title`}>What it did</h2>
        <span className="t3 num ell" role="status">
          {shown.length === 0 ? '' : `${shown.length.toLocaleString('en')}${audit.hasOlder ? ' newest' : ''} ${shown.length === 1 ? 'call' : 'calls'}${cost > 0 ? `, ${costWords(cost)}` : ', no cost'}`}
        </span>
        <span className="grow" />
        <Select
          label="Kind of call"
          hideLabel
          size="s"
          value={methods.includes(method) ? method : 'all'}
          options={[{ value: 'all', label: 'Every kind' }, ...methods.map((value) => ({ value, label: methodWords(value) }))]}
          onChange={setMethod}
        />
        <Select label="Outcome" hideLabel size="s" value={outcome} options={[{ value: 'all', label: 'Every outcome' }, ...OUTCOMES]} onChange={(value: OutcomeFilter) => setOutcome(value)} />
        <ExportButton appId={appId} appName={appName} isEmpty={audit.entries.length === 0} />
      </div>
      {audit.error !== undefined && (
        <Notice tone="danger" title="The calls could not be read" actions={<Button size="s" onClick={audit.reload}>Try again</Button>}>
          {audit.error.message}
        </Notice>
      )}
      {shown.length > 0 ? (
        <Rows key={`${method} ${outcome}`} entries={shown} hasOlder={audit.hasOlder} isLoading={audit.isLoading} onEnd={audit.loadOlder} />
      ) : audit.isLoading ? (
        <Skeleton lines={6} />
      ) : isFiltered && audit.entries.length > 0 ? (
        <EmptyState title="Nothing matches" actions={audit.hasOlder && <Button size="s" onClick={audit.loadOlder}>Look further back</Button>}>
          {audit.entries.length.toLocaleString('en')} other calls are hidden by the filter.
        </EmptyState>
      ) : (
        audit.error === undefined && <EmptyState title="No calls yet">Requests, files, notifications and questions to a model show here as the app makes them. Its own data is not listed.</EmptyState>
      )}
    </section>
  );
}

function Rows({ entries, hasOlder, isLoading, onEnd }: { entries: readonly AuditEntry[]; hasOlder: boolean; isLoading: boolean; onEnd: () => void }): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: entries.length + (hasOlder ? 1 : 0), getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 12 });
  const items = virtual.getVirtualItems();
  const isAtEnd = hasOlder && (items.at(-1)?.index ?? 0) >= entries.length;
  useEffect(() => {
    if (isAtEnd && !isLoading) onEnd();
  }, [isAtEnd, isLoading, onEnd]);
  return (
    <div ref={scroller} className="perm-rows scroll" tabIndex={0} role="table" aria-label="Calls, newest first" aria-rowcount={hasOlder ? -1 : entries.length + 1}>
      <div role="rowgroup" className="perm-rows-head">
        <div role="row" aria-rowindex={1} className="perm-row">
          {['When', 'What', 'Where or why', 'Outcome', 'Took', 'Sent, got', 'Cost'].map((title) => (
            <span key={title} role="columnheader">
              {title}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map((item) => {
          const entry = entries[item.index];
          return entry === undefined ? (
            <p key="older" className="perm-row perm-row-more t3" style={{ transform: `translateY(${item.start}px)` }}>
              Reading older calls
            </p>
          ) : (
            <Row key={entry.id} entry={entry} index={item.index} top={item.start} />
          );
        })}
      </div>
    </div>
  );
}

function Row({ entry, index, top }: { entry: AuditEntry; index: number; top: number }): ReactElement {
  // Listed when they ended, so that times fall in order.
  const at = new Date(entry.at + entry.durationMs);
  return (
    <div role="row" aria-rowindex={index + 2} className="perm-row" style={{ transform: `translateY(${top}px)`, height: ROW }}>
      <span role="cell" className="num t3" title={at.toLocaleString('en-GB')}>
        {at.toLocaleTimeString('en-GB')}
      </span>
      <span role="cell" className="ell" title={entry.method}>
        {methodWords(entry.method)}
      </span>
      <span role="cell" className="ell t2" title={`${entry.target}${entry.because === '' ? '' : `\n${entry.because}`}`}>
        {entry.target !== '' && <span className="mono">{entry.target}</span>} {entry.because}
      </span>
      <span role="cell" className="ell" title={entry.code}>
        <Tag tone={entry.method.startsWith('permission.') ? 'neutral' : TONES[entry.outcome]}>{resultWords(entry)}</Tag>
      </span>
      <span role="cell" className="num t2">
        {entry.durationMs < 1 ? '' : `${Math.round(entry.durationMs).toLocaleString('en')} ms`}
      </span>
      <span role="cell" className="num t2 ell">
        {entry.bytesOut + entry.bytesIn === 0 ? '' : `${bytesWords(entry.bytesOut)}, ${bytesWords(entry.bytesIn)}`}
      </span>
      <span role="cell" className="num">
        {costWords(entry.cost)}
      </span>
    </div>
  );
}

/** Reads everything that is kept, however much, and hands it out as CSV. Can be cancelled. */
function ExportButton({ appId, appName, isEmpty }: { appId: string; appName: string; isEmpty: boolean }): ReactElement {
  const [progress, setProgress] = useState<{ count: number; abort: AbortController } | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const start = (): void => {
    const abort = new AbortController();
    running.current = abort;
    setProgress({ count: 0, abort });
    wholeAudit(appId, (count) => setProgress((now) => (now === null ? null : { ...now, count })), abort.signal)
      .then(
        (entries) => {
          saveText(`${appName.replace(/[\\/:*?"<>|]+/g, ' ').trim() || 'App'} calls.csv`, 'text/csv;charset=utf-8', auditCsv(entries));
          toast(`Saved ${entries.length.toLocaleString('en')} calls.`);
        },
        (error: unknown) => {
          if (!abort.signal.aborted) toastError(asAppError(error));
        },
      )
      .finally(() => setProgress(null));
  };
  if (progress !== null) {
    return (
      <Button size="s" onClick={() => progress.abort.abort()}>
        <span className="num">{progress.count.toLocaleString('en')} read,</span> Cancel
      </Button>
    );
  }
  return (
    <Button size="s" icon={<Download size={13} />} disabled={isEmpty} onClick={start}>
      Export CSV
    </Button>
  );
}
