import type { ColumnType, FormField, InputRule, KeyValueField, NavItem, Option, RowAction, TableColumn } from '../../shared/app/catalogue/index.ts';
import type { Tone } from '../../shared/app/manifest/index.ts';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';

/** Readers for property values. They take whatever a binding yields and never throw. */
export type Maybe = Json | undefined;

export function textOf(value: Maybe, fallback = ''): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === null || value === undefined) return fallback;
  return JSON.stringify(value);
}

export function numberOf<F extends number | null>(value: Maybe, fallback: F): number | F {
  if (typeof value === 'number') return Number.isFinite(value) ? value : fallback;
  if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
  return fallback;
}

export function clampOf(value: Maybe, fallback: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, numberOf(value, fallback)));
}

export function flagOf(value: Maybe, fallback = false): boolean {
  if (value === undefined || value === null) return fallback;
  if (value === 'false') return false;
  return Boolean(value);
}

export function listOf(value: Maybe): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

export function isObject(value: Maybe): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectOf(value: Maybe): JsonObject {
  return isObject(value) ? value : {};
}

export function rowsOf(value: Maybe): readonly JsonObject[] {
  return listOf(value).filter(isObject);
}

export function oneOf<T extends string>(value: Maybe, options: readonly T[], fallback: T): T {
  return options.find((option) => option === value) ?? fallback;
}

/** Reads "member$.name" from a row. */
export function pathOf(row: Maybe, path: string): Json {
  let value: Maybe = row;
  for (const part of path.split('.')) {
    if (!isObject(value) || !Object.hasOwn(value, part)) return null;
    value = value[part];
  }
  return value ?? null;
}

export const TONES: readonly Tone[] = ['neutral', 'info', 'ok', 'warn', 'danger', 'accent'];

export function toneOf(value: Maybe): Tone {
  return oneOf(value, TONES, 'neutral');
}

export type ReadOption = { value: Json; label: string; tone: Tone; icon: string; isDisabled: boolean };

/** Texts, options and rows alike become options; what has no value is passed over. */
export function optionsOf(value: Maybe, labelKey = '', valueKey = ''): readonly ReadOption[] {
  return listOf(value).flatMap((entry): ReadOption[] => {
    if (typeof entry === 'string' || typeof entry === 'number' || typeof entry === 'boolean')
      return [{ value: entry, label: String(entry), tone: 'neutral', icon: '', isDisabled: false }];
    if (!isObject(entry)) return [];
    const found = valueKey === '' ? (entry['value'] ?? entry['id']) : pathOf(entry, valueKey);
    if (found === undefined || found === null) return [];
    const label = labelKey === '' ? (entry['label'] ?? entry['name'] ?? entry['title'] ?? found) : pathOf(entry, labelKey);
    return [
      { value: found, label: textOf(label, textOf(found)), tone: toneOf(entry['tone']), icon: textOf(entry['icon']), isDisabled: flagOf(entry['disabled']) },
    ];
  });
}

export function navItemsOf(value: Maybe): readonly NavItem[] {
  return listOf(value).flatMap((entry): NavItem[] => {
    if (typeof entry === 'string' || typeof entry === 'number') return [{ id: String(entry), label: String(entry) }];
    if (!isObject(entry)) return [];
    const id = textOf(entry['id'] ?? entry['value'] ?? entry['label']);
    if (id === '') return [];
    const badge = entry['badge'];
    return [
      {
        id,
        label: textOf(entry['label'] ?? entry['name'] ?? entry['title'], id),
        icon: textOf(entry['icon']),
        disabled: flagOf(entry['disabled']),
        description: textOf(entry['description']),
        ...(typeof badge === 'string' || typeof badge === 'number' ? { badge } : {}),
      },
    ];
  });
}

const COLUMN_TYPES: readonly ColumnType[] = [
  'text',
  'longText',
  'number',
  'currency',
  'percent',
  'date',
  'datetime',
  'time',
  'boolean',
  'tag',
  'link',
  'image',
  'color',
  'progress',
  'rating',
  'reference',
  'email',
  'phone',
  'button',
];

const SIDES = ['start', 'end', ''] as const;
const AGGREGATES = ['sum', 'average', 'min', 'max', 'count', 'distinct', ''] as const;

