import { useEffect, useRef, useState, type ReactElement } from 'react';
import { addField, updateField } from '../../../shared/app/document/index.ts';
import type { Entity, Field, FieldType } from '../../../shared/app/manifest/index.ts';
import { Button, Checkbox, Dialog, Select, TextField } from '../../ui/index.ts';
import { rpc } from '../../platform/index.ts';
import { useEditor, useSection } from '../editor/index.ts';
import { FIELD_TYPE_LABELS } from './cell-format.ts';
import { useModelChange, withField } from './model-change.tsx';
import { OptionsEditor } from '../properties/index.ts';

const TYPES: readonly (readonly [FieldType, string])[] = [
  ['text', 'Text'], ['longText', 'Long text'], ['number', 'Number'], ['integer', 'Whole number'], ['currency', 'Money'], ['percent', 'Percent'], ['boolean', 'Yes or no'], ['date', 'Date'], ['time', 'Time'], ['datetime', 'Date and time'],
  ['choice', 'Choice'], ['multiChoice', 'Several choices'], ['reference', 'Related row'], ['email', 'Email'], ['phone', 'Phone'], ['url', 'Link'], ['image', 'Picture'], ['file', 'File'], ['color', 'Colour'], ['rating', 'Rating'], ['tags', 'Tags'], ['computed', 'Formula'], ['json', 'Data'],
];

/** choices offered for a field that had other values before */
const MOST_CHOICES = 30;

/** Adds a field, or changes one. A new name keeps the data; where another type or rule would lose values the person is asked. */
export function FieldDialog({ entity, field, onClose }: { entity: Entity; field: Field | null; onClose: () => void }): ReactElement {
  const editor = useEditor();
  const entities = useSection('entities');
  const [label, setLabel] = useState(field?.label ?? '');
  const [type, setType] = useState<FieldType>(field?.type ?? 'text');
  const [required, setRequired] = useState(field?.required ?? false);
  const [unique, setUnique] = useState(field?.unique ?? false);
  const [choices, setChoices] = useState<unknown>(field?.choices ?? ['Open', 'Done']);
  const [target, setTarget] = useState(field?.reference?.entity ?? entities.find((other) => other.id !== entity.id)?.id ?? entity.id);
  const [formula, setFormula] = useState(field?.formula ?? '');
  const isChoice = type === 'choice' || type === 'multiChoice';
  const model = useModelChange((isChanged) => isChanged && onClose());
  const hasTouchedChoices = useRef(false);
  const setOwnChoices = (next: unknown): void => {
    hasTouchedChoices.current = true;
    setChoices(next);
  };

  // What is in the rows becomes the choices, so that turning text into a choice loses nothing.
  const mayOffer = field !== null && isChoice && field.choices === undefined && field.type !== 'computed' && field.type !== 'json' && field.type !== 'file';
  useEffect(() => {
    if (!mayOffer || field === null) return undefined;
    const abort = new AbortController();
    rpc.data.aggregate({ appId: editor.appId, request: { entity: entity.id, op: 'count', groupBy: field.id } }, { signal: abort.signal }).then(
      (groups) => {
        const values = groups.flatMap(({ key }) => (typeof key === 'string' && key !== '' ? [key] : typeof key === 'number' ? [String(key)] : []));
        if (!abort.signal.aborted && !hasTouchedChoices.current && values.length > 0) setChoices(values.slice(0, MOST_CHOICES));
      },
      // The choices can be typed.
      () => undefined,
    );
    return () => abort.abort();
  }, [mayOffer, editor.appId, entity.id, field]);

  function save(): void {
    const values = {
      label: label.trim(),
      type,
      required,
      unique,
      choices: isChoice ? toChoices(choices) : undefined,
      reference: type === 'reference' ? { entity: target, onDelete: field?.reference?.onDelete ?? ('setNull' as const) } : undefined,
      formula: type === 'computed' ? formula : undefined,
    };
    if (field === null) {
      const made = editor.change(() => addField(editor.app, editor.origin(), entity.id, dropUndefined(values)));
      if (made !== undefined) onClose();
      return;
    }
    model.request({
      question: field.type === type ? `Change ${field.label}?` : `Change ${field.label} to ${FIELD_TYPE_LABELS[type]}?`,
      done: field.type !== type ? `${values.label} holds ${FIELD_TYPE_LABELS[type]} now.` : field.label !== values.label ? `${field.label} is called ${values.label} now. Its values stay.` : `Changed ${values.label}.`,
      next: (all) => withField(all, entity.id, field.id, (before) => dropUndefined({ ...before, ...values }) as Field),
      apply: () => updateField(editor.app, editor.origin(), entity.id, field.id, values),
    });
  }

  if (model.dialog !== null) return model.dialog;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={field === null ? `New field of ${entity.name}` : `Field of ${entity.name}`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={label.trim() === ''} busy={model.isLooking} onClick={save}>
            {field === null ? 'Add field' : 'Save'}
          </Button>
        </>
      }
    >
      <form className="field-form" onSubmit={(event) => { event.preventDefault(); if (label.trim() !== '') save(); }}>
        <TextField label="Name" autoFocus value={label} onChange={setLabel} maxLength={200} />
        <Select label="Holds" value={type} options={TYPES.map(([value, name]) => ({ value, label: name }))} onChange={setType} />
        {type === 'reference' && <Select label="Row of" value={target} options={entities.map((other) => ({ value: other.id, label: other.name }))} onChange={setTarget} />}
        {type === 'computed' && <TextField label="Formula" className="mono" value={formula} onChange={setFormula} placeholder="item.price * item.quantity" hint="Uses the row as item." />}
        {isChoice && (
          <div className="fieldset">
            <span className="label">Choices</span>
            <OptionsEditor label="Choice" value={choices} onChange={setOwnChoices} />
          </div>
        )}
        {type !== 'computed' && (
          <div className="row" style={{ gap: 16 }}>
            <Checkbox label="Required" checked={required} onChange={setRequired} />
            <Checkbox label="No two rows alike" checked={unique} onChange={setUnique} />
          </div>
        )}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

function toChoices(value: unknown): NonNullable<Field['choices']> {
  return (Array.isArray(value) ? value : []).map((entry: unknown) => (typeof entry === 'string' ? { value: entry, label: entry } : (entry as NonNullable<Field['choices']>[number]))).map((choice) => ({ ...choice, value: String(choice.value) }));
}

function dropUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}
