import fc from '../../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import { createMemoryData } from '../../../shared/app/data/index.ts';
import type { SessionEvent } from '../../../shared/contracts/session.ts';
import { seededRandom } from '../../../shared/kernel/ports.ts';
import { app, MEMBERS, TASKS } from '../../../testing/sandbox/running-app.ts';
import { AppDecisions } from './decisions.ts';
import { HostCalls, type CapabilityAnswer } from './index.ts';
import { noCapabilities } from './nothing.ts';
import { preview } from './preview.ts';
import { RateBucket } from './rate-bucket.ts';

const METHODS = [
  'data.list',
  'data.get',
  'data.create',
  'data.update',
  'data.delete',
  'data.count',
  'data.aggregate',
  'data.transaction',
  'data.setSaved',
  'network.fetch',
  'disk.read',
  'disk.write',
  'disk.list',
  'disk.stat',
  'disk.remove',
  'clipboard.read',
  'clipboard.write',
  'notifications.show',
  'files.pick',
  'files.save',
  'ai.complete',
];

function host(onAudit: (method: string) => void = () => {}) {
  const clock = { now: () => 1_000_000 };
  const manifest = app([], {
    entities: [TASKS, MEMBERS],
    permissions: { network: ['api.example.org', 'localhost:80'], clipboard: true, files: true, ai: true, notifications: true },
  });
  const data = createMemoryData(manifest.entities, { clock, random: seededRandom(1) });
  const events: SessionEvent[] = [];
  const capabilities = { ...noCapabilities(clock), audit: ({ method }: { method: string }) => onAudit(method) };
  const calls = new HostCalls({
    mode: 'run',
    isHeadless: true,
    capabilities,
    manifest: () => manifest,
    data: () => data,
    subscribers: () => 0,
    emit: (event) => events.push(event),
    clock,
    random: seededRandom(2),
  });
  const call = (input: unknown): Promise<CapabilityAnswer> => new Promise((resolve) => calls.add(input, resolve));
  return { calls, call, events, capabilities };
}

describe('calls of the host', () => {
  it('PRM-20: whatever a call is, it is answered once, with a value or a code of the registry', async () => {
    const odd = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          '/a',
          '..',
          'task',
          'https://api.example.org/',
          'http://localhost/',
          'GET',
          'text',
          'base64',
          't1',
          '__proto__',
          'a\u0000\ud800',
        ),
      },
      { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
    );
    const args = fc.dictionary(
      fc.constantFrom(
        'url',
        'method',
        'headers',
        'body',
        'path',
        'as',
        'data',
        'text',
        'title',
        'accept',
        'multiple',
        'fileName',
        'mime',
        'prompt',
        'system',
        'maxTokens',
        'entity',
        'id',
        'values',
        'request',
        'operations',
        '__proto__',
      ),
      odd,
      { maxKeys: 5 },
    );
    const input = fc.oneof({ weight: 5, arbitrary: fc.record({ method: fc.constantFrom(...METHODS), args }) }, { weight: 1, arbitrary: fc.anything() });
    await fc.assert(
      fc.asyncProperty(fc.array(input, { maxLength: 10 }), async (inputs) => {
        const { call, calls } = host();
        for (const answer of await Promise.all(inputs.map(call))) {
          if (!answer.ok) expect(answer.code).toMatch(/^[a-z]+[.]?[a-z-]*$/);
          expect(answer).not.toMatchObject({ code: 'internal' });
        }
        expect(calls.busy).toBe(0);
        calls.dispose();
      }),
    );
  });

  it('PRM-61: any text that is written to a file is read back as it was', async () => {
    const { call, calls } = host();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 50 }), async (units) => {
        const data = String.fromCharCode(...units);
        expect(await call({ method: 'disk.write', args: { path: '/a', as: 'text', data } })).toEqual({ ok: true, value: null });
        expect(await call({ method: 'disk.read', args: { path: '/a', as: 'text' } })).toEqual({ ok: true, value: data });
      }),
    );
    calls.dispose();
  });

  it('PRM-5 PRM-20: what is refused is audited as such; calls about rows are not audited', async () => {
    const audited: string[] = [];
    const { call, calls } = host((method) => audited.push(method));
    await call({ method: 'data.list', args: { request: { entity: 'task' } } });
    expect(await call({ method: 'clipboard.read', args: {} })).toMatchObject({ ok: false, code: 'permission.denied' });
    expect(audited).toEqual(['clipboard.read']);
    calls.dispose();
  });

  it('more than 256 calls at once are refused, and the others answered', async () => {
    const { call, calls } = host();
    const answers = await Promise.all(Array.from({ length: 300 }, () => call({ method: 'disk.stat', args: { path: '/' } })));
    expect(answers.filter((answer) => answer.ok).length).toBeGreaterThanOrEqual(256);
    expect(answers.filter((answer) => !answer.ok).every((answer) => !answer.ok && answer.code === 'request.too-many')).toBe(true);
    calls.dispose();
  });

  it('nothing is answered once the app is gone', async () => {
    const { calls } = host();
    let answers = 0;
    for (let i = 0; i < 10; i++) calls.add({ method: i % 2 ? 'disk.stat' : 'ai.complete', args: { path: '/' } }, () => answers++);
    calls.clear();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([answers, calls.busy]).toEqual([0, 0]);
    calls.dispose();
  });
});

