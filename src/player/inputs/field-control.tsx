import { type ReactElement, Suspense, lazy } from 'react';
import type { FormField } from '../../shared/app/catalogue/index.ts';
import { checkInput } from '../../shared/app/catalogue/index.ts';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { optionsOf } from '../core/values.ts';
import { CheckControl, RatingControl } from './choice-controls.tsx';
import { ColorControl } from './color-control.tsx';
import { FileControl } from './file-control.tsx';
import type { Control } from './input-node.tsx';
import { NumberControl } from './number-control.tsx';
import { MultiSelectControl, SelectControl, TagsControl } from './select-control.tsx';
import { TextAreaControl, TextControl } from './text-control.tsx';
import { currencySymbol } from './currency.ts';

const DateControl = lazy(() => import('./date-control.tsx').then((module) => ({ default: module.DateControl })));
const DateRangeControl = lazy(() => import('./date-range-control.tsx').then((module) => ({ default: module.DateRangeControl })));

/** Fields whose label is inside the control, and those whose label names a group. */
export function fieldKind(field: FormField): 'single' | 'group' | 'inline' {
  if (field.type === 'boolean') return 'inline';
  return field.type === 'rating' ? 'group' : 'single';
}

/** The control for one field of a SchemaForm or FilterBar. */
export function FieldControl({ field, control }: { field: FormField; control: Control }): ReactElement {
  const limits = { min: field.min ?? null, max: field.max ?? null };
  switch (field.type) {
    case 'longText':
      return <TextAreaControl control={control} />;
    case 'number':
      return <NumberControl control={control} {...limits} />;
    case 'integer':
      return <NumberControl control={control} {...limits} decimals={0} />;
    case 'currency':
      return <NumberControl control={control} {...limits} decimals={2} prefix={currencySymbol(field.currency ?? 'USD')} hasStepper={false} />;
    case 'percent':
      return <NumberControl control={control} {...limits} suffix="%" />;
    case 'boolean':
      return <CheckControl control={control} label={field.label} />;
    case 'date':
    case 'time':
    case 'datetime':
      return (
        <Suspense fallback={<div className="ca-input" />}>
          <DateControl control={control} mode={field.type} />
        </Suspense>
      );
    case 'dateRange':
      return (
        <Suspense fallback={<div className="ca-input" />}>
          <DateRangeControl control={control} />
        </Suspense>
      );
    case 'choice':
      return <SelectControl control={{ ...control, placeholder: control.placeholder || 'Choose' }} options={optionsOf(field.options as Json)} />;
    case 'multiChoice':
      return <MultiSelectControl control={{ ...control, placeholder: control.placeholder || 'Choose' }} options={optionsOf(field.options as Json)} />;
    case 'tags':
      return <TagsControl control={control} suggestions={optionsOf(field.options as Json).map((option) => option.label)} />;
    case 'rating':
      return <RatingControl control={control} max={field.max ?? 5} />;
    case 'color':
      return <ColorControl control={control} />;
    case 'file':
      return <FileControl control={control} accept="" isMultiple={false} maxMegabytes={10} />;
    case 'email':
    case 'url':
      return <TextControl control={control} type={field.type} />;
    case 'phone':
      return <TextControl control={control} type="tel" icon="phone" />;
    case 'text':
    case 'image':
      return <TextControl control={control} />;
  }
}

const CATALOGUE_TYPE: Partial<Record<FormField['type'], string>> = {
  number: 'NumberInput',
  integer: 'NumberInput',
  percent: 'NumberInput',
  currency: 'CurrencyInput',
  date: 'DatePicker',
  time: 'DatePicker',
  datetime: 'DatePicker',
  dateRange: 'DateRange',
  phone: 'PhoneInput',
  multiChoice: 'MultiSelect',
  tags: 'TagsInput',
  boolean: 'Checkbox',
};

/** @returns the problem of a field's value, or null */
export function checkField(field: FormField, value: Json): string | null {
  const props: JsonObject = {
    required: field.required === true,
    min: field.min ?? null,
    max: field.max ?? null,
    rules: [...(field.rules ?? []), ...(field.type === 'integer' ? [{ kind: 'integer' as const }] : [])].map((rule) => ({ ...rule }) as JsonObject),
    ...(field.type === 'email' || field.type === 'url' ? { type: field.type } : {}),
    ...(field.type === 'time' ? { mode: 'time' } : {}),
  };
  // A yes/no field that is required may still be “no”.
  if (field.type === 'boolean') return null;
  return checkInput(CATALOGUE_TYPE[field.type] ?? 'TextInput', props, value);
}
