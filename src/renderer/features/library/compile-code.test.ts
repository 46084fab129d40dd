import { describe, expect, it } from 'vitest';
import { compileCode, FIRST_CODE } from './compile-code.ts';

describe('code of own components', () => {
  it('OWN-20: becomes a script that defines the component, with lines where they were', async () => {
    const result = await compileCode(FIRST_CODE);
    const compiled = result.ok ? result.compiled : '';
    expect(compiled).toContain("require('react')");
    expect(compiled.split('\n').findIndex((line) => line.includes('function MyComponent'))).toBe(
      FIRST_CODE.split('\n').findIndex((line) => line.includes('function MyComponent')),
    );
    const exports: { default?: unknown } = {};
    new Function('exports', 'require', 'React', compiled)(exports, () => ({ useState: () => [0, () => {}] }), {
      createElement: (type: unknown, _props: unknown, ...children: unknown[]) => ({ type, children }),
    });
    expect((exports.default as (props: object) => { type: string })({ inputs: { title: 'T' }, emit: () => {} }).type).toBe('button');
  });

  it('OWN-20: what does not parse is refused with its line; so is code that exports nothing', async () => {
    expect(await compileCode('export default function A() {\n  return <div>;\n}')).toMatchObject({ ok: false, line: expect.any(Number) });
    expect(await compileCode('const a = 1;')).toMatchObject({ ok: false, message: expect.stringContaining('export default') });
  });
});