function columnOf(entry: JsonObject): TableColumn[] {
  const field = textOf(entry['field'] ?? entry['id'] ?? entry['key']);
  if (field === '') return [];
  const tones = Object.fromEntries(Object.entries(objectOf(entry['tones'])).map(([key, tone]) => [key, toneOf(tone)]));
  const width = numberOf(entry['width'], null);
  const align = oneOf(entry['align'], ['left', 'center', 'right', ''] as const, '');
  const decimals = numberOf(entry['decimals'], null);
  const pinned = entry['pinned'] === true || entry['pinned'] === 'left' ? 'start' : entry['pinned'] === 'right' ? 'end' : oneOf(entry['pinned'], SIDES, '');
  const aggregate = oneOf(entry['aggregate'], AGGREGATES, '');
  const min = numberOf(entry['min'], null);
  const max = numberOf(entry['max'], null);
  return [
    {
      field,
      label: textOf(entry['label'], wordsOf(field)),
      type: oneOf(entry['type'], COLUMN_TYPES, 'text'),
      tones,
      choices: listOf(entry['choices'] ?? entry['options']) as readonly Option[],
      currency: textOf(entry['currency'], 'USD'),
      display: textOf(entry['display']),
      sortable: flagOf(entry['sortable'], true),
      editable: flagOf(entry['editable']),
      hidden: flagOf(entry['hidden']),
      required: flagOf(entry['required']),
      rules: rowsOf(entry['rules']) as readonly unknown[] as readonly InputRule[],
      ...(pinned === '' ? {} : { pinned }),
      ...(aggregate === '' ? {} : { aggregate }),
      ...(min === null ? {} : { min }),
      ...(max === null ? {} : { max }),
      ...(width === null ? {} : { width }),
      ...(align === '' ? {} : { align }),
      ...(decimals === null ? {} : { decimals }),
    },
  ];
}

/** Columns as given; without any, made from the first row. */
export function columnsOf(value: Maybe, rows: readonly JsonObject[]): readonly TableColumn[] {
  const given = listOf(value).flatMap((entry) => (typeof entry === 'string' ? columnOf({ field: entry }) : isObject(entry) ? columnOf(entry) : []));
  if (given.length > 0) return given.filter((column) => column.hidden !== true);
  const first = rows[0] ?? {};
  return Object.keys(first)
    .filter((key) => !['id', 'createdAt', 'updatedAt'].includes(key) && !key.endsWith('$'))
    .slice(0, 8)
    .flatMap((field) => columnOf({ field, type: guessType(first[field]) }));
}

function guessType(value: Maybe): ColumnType {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (Array.isArray(value)) return 'tag';
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return 'date';
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return 'datetime';
  return 'text';
}

/** "dueOn" → "Due on" */
export function wordsOf(name: string): string {
  const words = name
    .replace(/\$?\..*$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function rowActionsOf(value: Maybe): readonly RowAction[] {
  return navItemsOf(value).map((item, i) => {
    const entry = objectOf(listOf(value)[i]);
    return { id: item.id, label: item.label, icon: item.icon ?? '', tone: entry['tone'] === 'danger' ? 'danger' : 'neutral' };
  });
}

const FIELD_TYPES: readonly FormField['type'][] = [
  'text',
  'longText',
  'number',
  'integer',
  'currency',
  'percent',
  'boolean',
  'date',
  'time',
  'datetime',
  'dateRange',
  'email',
  'phone',
  'url',
  'color',
  'choice',
  'multiChoice',
  'rating',
  'tags',
  'file',
  'image',
];

export function fieldsOf(value: Maybe): readonly FormField[] {
  return listOf(value).flatMap((raw): FormField[] => {
    const entry = typeof raw === 'string' ? { field: raw } : raw;
    if (!isObject(entry)) return [];
    const field = textOf(entry['field'] ?? entry['id']);
    if (field === '') return [];
    const min = numberOf(entry['min'], null);
    const max = numberOf(entry['max'], null);
    return [
      {
        field,
        label: textOf(entry['label'], wordsOf(field)),
        type: oneOf(entry['type'], FIELD_TYPES, 'text'),
        options: listOf(entry['options'] ?? entry['choices']) as readonly Option[],
        required: flagOf(entry['required']),
        placeholder: textOf(entry['placeholder']),
        help: textOf(entry['help']),
        currency: textOf(entry['currency'], 'USD'),
        rules: rowsOf(entry['rules']) as readonly unknown[] as readonly InputRule[],
        ...(min === null ? {} : { min }),
        ...(max === null ? {} : { max }),
      },
    ];
  });
}

export function keyValueFieldsOf(value: Maybe, data: JsonObject): readonly KeyValueField[] {
  return columnsOf(value, [data]);
}
