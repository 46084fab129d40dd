import Filter from 'lucide-react/icons/filter';
import X from 'lucide-react/icons/x';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { Entity, Field } from '../../../shared/app/manifest/index.ts';
import type { DataCondition } from '../../../shared/contracts/appdata.ts';
import { IconButton, Select, TextField } from '../../ui/index.ts';
import { fromText } from './cell-format.ts';

export type GridFilter = { fieldId: string; op: DataCondition['op']; text: string };

const OPS: readonly { value: DataCondition['op']; label: string }[] = [
  { value: 'contains', label: 'has' }, { value: 'eq', label: 'is' }, { value: 'ne', label: 'is not' }, { value: 'gt', label: 'over' }, { value: 'lt', label: 'under' }, { value: 'isEmpty', label: 'is empty' }, { value: 'isNotEmpty', label: 'is not empty' },
];
const TEXTUAL: ReadonlySet<string> = new Set(['text', 'longText', 'email', 'phone', 'url']);

/** The operators that make sense for a field. */
export function opsFor(field: Field): { value: DataCondition['op']; label: string }[] {
  const isOrdered = ['number', 'integer', 'currency', 'percent', 'rating', 'date', 'time', 'datetime'].includes(field.type);
  return OPS.filter((op) => (op.value === 'contains' ? TEXTUAL.has(field.type) || field.type === 'tags' || field.type === 'multiChoice' : op.value === 'gt' || op.value === 'lt' ? isOrdered : true));
}

/** @returns undefined while the filter is not filled in */
export function conditionOf(entity: Entity, filter: GridFilter | null): DataCondition | undefined {
  const field = entity.fields.find((candidate) => candidate.id === filter?.fieldId);
  if (field === undefined || filter === null) return undefined;
  if (filter.op === 'isEmpty' || filter.op === 'isNotEmpty') return { field: field.id, op: filter.op };
  if (filter.text.trim() === '') return undefined;
  const value = filter.op === 'contains' ? filter.text : fromText(field, filter.text);
  return { field: field.id, op: filter.op, value: value as NonNullable<DataCondition['value']> };
}

export function FilterChip({ entity, filter, onChange }: { entity: Entity; filter: GridFilter; onChange: (filter: GridFilter | null) => void }): ReactElement | null {
  const field = entity.fields.find((candidate) => candidate.id === filter.fieldId);
  const [text, setText] = useState(filter.text);
  // Rows are read a moment after the last letter.
  const latest = useRef({ filter, onChange });
  useEffect(() => {
    latest.current = { filter, onChange };
  });
  useEffect(() => {
    if (text === latest.current.filter.text) return undefined;
    const timer = setTimeout(() => latest.current.onChange({ ...latest.current.filter, text }), 200);
    return () => clearTimeout(timer);
  }, [text]);
  if (field === undefined) return null;
  const needsValue = filter.op !== 'isEmpty' && filter.op !== 'isNotEmpty';
  return (
    <span className="filter-chip">
      <Filter size={13} aria-hidden />
      <span className="ell">{field.label}</span>
      <Select size="s" hideLabel label="Comparison" value={filter.op} options={opsFor(field)} onChange={(op) => onChange({ ...filter, op })} />
      {needsValue && field.type === 'choice' && <Select size="s" hideLabel label="Value" value={filter.text} options={[{ value: '', label: 'Choose' }, ...(field.choices ?? []).map((choice) => ({ value: choice.value, label: choice.label }))]} onChange={(value) => { setText(value); onChange({ ...filter, text: value }); }} />}
      {needsValue && field.type === 'boolean' && <Select size="s" hideLabel label="Value" value={filter.text} options={[{ value: '', label: 'Choose' }, { value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }]} onChange={(value) => { setText(value); onChange({ ...filter, text: value }); }} />}
      {needsValue && field.type !== 'choice' && field.type !== 'boolean' && <TextField size="s" hideLabel autoFocus label={`${field.label}, value`} type={field.type === 'date' ? 'date' : 'text'} value={text} onChange={setText} />}
      <IconButton size="s" label="Remove the filter" icon={<X size={12} />} onClick={() => onChange(null)} />
    </span>
  );
}
