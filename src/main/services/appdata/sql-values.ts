import type { Field } from '../../../shared/app/manifest/index.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { columnKind, type ColumnKind } from './data-schema.ts';

export type SqlValue = string | number | null;

export function toSql(field: Field, value: Json): SqlValue {
  return toSqlKind(columnKind(field), value);
}

export function toSqlKind(kind: ColumnKind, value: Json): SqlValue {
  switch (kind) {
    case 'json':
      return value === null ? null : JSON.stringify(value);
    case 'boolean':
      return value === true ? 1 : 0;
    case 'number':
    case 'integer':
      return typeof value === 'number' ? value : null;
    case 'text':
      return value === null ? null : typeof value === 'string' ? value : JSON.stringify(value);
  }
}

export function fromSql(field: Field, value: unknown): Json {
  return fromSqlKind(columnKind(field), value);
}

export function fromSqlKind(kind: ColumnKind, value: unknown): Json {
  if (kind === 'boolean') return value === 1;
  if (value === null || value === undefined) return null;
  if (kind === 'json') return parseStored(String(value));
  if (typeof value === 'number' || typeof value === 'string') return value;
  return typeof value === 'bigint' ? Number(value) : null;
}

function parseStored(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}
