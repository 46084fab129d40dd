import fc from '../../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import { checkExpression, checkTemplate, isTemplate, loneExpression, parseTemplate, referencesOf, renameReferences } from './index.ts';

const codes = (text: string): string[] => parseTemplate(text).flatMap((part) => (part.kind === 'expression' ? [part.code.trim()] : []));

describe('templates', () => {
  it.each([
    ['Hello {{ name }}!', ['name']],
    ['{{ a }}{{ b }}', ['a', 'b']],
    ['{{ "}}" }}', ['"}}"']],
    ['{{ { a: { b: 1 } } }}', ['{ a: { b: 1 } }']],
    ['{{{a:{b:1}}}}', ['{a:{b:1}}']],
    ['{{ `x${ {a:1}.a }}}` }}', ['`x${ {a:1}.a }}}`']],
    ['{{ (a) }} and {{ ((b)) }}', ['(a)', '((b))']],
    ['{{ rows.map((r) => { return r.x; }) }}', ['rows.map((r) => { return r.x; })']],
    ['{{ a /* }} */ }}', ['a /* }} */']],
    ['no bindings { here } }}', []],
  ])('%s', (text, expected) => {
    expect(codes(text)).toEqual(expected);
    expect(checkTemplate(text)).toBeNull();
  });

  it('a lone binding may have blanks round it', () => {
    expect(loneExpression(parseTemplate('  {{ a }}\n'))?.code).toBe(' a ');
    expect(loneExpression(parseTemplate('x{{ a }}'))).toBeNull();
    expect(loneExpression(parseTemplate('{{ a }}{{ b }}'))).toBeNull();
    expect(isTemplate('{ a }')).toBe(false);
  });

  it.each([
    ['{{ 1 + }}', 'it stops too early|unexpected', 8],
    ['{{ a b }}', 'unexpected “b”', 6],
    ['{{ }}', 'it is empty', 3],
    ['{{ a', 'the closing “}}” is missing', 5],
    ['Hi {{ ok }} {{ if }}', 'unexpected “if”', 16],
  ])('%s says what is wrong and where', (text, problem, column) => {
    const found = checkTemplate(text);
    expect(found?.problem).toMatch(new RegExp(problem));
    expect(found?.column).toBe(column);
  });

  it('goes on after a broken binding', () => {
    expect(codes('{{ 1 + }} {{ b }}')).toEqual(['1 +', 'b']);
  });

  it('keeps every character of any text (seed printed on failure)', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('{{', '}}', '{{ a }}', '{{ {b:1} }}', '"', '`'))), (pieces) => {
        const text = pieces.join('');
        const parts = parseTemplate(text);
        const shown = parts.map((part) => (part.kind === 'text' ? part.text : `{{${part.code}}}`)).join('');
        // Only a binding that is never closed gains its braces.
        return shown === text || shown === `${text}}}`;
      }),
      { numRuns: 500 },
    );
  });
});

describe('expressions', () => {
  it.each(['a.b', '(a, b)', 'a => ({ ...a })', 'new Date()', 'x?.y ?? z', '/a}}b/.test(x)', 'function f() { return 1 }'])('%s parses', (code) =>
    expect(checkExpression(code)).toBeNull(),
  );
  it.each([
    ['a;', 2],
    ['let a', 5],
    ['', 1],
    ['a)', 2],
    ['import("x")', 1],
  ])('%s does not', (code, column) => expect(checkExpression(code)?.column).toBe(column));

  it.each([
    ['taskTable.selectedRow.title', ['taskTable']],
    ['rows.map((row, i) => row.x + i + offset)', ['rows', 'offset']],
    ['{ a, b: c, [d]: 1 }', ['a', 'c', 'd']],
    ['({ a, b = z, ...rest }) => a + b + rest + y', ['z', 'y']],
    ['(() => { let t = 1; for (const k of list) t += k; try { x() } catch (e) { return e } return t })()', ['list', 'x']],
    ['function f(n) { return n < 2 ? f(n - 1) : arguments[0] }', []],
    ['class A extends Base { static x = y; m(p) { return A + p } }', ['Base', 'y']],
    ['(() => { return later; var later = 1; function hoisted() { return hoisted } })()', []],
    ['Math.max(a, JSON.parse(b), undefined)', ['a', 'b']],
    ['a.b.c(d => d.a)', ['a']],
    ['typeof maybe', ['maybe']],
    ['(x => { label: for (;;) { break label } })(y)', ['y']],
    ['({ x: a } = b, [c.d] = [e])', ['a', 'b', 'c', 'e']],
    ['`${a} ${`${b}`}`', ['a', 'b']],
    ['Hello {{ user1.value }} and {{ x }}', ['user1', 'x']],
  ])('%s names %j', (code, names) => expect(referencesOf(code)).toEqual(names));

  it('renames names, not members, strings or locals', () => {
    const renames = new Map([['a', 'a2']]);
    expect(renameReferences('a {{ a.a + "a" + ((a) => a)(1) + f({ a }) }} {{ b }}', renames)).toBe('a {{ a2.a + "a" + ((a) => a)(1) + f({ a: a2 }) }} {{ b }}');
  });
});
