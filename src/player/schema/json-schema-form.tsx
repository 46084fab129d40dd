import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { type Json, type JsonObject, jsonEqual } from '../../shared/kernel/json.ts';
import { useMethods } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, flagOf, isObject, objectOf, textOf } from '../core/values.ts';
import { useEchoed } from '../inputs/use-echoed.ts';
import { type Compiled, compile } from './compiled.ts';
import { withDefaults } from './defaults.ts';
import { FormContext, ProblemStore, type SchemaFormContext } from './form-context.ts';
import { withValue } from './pointer.ts';
import { problemsOf } from './problems.ts';
import { SchemaField } from './schema-field.tsx';
import { Summary } from './summary.tsx';
import '../styles/schema-form.css';

/** How long after the last key the app hears of a change, ms. */
const TELL_AFTER = 200;
const NO_REFS: readonly string[] = [];

/** A form made from a JSON Schema. */
export function JsonSchemaForm({ node, schema }: { node: NodeProps; schema: Json }): ReactElement {
  const compiled = useMemo(() => compile(schema), [schema]);
  if (typeof compiled === 'string')
    return (
      <div {...node.root} className={cx('ca-own-notice ca-grows', node.root.className)} role="note">
        {compiled}
      </div>
    );
  return <Body node={node} compiled={compiled} />;
}

function Body({ node, compiled }: { node: NodeProps; compiled: Compiled }): ReactElement {
  const { view, p, root, send } = node;
  const data = objectOf(p['data']);
  const start = useMemo(() => startOf(compiled, data), [compiled, data]);
  const echo = useEchoed(view.state['values'] ?? data);
  const [isTouched, setTouched] = useState(false);
  const [seen, setSeen] = useState({ data, compiled });
  const [problems] = useState(() => new ProblemStore());
  const [said, setSaid] = useState('');
  const [hasFailed, setHasFailed] = useState(0);
  const chosen = useRef(new Map<string, number>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const form = useRef<HTMLFormElement>(null);
  const isNew = seen.compiled !== compiled || !jsonEqual(seen.data, data);
  // Another row, or another schema: what was chosen and what was wrong were not this one's.
  if (isNew) {
    setSeen({ data, compiled });
    setTouched(false);
    chosen.current.clear();
  }
  useEffect(() => problems.set(new Map()), [problems, seen]);
  const values: JsonObject = isTouched && !isNew ? objectOf(echo.shown) : jsonEqual(echo.shown, data) ? start : objectOf(echo.shown);
  const latest = useRef({ values, echo, send });
  latest.current = { values, echo, send };
  const waiting = useRef<string | null>(null);

  const tell = useCallback((): void => {
    clearTimeout(timer.current);
    const field = waiting.current;
    if (field === null) return;
    waiting.current = null;
    latest.current.echo.expect(latest.current.values);
    latest.current.send('change', { values: latest.current.values, field });
  }, []);
  // What was typed last is not lost when the form goes.
  useEffect(() => tell, [tell]);
  const change = useCallback(
    (next: Json | undefined, field: string): void => {
      const all = isObject(next) ? next : {};
      latest.current.values = all;
      latest.current.echo.show(all);
      setTouched(true);
      if (problems.all().size > 0) problems.set(problemsOf(compiled, all, (pointer) => chosen.current.get(pointer)));
      waiting.current = field;
      clearTimeout(timer.current);
      timer.current = setTimeout(tell, TELL_AFTER);
    },
    [compiled, problems, tell],
  );
  const isDisabled = flagOf(p['disabled']) || flagOf(p['loading']);
  const isReadOnly = flagOf(p['readOnly']);
  const context = useMemo(
    (): SchemaFormContext => ({
      compiled,
      problems,
      isDisabled,
      isReadOnly,
      set: (pointer, value) => change(withValue(latest.current.values, pointer, value), fieldOf(pointer)),
      choose: (pointer, index, value) => {
        for (const key of [...chosen.current.keys()]) if (key.startsWith(`${pointer}/`)) chosen.current.delete(key);
        chosen.current.set(pointer, index);
        change(withValue(latest.current.values, pointer, value), fieldOf(pointer));
      },
      chosen: (pointer) => chosen.current.get(pointer),
      Part: SchemaField,
      say: setSaid,
    }),
    [compiled, problems, isDisabled, isReadOnly, change],
  );
  const reset = (): void => {
    clearTimeout(timer.current);
    waiting.current = null;
    chosen.current.clear();
    problems.set(new Map());
    setTouched(false);
    echo.show(data);
    echo.expect(data);
    send('change', { values: data, field: '' });
  };
  useMethods(view.id, { reset });
  const submit = (): void => {
    tell();
    const found = problemsOf(compiled, latest.current.values, (pointer) => chosen.current.get(pointer));
    problems.set(found);
    if (found.size > 0) return setHasFailed(hasFailed + 1);
    setHasFailed(0);
    send('submit', { values: latest.current.values });
    if (flagOf(p['resetOnSubmit'])) reset();
  };
  const all = useSyncExternalStore(problems.subscribe, problems.all, problems.all);
  return (
    <form
      {...root}
      ref={form}
      className={cx('ca-form ca-schema ca-grows', root.className)}
      aria-label={textOf(p['ariaLabel']) || textOf((compiled.root as { title?: Json }).title) || 'Form'}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (!isDisabled && !isReadOnly) submit();
      }}
      onBlur={tell}
    >
      {compiled.problems.length > 0 && (
        <div className="ca-own-notice ca-schema-wide" role="note">
          {compiled.problems.slice(0, 5).join(' ')}
        </div>
      )}
      {hasFailed > 0 && all.size > 0 && <Summary problems={all} compiled={compiled} values={values} form={form} time={hasFailed} />}
      <FormContext value={context}>
        <div className="ca-schema-fields" data-columns={clampOf(p['columns'], 1, 1, 4)}>
          <SchemaField schema={compiled.root} value={values} pointer="" name="" isRequired trail={NO_REFS} />
        </div>
      </FormContext>
      {!isReadOnly && (
        <div className="ca-form-foot">
          {textOf(p['cancelLabel']) !== '' && (
            <button type="button" className="ca-btn" data-variant="secondary" onClick={() => send('cancel')}>
              {textOf(p['cancelLabel'])}
            </button>
          )}
          <button type="submit" className="ca-btn" data-variant="primary" disabled={isDisabled}>
            {textOf(p['submitLabel']) || 'Save'}
          </button>
        </div>
      )}
      <span className="ca-sr" role="status">
        {said}
      </span>
    </form>
  );
}

function startOf(compiled: Compiled, data: JsonObject): JsonObject {
  const start = withDefaults(compiled, compiled.root, data);
  return isObject(start) ? start : data;
}

/** The key of the form that a place is under. */
function fieldOf(pointer: string): string {
  return (pointer.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
}
