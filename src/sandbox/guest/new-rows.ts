import type { EntityNames } from './data-requests.ts';
import { isObject, toJson } from './json.ts';
import type { Row } from './rows.ts';

/** Many new rows of one kind as they travel: lists of values in the order of `fields`. Half as long as objects, and half the work. */
export class NewRows {
  readonly entity: string;
  readonly fields: readonly string[];
  readonly rows: unknown[][] = [];
  private readonly names: EntityNames;
  /** Of each field that has one: what a row that does not say gets. */
  private readonly defaults: (() => unknown)[];

  /** @param withId whether each brings its id as `id` */
  constructor(entity: string, names: EntityNames, withId: boolean, defaultOf: (fn: string) => unknown) {
    this.entity = entity;
    this.names = names;
    this.fields = withId ? [...names.stored, 'id'] : names.stored;
    const known = new Map(names.defaulted.map((field) => [field.id, field.default]));
    this.defaults = names.stored.map((id) => {
      const standard = known.get(id);
      return standard === undefined ? () => null : 'fn' in standard ? () => toJson(defaultOf(standard.fn)) : () => standard.value;
    });
  }

  /** @throws data.unknown-field */
  add(values: unknown, id?: string): void {
    const given = isObject(values) ? values : this.names.clean(values);
    const { stored } = this.names;
    const row: unknown[] = [];
    let known = 0;
    for (let i = 0; i < stored.length; i++) {
      const value = given[stored[i]!];
      // One that is undefined by name does not count: then the slow look decides.
      if (value === undefined) row.push(this.defaults[i]!());
      else {
        known++;
        row.push(typeof value === 'string' || typeof value === 'boolean' ? value : toJson(value));
      }
    }
    if (Object.keys(given).length !== known) this.names.clean(given);
    if (id !== undefined) row.push(id);
    this.rows.push(row);
  }

  /** The operation of the bridge. */
  operation(): { kind: 'createMany'; entity: string; fields: readonly string[]; rows: unknown[][] } {
    return { kind: 'createMany', entity: this.entity, fields: this.fields, rows: this.rows };
  }

  /** The rows as the host made them. @param answer ids, the time of creation, and by position what is other than given */
  made(answer: unknown): Row[] {
    const { ids, time, changed } = isObject(answer) ? answer : {};
    const others = isObject(changed) ? changed : {};
    const { stored } = this.names;
    return this.rows.map((values, i) => {
      const row: Row = { id: Array.isArray(ids) ? ids[i] : null };
      for (let at = 0; at < stored.length; at++) row[stored[at]!] = values[at];
      const other = others[i];
      if (isObject(other)) for (const key of Object.keys(other)) row[key] = other[key];
      row['createdAt'] = time;
      row['updatedAt'] = time;
      return row;
    });
  }
}
