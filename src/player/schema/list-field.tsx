import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { type KeyboardEvent, type ReactElement, useLayoutEffect, useRef, useState } from 'react';
import type { Json } from '../../shared/kernel/json.ts';
import { listOf } from '../core/values.ts';
import { itemSchema, withDefaults } from './defaults.ts';
import { useProblem, useSchemaForm } from './form-context.ts';
import { pointerTo } from './pointer.ts';
import type { PartProps } from './field-props.ts';

/** Entries that are drawn at first; the rest is asked for. */
const SHOWN = 100;

/** Entries that are added, taken out and put in order, each by buttons or with Alt and the arrows. */
export function ListField({ shape, value, pointer, label, help, isRequired, isReadOnly, trail }: PartProps): ReactElement {
  const form = useSchemaForm();
  const problem = useProblem(pointer);
  const entries = listOf(value);
  const [keys, setKeys] = useState<readonly number[]>(() => entries.map((_, i) => i));
  const next = useRef(entries.length);
  const [shown, setShown] = useState(SHOWN);
  const box = useRef<HTMLFieldSetElement>(null);
  const wanted = useRef<{ index: number; what: string } | null>(null);
  const { schema } = shape;
  const { Part } = form;
  const isLocked = form.isDisabled || isReadOnly;
  const most = schema.maxItems ?? Infinity;
  const canAdd = !isLocked && entries.length < most && itemSchema(schema, entries.length) !== false;
  // The app gave another list.
  if (keys.length !== entries.length) setKeys(entries.map((_, i) => keys[i] ?? next.current++));

  useLayoutEffect(() => {
    const { current } = wanted;
    if (current === null) return;
    wanted.current = null;
    const entry = box.current?.querySelectorAll(':scope > ol > li')[current.index];
    const inside = current.what === 'field' ? entry?.querySelector<HTMLElement>('.ca-schema-entry :is(input, textarea, select, button, summary)') : null;
    const control =
      inside ??
      entry?.querySelector<HTMLElement>(`[data-does="${current.what}"]:not(:disabled)`) ??
      entry?.querySelector<HTMLElement>('[data-does]:not(:disabled)');
    (control ?? box.current?.querySelector<HTMLElement>(':scope > .ca-btn'))?.focus();
  });
  const change = (list: readonly Json[], order: readonly number[], focus: { index: number; what: string }, words: string): void => {
    wanted.current = focus;
    setKeys(order);
    form.set(pointer, [...list]);
    form.say(words);
  };
  const add = (): void => {
    const start = withDefaults(form.compiled, itemSchema(schema, entries.length), undefined, true);
    setShown(Math.max(shown, entries.length + 1));
    change([...entries, start ?? null], [...keys, next.current++], { index: entries.length, what: 'field' }, `Entry ${entries.length + 1} added`);
  };
  const remove = (index: number): void =>
    change(entries.toSpliced(index, 1), keys.toSpliced(index, 1), { index: Math.min(index, entries.length - 2), what: 'remove' }, `Entry ${index + 1} removed`);
  const move = (index: number, by: number, what: string): void => {
    const to = index + by;
    if (isLocked || to < 0 || to >= entries.length) return;
    const moved = <T,>(list: readonly T[]): T[] => list.toSpliced(index, 1).toSpliced(to, 0, list[index] as T);
    change(moved(entries), moved(keys), { index: to, what }, `Moved to place ${to + 1} of ${entries.length}`);
  };
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by === 0 || !event.altKey || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    const does = event.target instanceof Element ? event.target.getAttribute('data-does') : null;
    move(index, by, does ?? 'field');
  };
  return (
    <fieldset ref={box} className="ca-schema-list ca-schema-wide" data-pointer={pointer} aria-invalid={problem === '' ? undefined : true}>
      <legend className="ca-label">
        {label}
        {isRequired && (schema.minItems ?? 0) > 0 ? <span className="ca-required"> *</span> : null}
      </legend>
      {help !== '' && <p className="ca-help">{help}</p>}
      {problem !== '' && <p className="ca-error">{problem}</p>}
      {entries.length > 0 && (
        <ol>
          {entries.slice(0, shown).map((entry, i) => (
            <li key={keys[i] ?? i} aria-label={`${label} ${i + 1}`} onKeyDown={(event) => onKeyDown(event, i)}>
              <div className="ca-schema-entry">
                <Part
                  schema={itemSchema(schema, i)}
                  value={entry ?? undefined}
                  pointer={pointerTo(pointer, i)}
                  name={`${label} ${i + 1}`}
                  isRequired
                  isBare
                  trail={trail}
                />
              </div>
              {!isLocked && (
                <div className="ca-schema-tools">
                  <button
                    type="button"
                    className="ca-iconbtn"
                    data-does="up"
                    aria-label={`Move ${label} ${i + 1} up`}
                    disabled={i === 0}
                    onClick={() => move(i, -1, 'up')}
                  >
                    <ArrowUp size={16} aria-hidden="true" />
                  </button>
                  <button
                    type="button"
                    className="ca-iconbtn"
                    data-does="down"
                    aria-label={`Move ${label} ${i + 1} down`}
                    disabled={i === entries.length - 1}
                    onClick={() => move(i, 1, 'down')}
                  >
                    <ArrowDown size={16} aria-hidden="true" />
                  </button>
                  <button type="button" className="ca-iconbtn" data-does="remove" aria-label={`Remove ${label} ${i + 1}`} onClick={() => remove(i)}>
                    <X size={16} aria-hidden="true" />
                  </button>
                </div>
              )}
            </li>
          ))}
        </ol>
      )}
      {entries.length === 0 && isLocked && <p className="ca-faint">None</p>}
      {entries.length > shown && (
        <button type="button" className="ca-btn" data-variant="ghost" data-size="small" onClick={() => setShown(shown + SHOWN)}>
          {entries.length - shown} more
        </button>
      )}
      {canAdd && (
        <button type="button" className="ca-btn" data-variant="secondary" data-size="small" onClick={add}>
          <Plus size={16} aria-hidden="true" />
          Add to {label.toLowerCase()}
        </button>
      )}
    </fieldset>
  );
}
