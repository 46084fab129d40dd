import type { Json } from '../../../../shared/kernel/json.ts';
import type { TableColumn } from '../../../../shared/app/catalogue/index.ts';
import type { Kit } from './kit.ts';
import type { PlannedEntity, PlannedField } from '../plan/index.ts';

const WEIGHT: Readonly<Record<string, number>> = {
  reference: 8,
  choice: 6,
  date: 5,
  currency: 6,
  integer: 3,
  number: 3,
  percent: 3,
  boolean: 2,
  computed: 5,
  rating: 4,
  email: 3,
  phone: 3,
  time: 4,
  text: 3,
  datetime: 4,
  color: 1,
  url: 1,
};

const KEY_FIELDS = /^(stock|quantity|points|streak|amount|total|price|dueOn|due|overdue|late|score|freight|balance|favorite)$/;

/** The columns that tell rows apart best: the name first, then at most `count − 1` of the rest in their own order. */
export function columnsOf(kit: Kit, entity: PlannedEntity, count = 6): Json {
  const rest = entity.fields
    .filter((field) => field.id !== entity.display && !/^(longText|image|file|json|tags)$/.test(field.type) && field.id !== 'password')
    .map((field, i) => ({
      field,
      i,
      weight:
        (WEIGHT[field.type] ?? 0) +
        (entity.flow?.field === field.id ? 4 : 0) +
        (field.id === 'status' || field.states !== undefined ? 3 : 0) +
        (KEY_FIELDS.test(field.id) ? 5 : 0) -
        (field.id === 'unit' ? 4 : 0) +
        (field.type === 'text' && field.required ? 4 : 0) -
        i * 0.05,
    }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, count - 1)
    .sort((a, b) => a.i - b.i)
    .map(({ field }) => field);
  // A made-up number tells rows apart for the app; people look for what the row is about.
  const display = entity.fields.find((field) => field.id === entity.display && field.isAuto !== true);
  return [...(display === undefined ? [] : [display]), ...rest].map((field) => columnOf(kit, field)) as unknown as Json;
}

export function columnOf(kit: Kit, field: PlannedField): TableColumn {
  const base = { field: field.id, label: field.label };
  switch (field.type) {
    case 'choice':
      return {
        ...base,
        type: 'tag',
        choices: (field.choices ?? []).map(({ value, label, tone }) => ({ value, label, ...(tone === undefined ? {} : { tone }) })),
      };
    case 'reference':
      return { ...base, type: 'reference', display: kit.entity(field.reference?.entity ?? null)?.display ?? 'name' };
    case 'currency':
      return { ...base, type: 'currency', currency: field.currency ?? 'USD', align: 'right' };
    case 'integer':
      // A year is a name, not an amount: no comma in it.
      if (/year$/i.test(field.id) || /^year\b/i.test(field.label) || (field.range !== null && field.range[0] >= 1900 && field.range[1] <= 2100))
        return { ...base, type: 'text', align: 'right' };
      return { ...base, type: 'number', align: 'right' };
    case 'number':
      return { ...base, type: 'number', align: 'right' };
    case 'percent':
      return { ...base, type: 'progress' };
    case 'computed': {
      const yields = field.formulaType ?? 'text';
      if (field.states !== undefined)
        return { ...base, type: 'tag', choices: field.states.map(({ value, label, tone }) => ({ value, label, ...(tone === undefined ? {} : { tone }) })) };
      if (yields === 'currency') return { ...base, type: 'currency', currency: 'USD', align: 'right' };
      return { ...base, type: yields, ...(yields === 'number' ? { align: 'right' } : {}) };
    }
    case 'url':
      return { ...base, type: 'link' };
    case 'date':
    case 'datetime':
    case 'time':
    case 'boolean':
    case 'color':
    case 'rating':
    case 'email':
    case 'phone':
    case 'image':
      return { ...base, type: field.type };
    default:
      return { ...base, type: 'text' };
  }
}
