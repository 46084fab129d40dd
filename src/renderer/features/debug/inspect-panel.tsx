import { useState, type ReactElement } from 'react';
import type { DebugComponent, DebugState } from '../../../shared/contracts/debug.ts';
import { rpc, useStore } from '../../platform/index.ts';
import { Button, EmptyState, Select, Tag, TextField } from '../../ui/index.ts';
import { placeName, useEditor, useEditorState } from '../editor/index.ts';
import { ValueTree } from '../values/index.ts';
import './debug.css';
import { NotRunning, useIsRunning } from './not-running.tsx';
import { useAttached, useDebug, useLive, useLoadValue } from './use-debug.ts';

/** What the running app holds: the selected component first, then variables, queries and what waits. */
export function InspectPanel(): ReactElement {
  const isRunning = useIsRunning();
  useAttached();
  const selection = useEditorState((state) => state.selection);
  const key = selection.slice(0, 20).join(' ');
  const { value: state, problem } = useLive(`state ${key}`, (sessionId) => rpc.debug.state({ sessionId, nodes: selection.slice(0, 20) }));
  if (!isRunning) return <NotRunning>Its variables, queries and components show here while it runs.</NotRunning>;
  if (state === undefined) return <EmptyState title={problem === null ? 'Reading…' : 'The app does not answer'}>{problem ?? ''}</EmptyState>;
  return (
    <div className="dbg-columns">
      <Components state={state} selected={selection[0] ?? null} />
      <Variables state={state} />
      <Queries state={state} />
    </div>
  );
}

function Components({ state, selected }: { state: DebugState; selected: string | null }): ReactElement {
  const editor = useEditor();
  const [text, setText] = useState('');
  const [copy, setCopy] = useState<{ node: string; id: string } | null>(null);
  const id = copy?.node === selected ? copy.id : selected;
  const { value: component } = useLive<DebugComponent | null>(`component ${id ?? ''}`, (sessionId) =>
    id === null ? Promise.resolve(null) : rpc.debug.component({ sessionId, id }),
  );
  if (selected === null || component === null) {
    const needle = text.trim().toLowerCase();
    const items = state.components.items.filter(
      (item) => needle === '' || `${editor.nameOf(item.node)} ${item.type} ${item.id}`.toLowerCase().includes(needle),
    );
    return (
      <section className="dbg-column" aria-label="Components">
        <header className="dbg-head">
          <h3>Components</h3>
          <span className="t3 num">{state.components.count.toLocaleString('en')}</span>
          <span className="grow" />
          <TextField label="Find a component" hideLabel size="s" placeholder="Find" value={text} onChange={setText} className="dock-search" />
        </header>
        {selected !== null && <p className="dbg-note">{editor.nameOf(selected)} is not on the page that shows.</p>}
        <ul className="dbg-list scroll" tabIndex={-1}>
          {items.map((item) => (
            <li key={item.id}>
              <button type="button" style={{ paddingInlineStart: 8 + Math.min(item.depth, 12) * 10 }} onClick={() => editor.select([item.node])}>
                <span className="ell">{editor.nameOf(item.node)}</span>
                <span className="t3 ell">{item.id.includes('@') ? item.id.slice(item.id.indexOf('@')) : item.type}</span>
                {item.problems > 0 && <Tag tone="danger">{item.problems === 1 ? '1 problem' : `${item.problems} problems`}</Tag>}
              </button>
            </li>
          ))}
        </ul>
      </section>
    );
  }
  return (
    <section className="dbg-column" aria-label={`${editor.nameOf(selected)}, as it runs`}>
      <header className="dbg-head">
        <h3 className="ell">{editor.nameOf(selected)}</h3>
        <span className="t3 ell">{component?.type}</span>
        <span className="grow" />
        {component !== undefined && component.copies.length > 1 && (
          <Select
            size="s"
            label="Copy"
            hideLabel
            value={component.id}
            options={component.copies.map((each) => ({ value: each, label: each.slice(component.node.length) || 'itself' }))}
            onChange={(next) => setCopy({ node: selected, id: next })}
          />
        )}
        <Button size="s" variant="ghost" onClick={() => editor.select([])}>
          All
        </Button>
      </header>
      {component !== undefined && <Component component={component} />}
    </section>
  );
}

