import { describe, expect, it } from 'vitest';
import { app, button, input, TASKS, MEMBERS, text } from '../../../testing/sandbox/running-app.ts';
import { compileManifest } from './index.ts';

type Table = Record<string, (scope: Record<string, unknown>) => unknown>;
const load = (script: string): Table => new Function(`return ${script}`)() as Table;

describe('compileManifest', () => {
  it('gives one table of functions, keyed by place, that read names from their scope', () => {
    const { script, plan, problems } = compileManifest(app([input('box'), text('t', '{{ [box.value].map((x) => ({ x, box })) }}')]));
    expect(problems).toEqual([]);
    expect(plan.named).toEqual(['box']);
    expect(plan.pages[0]?.root.children[1]?.bound).toEqual({ content: 'node:t:content' });
    const box = { value: 3 };
    expect(load(script)['node:t:content']!({ box })).toEqual([{ x: 3, box }]);
  });

  it('keeps what has no binding as it is and evaluates the rest of a value in place', () => {
    const { script, plan } = compileManifest(
      app([button('b', { do: 'createRow', with: { entity: 'task', values: { title: 'Hi {{ n }}', tags: ['{{ n }}', 'x'], ['__proto__x']: 1 } } })], {
        state: [{ id: 'n', name: 'N', initial: 1 }],
      }),
    );
    const step = plan.pages[0]!.root.children[0]!.events['click']![0]!;
    expect(step.with).toEqual({ entity: 'task' });
    expect(load(script)[step.bound!]!({ n: 2, $text: String })).toEqual({ values: { title: 'Hi 2', tags: [2, 'x'], __proto__x: 1 } });
  });

  it('one bad binding never stops the rest, and its place and column are known', () => {
    const { script, problems } = compileManifest(app([text('a', 'ab {{ 1 + }}'), text('b', '{{ lost }}'), text('c', '{{ 2 }}')]));
    expect(problems).toMatchObject([
      { place: { kind: 'node', id: 'a', key: 'content' }, code: 'expression.syntax', column: 11 },
      { place: { kind: 'node', id: 'b', key: 'content' }, code: 'expression.unknown-name', name: 'lost' },
    ]);
    expect(load(script)['node:c:content']!({})).toBe(2);
  });

  it('suggests the name that was probably meant', () => {
    const { problems } = compileManifest(
      app([input('titleInput'), text('t', '{{ titelInput.value }} {{ task.x }} {{ item.x }}')], { entities: [TASKS, MEMBERS] }),
    );
    expect(problems.map((problem) => problem.message)).toEqual([
      'Nothing here is called “titelInput”. Did you mean “titleInput”?',
      '“task” is a kind of data, not a value. Make a query for it and use the query’s “data”.',
      expect.stringContaining('exists only inside a list'),
    ]);
  });

  it('names of handlers, scripts and formulas exist only there', () => {
    const problemsOf = (manifest: Parameters<typeof compileManifest>[0]): (string | undefined)[] =>
      compileManifest(manifest).problems.map((problem) => problem.name);
    expect(problemsOf(app([text('t', '{{ event }} {{ db }}')]))).toEqual(['event', 'db']);
    expect(problemsOf(app([button('b', { do: 'script', with: { code: 'await db.x.get(event.id); app.toast(steps)' } })]))).toEqual([]);
    expect(
      problemsOf(app([button('b', { do: 'toast', with: { text: '{{ event }}' }, onError: [{ do: 'toast', with: { text: '{{ error.message }}' } }] })])),
    ).toEqual([]);
    expect(
      problemsOf(
        app([], {
          entities: [{ ...TASKS, fields: [...TASKS.fields, { id: 'f', label: 'F', type: 'computed', formula: 'hours * 2 + item.hours + minutes' }] }, MEMBERS],
        }),
      ),
    ).toEqual(['minutes']);
  });

  it('modules export in every form', () => {
    const code =
      'const one = 1; export const two = one + 1, { three } = { three: 3 }; export function four() { return two * 2 }\nfunction hidden() {}\nexport { one as uno, hidden };\nexport default class {}';
    const { script, problems } = compileManifest(app([], { modules: [{ id: 'm', name: 'M', code }] }));
    const exported = load(script)['module:m']!({}) as Record<string, unknown>;
    expect(problems).toEqual([]);
    expect(Object.keys(exported).sort()).toEqual(['default', 'four', 'hidden', 'three', 'two', 'uno']);
    expect((exported['four'] as () => number)()).toBe(4);
  });

  it('imports are refused with a place', () => {
    const { problems } = compileManifest(app([], { modules: [{ id: 'm', name: 'M', code: 'import x from "fs"; export const y = 1;' }] }));
    expect(problems).toMatchObject([{ place: { kind: 'module', id: 'm' }, message: expect.stringContaining('“import” is not available') as string }]);
  });

  it('a comment at the end of a binding does not swallow what follows', () => {
    const { script } = compileManifest(app([text('t', '{{ 1 // one\n}} {{ 2 /* two */ }}')]));
    expect(load(script)['node:t:content']!({ $text: String })).toBe('1 2');
  });
});
