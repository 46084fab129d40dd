import fc from '../../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import { app, button, input } from '../../../testing/sandbox/running-app.ts';
import { compileManifest } from './index.ts';

/** Where a mark stands in a text, from 1. */
function positionOf(text: string, mark: string, from = 0): { line: number; column: number } {
  const before = text.slice(0, text.indexOf(mark, from)).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

const name = fc.constantFrom('box', 'db', 'sum', 'local', 'unknownName', 'tools');
const statement = fc.oneof(
  name.map((one) => `let v = ${one};`),
  fc.tuple(name, name).map(([a, b]) => `{ const o = { ${a}, b: ${b} }; }`),
  name.map((one) => `if (typeof ${one} === 'x') { /* ${one} */ }`),
  fc.constantFrom(
    '',
    '// a comment',
    '`a\n  b ${box.value}\n`;',
    '/* several\nlines */',
    'export const e0 = 1, e1 = box;',
    'function inner() {\n  return db;\n}',
  ),
);

describe('where code comes from', () => {
  it('finds every mark of a module again, whatever was replaced or left out before it', () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 12 }), fc.nat(12), fc.boolean(), (statements, at, hasList) => {
        const numbered = statements.map((text, i) => text.replace(/\b(v|o|inner|e0|e1)\b/g, `$1${i}`));
        numbered.splice(Math.min(at, numbered.length), 0, '   "MARK";');
        const code = `${hasList ? 'export {\n  first,\n  second as third,\n};\n' : ''}function first() {}\nfunction second() {}\n${numbered.join('\n')}\n`;
        const { script, problems, locate } = compileManifest(
          app([input('box')], {
            modules: [
              { id: 'other', name: 'O', code: 'export const x = 1;\nexport default 2;' },
              { id: 'tools', name: 'T', code },
            ],
          }),
        );
        expect(problems.filter((problem) => problem.code === 'expression.syntax')).toEqual([]);
        const found = positionOf(script, '"MARK"');
        expect(locate(found.line, found.column)).toEqual({ place: { kind: 'module', id: 'tools' }, ...positionOf(code, '"MARK"') });
      }),
      { numRuns: 200 },
    );
  });

  it('finds scripts of steps, and says nothing about code that nobody wrote', () => {
    const code = 'const a = box.value;\n  await db.x.get(a, "MARK");';
    const { script, locate } = compileManifest(app([input('box'), button('go', { do: 'script', with: { code } })]));
    const found = positionOf(script, '"MARK"');
    expect(locate(found.line, found.column)).toEqual({ place: { kind: 'node', id: 'go', key: 'click[0]' }, line: 2, column: 21 });
    expect([locate(1, 1), locate(found.line, 9999), locate(99_999, 1), locate(0, 0)]).toEqual([null, null, null, null]);
  });
});