function Component({ component }: { component: DebugComponent }): ReactElement {
  const load = useLoadValue();
  const editor = useEditor();
  const version = useStore(useDebug().news);
  const why = (key: string): ReactElement => (
    <button type="button" className="dbg-why" aria-label={`Why is ${key} so?`} onClick={() => editor.showWhy({ kind: 'node', id: component.id, key })}>
      Why?
    </button>
  );
  const bound = component.props.filter((prop) => prop.isBound);
  const fixed = component.props.filter((prop) => !prop.isBound);
  return (
    <div className="dbg-scroll scroll">
      {component.scope.map(({ key, value }) => (
        <ValueTree key={key} name={key} value={value} path={['node', component.id, 'scope', key]} load={load} version={version} />
      ))}
      {component.state.length > 0 && <h4>State</h4>}
      {component.state.map(({ key, value }) => (
        <ValueTree key={key} name={key} value={value} path={['node', component.id, 'state', key]} load={load} version={version} end={why(key)} />
      ))}
      {bound.length > 0 && <h4>Bound properties</h4>}
      {bound.map(({ key, value, problem }) => (
        <div key={key}>
          <ValueTree name={key} value={value} path={['node', component.id, 'props', key]} load={load} version={version} end={why(key)} />
          {problem !== null && <p className="dbg-problem">{problem}</p>}
        </div>
      ))}
      {fixed.length > 0 && <h4>Other properties</h4>}
      {fixed.map(({ key, value }) => (
        <ValueTree key={key} name={key} value={value} path={['node', component.id, 'props', key]} load={load} version={version} />
      ))}
    </div>
  );
}

function Variables({ state }: { state: DebugState }): ReactElement {
  const load = useLoadValue();
  const editor = useEditor();
  const version = useStore(useDebug().news);
  return (
    <section className="dbg-column" aria-label="Variables">
      <header className="dbg-head">
        <h3>Variables</h3>
        <span className="t3 num">{state.variables.length}</span>
      </header>
      <div className="dbg-scroll scroll">
        {state.variables.length === 0 && <p className="dbg-note">This app has none.</p>}
        {state.variables.map(({ id, value, isSaved }) => (
          <ValueTree
            key={id}
            name={id}
            value={value}
            path={['state', id]}
            load={load}
            version={version}
            end={
              <>
                {isSaved && <Tag>saved</Tag>}
                <button type="button" className="dbg-why" aria-label={`Why is ${id} so?`} onClick={() => editor.showWhy({ kind: 'state', id, key: '' })}>
                  Why?
                </button>
              </>
            }
          />
        ))}
        <h4>Page</h4>
        <ValueTree name={state.page.name} value={{ kind: 'string', text: state.page.path }} />
        <ValueTree name="params" value={state.page.params} path={['page', 'params']} load={load} version={version} />
      </div>
    </section>
  );
}

const QUERY_WORDS = { waiting: 'not run yet', loading: 'loading', ready: '', failed: 'failed' } as const;

function Queries({ state }: { state: DebugState }): ReactElement {
  const load = useLoadValue();
  const editor = useEditor();
  const version = useStore(useDebug().news);
  const timers = state.timers.filter((timer) => timer.isOwn);
  return (
    <section className="dbg-column" aria-label="Queries">
      <header className="dbg-head">
        <h3>Queries</h3>
        <span className="t3 num">{state.queries.length}</span>
      </header>
      <div className="dbg-scroll scroll">
        {state.queries.length === 0 && <p className="dbg-note">This app has none.</p>}
        {state.queries.map((query) => (
          <div key={query.id}>
            <ValueTree
              name={placeName(editor, { kind: 'query', id: query.id })}
              value={query.value}
              path={['query', query.id, 'data']}
              load={load}
              version={version}
              end={
                <>
                  {query.status !== 'ready' && <Tag tone={query.status === 'failed' ? 'danger' : 'neutral'}>{QUERY_WORDS[query.status]}</Tag>}
                  <button
                    type="button"
                    className="dbg-why"
                    aria-label={`Why is ${query.id} so?`}
                    onClick={() => editor.showWhy({ kind: 'query', id: query.id, key: 'data' })}
                  >
                    Why?
                  </button>
                </>
              }
            />
            {query.error !== null && <p className="dbg-problem">{query.error}</p>}
          </div>
        ))}
        {(timers.length > 0 || state.calls.length > 0) && <h4>Going on</h4>}
        {state.calls.map((call) => (
          <p key={call.id} className="dbg-note">
            {call.method} waits for its answer, {Math.round(call.waitingMs).toLocaleString('en')} ms
          </p>
        ))}
        {timers.map((timer) => (
          <p key={timer.id} className="dbg-note">
            Timer {timer.repeat ? `every ${timer.ms} ms` : `after ${timer.ms} ms`}
          </p>
        ))}
        <h4>Memory</h4>
        <p className="dbg-note num">{(state.memoryBytes / 1048576).toFixed(1)} MB</p>
      </div>
    </section>
  );
}
