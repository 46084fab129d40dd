import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openExecutionsBench, type ExecutionsBench } from '../../../testing/executions-bench.ts';
import { app, TASKS, MEMBERS } from '../../../testing/sandbox/running-app.ts';
import type { JsonObject } from '../../../shared/kernel/json.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Functions that lie, break what they run on, or never come to an end in their own ways. */
const CODE = `
export async function poisonPromise() { Promise.prototype.then = () => {}; return 1; }
export function poisonJson() { JSON.stringify = () => 'x'; JSON.parse = () => { throw 1; }; Object.entries = () => []; Array.prototype.map = () => []; return { a: [1] }; }
export function getters() { return { get a() { throw new Error('from a getter'); } }; }
export function proxy() { return new Proxy({}, { ownKeys() { throw new Error('from a proxy'); } }); }
export function toJson() { return { toJSON() { return 'other'; }, kept: 1 }; }
export function thenable() { return { then(resolve) { resolve('awaited'); } }; }
export function never() { return new Promise(() => {}); }
export function neverThen() { return { then() {} }; }
export function throwsNull() { throw null; }
export function throwsOdd() { throw { toString() { throw new Error('no text'); } }; }
export function forgedStack() { const e = new Error('forged'); e.stack = 'at x (app.js:999999999999:1)'; throw e; }
export function forgedCode() { const e = new Error('mine'); e.code = 'permission.denied'; throw e; }
export function longMessage() { throw new Error('x'.repeat(100000)); }
export function noProgress() { progress = null; return typeof progress; }
export function oddProgress() { for (const v of [NaN, -1, 2, 'x', {}, null, Infinity]) progress(v, { toString() { return 'p'.repeat(1000); } }); return 1; }
export function badProgress() { progress(0.5, { toString() { throw new Error('bad text'); } }); }
export function proto() { return JSON.parse('{"__proto__":{"polluted":1},"constructor":{"a":1},"ok":2}'); }
export function echo(inputs) { return inputs; }
export function unicode() { return ['\\u0000', '\\ud800', '🎈', '\\u2028']; }
export async function calls() { const all = []; for (let i = 0; i < 300; i++) all.push(db.task.count()); await Promise.all(all); }
export async function rejectsLater() { void Promise.reject(new Error('nobody waits')); setTimeout(() => { throw new Error('late'); }, 1); await new Promise((r) => setTimeout(r, 20)); return 'fine'; }
`;
let bench: ExecutionsBench;
let appId: string;
beforeAll(async () => {
  bench = await openExecutionsBench({ wallMs: 3000 });
  appId = await bench.add(app([], { entities: [TASKS, MEMBERS], modules: [{ id: 'm', name: 'M', code: CODE }] }));
});
afterAll(() => bench.close());

const run = (name: string, inputs: JsonObject = {}) => bench.run(appId, name, inputs);

describe('hostile functions', () => {
  it.each([
    // It took its own tools away.
    ['poisonJson', {}],
    ['thenable', 'awaited'],
    ['noProgress', 'object'],
    ['oddProgress', 1],
    ['proto', { constructor: { a: 1 }, ok: 2 }],
    ['unicode', ['\u0000', '\ud800', '🎈', '\u2028']],
    ['rejectsLater', 'fine'],
  ])('EXE-25: lies and broken built-ins harm only the function itself: %s', async (name, outputs) => {
    const done = await run(name);
    expect([done.status, done.status === 'failed' ? done.error : done.outputs]).toEqual(['succeeded', outputs]);
    expect((await bench.executions.get(done.id)).outputs).toEqual(done.outputs);
  });

  it.each([
    ['getters', 'from a getter'],
    ['proxy', 'from a proxy'],
    ['badProgress', 'bad text'],
    ['throwsNull', 'null'],
    ['forgedStack', 'forged'],
    ['forgedCode', 'mine'],
    ['calls', 'waiting'],
    ['longMessage', 'xxx'],
    ['toJson', 'result.toJSON is a function'],
  ])('EXE-25: what goes wrong inside is a failed run with its words: %s', async (name, words) => {
    const { status, error } = await run(name);
    expect(status).toBe('failed');
    expect(error?.message).toContain(words);
    expect(error!.message.length).toBeLessThanOrEqual(4000);
    if (name !== 'calls' && name !== 'toJson') expect(error?.code).toBe('function.threw');
  });

  it.each(['poisonPromise', 'never', 'neverThen', 'throwsOdd'])('EXE-25: what never answers is ended: %s', async (name) => {
    const { status } = await run(name);
    expect(['terminated', 'failed', 'succeeded']).toContain(status);
    expect((await run('echo', { after: name })).outputs).toEqual({ after: name });
  });

  it('EXE-25: inputs arrive as they are', async () => {
    const inputs = {
      nul: '\u0000',
      lone: '\ud800',
      deep: JSON.parse(`${'['.repeat(60)}1${']'.repeat(60)}`) as never,
      constructor: 1,
      big: 'x'.repeat(500_000),
      'a b': { '': null },
    };
    expect((await run('echo', inputs)).outputs).toEqual(inputs);
    expect(bench.reported).toEqual([]);
  });
});
