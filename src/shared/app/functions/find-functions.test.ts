import { describe, expect, it } from 'vitest';
import { findFunctions, resolveFunction } from './index.ts';

const found = (code: string) => findFunctions([{ id: 'tools', name: 'Tools', code }]);
const names = (code: string): string[] => found(code).map((item) => item.name);

describe('findFunctions', () => {
  it('finds every exported function with its parameters and its comment', () => {
    const code = `const hidden = () => 1;
/**
 * Sends the report
 * of a month.
 */
export async function monthlyReport({ month, year = 2026 }, context) {}

// Adds two
// numbers.
export const add = (a, b) => a + b;
export const value = 3;

// Not about the next one.

export function plain() {}
`;
    expect(found(code)).toEqual([
      { name: 'tools.monthlyReport', parameters: ['{ month, year = 2026 }', 'context'], description: 'Sends the report of a month.', isAsync: true },
      { name: 'tools.add', parameters: ['a', 'b'], description: 'Adds two numbers.', isAsync: false },
      { name: 'tools.plain', parameters: [], description: '', isAsync: false },
    ]);
  });

  it('knows every form of export, and passes over what only running would tell', () => {
    const code = `function a() {} const b = async function () {}, c = 1; function* g() {}
export { a as first, b, c, g, later as "not a name" }; function later() {}
export default () => 1; export const made = make(); export class K {} function make() { return a }`;
    expect(names(code)).toEqual(['tools.first', 'tools.b', 'tools.default']);
    expect(names('export default a; function a(x) {}')).toEqual(['tools.default']);
    expect(names('export default function named() {}')).toEqual(['tools.default']);
    expect(names('export const { x } = { x() {} }, y = () => 2;')).toEqual(['tools.y']);
    expect(names('this does not parse')).toEqual([]);
    expect(names('export { x } from "y"')).toEqual([]);
  });

  it('resolves a full name, and a short one where only one module has it', () => {
    const all = findFunctions([
      { id: 'a', name: 'A', code: 'export function one() {} export function both() {}' },
      { id: 'b', name: 'B', code: 'export function two() {} export function both() {}' },
    ]);
    const name = (wanted: string): string | undefined => resolveFunction(all, wanted)?.name;
    expect([name('a.one'), name('two'), name('both'), name('b.both'), name('three'), name('a.two')]).toEqual([
      'a.one',
      'b.two',
      undefined,
      'b.both',
      undefined,
      undefined,
    ]);
  });
});
