import type { Schema } from '@cfworker/json-schema';
import { Plus, X } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import type { Json } from '../../shared/kernel/json.ts';
import { isObject } from '../core/values.ts';
import { useSchemaForm } from './form-context.ts';
import { pointerTo } from './pointer.ts';
import { extraEntries } from './problems.ts';

type Props = { schema: Schema; extra: Schema | boolean; value: Json | undefined; pointer: string; trail: readonly string[]; isReadOnly: boolean };

const ANY: Schema = { type: 'string' };

/** Keys that people add themselves, each with a name and a value. */
export function ExtraRows({ schema, extra, value, pointer, trail, isReadOnly }: Props): ReactElement {
  const form = useSchemaForm();
  const { Part } = form;
  const entries = extraEntries(schema, value);
  const so = isObject(value) ? value : {};
  const isLocked = form.isDisabled || isReadOnly;
  const rename = (from: string, to: string): boolean => {
    if (to === '' || to === '__proto__' || (to !== from && (Object.hasOwn(so, to) || Object.hasOwn(schema.properties ?? {}, to)))) return false;
    form.set(pointer, Object.fromEntries(Object.entries(so).map(([key, entry]) => [key === from ? to : key, entry])));
    return true;
  };
  const add = (): void => {
    let name = 'key';
    for (let n = 2; Object.hasOwn(so, name) || Object.hasOwn(schema.properties ?? {}, name); n++) name = `key${n}`;
    form.set(pointerTo(pointer, name), extra !== true && typeof extra === 'object' && extra.type !== undefined && extra.type !== 'string' ? null : '');
  };
  return (
    <div className="ca-schema-wide ca-schema-rows">
      {entries.map(([key, entry], i) => (
        // By place: a row stays while its name is typed.
        <div key={i} className="ca-schema-row" role="group" aria-label={`Entry ${key}`}>
          <KeyBox name={key} isLocked={isLocked} onRename={(to) => rename(key, to)} />
          <Part schema={extra === true ? ANY : extra} value={entry ?? undefined} pointer={pointerTo(pointer, key)} name={key} isRequired isBare trail={trail} />
          {!isLocked && (
            <button type="button" className="ca-iconbtn" aria-label={`Remove ${key}`} onClick={() => form.set(pointerTo(pointer, key), undefined)}>
              <X size={16} aria-hidden="true" />
            </button>
          )}
        </div>
      ))}
      {!isLocked && (
        <button type="button" className="ca-btn" data-variant="secondary" data-size="small" onClick={add}>
          <Plus size={16} aria-hidden="true" />
          Add an entry
        </button>
      )}
    </div>
  );
}

/** The name takes hold when the box is left: half a name is no name. */
function KeyBox({ name, isLocked, onRename }: { name: string; isLocked: boolean; onRename: (to: string) => boolean }): ReactElement {
  const [draft, setDraft] = useState<string | null>(null);
  const [isRefused, setRefused] = useState(false);
  const done = (): void => {
    if (draft === null || draft === name) {
      setDraft(null);
      setRefused(false);
    } else if (onRename(draft.trim())) {
      setDraft(null);
      setRefused(false);
    } else setRefused(true);
  };
  return (
    <div className="ca-field">
      <div className="ca-input" data-disabled={isLocked} data-invalid={isRefused || undefined}>
        <input
          type="text"
          aria-label="Name of the entry"
          aria-invalid={isRefused || undefined}
          value={draft ?? name}
          readOnly={isLocked}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={done}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            done();
          }}
        />
      </div>
      {isRefused && <div className="ca-error">Choose a name that is not taken.</div>}
    </div>
  );
}
