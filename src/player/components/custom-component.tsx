import { RotateCcw } from 'lucide-react';
import { type ReactElement, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { resolveTheme, themeVars } from '../../shared/app/theme/index.ts';
import type { CodeComponent } from '../../shared/contracts/session.ts';
import type { JsonObject } from '../../shared/kernel/json.ts';
import { CodeFrame, type Failure } from '../core/code-frame.ts';
import { useFrame, usePlayer } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { OwnNotice } from '../core/own-notice.tsx';
import { clampOf, numberOf, textOf } from '../core/values.ts';

/** A component of the author's own, made from code. It is drawn in a frame without an origin, which reaches nothing of this page. */
export function CustomComponent(node: NodeProps): ReactElement {
  const { p, root, view } = node;
  const { source } = usePlayer();
  const id = textOf(p['component']);
  const component = useSyncExternalStore(
    (listener) => source.subscribeFrame(listener),
    () => source.codeComponent?.(id),
  );
  if (component === undefined) {
    const text = source.frame() === undefined ? '' : `“${id === '' ? view.node : id}” stands for a coded component that is not here.`;
    return <OwnNotice root={root} text={text} />;
  }
  return <Framed {...node} component={component} />;
}

function Framed({ p, root, send, component }: NodeProps & { component: CodeComponent }): ReactElement {
  const { source, scheme } = usePlayer();
  const theme = useFrame(source)?.theme;
  const element = useRef<HTMLIFrameElement>(null);
  const frame = useRef<CodeFrame | null>(null);
  const [height, setHeight] = useState(component.size);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [attempt, setAttempt] = useState(0);
  const inputs = useMemo(() => inputsOf(component, p), [component, p]);
  const vars = useMemo(() => (theme === undefined ? {} : themeVars(resolveTheme(theme), scheme)), [theme, scheme]);
  const now = useRef({ inputs, vars, send, component });
  now.current = { inputs, vars, send, component };

  const { compiled } = component;
  useEffect(() => {
    const iframe = element.current;
    if (iframe === null) return undefined;
    setFailure(null);
    const made = new CodeFrame(iframe, {
      code: compiled,
      start: () => ({ inputs: now.current.inputs, theme: now.current.vars }),
      onHeight: setHeight,
      onEvent: (name, payload) => {
        if (now.current.component.events.includes(name)) now.current.send(name, payload);
      },
      onFailure: (problem) => {
        setFailure(problem);
        now.current.send('failed', { message: problem.message });
      },
    });
    frame.current = made;
    return () => made.dispose();
  }, [compiled, attempt]);
  useEffect(() => frame.current?.setInputs(inputs), [inputs]);
  useEffect(() => frame.current?.setTheme(vars), [vars]);

  const fixed = numberOf(p['height'], null);
  const label = textOf(p['ariaLabel']) || component.name;
  return (
    <div {...root} className={cx('ca-code ca-grows', root.className)}>
      {failure !== null && (
        <div className="ca-own-notice" role="alert">
          <b>{component.name}</b> {failure.isHung ? 'does not answer and was stopped.' : 'failed'}
          {failure.line === undefined ? '' : ` in line ${failure.line}`}
          {failure.isHung ? '' : `: ${failure.message}`}{' '}
          <button type="button" className="ca-btn" data-variant="secondary" data-size="small" onClick={() => setAttempt(attempt + 1)}>
            <RotateCcw size={14} aria-hidden="true" />
            Start again
          </button>
        </div>
      )}
      {failure?.isHung !== true && (
        <iframe
          key={`${attempt}:${compiled.length}`}
          ref={element}
          title={label}
          {...(source.codeFramePage === undefined ? { src: './code-frame.html' } : { srcDoc: source.codeFramePage })}
          sandbox="allow-scripts"
          referrerPolicy="no-referrer"
          hidden={failure !== null}
          style={{ height: fixed === null ? height : clampOf(fixed, 200, 20, 4000) }}
        />
      )}
    </div>
  );
}

/** What the definition names, with its own values where none were given. */
function inputsOf(component: CodeComponent, p: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(component.defaults).map(([key, value]) => [key, p[key] ?? value]));
}
