import { useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';
import type { Field } from '../../../shared/app/manifest/index.ts';
import { rpc, useRpcQuery } from '../../platform/index.ts';
import { useEditor } from '../editor/index.ts';

type Props = {
  field: Field;
  text: string;
  /** False after typing to replace: the caret stays at the end. */
  selectAll: boolean;
  /** `text` null: leave as it was. `key`: where to go next. */
  onDone: (text: string | null, key: 'Enter' | 'Tab' | null, shift: boolean) => void;
};

const INPUT_TYPES: Readonly<Record<string, string>> = { date: 'date', time: 'time', datetime: 'datetime-local', color: 'color' };

export function CellEditor(props: Props): ReactElement {
  const { field } = props;
  if (field.type === 'choice') return <ChoiceEditor {...props} options={(field.choices ?? []).map((choice) => ({ value: choice.value, label: choice.label }))} />;
  if (field.type === 'reference') return <ReferenceEditor {...props} />;
  return <TextEditor {...props} />;
}

function TextEditor({ field, text, selectAll, onDone }: Props): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    input.current?.focus();
    if (selectAll) input.current?.select();
  }, [selectAll]);
  const type = INPUT_TYPES[field.type] ?? 'text';
  const finish: Props['onDone'] = (value, key, shift) => {
    if (isDone.current) return;
    isDone.current = true;
    onDone(value, key, shift);
  };
  return <input ref={input} className="grid-input" type={type} aria-label={field.label} defaultValue={type === 'color' && text === '' ? '#888888' : type === 'text' || selectAll ? text : ''} onBlur={(event) => finish(event.target.value, null, false)} onKeyDown={(event) => editKeys(event, event.currentTarget.value, finish)} />;
}

function ChoiceEditor({ field, text, onDone, options }: Props & { options: readonly { value: string; label: string }[] }): ReactElement {
  const select = useRef<HTMLSelectElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    select.current?.focus();
    try {
      select.current?.showPicker?.();
    } catch {
      // Without a fresh click or key the browser keeps the list closed; arrows still choose.
    }
  }, []);
  const finish: Props['onDone'] = (value, key, shift) => {
    if (isDone.current) return;
    isDone.current = true;
    onDone(value, key, shift);
  };
  const typed = options.find((option) => option.label.toLowerCase().startsWith(text.toLowerCase()) && text.length === 1);
  return (
    <select ref={select} className="grid-input" aria-label={field.label} defaultValue={typed?.value ?? text} onBlur={(event) => finish(event.target.value, null, false)} onChange={(event) => finish(event.target.value, 'Enter', false)} onKeyDown={(event) => editKeys(event, event.currentTarget.value, finish)}>
      <option value="">{field.required ? 'Choose' : 'None'}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

const MOST_RELATED = 500;

function ReferenceEditor(props: Props): ReactElement {
  const editor = useEditor();
  const target = editor.app.entities().find((entity) => entity.id === props.field.reference?.entity);
  const rows = useRpcQuery(`related ${editor.appId} ${target?.id ?? ''}`, (signal) =>
    target === undefined ? Promise.resolve({ rows: [], total: 0 }) : rpc.data.list({ appId: editor.appId, request: { entity: target.id, limit: MOST_RELATED, orderBy: [{ field: target.displayField }] } }, { signal }),
  );
  if (rows.data === undefined) return <span className="t3">Loading</span>;
  return <ChoiceEditor {...props} options={rows.data.rows.map((row) => ({ value: String(row['id']), label: String(row[target?.displayField ?? 'id'] ?? row['id']) }))} />;
}

function editKeys(event: KeyboardEvent, value: string, finish: Props['onDone']): void {
  event.stopPropagation();
  if (event.key === 'Enter' || event.key === 'Tab') {
    event.preventDefault();
    finish(value, event.key, event.shiftKey);
  }
  if (event.key === 'Escape') {
    event.preventDefault();
    finish(null, null, false);
  }
}
