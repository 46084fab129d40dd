import { useVirtualizer } from '@tanstack/react-virtual';
import Trash2 from 'lucide-react/icons/trash-2';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { rpc, toast, toastError } from '../../platform/index.ts';
import { Button, ConfirmDialog, EmptyState, IconButton, landmark, Skeleton } from '../../ui/index.ts';
import { useEditor, useEditorState } from '../editor/index.ts';
import { isFiltered, NO_FILTER } from './run-filter.ts';
import { RunFilterBar } from './run-filter-bar.tsx';
import { RunRow } from './run-row.tsx';
import { hasEnded } from './run-words.ts';
import { useRuns } from './runs-context.tsx';
import { useNow } from './use-now.ts';

/** px */
const ROW = 44;

/** What ran, newest first, live. One stop for Tab; arrows go through the runs and show each. */
export function RunList(): ReactElement {
  const editor = useEditor();
  const { store, state } = useRuns();
  const { runs, filter, hasMore } = state;
  const item = useEditorState((current) => current.runsItem);
  const currentId = item?.kind === 'run' ? item.id : item?.kind === 'compare' ? item.left : null;
  const [isDeleting, setDeleting] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: runs.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
    getItemKey: (index) => runs[index]?.id ?? index,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  const now = useNow(runs.some((run) => !hasEnded(run)) ? 250 : 30_000);
  useEffect(() => {
    if (hasMore && last >= runs.length - 20) void store.more();
  }, [store, hasMore, last, runs.length]);
  const at = runs.findIndex((run) => run.id === currentId);

  function show(index: number): void {
    const run = runs[Math.max(0, Math.min(runs.length - 1, index))];
    if (run === undefined) return;
    editor.showRuns({ kind: 'run', id: run.id });
    virtual.scrollToIndex(runs.indexOf(run), { align: 'auto' });
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW) / ROW) - 1);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at < 0 ? 0 : at - 1,
      Home: 0,
      End: runs.length - 1,
      PageDown: at + page,
      PageUp: at - page,
      Enter: Math.max(0, at),
    }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    show(to);
  }

  function clear(): void {
    setDeleting(false);
    rpc.executions.clear({ appId: editor.appId }).then(({ removed }) => {
      toast(removed === 1 ? 'Deleted 1 run' : `Deleted ${removed.toLocaleString('en')} runs`);
      if (item?.kind === 'run' || item?.kind === 'compare') editor.store.set({ runsItem: null });
      store.forget();
    }, toastError);
  }

  const activeId = at >= 0 && rows.some((row) => row.index === at) ? `run-${runs[at]?.id ?? ''}` : undefined;
  return (
    <section className="runs-section runs-history line-t" {...landmark('Runs')}>
      <div className="phead">
        <h2>Runs</h2>
        <span className="t3 num">{runs.length === 0 ? '' : `${runs.length.toLocaleString('en')}${hasMore ? '+' : ''}`}</span>
        <span className="grow" />
        <IconButton
          size="s"
          label="Delete history"
          icon={<Trash2 size={14} />}
          disabled={runs.length === 0 && !isFiltered(filter)}
          onClick={() => setDeleting(true)}
        />
      </div>
      <RunFilterBar />
      <div ref={scroller} className="runs-scroll scroll">
        {state.error !== null && (
          <EmptyState
            title="The runs could not be read"
            actions={
              <Button size="s" onClick={() => void store.reload()}>
                Try again
              </Button>
            }
          >
            {state.error.message}
          </EmptyState>
        )}
        {state.error === null && runs.length === 0 && state.isLoading && (
          <div className="runs-loading">
            <Skeleton lines={6} />
          </div>
        )}
        {state.error === null &&
          runs.length === 0 &&
          !state.isLoading &&
          (isFiltered(filter) ? (
            <EmptyState
              title="No run matches"
              actions={
                <Button size="s" onClick={() => store.setFilter(NO_FILTER)}>
                  Show all
                </Button>
              }
            />
          ) : (
            <EmptyState title="Nothing ran yet">Each run is kept here with what went in, what came out and how long it took.</EmptyState>
          ))}
        {runs.length > 0 && (
          <div
            role="listbox"
            aria-label="Runs, newest first"
            className="runs-list"
            tabIndex={0}
            aria-activedescendant={activeId}
            style={{ height: virtual.getTotalSize() }}
            onKeyDown={onKeyDown}
          >
            {rows.map((row) => {
              const run = runs[row.index];
              return run === undefined ? null : (
                <RunRow
                  key={run.id}
                  run={run}
                  now={now}
                  top={row.start}
                  height={ROW}
                  position={row.index + 1}
                  count={hasMore ? -1 : runs.length}
                  isCurrent={run.id === currentId}
                  onShow={() => show(row.index)}
                />
              );
            })}
          </div>
        )}
      </div>
      <ConfirmDialog
        open={isDeleting}
        onCancel={() => setDeleting(false)}
        onConfirm={clear}
        title="Delete the history of runs?"
        description="Every run of this app that has ended goes, with its inputs, outputs and logs, filtered or not. There is no way back."
        confirmLabel="Delete history"
      />
    </section>
  );
}
