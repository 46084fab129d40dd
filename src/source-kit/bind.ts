/** A value that follows the app: evaluated again when something it read has changed. */
export class Bound {
  readonly fn: (scope: never) => unknown;
  /** What a property is until the first evaluation worked. */
  readonly before: unknown;

  constructor(fn: (scope: never) => unknown, before?: unknown) {
    this.fn = fn;
    this.before = before;
  }
}

/** Code of several steps that may wait. */
export class Script {
  readonly fn: (scope: never) => Promise<unknown>;

  constructor(fn: (scope: never) => Promise<unknown>) {
    this.fn = fn;
  }
}

/** A property: a constant, or a function of what the app holds. */
export type Value<T> = T | null | Bound;

// An author’s expressions may do with values what JavaScript allows: rows come from people.
// oxlint-disable-next-line typescript/no-explicit-any
type Anything = any;

/** What every function of an app can read beside the app’s own names. */
export interface BaseScope {
  /** The row of the list around, its place in it, and the same of the list around that. */
  item: Anything;
  index: number;
  parent: Anything;
  /** In steps: what came with the event, what earlier steps came to, and why a step failed. */
  event: Anything;
  steps: Anything;
  error: Anything;
  /** The page that shows: its name and parameters. */
  page: Anything;
  /** In scripts: the rows, and the app itself. */
  db: Anything;
  app: Anything;
  /** In components of one’s own: what the instance was given. */
  inputs: Anything;
  /** How a value reads as text. */
  $text: (value: unknown) => string;
  /** Fails with a message. */
  $fail: (code: string, message: string) => Anything;
  [name: string]: Anything;
}

/** Names complete; values may be used as anything, since rows come from people. */
export type Loose<Row> = { [Field in keyof Row]: Anything } & { [name: string]: Anything };

/** A query of rows, as functions see it. */
export interface Rows<Row> {
  data: Loose<Row>[];
  isLoading: boolean;
  error: Anything;
  total: number;
  [name: string]: Anything;
}

/** Makes the functions with which an app of these names binds values. */
export function binder<Scope>(): {
  bind: (fn: (scope: Scope) => unknown, before?: unknown) => Bound;
  script: (fn: (scope: Scope) => Promise<unknown>) => Script;
} {
  return { bind: (fn, before) => new Bound(fn, before), script: (fn) => new Script(fn) };
}
