import type { ColumnType, FormField, TableColumn } from '../../../shared/app/catalogue/index.ts';
import type { Entity, Field, FieldType } from '../../../shared/app/manifest/index.ts';

const COLUMN_TYPES: Readonly<Record<FieldType, ColumnType>> = {
  text: 'text', longText: 'longText', number: 'number', integer: 'number', currency: 'currency', percent: 'percent', boolean: 'boolean', date: 'date', time: 'time', datetime: 'datetime',
  email: 'email', phone: 'phone', url: 'link', image: 'image', file: 'text', color: 'color', choice: 'tag', multiChoice: 'tag', reference: 'reference', rating: 'rating', tags: 'tag', json: 'text', computed: 'text',
};

/** The column a table shows a field with. @param entities to name the rows that a reference points to */
export function columnFor(field: Field, entities: readonly Entity[]): TableColumn {
  const type = field.type === 'computed' ? computedColumn(field) : COLUMN_TYPES[field.type];
  const target = entities.find((entity) => entity.id === field.reference?.entity);
  return {
    field: field.id,
    label: field.label,
    type,
    ...(field.choices === undefined ? {} : { choices: field.choices.map(({ value, label, tone }) => ({ value, label, ...(tone === undefined ? {} : { tone }) })) }),
    ...(field.currency === undefined ? {} : { currency: field.currency }),
    ...(target === undefined ? {} : { display: target.displayField }),
    ...(['number', 'currency', 'percent'].includes(type) ? { align: 'right' as const } : {}),
  };
}

function computedColumn(field: Field): ColumnType {
  const types: Readonly<Record<string, ColumnType>> = { text: 'text', number: 'number', currency: 'currency', boolean: 'boolean', date: 'date' };
  return types[field.formulaType ?? 'text'] ?? 'text';
}

const FORM_TYPES: ReadonlySet<string> = new Set(['text', 'longText', 'number', 'integer', 'currency', 'percent', 'boolean', 'date', 'time', 'datetime', 'email', 'phone', 'url', 'color', 'choice', 'multiChoice', 'rating', 'tags', 'file', 'image']);

/** The input a form edits a field with; null for fields nobody types (computed). References need their rows, so they are left to a bound Select. */
export function formFieldFor(field: Field): FormField | null {
  if (!FORM_TYPES.has(field.type)) return null;
  return {
    field: field.id,
    label: field.label,
    type: field.type as FormField['type'],
    ...(field.required ? { required: true } : {}),
    ...(field.choices === undefined ? {} : { options: field.choices.map(({ value, label }) => ({ value, label })) }),
    ...(field.help === undefined ? {} : { help: field.help }),
    ...(field.min === undefined ? {} : { min: field.min }),
    ...(field.max === undefined ? {} : { max: field.max }),
    ...(field.currency === undefined ? {} : { currency: field.currency }),
  };
}