it('PRM-21: the preview of a value is the beginning of its JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const whole = JSON.stringify(value);
      const shown = preview(value);
      if (whole.length <= 2000) expect(shown).toBe(whole);
      else expect(shown.length).toBeLessThanOrEqual(2000);
    }),
  );
  expect(preview(Array.from({ length: 100_000 }, (_, i) => ({ i })))).toHaveLength(2000);
});

describe('PRM-39: the bucket', () => {
  it('never gives more than a minute’s worth and the refill, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5000, max: 20_000 }), { maxLength: 300 }), (steps) => {
        let now = 0;
        let forward = 0;
        const bucket = new RateBucket(10, { now: () => now });
        let taken = 0;
        for (const step of steps) {
          now += step;
          forward += Math.max(0, step);
          if (bucket.take() === 0) taken++;
        }
        expect(taken).toBeLessThanOrEqual(10 + forward / 6000 + 1);
      }),
    );
  });
});

describe('PRM-3 PRM-4: decisions', () => {
  const wanted = { capability: 'clipboard', target: '' } as const;
  it('any sequence: always beats session, three refusals mute, revoking forgets, and the store agrees', () => {
    const step = fc.oneof(
      fc.record({
        do: fc.constant('answer' as const),
        decision: fc.constantFrom('allow' as const, 'deny' as const),
        scope: fc.constantFrom('once' as const, 'session' as const, 'always' as const),
      }),
      fc.record({ do: fc.constant('set' as const), decision: fc.constantFrom('allow' as const, 'deny' as const) }),
      fc.record({ do: fc.constantFrom('revoke' as const, 'end' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const kept = new Map<string, Parameters<typeof store.save>[0]>();
        const store = {
          load: () => [...kept.values()],
          save: (grant: ReturnType<AppDecisions['list']>[number] & { isLocal: boolean }) => void kept.set(grant.capability, grant),
          remove: (capability: string) => void kept.delete(capability),
        };
        const decisions = new AppDecisions(store, { now: () => 1 });
        const session = {};
        for (const one of steps) {
          if (one.do === 'answer') decisions.answer(wanted, one, session, false);
          else if (one.do === 'set') decisions.set(wanted, one.decision, false);
          else if (one.do === 'revoke') decisions.revoke(wanted);
          else decisions.endSession(session);
          const standing = decisions.standing(wanted, session);
          if (one.do === 'revoke') expect([standing, kept.size, decisions.list()]).toEqual(['ask', 0, []]);
          if (one.do === 'set') expect(standing).toBe(one.decision);
          if (one.do === 'answer' && one.scope !== 'once') expect(standing === one.decision || (kept.get('clipboard')?.refusals ?? 0) >= 3).toBe(true);
          const again = new AppDecisions(store, { now: () => 1 }).standing(wanted, {});
          expect(again).toBe(
            kept.get('clipboard')?.scope === 'always' ? kept.get('clipboard')?.decision : (kept.get('clipboard')?.refusals ?? 0) >= 3 ? 'deny' : 'ask',
          );
        }
      }),
    );
  });
});
