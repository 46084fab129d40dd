import { checkInput } from '../../shared/app/catalogue/check-input.ts';
import type { JsonObject } from '../../shared/kernel/json.ts';
import { isObject, toJson } from './json.ts';

const INPUTS: Record<string, string> = {
  text: 'TextInput', email: 'TextInput', url: 'TextInput', phone: 'PhoneInput', longText: 'TextArea', number: 'NumberInput', integer: 'NumberInput', currency: 'NumberInput',
  percent: 'NumberInput', boolean: 'Yes or no', date: 'DatePicker', datetime: 'DatePicker', dateRange: 'DateRange', multiChoice: 'MultiSelect', tags: 'TagsInput',
};

/** The first problem of a form made from a list of fields, or null. */
export function schemaProblem(schema: unknown, values: unknown): string | null {
  if (!Array.isArray(schema)) return null;
  for (const field of schema) {
    if (!isObject(field) || typeof field['field'] !== 'string') continue;
    const kind = String(field['type']);
    const value = isObject(values) ? values[field['field']] : null;
    const props: JsonObject = { required: field['required'] === true, type: kind, min: toJson(field['min']), max: toJson(field['max']), rules: toJson(field['rules']) };
    const problem = checkInput(INPUTS[kind] ?? 'Select', props, toJson(value));
    if (problem !== null) return `${String(field['label'] ?? field['field'])}: ${problem}`;
  }
  return null;
}
