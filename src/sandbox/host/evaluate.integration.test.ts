import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WorkerPool } from '../adapters/worker-threads.ts';
import { WORKER_URL } from '../../testing/sandbox/running-app.ts';
import type { Evaluation } from './evaluate.ts';

let pool: WorkerPool;
beforeAll(() => {
  pool = new WorkerPool(WORKER_URL);
});
afterAll(() => pool.close());

const evaluate = (source: string, options: { ms?: number; memoryMb?: number } = {}): Promise<Evaluation> => pool.evaluate(source, { ms: 500, ...options });

describe('scripts without an app', () => {
  const ENDINGS: [source: string, result: Partial<Evaluation>][] = [
    ['1 + 1', { status: 'ok', value: 2 }],
    ['globalThis.__verdict = { a: ["\\0\\ud800"] }; 5', { status: 'ok', value: { a: ['\0\ud800'] } }],
    ['var nothing;', { status: 'ok' }],
    ['Promise.resolve().then(() => 7)', { status: 'ok', value: 7 }],
    ['new Promise((r) => setTimeout(r, 20, 7))', { status: 'ok', value: 7 }],
    ['setTimeout(() => { globalThis.__verdict = "late"; }, 20); 1', { status: 'ok', value: 'late' }],
    ['Promise.resolve().then(() => { globalThis.__verdict = "drained"; }); 1', { status: 'ok', value: 'drained' }],
    ['throw new TypeError("no")', { status: 'threw', kind: 'TypeError', error: 'no' }],
    ['globalThis.__verdict = 1; throw null', { status: 'threw', kind: 'null', value: 1 }],
    ['Promise.reject(new RangeError("no"))', { status: 'threw', kind: 'RangeError', error: 'no' }],
    ['const x = ;', { status: 'threw', kind: 'SyntaxError' }],
    ['const a = {}; a.a = a; a', { status: 'ok', kind: 'unserializable' }],
    ['new Promise(() => {})', { status: 'terminated', kind: 'pending' }],
    ['for (;;) {}', { status: 'terminated', kind: 'deadline' }],
    // Returning the promise would chain them, and then the memory may end first.
    ['const f = () => { Promise.resolve().then(f); }; globalThis.__verdict = 1; f()', { status: 'terminated', kind: 'deadline' }],
    ['for (;;) { try { for (;;) {} } catch {} }', { status: 'terminated', kind: 'deadline' }],
    ['setTimeout(() => { for (;;) {} }, 5)', { status: 'terminated', kind: 'deadline' }],
    ['const f = () => f() + 1; f()', { status: 'limit', kind: 'stack' }],
    ['const all = []; for (;;) all.push(new Array(10000).fill(1))', { status: 'limit', kind: 'memory' }],
    ['"x".repeat(2000000)', { status: 'limit', kind: 'size' }],
    ['let d = []; for (let i = 0; i < 300; i++) d = [d]; d', { status: 'limit', kind: 'size' }],
  ];
  it.each(ENDINGS)('SES-70 SES-71: %s', async (source, result) => {
    // A limit is found however long it takes on a busy machine; deadlines are met everywhere.
    const ms = result.status === 'limit' ? 10_000 : 500;
    const found = await evaluate(source, { memoryMb: 64, ms });
    expect(found).toMatchObject(result);
    if (!('value' in result)) expect(found).not.toHaveProperty('value');
    expect(found.durationMs).toBeLessThan(ms + 250);
    expect(found.peakMemoryBytes).toBeGreaterThan(0);
    expect(found.peakMemoryBytes).toBeLessThanOrEqual(64 * 1024 * 1024);
  });

  it('SES-72: what a script patched changes neither the value nor its frame', async () => {
    const hostile =
      'JSON.stringify = () => "forged"; JSON.parse = () => 0; String.prototype.slice = () => "x"; Reflect.apply = () => 1; Array.prototype.splice = () => { throw 1; }; for (const k of ["status", "kind", "value"]) Object.defineProperty(Object.prototype, k, { get: () => "forged" }); console.log(1);';
    const { status, kind, value } = await evaluate(`${hostile} globalThis.__verdict = [1, { a: "b" }];`);
    expect([status, kind, value]).toEqual(['ok', undefined, [1, { a: 'b' }]]);
    expect(await evaluate(`${hostile} throw new TypeError("mine")`)).toMatchObject({ status: 'threw', kind: 'TypeError', error: 'mine' });
  });

  it('SES-72: getters, proxies and toJSON decide about the value only', async () => {
    expect(await evaluate('globalThis.__verdict = { toJSON: () => ({ status: "forged" }) }')).toMatchObject({ status: 'ok', value: { status: 'forged' } });
    expect(await evaluate('Object.defineProperty(globalThis, "__verdict", { get() { for (;;) {} } })')).toMatchObject({
      status: 'terminated',
      kind: 'deadline',
    });
    expect(await evaluate('throw { get message() { for (;;) {} } }')).toMatchObject({ status: 'terminated', kind: 'deadline' });
  });

  it('SES-70: a script that is too large is refused; one that barely fits the memory is reported', async () => {
    expect(await evaluate(`"${'x'.repeat(4_000_001)}"`)).toMatchObject({ status: 'limit', kind: 'size' });
    expect(await evaluate(`"${'x'.repeat(3_900_000)}".length`, { memoryMb: 4 })).toMatchObject({ status: 'limit', kind: 'memory' });
  });

  it('SES-73: native code that never looks at the clock is ended from outside', async () => {
    const found = await evaluate('Array.prototype.reverse.call({ length: 2 ** 53 - 1 })', { ms: 300 });
    expect(found).toMatchObject({ status: 'terminated', kind: 'deadline' });
    expect(found.durationMs).toBeLessThan(300 + 250);
  });
});
