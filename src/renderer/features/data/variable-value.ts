import { isTemplate } from '../../../shared/app/expressions/index.ts';
import type { Json } from '../../../shared/kernel/json.ts';

export type ValueKind = 'text' | 'number' | 'boolean' | 'list' | 'object' | 'nothing' | 'formula';

export const VALUE_KINDS: readonly { value: ValueKind; label: string }[] = [
  { value: 'text', label: 'Text' }, { value: 'number', label: 'Number' }, { value: 'boolean', label: 'Yes or no' }, { value: 'list', label: 'List' }, { value: 'object', label: 'Object' }, { value: 'formula', label: 'Worked out' }, { value: 'nothing', label: 'Nothing' },
];

export function kindOfValue(value: Json): ValueKind {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return isTemplate(value) ? 'formula' : 'text';
  return typeof value === 'object' ? 'object' : typeof value === 'number' ? 'number' : 'boolean';
}

/** The value as another kind, keeping what still means something. */
export function convertValue(value: Json, kind: ValueKind): Json {
  switch (kind) {
    case 'text':
      return typeof value === 'string' ? value.replace(/\{\{|\}\}/g, '').trim() : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
    case 'number':
      return (typeof value === 'string' && value.trim() !== '') || typeof value === 'boolean' ? (Number.isFinite(Number(value)) ? Number(value) : 0) : typeof value === 'number' ? value : 0;
    case 'boolean':
      return value === true || value === 'true' || (typeof value === 'number' && value !== 0);
    case 'list':
      return Array.isArray(value) ? value : value === null || value === '' || typeof value === 'object' ? [] : [value];
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
    case 'formula':
      return typeof value === 'string' && isTemplate(value) ? value : '{{ today() }}';
    case 'nothing':
      return null;
  }
}
