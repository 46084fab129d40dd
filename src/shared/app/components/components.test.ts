import { describe, expect, it } from 'vitest';
import { changesBetween, compareVersions, guardLoops } from './index.ts';
import { componentDefinition } from '../manifest/index.ts';

describe('own components', () => {
  it('OWN-21: every loop asks whether it may go on, on the line where it was, and does what it did', () => {
    const script =
      'let out = [];\nfor (const a of [1, 2]) for (let i = 0; i < 2; i++) out.push(a * i);\nlet n = 3; while (n--) { out.push(n); }\ndo out.push("d"); while (false);\nreturn out;';
    const guarded = guardLoops(script);
    let ticks = 0;
    const run = (code: string): unknown => new Function('__tick', code)(() => void ticks++);
    expect(run(guarded)).toEqual(run(script));
    expect([ticks, guarded.split('\n').length]).toEqual([2 + 4 + 3 + 1, script.split('\n').length]);
    expect(guardLoops('for (;;')).toBe('for (;;');
  });

  it('OWN-31: versions are ordered by number; what a use would notice is said', () => {
    expect(['1.10.0', '1.2.0', '1.0.10'].toSorted(compareVersions)).toEqual(['1.0.10', '1.2.0', '1.10.0']);
    const before = componentDefinition.parse({
      id: 'a',
      name: 'A',
      kind: 'parts',
      props: [
        { key: 'x', label: 'X' },
        { key: 'y', label: 'Y' },
      ],
      events: [{ name: 'e', label: 'E' }],
    });
    const after = componentDefinition.parse({
      id: 'a',
      name: 'B',
      kind: 'parts',
      props: [
        { key: 'x', label: 'X', type: 'number' },
        { key: 'z', label: 'Z' },
      ],
      hasSlot: true,
    });
    expect(changesBetween(before, after)).toEqual([
      { what: 'Name', detail: 'A → B', breaks: false },
      { what: 'Input of another kind', detail: 'X: text → number', breaks: true },
      { what: 'New input', detail: 'Z', breaks: false },
      { what: 'Input is gone', detail: 'Y', breaks: true },
      { what: 'Event is gone', detail: 'E', breaks: true },
      { what: 'It can hold others now', detail: '', breaks: false },
    ]);
  });
});
