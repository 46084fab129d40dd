import type { Entity, Field, Manifest } from '../manifest/index.ts';

/**
 * `app-api.d.ts`: what scripts of an app see as `db` and `app`, with this app's own entities, fields, pages, variables and queries. Editors
 * complete from it, and tsc finds misspelt names.
 */
export function generateTypes(manifest: Manifest): string {
  const names = new TypeNames(manifest.entities);
  const entities = manifest.entities.map((entity) => entityTypes(entity, names)).join('\n');
  return `// ${comment(manifest.meta.name)}: the data and the script API of this app. Generated; changes are overwritten.
${COMMON}
${entities}
/** Inside a transaction: reads see what it wrote, new rows have their id at once; everything is kept when the function ends, or nothing when it throws. */
interface DbTransaction {
  /** Inside a transaction: undone alone when it throws. */
  transaction<T>(work: (tx: DbTransaction) => Promise<T> | T): Promise<T>;
${manifest.entities.map((entity) => `  /** ${comment(entity.plural)} */\n  readonly ${entity.id}: Table<${tableArgs(names.of(entity.id))}>;`).join('\n')}
}

interface Db extends DbTransaction {
  /** All or nothing. */
  transaction<T>(work: (tx: DbTransaction) => Promise<T> | T): Promise<T>;
  transaction(changes: readonly Change[]): Promise<SystemFields[]>;
}

type Change = ${manifest.entities.length === 0 ? 'never' : `\n${manifest.entities.map((entity) => `  | ChangeOf<${quote(entity.id)}, ${names.of(entity.id)}Values>`).join('\n')}`};

interface AppApi {
  setState(variable: ${union(manifest.state.map(({ id }) => id))}, value: unknown): void;
  resetState(variable: ${union(manifest.state.map(({ id }) => id))}): void;
  toast(text: string, tone?: 'neutral' | 'info' | 'ok' | 'warn' | 'danger' | 'accent'): void;
  goTo(page: ${union(manifest.pages.map(({ id }) => id))}, params?: { [name: string]: unknown }): void;
  back(): void;
  /** A method of a component. */
  call(component: string, method: string, ...args: unknown[]): unknown;
  runQuery(query: ${union(manifest.queries.map(({ id }) => id))}): Promise<unknown>;
}

declare const db: Db;
declare const app: AppApi;
`;
}

const COMMON = `
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Operator = 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'contains' | 'startsWith' | 'in' | 'notIn' | 'isEmpty' | 'isNotEmpty';

interface SystemFields {
  readonly id: string;
  /** ISO 8601, UTC */
  readonly createdAt: string;
  /** ISO 8601, UTC */
  readonly updatedAt: string;
}

type Comparison<V> = { eq?: V | null; ne?: V | null; lt?: V; lte?: V; gt?: V; gte?: V; contains?: string; startsWith?: string; in?: readonly V[]; notIn?: readonly V[]; isEmpty?: true; isNotEmpty?: true };
type Part<V> = V extends readonly (infer Item)[] ? Item : V;
type Filter<V> = Exclude<V, null> | Part<Exclude<V, null>> | null | readonly Part<Exclude<V, null>>[] | Comparison<Part<Exclude<V, null>>>;
/** \`{ done: false }\`, \`{ status: ['open', 'late'] }\`, \`{ hours: { gte: 2 } }\`, or a list of conditions. */
type Where<Row> = { [Key in keyof Row]?: Filter<Row[Key]> } | readonly { field: keyof Row; op?: Operator; value?: unknown }[];
type Order<Key extends string> = Key | \`-\${Key}\` | { field: Key; direction?: 'asc' | 'desc' };

interface ListOptions<Row, References> {
  where?: Where<Row>;
  /** Words that all must be found, anywhere in the row's text. */
  search?: string;
  orderBy?: Order<keyof Row & string> | readonly Order<keyof Row & string>[];
  /** Default 1000, at most 100,000. */
  limit?: number;
  offset?: number;
  /** References whose rows come along as \`row.<field>$\`. */
  include?: readonly (keyof References)[];
}

type Included<References> = { [Key in keyof References & string as \`\${Key}$\`]?: References[Key] | null };
type AggregateRequest<Row, Numbers> = { op: 'count'; field?: keyof Row; where?: Where<Row> } | { op: 'sum' | 'avg' | 'min' | 'max'; field: Numbers; where?: Where<Row> };

interface ReadTable<Row, Values, References, Numbers> {
  list(options?: ListOptions<Row, References>): Promise<(Row & Included<References>)[]>;
  get(id: string): Promise<Row | null>;
  count(options?: { where?: Where<Row>; search?: string }): Promise<number>;
  aggregate(request: AggregateRequest<Row, Numbers>): Promise<number | null>;
  aggregate(request: AggregateRequest<Row, Numbers> & { groupBy: keyof Row }): Promise<{ key: Json; value: number | null; label: string }[]>;
}

interface Table<Row, Values, References, Numbers> extends ReadTable<Row, Values, References, Numbers> {
  create(values: Values): Promise<Row>;
  /** All of them, or none: at most 5,000. */
  createMany(values: readonly Values[]): Promise<Row[]>;
  update(id: string, values: Partial<Values>): Promise<Row>;
  delete(id: string): Promise<void>;
}

type ChangeOf<Name, Values> = { kind: 'create'; entity: Name; values: Values } | { kind: 'update'; entity: Name; id: string; values: Partial<Values> } | { kind: 'delete'; entity: Name; id: string };
`;

