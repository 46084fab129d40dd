import Circle from 'lucide-react/icons/circle';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleDot from 'lucide-react/icons/circle-dot';
import CircleX from 'lucide-react/icons/circle-x';
import CircleSlash from 'lucide-react/icons/circle-slash';
import Play from 'lucide-react/icons/play';
import Square from 'lucide-react/icons/square';
import StepForward from 'lucide-react/icons/step-forward';
import { useState, type ReactElement } from 'react';
import type { DebugPause } from '../../../shared/contracts/debug.ts';
import { toastError, useStore } from '../../platform/index.ts';
import { Button, classNames, Select, Switch } from '../../ui/index.ts';
import { placeName, useEditor, useEditorState, useNode, useSection, type Editor } from '../editor/index.ts';
import { stepWords } from '../properties/index.ts';
import { ValueTree } from '../values/index.ts';
import './debug.css';
import { stepsOf } from './handler-steps.ts';
import { PlaceLink } from './place-link.tsx';
import { useAttached, useLoadValue } from './use-debug.ts';

const ICONS = { waiting: Circle, next: CircleDot, done: CircleCheck, passed: CircleSlash, failed: CircleX };
const WORDS = { waiting: 'not yet', next: 'comes next', done: 'done', passed: 'passed over', failed: 'failed' };

/** Handlers that wait before a step, one of them in full; without any, where they can be made to wait. */
export function StepsPanel(): ReactElement {
  const debug = useAttached();
  const pauses = useStore(debug.pauses);
  const mode = useStore(debug.steps);
  const editor = useEditor();
  const [wanted, setWanted] = useState<number | null>(null);
  const pause = pauses.find((each) => each.id === wanted) ?? pauses[0];
  return (
    <div className="dbg-split">
      <section className="dbg-column" aria-label="Steps">
        <header className="dbg-head">
          <label className="dbg-check">
            <Switch label="Pause on events" checked={mode.isOn} onChange={(isOn) => debug.setSteps({ isOn })} />
            <span aria-hidden="true">Pause on events</span>
          </label>
          <span className="grow" />
          {pauses.length > 1 && pause !== undefined && (
            <Select
              size="s"
              label="Handler"
              hideLabel
              value={String(pause.id)}
              options={pauses.map((each) => ({ value: String(each.id), label: handlerName(editor, each) }))}
              onChange={(id) => setWanted(Number(id))}
            />
          )}
        </header>
        {pause === undefined ? <Breakpoints /> : <Handler pause={pause} />}
      </section>
      {pause !== undefined && <ScopeView pause={pause} />}
    </div>
  );
}

function handlerName(editor: Editor, pause: DebugPause): string {
  return `${placeName(editor, pause.owner)}, ${pause.event}`;
}

function Handler({ pause }: { pause: DebugPause }): ReactElement {
  const debug = useAttached();
  const editor = useEditor();
  const go = (how: 'continue' | 'step' | 'stop') => (): void => void debug.go(pause.id, how).catch(toastError);
  const steps = stepsOf(editor, pause.owner.kind, pause.owner.id, pause.event);
  return (
    <>
      <div className="dbg-controls">
        <span className="ell">
          <PlaceLink place={{ ...pause.owner, key: pause.event }}>{handlerName(editor, pause)}</PlaceLink>
          <span className="t3"> {pause.isBreakpoint ? 'at a breakpoint' : 'waits'}</span>
        </span>
        <span className="grow" />
        <Button size="s" variant="primary" icon={<StepForward size={13} />} onClick={go('step')}>
          Step
        </Button>
        <Button size="s" icon={<Play size={12} />} onClick={go('continue')}>
          Continue
        </Button>
        <Button size="s" icon={<Square size={11} />} onClick={go('stop')}>
          Stop handler
        </Button>
      </div>
      <ol className="dbg-list scroll" aria-label={`Steps of ${handlerName(editor, pause)}`}>
        {pause.steps.map((step) => {
          const known = steps.find((each) => each.at === step.at);
          return (
            <StepLine
              key={step.at}
              id={`${pause.owner.id}:${step.at}`}
              words={known === undefined ? step.do : stepWords(editor, known.step)}
              depth={step.depth}
              status={step.status}
              isNext={step.at === pause.at}
            />
          );
        })}
      </ol>
    </>
  );
}

