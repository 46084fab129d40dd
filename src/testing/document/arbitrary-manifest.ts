import fc from '../property.ts';
import type { Json } from '../../shared/kernel/json.ts';
import {
  ACTION_KINDS,
  actionKind,
  conditionOp,
  fieldType,
  manifest,
  STYLE_KEYS,
  STYLE_LAYERS,
  tone,
  type ActionKind,
  type Manifest,
} from '../../shared/app/manifest/index.ts';

/**
 * Valid manifests of every shape for property tests: all sections, nested nodes, handlers with onSuccess/onError, texts long and short.
 * Left out because a document normalises them: carriage returns in long texts, lone surrogates, keys called __proto__;
 * and -0, which JSON text does not keep.
 */

const words = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, ' '));
const label = words.filter((text) => text.length <= 200);
const longText = fc.array(fc.string({ maxLength: 120, unit: 'grapheme' }), { maxLength: 6 }).map((lines) => lines.join('\n').replace(/\r/g, ''));
const identifier = fc
  .oneof(fc.constantFrom('text', 'value', 'constructor', 'toString', 'items', '_x', 'A1'), fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,12}$/))
  .filter((text) => text !== '__proto__');
const expression = fc.oneof(fc.constantFrom('item.name', 'a.value && !b.value', 'sum(rows, "n") > 3'), words);
const json: fc.Arbitrary<Json> = fc
  .oneof(
    { weight: 4, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
    // Keys that objects have without being given them, and the one that documents use themselves.
    {
      weight: 1,
      arbitrary: fc.dictionary(fc.constantFrom('constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', '='), fc.jsonValue({ maxDepth: 2 }), {
        maxKeys: 3,
      }),
    },
  )
  .filter((value) => !JSON.stringify(value).includes('__proto__'))
  .map((value) => asKept(value as Json));
const template = fc.oneof(json, fc.constant('{{ a.value }}'), longText);
const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

function asKept(value: Json): Json {
  if (value === 0) return 0;
  if (typeof value === 'string') return value.replace(/\r/g, '');
  if (Array.isArray(value)) return value.map(asKept);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, asKept(member)]));
}

function optional<T extends Record<string, fc.Arbitrary<unknown>>>(model: T): fc.Arbitrary<object> {
  return fc.record(model, { requiredKeys: [] });
}

