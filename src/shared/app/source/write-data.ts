import type { AppPlan, PlanEntity, PlanField, PlanQuery } from '../../contracts/sandbox.ts';
import type { Entity, Field, Manifest } from '../manifest/index.ts';
import type { CodeText } from './code-text.ts';
import { indent, key, list, literal, object, restoreLines } from './layout.ts';
import { pascalCase, UniqueNames } from './unique-names.ts';

const TYPES_TAKEN =
  'Object String Number Boolean Date Array Record Readonly EntityDefinition Map Set Promise Error Function Symbol any unknown Rows AppScope BaseScope'.split(
    ' ',
  );

/** The TypeScript type of an entity’s rows, by entity. */
export function rowTypes(entities: readonly Entity[]): Map<string, string> {
  const names = new UniqueNames(TYPES_TAKEN);
  return new Map(entities.map(({ id }) => [id, names.take(TYPES_TAKEN.includes(pascalCase(id)) ? `${pascalCase(id)}Row` : pascalCase(id))]));
}

export function writeSchema({ entities }: Manifest, plan: AppPlan, code: CodeText): string {
  const types = rowTypes(entities);
  const interfaces = entities.map((entity) => {
    const fields = entity.fields.map((field) => `  ${key(field.id)}: ${typeOfField(field)};${commentOf(field)}\n`);
    return `/** ${entity.name.replaceAll('*/', '* /')} */\nexport interface ${types.get(entity.id) ?? 'Row'} {\n  id: string;\n  createdAt: string;\n  updatedAt: string;\n${fields.join('')}}`;
  });
  const definitions = entities.map((entity, i) => writeEntity(entity, plan.entities[i], code));
  const text = `export const entities: readonly EntityDefinition[] = ${list('[', definitions, ']')};`;
  const imports = ["import type { EntityDefinition } from '../runtime/source-kit/index.ts';"];
  if (text.includes('bind(')) imports.push("import { bind } from '../scope.ts';");
  if (/\bcode\.\w/.test(text)) imports.unshift("import * as code from '../code.ts';");
  return restoreLines(`${imports.join('\n')}\n\n${[...interfaces, text].join('\n\n')}\n`);
}

function writeEntity(entity: Entity, plan: PlanEntity | undefined, code: CodeText): string {
  const { id, name, plural, icon, displayField } = entity;
  const entries: [string, string][] = Object.entries({ id, name, plural, ...(icon === undefined ? {} : { icon }), displayField }).map(([at, value]) => [
    at,
    literal(value),
  ]);
  entries.push([
    'fields',
    list(
      '[',
      entity.fields.map((field, i) => writeField(field, plan?.fields[i], code)),
      ']',
    ),
  ]);
  return object(entries);
}

function writeField(field: Field, plan: PlanField | undefined, code: CodeText): string {
  const { formula: _formula, default: value, required, unique, ...rest } = field;
  const entries: [string, string][] = Object.entries(rest).flatMap(([at, item]) => (item === undefined ? [] : [[at, literal(item)]]));
  if (required) entries.push(['required', 'true']);
  if (unique) entries.push(['unique', 'true']);
  if (plan?.formula !== undefined) entries.push(['formula', code.bound(plan.formula)]);
  if (plan?.default !== undefined) entries.push(['default', 'fn' in plan.default ? code.bound(plan.default.fn) : literal(value)]);
  return object(entries);
}

function typeOfField(field: Field): string {
  const empty = field.required ? '' : ' | null';
  switch (field.type) {
    case 'number':
    case 'integer':
    case 'currency':
    case 'percent':
    case 'rating':
      return `number${empty}`;
    case 'boolean':
      return `boolean${empty}`;
    case 'choice':
      return `${(field.choices ?? []).map(({ value }) => literal(value)).join(' | ') || 'string'}${empty}`;
    case 'multiChoice':
    case 'tags':
      return `string[]${empty}`;
    case 'json':
    case 'file':
    case 'computed':
      return 'unknown';
    default:
      return `string${empty}`;
  }
}

function commentOf({ type, reference }: Field): string {
  if (reference !== undefined) return ` // id of a row of ${reference.entity}`;
  return type === 'date' ? ' // 2026-06-12' : type === 'datetime' ? ' // ISO 8601, UTC' : '';
}

export function writeSeed(rows: Readonly<Record<string, readonly unknown[]>>): string {
  return restoreLines(`/** Rows of a first start. */\nexport const seed: Record<string, Record<string, unknown>[]> = ${literal(rows)};\n`);
}

export function writeQueries(plan: AppPlan, code: CodeText): string {
  return withImports(
    'queries',
    'QueryDefinition',
    list(
      '[',
      plan.queries.map((query) => writeQuery(query, code)),
      ']',
    ),
  );
}

