import { useEffect, useRef, type ReactElement } from 'react';
import type { Field } from '../../../shared/app/manifest/index.ts';
import { editKeys, type EditDone } from './edit-keys.ts';
import { ReferenceEditor } from './reference-editor.tsx';

export type CellEditorProps = {
  field: Field;
  text: string;
  /** False after typing to replace: the caret stays at the end. */
  selectAll: boolean;
  /** `text` null: leave as it was. `key`: where to go next. */
  onDone: EditDone;
};

const INPUT_TYPES: Readonly<Record<string, string>> = { date: 'date', time: 'time', datetime: 'datetime-local', color: 'color' };

export function CellEditor(props: CellEditorProps): ReactElement {
  const { field } = props;
  if (field.type === 'choice') return <ChoiceEditor {...props} options={(field.choices ?? []).map((choice) => ({ value: choice.value, label: choice.label }))} />;
  if (field.type === 'reference') return <ReferenceEditor {...props} />;
  return <TextEditor {...props} />;
}

function TextEditor({ field, text, selectAll, onDone }: CellEditorProps): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    input.current?.focus();
    if (selectAll) input.current?.select();
  }, [selectAll]);
  const type = INPUT_TYPES[field.type] ?? 'text';
  const finish: EditDone = (value, key, shift) => {
    if (isDone.current) return;
    isDone.current = true;
    onDone(value, key, shift);
  };
  return <input ref={input} className="grid-input" type={type} aria-label={field.label} defaultValue={type === 'color' && text === '' ? '#888888' : type === 'text' || selectAll ? text : ''} onBlur={(event) => finish(event.target.value, null, false)} onKeyDown={(event) => editKeys(event, event.currentTarget.value, finish)} />;
}

function ChoiceEditor({ field, text, onDone, options }: CellEditorProps & { options: readonly { value: string; label: string }[] }): ReactElement {
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
  const finish: EditDone = (value, key, shift) => {
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
