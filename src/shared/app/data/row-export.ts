import type { Row } from '../../contracts/appdata.ts';
import type { Entity } from '../manifest/index.ts';
import { csvLine, withoutFormula } from './csv-text.ts';
import { storedFields } from './fields.ts';

/**
 * Rows as the text of a file, part by part. CSV is RFC 4180 with the fields' labels as header and values that import to the same rows again:
 * choices by value, references by id, lists and JSON as JSON where commas would not do. JSON is a list of objects by field id.
 */
export class RowExport {
  readonly fileName: string;
  readonly mime: string;
  private readonly entity: Entity;
  private readonly format: 'csv' | 'json';
  private readonly isSpreadsheetSafe: boolean;
  private isFirst = true;

  /** @param options.isSpreadsheetSafe puts ' before text that a spreadsheet would run as a formula */
  constructor(entity: Entity, format: 'csv' | 'json', options: { isSpreadsheetSafe?: boolean } = {}) {
    this.entity = entity;
    this.format = format;
    this.isSpreadsheetSafe = options.isSpreadsheetSafe ?? false;
    this.fileName = `${entity.plural.replace(/[^\p{L}\p{N} _-]/gu, '').trim() || entity.id}.${format}`;
    this.mime = format === 'csv' ? 'text/csv;charset=utf-8' : 'application/json';
  }

  begin(): string {
    if (this.format === 'json') return '[';
    const labels = storedFields(this.entity).map((field) => field.label);
    const isClear = new Set([...labels, 'id']).size === labels.length + 1;
    const names = isClear ? labels : storedFields(this.entity).map((field) => field.id);
    return csvLine(['id', ...names.map((name) => this.safe(name)), 'createdAt', 'updatedAt']);
  }

  rows(rows: readonly Row[]): string {
    if (this.format === 'csv') return rows.map((row) => this.line(row)).join('');
    const text = rows.map((row) => JSON.stringify(row)).join(',\n');
    if (text === '') return '';
    const start = this.isFirst ? '\n' : ',\n';
    this.isFirst = false;
    return start + text;
  }

  end(): string {
    return this.format === 'json' ? '\n]\n' : '';
  }

  private line(row: Row): string {
    const values = storedFields(this.entity).map((field) => this.safe(cellOf(row[field.id])));
    return csvLine([row.id, ...values, cellOf(row['createdAt']), cellOf(row['updatedAt'])]);
  }

  private safe(text: string): string {
    return this.isSpreadsheetSafe ? withoutFormula(text) : text;
  }
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value) && value.every((item) => typeof item === 'string' && !/[;|\n,"[]/.test(item))) return value.join('; ');
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
