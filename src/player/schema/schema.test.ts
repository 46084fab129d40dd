import fc from '../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../shared/kernel/json.ts';
import { type Compiled, compile } from './compiled.ts';
import { withDefaults } from './defaults.ts';
import { pointerTo, valueAt, withValue } from './pointer.ts';
import { problemsOf } from './problems.ts';
import { shapeOf, variantOf } from './shape.ts';

function compiled(schema: Json): Compiled {
  const made = compile(schema);
  if (typeof made === 'string') throw new Error(made);
  return made;
}
const problems = (schema: Json, value: Json): Record<string, string> => Object.fromEntries(problemsOf(compiled(schema), value));

describe('compile', () => {
  it.each<[string, Json | undefined, RegExp]>([
    ['no object', 'x', /is an object/],
    ['nothing', undefined, /is an object/],
    ['a list', [], /is an object/],
    ['a reference to itself', { $ref: '#' }, /without end/],
    ['references in a circle', { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { allOf: [{ $ref: '#/$defs/a' }] } } }, /without end/],
    ['two of one name', { $id: 'https://a.example/x', $defs: { y: { $id: 'https://a.example/x', type: 'string' } } }, /cannot be used/],
    ['levels without end', Array.from({ length: 80 }).reduce<Json>((inner) => ({ properties: { a: inner } }), {}), /levels deep/],
  ])('%s is said in words', (_, schema, words) => {
    expect(compile(schema)).toMatch(words);
  });

  it('leaves out what cannot mean anything and says so', () => {
    const made = compiled({
      type: 'object',
      required: 'name',
      properties: { name: { type: 'text', pattern: '(', minLength: -1 }, other: { $ref: '#/$defs/gone' }, far: { $ref: 'https://example.com/a.json' }, odd: 5 },
    });
    expect(made.problems.join(' ')).toMatch(/no type “text”.*“\(” is not a regular.*#\/\$defs\/gone.*example\.com/s);
    expect(problemsOf(made, {}).size).toBe(0);
  });
});

describe('shape', () => {
  const kindOf = (schema: Json, value?: Json): string => shapeOf(compiled(schema), compiled(schema).root, value).kind;
  it.each<[Json, string]>([
    [{ enum: ['a', 1, null] }, 'choice'],
    [{ const: 5 }, 'choice'],
    [{ oneOf: [{ const: 'a', title: 'A' }, { const: 'b' }] }, 'choice'],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'text'],
    [{ type: ['integer', 'null'] }, 'integer'],
    [{ type: ['string', 'number'] }, 'variants'],
    [{ oneOf: [{ type: 'object', properties: {} }, { type: 'string' }] }, 'variants'],
    [{ type: 'array', uniqueItems: true, items: { enum: ['a', 'b'] } }, 'choices'],
    [{ properties: {} }, 'object'],
    [{ minimum: 3 }, 'number'],
    [{}, 'any'],
    [{ allOf: [{ type: 'string' }, { maxLength: 5 }] }, 'text'],
  ])('%j is drawn as %s', (schema, kind) => {
    expect(kindOf(schema)).toBe(kind);
  });

  it('joins what several parts say: the narrower limits, all fields, all that is needed', () => {
    const made = compiled({
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'number', minimum: 1 } },
      allOf: [{ $ref: '#/$defs/more' }],
      $defs: { more: { required: ['b'], properties: { a: { maximum: 5, minimum: 3 }, b: { type: 'string' } } } },
    });
    const { schema } = shapeOf(made, made.root, {});
    expect(schema.required).toEqual(['a', 'b']);
    const { schema: a } = shapeOf(made, schema.properties?.['a'] ?? true, 2);
    expect(a).toMatchObject({ type: 'number', minimum: 3, maximum: 5 });
  });

  it('decides conditions by the value', () => {
    const made = compiled({
      type: 'object',
      properties: { kind: { enum: ['shop', 'home'] } },
      if: { properties: { kind: { const: 'shop' } }, required: ['kind'] },
      // oxlint-disable-next-line unicorn/no-thenable -- a word of JSON Schema
      then: { properties: { vat: { type: 'string' } }, required: ['vat'] },
      else: { properties: { floor: { type: 'integer' } } },
      dependentSchemas: { kind: { properties: { note: { type: 'string' } } } },
    });
    const fields = (value: Json): string[] => Object.keys(shapeOf(made, made.root, value).schema.properties ?? {});
    expect(fields({ kind: 'shop' })).toEqual(['kind', 'vat', 'note']);
    expect(fields({ kind: 'home' })).toEqual(['kind', 'floor', 'note']);
    expect(fields({})).toEqual(['kind', 'floor']);
  });

  it('finds the variant of a value', () => {
    const made = compiled({
      oneOf: [
        { title: 'Card', properties: { kind: { const: 'card' }, number: { type: 'string', minLength: 12 } }, required: ['kind', 'number'] },
        { title: 'Bill', properties: { kind: { const: 'bill' }, email: { type: 'string' } }, required: ['kind', 'email'] },
      ],
    });
    const { variants } = shapeOf(made, made.root, undefined);
    expect(variants.map(({ label }) => label)).toEqual(['Card', 'Bill']);
    expect(variantOf(made, variants, { kind: 'bill', email: 'a@b.c' })).toBe(1);
    // Neither fits yet: the fixed part tells.
    expect(variantOf(made, variants, { kind: 'bill' })).toBe(1);
    expect(variantOf(made, variants, { kind: 'card', number: '1' })).toBe(0);
  });
});

