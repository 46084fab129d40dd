import fc, { propertySeed } from '../../../testing/property.ts';
import { describe, expect, test } from 'vitest';
import { planOf } from '../../../source-kit/plan.ts';
import { arbitraryManifest } from '../../../testing/document/arbitrary-manifest.ts';
import { evaluateSource } from '../../../testing/source/evaluate-source.ts';
import type { AppPlan } from '../../contracts/sandbox.ts';
import { compileManifest } from '../compile/index.ts';
import { manifest, type Manifest, type ManifestInput } from '../manifest/index.ts';
import { writeSource } from './index.ts';

type Functions = Record<string, (scope: object) => unknown>;

/** Values that functions may find under any name. */
const SAMPLES: readonly object[] = [
  {},
  { item: { name: 'Ada', total: 3 }, a: { value: 7 }, b: { value: '' }, rows: [{ n: 1 }, { n: 2 }], event: { values: { title: 'x' } }, index: 2 },
];

function scopeOf(sample: object): object {
  const root = Object.assign(Object.create(null) as Record<string, unknown>, {
    sum: (rows: unknown, key: string) => (Array.isArray(rows) ? rows.reduce((total: number, row: Record<string, number>) => total + (row[key] ?? 0), 0) : 0),
    $text: (value: unknown) => (value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)),
    $fail: (code: string, message: string) => {
      throw new Error(`${code} ${message}`);
    },
  });
  return Object.assign(root, sample);
}

/** Functions are the same when they read the same, wherever they are. */
function plain(value: unknown): unknown {
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === 'object' && value !== null ? Object.entries(value).map(([key, item]) => [key, plain(item)]) : [typeof value, value];
}

/** What it comes to, or how it fails. The same for functions that are the same to whoever calls them. */
async function outcome(fn: (scope: object) => unknown, sample: object): Promise<unknown> {
  try {
    return { value: plain(await fn(scopeOf(sample))) };
  } catch (error) {
    // Which of the names is missing is said in the words of the engine.
    return { error: error instanceof TypeError || error instanceof ReferenceError ? error.name : String(error) };
  }
}

/** What is compared: a signature only tells one version of a query from the next, and any component may be named. */
function comparable({ named: _named, queries, ...plan }: AppPlan): object {
  return { ...plan, queries: queries.map(({ signature: _signature, ...query }) => query) };
}

async function check(app: Manifest): Promise<void> {
  const compiled = compileManifest(app);
  const wanted = new Function(`return ${compiled.script.trim()}`)() as Functions;
  const files = writeSource('app', app, {});
  const { plan, functions } = planOf(await evaluateSource(files));
  expect(comparable(plan)).toEqual(comparable(compiled.plan));
  expect(new Set(plan.named)).toEqual(new Set([...plan.named, ...compiled.plan.named]));
  expect(Object.keys(functions).toSorted()).toEqual(Object.keys(wanted).toSorted());
  for (const [key, fn] of Object.entries(wanted)) {
    for (const sample of SAMPLES)
      expect({ key, ...((await outcome(functions[key] as never, sample)) as object) }).toEqual({ key, ...((await outcome(fn, sample)) as object) });
  }
}

const page = (children: ManifestInput['pages'][number]['root']['children']): ManifestInput['pages'] => [
  { id: 'home', name: 'Home', path: '/', root: { id: 'top', type: 'Container', name: 'Top', children } },
];

describe('source of an app', () => {
  test('yields the plan that the compiler makes of the manifest', async () => {
    const seed = propertySeed();
    await fc.assert(fc.asyncProperty(arbitraryManifest, check), { seed, numRuns: Number(process.env['RUNS'] ?? 25) });
  }, 600_000);

  test('keeps bindings, steps, scripts and modules of every shape', async () => {
    await check(
      manifest.parse({
        schemaVersion: 1,
        meta: { name: 'Shapes */ `${x}` "q"' },
        entities: [
          {
            id: 'task',
            name: 'Task',
            plural: 'Tasks',
            displayField: 'title',
            fields: [
              { id: 'title', label: 'Title', type: 'text', default: '{{ today() }}' },
              { id: 'total', label: 'Total', type: 'computed', formula: '[1, 2].map((item) => item * total2).length' },
              { id: 'total2', label: 'Total', type: 'number' },
            ],
          },
        ],
        queries: [
          {
            id: 'tasks',
            name: 'Tasks',
            kind: 'list',
            entity: 'task',
            where: [
              { field: 'title', op: 'eq', value: '{{ filter }}' },
              { field: 'title', op: 'in', value: ['a', { b: '{{ filter }}' }] },
            ],
            search: 'x {{ filter }}',
            enabled: 'filter',
          },
          { id: 'own', name: 'Own', kind: 'script', code: 'const $ = filter;\nreturn [$, `a\n  b`];' },
        ],
        state: [{ id: 'filter', name: 'Filter', initial: '{{ 1 + 1 }}' }],
        modules: [
          {
            id: 'tools',
            name: 'Tools',
            code: '// A comment `with` ${it}\nexport function double(n) {\n  return n * 2; // kept\n}\nexport const text = `a\n    b`;\nexport default 7;',
          },
        ],
        pages: page([
          {
            id: 'one',
            type: 'Text',
            name: 'One',
            bindings: { content: 'Hello `{{ item?.name }}` ${x}\n{{ filter }}', tone: '{{ {a: filter, ["__proto__"]: 2} }}' },
            props: { content: 'before', on: 1, key: 'k', onClick: 2 },
          },
          {
            id: 'two',
            type: 'odd type <x>',
            name: 'Two "quoted" & <b>',
            bindings: {
              a: '{{ tasks.data.map(tasks => tasks.title) }}',
              b: '{{ new Date(0) - new Date(1) }}',
              c: '{{ filter = 3 }}',
              d: '{{ (filter, 2) }}',
              e: '{{ /* why */ filter // note\n }}',
              f: '{{ function () { return arguments.length }(1) }}',
            },
            events: {
              click: [
                {
                  do: 'script',
                  with: { code: 'setTimeout(() => 1, 1);\nawait filter;\nreturn `x\n  y`;' },
                  as: 'x',
                  onError: [{ do: 'toast', with: { text: '{{ error.message }}' } }],
                },
              ],
              Odd: [{ do: 'setState', with: { state: 'filter', value: { deep: ['{{ steps.x }}', 1] } }, onlyIf: '!filter' }],
            },
          },
        ]),
      }),
    );
  });
});
