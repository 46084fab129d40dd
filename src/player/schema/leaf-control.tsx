import { type ReactElement, useState } from 'react';
import type { FormField } from '../../shared/app/catalogue/index.ts';
import { type Json, jsonEqual } from '../../shared/kernel/json.ts';
import { listOf, textOf } from '../core/values.ts';
import { FieldControl } from '../inputs/field-control.tsx';
import type { Control } from '../inputs/input-node.tsx';
import { TextAreaControl, TextControl } from '../inputs/text-control.tsx';
import type { Shape } from './shape.ts';

const TEXTS: Readonly<Record<string, FormField['type']>> = {
  email: 'email',
  'idn-email': 'email',
  uri: 'url',
  url: 'url',
  iri: 'url',
  tel: 'phone',
  phone: 'phone',
  color: 'color',
  date: 'date',
  time: 'time',
  'date-time': 'datetime',
  textarea: 'longText',
  markdown: 'longText',
  html: 'longText',
};
/** Texts that may be longer than this get several lines. */
const ONE_LINE = 200;

export function leafType({ kind, schema }: Shape): FormField['type'] {
  if (kind === 'choice') return 'choice';
  if (kind === 'choices') return 'multiChoice';
  if (kind === 'boolean') return 'boolean';
  if (kind === 'number' || kind === 'integer') return kind;
  const known = TEXTS[schema.format ?? ''];
  return known ?? ((schema.maxLength ?? 0) > ONE_LINE ? 'longText' : 'text');
}

/** The control of a value that has no parts. `onChange` hears `undefined` when it was emptied. */
export function LeafControl({
  shape,
  label,
  control,
  onChange,
}: {
  shape: Shape;
  label: string;
  control: Control;
  onChange: (value: Json | undefined) => void;
}): ReactElement {
  const type = leafType(shape);
  const emptied = shape.isNullable ? null : undefined;
  if (shape.kind === 'any') return <JsonControl control={control} onChange={onChange} />;
  if (shape.kind === 'choice' || shape.kind === 'choices') {
    // Any JSON can be chosen; the control knows texts.
    const options = shape.choices.map((choice, i) => ({ value: String(i), label: choice.label }));
    const indexOf = (value: Json): string => String(shape.choices.findIndex((choice) => jsonEqual(choice.value, value)));
    const valueOf = (index: Json): Json => shape.choices[Number(index)]?.value ?? null;
    const isSeveral = shape.kind === 'choices';
    const value = isSeveral ? listOf(control.value).map(indexOf) : control.value === null ? null : indexOf(control.value);
    const change = (next: Json): void => onChange(isSeveral ? listOf(next).map(valueOf) : next === null || next === '' ? emptied : valueOf(next));
    return <FieldControl field={{ field: 'value', label, type, options }} control={{ ...control, value: value === '-1' ? null : value, onChange: change }} />;
  }
  if (shape.kind === 'text' && shape.schema.format === 'password')
    return <TextControl control={{ ...control, onChange: (value) => onChange(value === '' ? emptied : value) }} type="password" />;
  const value = shape.kind === 'text' && shape.schema.format === 'time' ? textOf(control.value).slice(0, 5) : control.value;
  const change = (next: Json): void => onChange(next === '' || next === null ? emptied : fromControl(next, shape));
  return <FieldControl field={{ field: 'value', label, type }} control={{ ...control, value, onChange: change }} />;
}

/** Controls hold local times; the formats of JSON Schema say the seconds and the zone too. */
function fromControl(value: Json, { kind, schema }: Shape): Json {
  if (kind !== 'text' || typeof value !== 'string') return value;
  if (schema.format === 'time' && /^\d\d:\d\d$/.test(value)) return `${value}:00Z`;
  if (schema.format !== 'date-time' || /(Z|[+-]\d\d:\d\d)$/i.test(value)) return value;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? value : date.toISOString();
}

/** What the schema leaves open is written as JSON; what is no JSON is a text. */
function JsonControl({ control, onChange }: { control: Control; onChange: (value: Json | undefined) => void }): ReactElement {
  const written = control.value === null ? '' : typeof control.value === 'string' ? control.value : JSON.stringify(control.value);
  const [draft, setDraft] = useState<{ text: string; value: Json } | null>(null);
  const text = draft !== null && jsonEqual(draft.value, control.value) ? draft.text : written;
  const change = (next: Json): void => {
    const typed = textOf(next);
    const value = parsed(typed);
    setDraft({ text: typed, value: value ?? null });
    onChange(value);
  };
  const { placeholder } = control;
  return <TextAreaControl control={{ ...control, value: text, onChange: change, placeholder: placeholder === '' ? 'JSON or a text' : placeholder }} rows={2} />;
}

function parsed(text: string): Json | undefined {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