function StepLine({
  id,
  words,
  depth,
  status,
  isNext,
}: {
  id: string;
  words: string;
  depth: number;
  status?: DebugPause['steps'][number]['status'];
  isNext: boolean;
}): ReactElement {
  const debug = useAttached(false);
  const { breakpoints } = useStore(debug.steps);
  const isSet = breakpoints.includes(id);
  const Icon = status === undefined ? null : ICONS[status];
  return (
    <li className={classNames('dbg-step', isNext && 'is-next')} aria-current={isNext ? 'step' : undefined} style={{ paddingInlineStart: 4 + depth * 16 }}>
      <button type="button" className="dbg-break" aria-pressed={isSet} aria-label={`Breakpoint before ${words}`} onClick={() => debug.toggleBreakpoint(id)}>
        <span aria-hidden="true" />
      </button>
      {Icon !== null && status !== undefined && <Icon size={13} aria-label={WORDS[status]} className={`dbg-status ${status}`} />}
      <span className="ell">{words}</span>
    </li>
  );
}

/** The steps of what is selected, and every breakpoint of the app. */
function Breakpoints(): ReactElement {
  const editor = useEditor();
  const debug = useAttached(false);
  const { breakpoints, isOn } = useStore(debug.steps);
  const selection = useEditorState((state) => state.selection);
  const pageId = useEditorState((state) => state.pageId);
  const node = useNode(selection[0] ?? null);
  useSection('pages');
  const handlers =
    node !== undefined
      ? Object.keys(node.events).map((event) => ({ kind: 'node' as const, id: node.id, event }))
      : [{ kind: 'page' as const, id: pageId, event: 'onLoad' }];
  const lists = handlers
    .map((handler) => ({ ...handler, steps: stepsOf(editor, handler.kind, handler.id, handler.event) }))
    .filter(({ steps }) => steps.length > 0);
  const shownIds = new Set(lists.flatMap(({ id, steps }) => steps.map((step) => `${id}:${step.at}`)));
  const others = breakpoints.filter((id) => !shownIds.has(id));
  return (
    <div className="dbg-scroll scroll">
      <p className="dbg-note">
        {isOn ? 'Use the app: its handlers wait here before each step.' : 'Set a breakpoint at a step, or pause on events to wait before every one.'}
      </p>
      {lists.map(({ id, kind, event, steps }) => (
        <div key={`${id} ${event}`}>
          <h4>
            {placeName(editor, { kind, id })}, {event}
          </h4>
          <ol>
            {steps.map(({ at, step, depth }) => (
              <StepLine key={at} id={`${id}:${at}`} words={stepWords(editor, step)} depth={depth} isNext={false} />
            ))}
          </ol>
        </div>
      ))}
      {lists.length === 0 && <p className="dbg-note">{node === undefined ? 'Select a component to see its steps.' : `${node.name} has no steps.`}</p>}
      {others.length > 0 && (
        <>
          <h4>Other breakpoints</h4>
          <ol>
            {others.map((id) => (
              <StepLine key={id} id={id} words={breakpointWords(editor, id)} depth={0} isNext={false} />
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

function ScopeView({ pause }: { pause: DebugPause }): ReactElement {
  const load = useLoadValue();
  return (
    <section className="dbg-column" aria-label="What the step can read">
      <header className="dbg-head">
        <h3>Values</h3>
      </header>
      <div className="dbg-scroll scroll">
        {pause.scope.map(({ key, value }) => (
          <ValueTree
            key={`${pause.id} ${key}`}
            name={key === 'with' ? 'its parameters' : key}
            value={value}
            path={['pause', String(pause.id), key]}
            startsOpen={key === 'with' || key === 'event'}
            {...(key === 'with' ? {} : { load })}
          />
        ))}
      </div>
    </section>
  );
}

/** "Save, click[1]" */
function breakpointWords(editor: Editor, id: string): string {
  const colon = id.indexOf(':');
  const owner = id.slice(0, colon);
  const at = id.slice(colon + 1);
  const name = editor.app.node(owner)?.name ?? editor.app.pages().find((page) => page.id === owner)?.name ?? owner;
  return `${name}, ${at}`;
}
