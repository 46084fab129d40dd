import Trash2 from 'lucide-react/icons/trash-2';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import type { DebugChange, DebugTarget } from '../../../shared/contracts/debug.ts';
import { useStore } from '../../platform/index.ts';
import { EmptyState, IconButton, Switch, TextField } from '../../ui/index.ts';
import { useEditor, useEditorState } from '../editor/index.ts';
import { clockTime, ValueWords } from '../values/index.ts';
import './debug.css';
import { linkWords } from './handler-steps.ts';
import { NotRunning, useIsRunning } from './not-running.tsx';
import { targetName } from './place-link.tsx';
import { useAttached } from './use-debug.ts';
import { WhyView } from './why-view.tsx';

const ROW = 24;

/** What changed and because of what, newest at the bottom; beside it, why a value is what it is. */
export function ChangesPanel(): ReactElement {
  const debug = useAttached();
  const editor = useEditor();
  const isRunning = useIsRunning();
  const changes = useStore(debug.changes);
  const why = useEditorState((state) => state.why);
  const selection = useEditorState((state) => state.selection);
  const [text, setText] = useState('');
  const [isSelectedOnly, setSelectedOnly] = useState(false);
  const shown = useMemo(() => {
    const needle = text.trim().toLowerCase();
    return changes.filter((change) => {
      if (isSelectedOnly && selection.length > 0 && !selection.includes(change.target.id.split('@')[0] ?? '')) return false;
      return (
        needle === '' ||
        `${targetName(editor, change.target)} ${change.target.id} ${change.after.text} ${change.because.map((link) => link.text).join(' ')}`
          .toLowerCase()
          .includes(needle)
      );
    });
  }, [changes, text, isSelectedOnly, selection, editor]);
  if (!isRunning && changes.length === 0) return <NotRunning>What changes in it shows here, with the cause.</NotRunning>;
  return (
    <div className="dbg-split">
      <section className="dbg-column" aria-label="Changes">
        <header className="dbg-head">
          <TextField label="Find a change" hideLabel size="s" placeholder="Find" value={text} onChange={setText} className="dock-search" />
          <label className="dbg-check">
            <Switch label="Only what is selected" checked={isSelectedOnly} onChange={setSelectedOnly} />
            <span aria-hidden="true">Only what is selected</span>
          </label>
          <span className="grow" />
          <span className="t3 num">{shown.length.toLocaleString('en')}</span>
          <IconButton
            size="s"
            label="Clear the changes"
            tooltipSide="top"
            icon={<Trash2 size={14} />}
            disabled={changes.length === 0}
            onClick={() => debug.clearChanges()}
          />
        </header>
        {shown.length === 0 ? (
          <EmptyState title={changes.length === 0 ? 'Nothing changed yet' : 'Nothing matches'}>
            {changes.length === 0 ? 'Use the app: what changes shows here, with the cause.' : `${changes.length} changes are hidden.`}
          </EmptyState>
        ) : (
          <ChangeList changes={shown} chosen={why} onChoose={(target) => editor.store.set({ why: target })} />
        )}
      </section>
      {why !== null && <WhyView target={why} onClose={() => editor.store.set({ why: null })} />}
    </div>
  );
}

function ChangeList({
  changes,
  chosen,
  onChoose,
}: {
  changes: readonly DebugChange[];
  chosen: DebugTarget | null;
  onChoose: (target: DebugTarget) => void;
}): ReactElement {
  const editor = useEditor();
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const virtual = useVirtualizer({ count: changes.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 10 });
  const last = changes.at(-1)?.seq;
  useEffect(() => {
    if (isAtEnd.current && changes.length > 0) virtual.scrollToIndex(changes.length - 1, { align: 'end' });
  }, [last, changes.length, virtual]);
  return (
    <div
      ref={scroller}
      className="dbg-rows scroll"
      onScroll={(event) => {
        const element = event.currentTarget;
        isAtEnd.current = element.scrollTop + element.clientHeight >= element.scrollHeight - ROW;
      }}
    >
      <ul style={{ height: virtual.getTotalSize(), position: 'relative' }} aria-label="Changes, newest last">
        {virtual.getVirtualItems().map((item) => {
          const change = changes[item.index];
          if (change === undefined) return null;
          const isChosen = chosen !== null && chosen.id === change.target.id && chosen.key === change.target.key;
          return (
            <li key={change.seq} style={{ transform: `translateY(${item.start}px)`, height: ROW }} className="dbg-row">
              <button type="button" aria-pressed={isChosen} onClick={() => onChoose(change.target)}>
                <span className="num t3">{clockTime(change.at)}</span>
                <b className="ell">{targetName(editor, change.target)}</b>
                <span className="dbg-values">
                  <ValueWords value={change.before} />
                  <span aria-label="became">→</span>
                  <ValueWords value={change.after} />
                </span>
                <span className="t3 ell">{change.because.map((link) => linkWords(editor, link)).join(' → ')}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
