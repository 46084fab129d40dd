import X from 'lucide-react/icons/x';
import { Fragment, type ReactElement } from 'react';
import type { DebugChange, DebugDependency, DebugTarget } from '../../../shared/contracts/debug.ts';
import { rpc } from '../../platform/index.ts';
import { IconButton } from '../../ui/index.ts';
import { useEditor } from '../editor/index.ts';
import { clockTime, ValueTree, ValueWords } from '../values/index.ts';
import { linkWords } from './handler-steps.ts';
import { NotRunning, useIsRunning } from './not-running.tsx';
import { PlaceLink, placeOf, targetName } from './place-link.tsx';
import { useLive } from './use-debug.ts';

/** One value explained: what it reads, what reads it, and its last changes with their causes. */
export function WhyView({ target, onClose }: { target: DebugTarget; onClose: () => void }): ReactElement {
  const editor = useEditor();
  const isRunning = useIsRunning();
  const { value: why, problem } = useLive(`why ${JSON.stringify(target)}`, (sessionId) => rpc.debug.why({ sessionId, target }));
  const name = targetName(editor, target);
  return (
    <section className="dbg-column" aria-label={`Why ${name}`}>
      <header className="dbg-head">
        <h3 className="ell">
          Why <PlaceLink place={placeOf(target)}>{name}</PlaceLink>
        </h3>
        <span className="grow" />
        <IconButton size="s" label="Close the explanation" tooltipSide="top" icon={<X size={13} />} onClick={onClose} />
      </header>
      {!isRunning && <NotRunning>Why a value is so can be told while the app runs.</NotRunning>}
      {isRunning && problem !== null && <p className="dbg-note">{problem}</p>}
      {isRunning && why !== undefined && (
        <div className="dbg-scroll scroll">
          <ValueTree name="now" value={why.value} startsOpen={false} />
          {why.problem !== null && <p className="dbg-problem">{why.problem}</p>}
          <h4>Last changes</h4>
          {why.changes.length === 0 ? (
            <p className="dbg-note">None since this view was opened. Use the app.</p>
          ) : (
            why.changes.slice(0, 5).map((change) => <Cause key={change.seq} change={change} />)
          )}
          <h4>It reads</h4>
          {why.reads.length === 0 ? <p className="dbg-note">Nothing that can change: its value is fixed.</p> : <Dependencies items={why.reads} />}
          <h4>Read by</h4>
          {why.readBy.length === 0 ? <p className="dbg-note">Nothing on this page.</p> : <Dependencies items={why.readBy} />}
          {why.isCut && <p className="dbg-note">There are more than show here.</p>}
        </div>
      )}
    </section>
  );
}

function Cause({ change }: { change: DebugChange }): ReactElement {
  const editor = useEditor();
  return (
    <div className="dbg-cause">
      <p className="dbg-values">
        <span className="num t3">{clockTime(change.at)}</span>
        <ValueWords value={change.before} />
        <span aria-label="became">→</span>
        <ValueWords value={change.after} />
      </p>
      <p className="dbg-chain">
        <span className="t3">because </span>
        {change.because.length === 0 && <span className="t3">of something before this view was opened</span>}
        {change.because.map((link, i) => (
          <Fragment key={i}>
            {i > 0 && <span className="t3"> → </span>}
            <PlaceLink place={link.place}>{linkWords(editor, link)}</PlaceLink>
          </Fragment>
        ))}
      </p>
    </div>
  );
}

function Dependencies({ items }: { items: readonly DebugDependency[] }): ReactElement {
  const editor = useEditor();
  return (
    <ul>
      {items.map((item, i) => (
        <li key={i} style={{ paddingInlineStart: item.depth * 12 }}>
          <ValueTree
            name={targetName(editor, item.target)}
            value={item.value}
            end={
              <button type="button" className="dbg-why" aria-label={`Why is ${item.name} so?`} onClick={() => editor.store.set({ why: item.target })}>
                Why?
              </button>
            }
          />
        </li>
      ))}
    </ul>
  );
}
