import { type TableColumn, checkInput } from '../../shared/app/catalogue/index.ts';
import type { Json } from '../../shared/kernel/json.ts';
import { numberOf, optionsOf, textOf } from '../core/values.ts';
import { parseNumber } from '../inputs/number-control.tsx';

const NUMBERS: readonly string[] = ['number', 'currency', 'percent', 'progress', 'rating'];

export function isNumeric(column: TableColumn): boolean {
  return NUMBERS.includes(column.type);
}

export function canEdit(column: TableColumn): boolean {
  return column.editable === true && !column.field.includes('.') && !['image', 'button', 'reference', 'datetime'].includes(column.type);
}

/** What the editor of a cell begins with. */
export function draftOf(value: Json, column: TableColumn): string {
  if (isNumeric(column)) return String(numberOf(value, null) ?? '');
  return Array.isArray(value) ? value.map((entry) => textOf(entry)).join(', ') : textOf(value);
}

/**
 * Reads what was typed into a cell.
 * @param before what the cell held: a list stays one
 */
export function readCell(text: string, column: TableColumn, before: Json): { value: Json } | { problem: string } {
  const value = valueOf(text.trim(), text, column, before);
  if (value === undefined) return { problem: 'Type a number.' };
  const problem = problemOf(value, column);
  return problem === null ? { value } : { problem };
}

function valueOf(trimmed: string, text: string, column: TableColumn, before: Json): Json | undefined {
  if (isNumeric(column)) return trimmed === '' ? null : (parseNumber(trimmed) ?? undefined);
  if (Array.isArray(before))
    return trimmed === ''
      ? []
      : trimmed
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== '');
  if (column.type === 'tag')
    return optionsOf(column.choices as Json | undefined).find((option) => textOf(option.value) === trimmed)?.value ?? (trimmed === '' ? null : trimmed);
  if (column.type === 'text' || column.type === 'longText') return text;
  return trimmed === '' ? null : trimmed;
}

/** The same rules as those of the inputs of a form. */
export function problemOf(value: Json, column: TableColumn): string | null {
  const props = {
    required: column.required === true,
    rules: (column.rules ?? []) as unknown as Json,
    min: column.min ?? (column.type === 'rating' || column.type === 'progress' ? 0 : null),
    max: column.max ?? (column.type === 'rating' ? 5 : column.type === 'progress' ? 100 : null),
    type: column.type === 'email' ? 'email' : column.type === 'link' ? 'url' : 'text',
    mode: column.type,
  };
  const input = isNumeric(column)
    ? 'NumberInput'
    : column.type === 'date' || column.type === 'time'
      ? 'DatePicker'
      : column.type === 'phone'
        ? 'PhoneInput'
        : column.type === 'tag'
          ? 'TagsInput'
          : 'TextInput';
  return checkInput(input, props, value);
}