/** Names of types, which may not meet those above or each other. */
class TypeNames {
  private readonly names = new Map<string, string>();

  constructor(entities: readonly Entity[]) {
    const taken = new Set<string>();
    for (const { id } of entities) {
      const base = `${id.charAt(0).toUpperCase()}${id.slice(1)}`;
      let name = `${base}Row`;
      for (let n = 2; taken.has(name); n++) name = `${base}${n}Row`;
      taken.add(name);
      this.names.set(id, name);
    }
  }

  of(entity: string): string {
    return this.names.get(entity) ?? 'SystemFields';
  }

  has(entity: string): boolean {
    return this.names.has(entity);
  }
}

function entityTypes(entity: Entity, names: TypeNames): string {
  const name = names.of(entity.id);
  const stored = entity.fields.filter((field) => field.type !== 'computed');
  const references = stored.filter((field) => field.type === 'reference' && field.reference !== undefined && names.has(field.reference.entity));
  const numbers = entity.fields.filter((field) => isNumber(field)).map((field) => field.id);
  return `/** ${comment(entity.name)} */
interface ${name} extends SystemFields {
${entity.fields.map((field) => `${describe(field)}  ${field.type === 'computed' ? 'readonly ' : ''}${field.id}: ${fieldType(field)}${isAlwaysFilled(field) ? '' : ' | null'};`).join('\n')}
}
interface ${name}Values {
${stored.map((field) => `  ${field.id}${field.required && field.default === undefined && field.type !== 'boolean' ? '' : '?'}: ${fieldType(field)}${field.required ? '' : ' | null'};`).join('\n')}
}
interface ${name}References {
${references.map((field) => `  ${field.id}: ${names.of(field.reference?.entity ?? '')};`).join('\n')}
}
type ${name}Numbers = ${union(numbers)};
`;
}

function tableArgs(name: string): string {
  return `${name}, ${name}Values, ${name}References, ${name}Numbers`;
}

/** Computed fields are empty where their formula fails; older rows may miss what is required by now, but then reading them is a mistake to mend. */
function isAlwaysFilled(field: Field): boolean {
  return field.type === 'boolean' || (field.required && field.type !== 'computed');
}

function isNumber(field: Field): boolean {
  return (
    ['number', 'integer', 'currency', 'percent', 'rating'].includes(field.type) ||
    (field.type === 'computed' && (field.formulaType === 'number' || field.formulaType === 'currency'))
  );
}

function fieldType(field: Field): string {
  if (isNumber(field)) return 'number';
  const choice = field.choices === undefined || field.choices.length === 0 ? 'string' : field.choices.map(({ value }) => quote(value)).join(' | ');
  switch (field.type) {
    case 'boolean':
      return 'boolean';
    case 'choice':
      return choice;
    case 'multiChoice':
      return `(${choice})[]`;
    case 'tags':
      return 'string[]';
    case 'file':
      return '{ name: string; type: string; size: number; data: string }';
    case 'json':
      return 'Json';
    case 'computed':
      return field.formulaType === 'boolean' ? 'boolean' : 'string';
    default:
      return 'string';
  }
}

function describe(field: Field): string {
  const kind =
    { date: ' (YYYY-MM-DD)', time: ' (HH:MM)', datetime: ' (ISO 8601, UTC)', reference: ` (id of a ${field.reference?.entity ?? 'row'})` }[
      field.type as string
    ] ?? '';
  return `  /** ${comment(field.label)}${kind} */\n`;
}

function union(names: readonly string[]): string {
  return names.length === 0 ? 'never' : names.map(quote).join(' | ');
}

function quote(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** On one line, and never its end. */
function comment(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, ' ').replaceAll('*/', '* /');
}