function writeQuery(query: PlanQuery, code: CodeText): string {
  const entries: [string, string][] = [
    ['id', literal(query.id)],
    ['kind', literal(query.kind)],
  ];
  const put = (name: string, text: string): void => void entries.push([name, text]);
  if (query.entity !== undefined) put('entity', literal(query.entity));
  const values = code.elements(query.inputs, 'values');
  if (query.where.length > 0) {
    put(
      'where',
      list(
        '[',
        query.where.map(({ field, op, skipEmpty }, i) =>
          object([
            ['field', literal(field)],
            ['op', literal(op)],
            ...(values[i] === undefined || values[i] === 'null' ? [] : [['value', values[i]] as const]),
            ...(skipEmpty ? [['skipEmpty', 'true'] as const] : []),
          ]),
        ),
        ']',
      ),
    );
  }
  for (const [name, text] of code.members(query.inputs)) if ((name === 'search' && text !== '""') || (name === 'rowId' && text !== 'null')) put(name, text);
  if (query.orderBy.length > 0) put('orderBy', literal(query.orderBy));
  if (query.limit !== undefined) put('limit', String(query.limit));
  if (query.include.length > 0) put('include', literal(query.include));
  if (query.aggregate !== undefined) put('aggregate', literal(query.aggregate));
  if (query.enabled !== undefined) put('enabled', code.bound(query.enabled));
  if (query.script !== undefined) put('script', code.script(query.script));
  if (!query.autoRun) put('autoRun', 'false');
  if (query.debounceMs > 0) put('debounceMs', String(query.debounceMs));
  return object(entries);
}

export function writeState(plan: AppPlan, code: CodeText): string {
  const items = plan.state.map(({ id, persist, initial }) =>
    object([
      ['id', literal(id)],
      ['persist', literal(persist)],
      ['initial', 'fn' in initial ? code.bound(initial.fn) : literal(initial.value)],
    ]),
  );
  return withImports('state', 'StateDefinition', list('[', items, ']'));
}

function withImports(name: string, type: string, value: string): string {
  const text = `export const ${name}: readonly ${type}[] = ${value};`;
  const scope = ['bind', 'script'].filter((fn) => text.includes(`${fn}(`));
  const imports = [`import type { ${type} } from './runtime/source-kit/index.ts';`];
  if (scope.length > 0) imports.push(`import { ${scope.join(', ')} } from './scope.ts';`);
  if (/\bcode\.\w/.test(text)) imports.unshift("import * as code from './code.ts';");
  return restoreLines(`${imports.join('\n')}\n\n${text}\n`);
}

/** The names that functions see. */
export function writeScope({ entities }: Manifest, plan: AppPlan, taken: ReadonlySet<string>): string {
  const types = rowTypes(entities);
  const known = new Set(taken);
  const lines: string[] = [];
  const add = (name: string, type: string, note: string): void => {
    if (known.has(name)) return;
    known.add(name);
    lines.push(`/** ${note.replaceAll('*/', '* /').replaceAll('\n', ' ')} */\n${key(name)}: ${type};\n`);
  };
  for (const query of plan.queries) {
    const row = query.kind === 'list' && query.entity !== undefined ? types.get(query.entity) : undefined;
    add(query.id, row === undefined ? 'any' : `Rows<${row}>`, `Query of ${query.kind === 'list' ? 'rows' : query.kind}`);
  }
  for (const { id } of plan.state) add(id, 'any', 'Variable');
  for (const { id } of plan.modules) add(id, 'any', 'Module');
  const names = new Map<string, string>();
  const visit = (node: AppPlan['pages'][number]['root']): void => {
    names.set(node.id, `${node.type} “${node.name}”`);
    node.children.forEach(visit);
  };
  for (const page of plan.pages) visit(page.root);
  for (const { root } of plan.components) if (root !== undefined) visit(root);
  for (const id of plan.named) add(id, 'any', names.get(id) ?? 'Component');
  const rows = [...new Set([...types.values()].filter((type) => lines.some((line) => line.includes(`Rows<${type}>`))))].toSorted();
  const imports =
    rows.length > 0
      ? `import type { ${rows.join(', ')} } from './data/schema.ts';\nimport { binder, type BaseScope, type Rows } from './runtime/source-kit/index.ts';`
      : "import { binder, type BaseScope } from './runtime/source-kit/index.ts';";
  const text = `${imports}\n\n/** What the functions of this app can read: its own names, and helpers such as \`formatDate\` and \`sum\`. */\nexport interface AppScope extends BaseScope {\n${indent(lines.join('').trimEnd())}\n}\n\nexport const { bind, script } = binder<AppScope>();\n`;
  return restoreLines(text.replace('{\n\n}', '{}'));
}