/** An optional part beside required ones. */
function withOptional(required: Record<string, fc.Arbitrary<unknown>>, maybe: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<object> {
  return fc.record({ ...required, ...maybe }, { requiredKeys: Object.keys(required) });
}

const step: fc.Memo<object> = fc.memo((depth) =>
  withOptional(
    { do: fc.constantFrom(...actionKind.options) },
    {
      with: fc.dictionary(
        fc.constantFrom(...Object.values(ACTION_KINDS as Record<ActionKind, { params: readonly string[] }>).flatMap((kind) => [...kind.params])),
        template,
        { maxKeys: 3 },
      ),
      as: identifier,
      onlyIf: expression,
      debounceMs: fc.integer({ min: 0, max: 60_000 }),
      throttleMs: fc.integer({ min: 0, max: 60_000 }),
      ...(depth > 1 ? { onSuccess: fc.array(step(depth - 1), { maxLength: 2 }), onError: fc.array(step(depth - 1), { maxLength: 2 }) } : {}),
    },
  ),
);
const steps = fc.array(step(3), { maxLength: 3 });

const style = fc.dictionary(
  fc.constantFrom(...STYLE_KEYS),
  fc.oneof(
    fc.constantFrom('surface', '12px', ''),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  ),
  { maxKeys: 4 },
);
const length = fc.double({ min: 1, max: 4000, noNaN: true });
const node: fc.Memo<object> = fc.memo((depth) =>
  withOptional(
    { id: fc.constant('node'), type: fc.constantFrom('Container', 'Button', 'Text', 'Table', 'Form'), name: label },
    {
      props: fc.dictionary(identifier, fc.oneof(json, longText), { maxKeys: 4 }),
      bindings: fc.dictionary(identifier, fc.oneof(fc.constant('{{ item.name }}'), longText), { maxKeys: 2 }),
      events: fc.dictionary(fc.constantFrom('click', 'change', 'submit'), steps, { maxKeys: 2 }),
      style: fc.dictionary(fc.constantFrom(...STYLE_LAYERS), style, { maxKeys: 2 }),
      frame: fc.record({ x: fc.integer({ min: -5000, max: 5000 }), y: length, w: length, h: length }),
      locked: fc.boolean(),
      hidden: fc.boolean(),
      ...(depth > 1 ? { children: fc.array(node(depth - 1), { maxLength: 4 }) } : {}),
    },
  ),
);

const field = withOptional(
  { id: fc.constant('field'), label, type: fc.constantFrom(...fieldType.options) },
  {
    required: fc.boolean(),
    unique: fc.boolean(),
    default: json,
    choices: fc.array(withOptional({ value: words, label }, { tone: fc.constantFrom(...tone.options) }), { maxLength: 3 }),
    reference: withOptional({ entity: identifier }, { onDelete: fc.constantFrom('restrict', 'cascade', 'setNull') }),
    min: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    max: fc.integer(),
    pattern: words,
    formula: expression,
    formulaType: fc.constantFrom('text', 'number', 'currency', 'boolean', 'date'),
    currency: fc.constant('EUR'),
    help: longText.map((text) => text.slice(0, 400).toWellFormed()),
  },
);
const entity = withOptional(
  { id: fc.constant('entity'), name: label, plural: label, displayField: fc.constant('field'), fields: fc.array(field, { minLength: 1, maxLength: 5 }) },
  { icon: words, seed: fc.array(fc.dictionary(identifier, json, { maxKeys: 4 }), { maxLength: 3 }) },
);
const query = withOptional(
  { id: fc.constant('query'), name: label, kind: fc.constantFrom('list', 'get', 'count', 'aggregate', 'script') },
  {
    entity: identifier,
    where: fc.array(withOptional({ field: identifier, op: fc.constantFrom(...conditionOp.options) }, { value: template, skipEmpty: fc.boolean() }), {
      maxLength: 3,
    }),
    search: template,
    orderBy: fc.array(withOptional({ field: identifier }, { direction: fc.constantFrom('asc', 'desc') }), { maxLength: 2 }),
    limit: fc.integer({ min: 1, max: 100_000 }),
    include: fc.array(identifier, { maxLength: 2 }),
    rowId: template,
    aggregate: withOptional({ op: fc.constantFrom('count', 'sum', 'avg', 'min', 'max') }, { field: identifier, groupBy: identifier }),
    code: longText,
    autoRun: fc.boolean(),
    debounceMs: fc.integer({ min: 0, max: 10_000 }),
    enabled: expression,
  },
);
const state = withOptional({ id: fc.constant('state'), name: label, initial: template }, { persist: fc.constantFrom('memory', 'saved') });
const codeModule = fc.record({ id: fc.constant('module'), name: label, code: longText });
const functionName = fc.tuple(identifier, identifier).map(([module, name]) => `${module}.${name}`);
const trigger = withOptional(
  { id: fc.constant('trigger'), name: label, kind: fc.constantFrom('schedule', 'webhook'), function: functionName },
  {
    cron: fc.constantFrom('0 8 * * 1-5', '*/5 * * * *', 'nonsense', ''),
    timezone: fc.constantFrom('Europe/Berlin', 'UTC', 'Mars/Olympus'),
    inputs: fc.dictionary(identifier, json, { maxKeys: 3 }),
    enabled: fc.boolean(),
  },
);
const ownParts = {
  description: longText.map((text) => text.slice(0, 2000).toWellFormed()),
  icon: words,
  version: fc.constantFrom('1.0.0', '2.13.4'),
  props: fc.array(
    withOptional(
      { key: identifier, label },
      { type: fc.constantFrom('text', 'number', 'rows', 'enum'), default: json, choices: fc.array(words, { maxLength: 2 }) },
    ),
    { maxLength: 3 },
  ),
  events: fc.array(withOptional({ name: identifier, label }, { payload: fc.array(identifier, { maxLength: 2 }) }), { maxLength: 2 }),
  hasSlot: fc.boolean(),
  origin: fc.record({ libraryId: fc.constant('lib-1'), version: fc.constant('1.0.0') }),
};
const component = fc.oneof(
  withOptional({ id: fc.constant('own'), name: label, kind: fc.constant('parts'), root: node(3) }, ownParts),
  withOptional({ id: fc.constant('own'), name: label, kind: fc.constant('code') }, { ...ownParts, code: longText, compiled: longText }),
);
const page = withOptional(
  { id: fc.constant('page'), name: label, path: fc.constant('/'), root: node(4) },
  {
    icon: words,
    inNav: fc.boolean(),
    navGroup: words.filter((text) => text.length <= 60),
    navBadge: fc.oneof(words, fc.constantFrom('{{ count(rows) }}', '{{ 1 + }}', '{{ a.value }} new')),
    onLoad: steps,
  },
);

const draft = withOptional(
  {
    schemaVersion: fc.constant(1),
    meta: withOptional(
      { name: label },
      {
        description: longText,
        icon: words,
        category: words,
        tags: fc.array(words, { maxLength: 3 }),
        prompt: longText,
        generator: fc.record({ engine: words, version: words }),
      },
    ),
    pages: fc.array(page, { minLength: 1, maxLength: 3 }),
  },
  {
    shell: optional({ nav: fc.constantFrom('sidebar', 'top', 'none') }),
    theme: optional({
      preset: words,
      mode: fc.constantFrom('light', 'dark', 'auto'),
      colors: optional({ primary: color, background: color, surface: color, text: color }),
      radius: fc.constantFrom('none', 'small', 'medium', 'large'),
      density: fc.constantFrom('compact', 'normal', 'roomy'),
      font: words,
      headingFont: words,
      shadow: fc.constantFrom('none', 'soft', 'raised'),
      textSize: fc.constantFrom('small', 'normal', 'large'),
      motion: fc.constantFrom('none', 'calm', 'lively'),
    }),
    entities: fc.array(entity, { maxLength: 3 }),
    state: fc.array(state, { maxLength: 3 }),
    queries: fc.array(query, { maxLength: 3 }),
    modules: fc.array(codeModule, { maxLength: 2 }),
    triggers: fc.array(trigger, { maxLength: 3 }),
    components: fc.array(component, { maxLength: 2 }),
    permissions: optional({
      network: fc.array(words, { maxLength: 2 }),
      clipboard: fc.boolean(),
      notifications: fc.boolean(),
      files: fc.boolean(),
      camera: fc.boolean(),
      ai: fc.boolean(),
    }),
    requirements: optional({ executionMs: fc.integer({ min: 1, max: 600_000 }), memoryMb: fc.integer({ min: 16, max: 128 }) }),
  },
);

/** Every id and path is unique; each entity shows one of its own fields. */
export const arbitraryManifest: fc.Arbitrary<Manifest> = fc.tuple(draft, fc.infiniteStream(fc.integer({ min: 0, max: 61 }))).map(([raw, numbers]) => {
  const parsed = manifest.parse(raw);
  let count = 0;
  // Ids sort in no particular order, so that order keys have to do the ordering.
  const next = (prefix: string): string => `${prefix}${numbers.next().value ?? 0}_${count++}`;
  const open = [...parsed.pages.map((item) => item.root), ...parsed.components.flatMap((item) => item.root ?? [])];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    item.id = next('n');
    open.push(...item.children);
  }
  parsed.pages.forEach((item, i) => {
    item.id = next('p');
    item.path = i === 0 ? '/' : `/${item.id}`;
  });
  for (const item of parsed.entities) {
    item.id = next('e');
    for (const column of item.fields) column.id = next('f');
    item.displayField = item.fields[count % item.fields.length]?.id ?? 'id';
  }
  for (const item of parsed.queries) item.id = next('q');
  for (const item of parsed.state) item.id = next('s');
  for (const item of parsed.modules) item.id = next('m');
  for (const item of parsed.triggers) item.id = next('t');
  for (const item of parsed.components) item.id = next('c');
  return parsed;
});