describe('problems', () => {
  it('stand at their fields in plain words', () => {
    const schema: Json = {
      type: 'object',
      required: ['name', 'email', 'people'],
      properties: {
        name: { type: 'string', minLength: 3 },
        email: { type: 'string', format: 'email' },
        age: { type: 'integer', minimum: 18, multipleOf: 1 },
        site: { type: 'string', format: 'uri' },
        people: { type: 'array', minItems: 1, items: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } } },
        code: { type: 'string', pattern: '^[A-Z]{2}$' },
        price: { type: 'number', multipleOf: 0.5, exclusiveMinimum: 0 },
        kind: { enum: ['a', 'b'] },
      },
    };
    expect(problems(schema, { name: 'Al', email: 'x', age: 3, site: 'no', people: [], code: 'a', price: 0.3, kind: 'c' })).toEqual({
      '/name': 'Use at least 3 characters.',
      '/email': 'Type an email address, such as name@example.com.',
      '/age': 'Use 18 or more.',
      '/site': 'Type a web address that starts with https://.',
      '/people': 'Add at least one.',
      '/code': 'This does not have the right form.',
      '/price': 'Use a multiple of 0.5.',
      '/kind': 'Choose one of the options.',
    });
    expect(problems(schema, { people: [{ name: 'Ada' }, {}] })).toEqual({
      '/name': 'Fill this in.',
      '/email': 'Fill this in.',
      '/people/1/name': 'Fill this in.',
    });
    expect(problems(schema, { name: 'Ada', email: 'a@example.com', people: [{ name: 'B' }], price: 1.5 })).toEqual({});
  });

  it('of values that need each other, of variants, and of what no field shows', () => {
    expect(problems({ properties: { card: { type: 'string' }, holder: { type: 'string' } }, dependentRequired: { card: ['holder'] } }, { card: '1' })).toEqual({
      '/holder': 'Fill this in.',
    });
    expect(
      problems(
        {
          oneOf: [
            { properties: { a: { type: 'string' } }, required: ['a'], type: 'object' },
            { type: 'string', minLength: 2 },
          ],
        },
        {},
      ),
    ).toEqual({
      '/a': 'Fill this in.',
    });
    expect(problems({ type: 'object', propertyNames: { maxLength: 2 } }, { long: 1 })['']).toMatch(/do not fit the schema/);
  });

  it('of a schema that holds itself end with its value', () => {
    const tree: Json = {
      $ref: '#/$defs/node',
      $defs: {
        node: { type: 'object', required: ['name'], properties: { name: { type: 'string' }, kids: { type: 'array', items: { $ref: '#/$defs/node' } } } },
      },
    };
    expect(problems(tree, { name: 'a', kids: [{ name: 'b', kids: [{}] }] })).toEqual({ '/kids/0/kids/0/name': 'Fill this in.' });
  });
});

describe('defaults', () => {
  it('fill what is not there, also under conditions, and stop where a schema needs itself', () => {
    const made = compiled({
      type: 'object',
      required: ['agreed', 'address', 'self'],
      properties: {
        kind: { enum: ['a', 'b'], default: 'b' },
        agreed: { type: 'boolean' },
        address: { type: 'object', properties: { country: { type: 'string', default: 'AT' }, street: { type: 'string' } } },
        list: { type: 'array', default: [1] },
        self: { $ref: '#/$defs/self' },
      },
      if: { properties: { kind: { const: 'b' } } },
      // oxlint-disable-next-line unicorn/no-thenable -- a word of JSON Schema
      then: { properties: { extra: { default: 7 } } },
      $defs: { self: { type: 'object', required: ['self'], properties: { self: { $ref: '#/$defs/self' } } } },
    });
    expect(withDefaults(made, made.root, { address: { country: 'DE' } })).toMatchObject({
      kind: 'b',
      agreed: false,
      address: { country: 'DE' },
      list: [1],
      extra: 7,
    });
  });
});

it('pointers read and write any key', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string().filter((key) => key !== '__proto__'),
        { minLength: 1, maxLength: 4 },
      ),
      fc.jsonValue(),
      (keys, value) => {
        const pointer = keys.reduce((at, key) => pointerTo(at, key), '');
        const json = value as Json;
        const root = withValue({}, pointer, json);
        expect(valueAt(root, pointer)).toEqual(json);
        expect(valueAt(withValue(root, pointer, undefined), pointer)).toBeUndefined();
      },
    ),
  );
});

it('no schema and no value makes it throw', () => {
  const word = fc.constantFrom(
    'type',
    'properties',
    'items',
    'enum',
    'const',
    'oneOf',
    'anyOf',
    'allOf',
    'if',
    'then',
    'else',
    '$ref',
    '$defs',
    'required',
    'default',
    'format',
    'pattern',
    'minimum',
    'additionalProperties',
    'prefixItems',
    'dependentRequired',
    'uniqueItems',
    '$id',
    'not',
    'a',
    'b',
  );
  const leaf = fc.oneof(
    fc.constantFrom('object', 'array', 'string', 'integer', 'null', '#', '#/$defs/a', '#/properties/a', 'a', 'email', '['),
    fc.jsonValue({ maxDepth: 1 }),
  );
  const { schema } = fc.letrec((tie) => ({
    schema: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.dictionary(word, tie('schema'), { maxKeys: 5 }),
      fc.array(tie('schema'), { maxLength: 3 }),
    ),
  }));
  fc.assert(
    fc.property(schema, fc.jsonValue(), (raw, value) => {
      const made = compile(raw as Json);
      if (typeof made === 'string') return;
      const start = withDefaults(made, made.root, value as Json);
      expect(() => problemsOf(made, start ?? null)).not.toThrow();
    }),
    { numRuns: 500 },
  );
});
