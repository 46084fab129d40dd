import { convertValue, isNumberField, lowerName, type FieldRule } from '../../../shared/app/data/index.ts';
import type { Entity, Field } from '../../../shared/app/manifest/index.ts';
import type { MigrationPreview } from '../../../shared/contracts/imports.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { jsonEqual } from '../../../shared/kernel/json.ts';

export type MigrationStep = MigrationPreview['steps'][number];
export type MigrationSample = MigrationStep['samples'][number];

/** Values shown for each step. */
export const SAMPLES = 5;

/** Told by the migration itself while it goes on: what a preview says is what happens. */
export class MigrationReport {
  private readonly steps: MigrationStep[] = [];

  addEntity(entity: Entity): void {
    this.add(entity, null, 'add', `${entity.plural} are new.`, 0);
  }

  removeEntity(entity: Entity, rows: number): void {
    const text =
      rows === 0
        ? `${entity.plural} go away. There are no rows.`
        : `${entity.plural} go away with ${count(rows, 'row')}. They come back if ${lowerName(entity.plural)} do.`;
    this.add(entity, null, 'removeEntity', text, rows, rows);
  }

  renameEntity(entity: Entity, before: Entity, rows: number): void {
    this.add(entity, null, 'rename', `${before.id} is now called ${entity.id}. Its ${count(rows, 'row')} stay.`, rows);
  }

  addField(entity: Entity, field: Field, rows: number, filled: number): void {
    const start =
      filled > 0 ? `${count(filled, 'row')} start with its default.` : rows > 0 ? `It is empty in ${count(rows, 'row')}.` : 'There are no rows yet.';
    this.add(entity, field, 'add', `${field.label} is new. ${start}`, rows);
  }

  removeField(entity: Entity, field: Field, filled: number, samples: MigrationSample[]): void {
    const lost =
      filled === 0 ? 'No row has a value.' : `${count(filled, 'row')} ${filled === 1 ? 'loses its' : 'lose their'} value; it comes back if the field does.`;
    this.add(entity, field, 'remove', `${field.label} goes away. ${lost}`, filled, filled, samples);
  }

  renameField(entity: Entity, before: Field, after: Field, rows: number): void {
    const names = before.label === after.label ? [before.id, after.id] : [before.label, after.label];
    this.add(entity, after, 'rename', `${names[0]} is now called ${names[1]}. Values stay.`, rows);
  }

  convertField(entity: Entity, before: Field, after: Field, found: { rows: number; lossyRows: number; restored: number; samples: MigrationSample[] }): void {
    const { rows, lossyRows, restored, samples } = found;
    const lost =
      lossyRows === 0 ? `All ${count(rows, 'value')} can be converted.` : `${lossyRows} of ${count(rows, 'value')} cannot be converted without loss.`;
    const back = restored > 0 ? ` ${count(restored, 'value')} from before ${restored === 1 ? 'returns' : 'return'}.` : '';
    this.add(
      entity,
      after,
      'convert',
      `${after.label} turns from ${TYPE_NAMES[before.type]} into ${TYPE_NAMES[after.type]}. ${rows === 0 ? 'No row has a value.' : lost}${back}`,
      rows,
      lossyRows,
      samples,
    );
  }

  constrainField(entity: Entity, field: Field, rule: FieldRule, rows: number, samples: MigrationSample[]): void {
    const breaks =
      rows === 0
        ? 'Every row keeps this rule.'
        : `${count(rows, 'row')} ${rows === 1 ? 'breaks' : 'break'} this rule; ${rows === 1 ? 'it stays and has' : 'they stay and have'} to be mended when edited.`;
    this.add(entity, field, 'constrain', `${field.label} ${RULES[rule]}. ${breaks}`, rows, 0, samples);
  }

  result(): MigrationPreview {
    return { isLossy: this.steps.some(({ lossyRows }) => lossyRows > 0), steps: this.steps };
  }

  private add(
    entity: Entity,
    field: Field | null,
    kind: MigrationStep['kind'],
    text: string,
    rows: number,
    lossyRows = 0,
    samples: MigrationSample[] = [],
  ): void {
    this.steps.push({ entity: entity.id, field: field?.id ?? null, kind, text, rows, lossyRows, samples });
  }
}

/** Whether something of a value is gone after a change of its type. Text that reads as the new type loses nothing, however it was written. */
export function losesValue(before: Json, after: Json, from: Field, to: Field): boolean {
  if (before === null) return false;
  if (to.type === 'boolean') return typeof before !== 'boolean' && !readsAsBoolean(before);
  if (after === null) return !(from.type === 'boolean' && before === false);
  if (['text', 'longText', 'tags', 'json'].includes(to.type)) return false;
  if (typeof before === 'string' && ['text', 'longText', 'choice', 'email', 'url', 'phone'].includes(from.type)) return false;
  if (isNumberField(from) && isNumberField(to)) return before !== after;
  return !jsonEqual(convertValue(after, to, from), before);
}

function readsAsBoolean(value: Json): boolean {
  if (typeof value === 'number') return value === 0 || value === 1;
  return typeof value === 'string' && /^\s*(true|false|yes|no|y|n|on|off|1|0)\s*$/i.test(value);
}

function count(rows: number, what: string): string {
  return `${rows.toLocaleString('en-GB')} ${what}${rows === 1 ? '' : 's'}`;
}

const RULES: Record<FieldRule, string> = {
  required: 'must be filled in every row',
  unique: 'must be different in every row',
  range: 'has new limits',
  pattern: 'must have a new form',
  choices: 'has fewer choices',
};

const TYPE_NAMES: Record<Field['type'], string> = {
  text: 'text',
  longText: 'long text',
  number: 'a number',
  integer: 'a whole number',
  currency: 'an amount of money',
  percent: 'a percentage',
  boolean: 'yes or no',
  date: 'a date',
  time: 'a time',
  datetime: 'a date and time',
  email: 'an e-mail address',
  phone: 'a phone number',
  url: 'a web address',
  image: 'an image',
  file: 'a file',
  color: 'a colour',
  choice: 'a choice',
  multiChoice: 'several choices',
  reference: 'a reference',
  rating: 'a rating',
  tags: 'tags',
  json: 'plain data',
  computed: 'a computed value',
};
