import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/kernel/ports.ts';
import { propertySeed } from '../../testing/property.ts';
import { app, AppLab, button, input, MEMBERS, TASKS, text } from '../../testing/sandbox/running-app.ts';
import { anyJson, bend, bendText, GUEST_SAMPLES, HOST_SAMPLES, pick } from '../../testing/sandbox/fuzz-messages.ts';
import type { Supervisor } from './supervisor.ts';

/** `CASUAL_FUZZ` sets another number, `SEED` repeats a run. */
const COUNT = Number(process.env['CASUAL_FUZZ'] ?? 10_000);
const SEED = propertySeed();
const BATCH = 25;

const lab = new AppLab();
const unhandled: unknown[] = [];
const onUnhandled = (error: unknown): void => void unhandled.push(error);
process.on('unhandledRejection', onUnhandled);
afterAll(async () => {
  process.off('unhandledRejection', onUnhandled);
  await lab.close();
});

const parts = app(
  [
    input('box'),
    text('shown', '{{ box.value }}:{{ tasks.data.length }}:{{ held }}'),
    button(
      'go',
      { do: 'setState', with: { state: 'held', value: '{{ event }}' } },
      { do: 'createRow', with: { entity: 'task', values: { title: '{{ box.value }}' } } },
    ),
    { id: 'list', type: 'List', name: 'List', bindings: { items: '{{ tasks.data }}' }, children: [text('line', '{{ item.title }}')] },
  ],
  {
    entities: [TASKS, MEMBERS],
    queries: [{ id: 'tasks', name: 'Tasks', kind: 'list', entity: 'task', limit: 20 }],
    state: [
      { id: 'held', name: 'Held', initial: null },
      { id: 'kept', name: 'Kept', initial: null, persist: 'saved' },
    ],
  },
);

describe('fuzzed messages', () => {
  it(`SES-55: ${COUNT} of the guest neither crash the host nor leave a rejection behind (seed ${SEED})`, { timeout: 180_000 }, async () => {
    const random = seededRandom(SEED);
    const running = await lab.run(parts, { answerConfirm: true });
    const crashes: string[] = [];
    for (let sent = 0; sent < COUNT; sent += BATCH) {
      const worker = Reflect.get(running.session, 'worker') as Supervisor;
      for (let i = 0; i < BATCH; i++) {
        const message = random.next() < 0.05 ? anyJson(random) : bend(random, pick(random, GUEST_SAMPLES));
        const said = bendText(random, random.next() < 0.9 ? [message] : message);
        try {
          worker.onOutput(said);
        } catch (error) {
          crashes.push(`${String(error)} for ${said.slice(0, 300)}`);
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (running.session.currentStatus !== 'running')
        crashes.push(`the app is ${running.session.currentStatus} (${running.session.lastFailure?.code}: ${running.logs().at(-1)?.text})`);
      if (crashes.length > 0) break;
    }
    expect(crashes).toEqual([]);
    await running.session.restart();
    await running.session.whenIdle();
    await running.type('box', 'still here');
    expect(running.prop('shown')).toMatch(/^still here:/);
    expect(unhandled).toEqual([]);
  });

  it(`SES-55: ${COUNT} of the host do not crash the guest (seed ${SEED})`, { timeout: 180_000 }, async () => {
    const random = seededRandom(SEED + 1);
    const running = await lab.run(parts, { answerConfirm: true });
    const worker = Reflect.get(running.session, 'worker') as Supervisor;
    let ended = '';
    const told = worker.onFailure;
    worker.onFailure = (failure) => {
      ended = `${failure.code}: ${failure.detail}`;
      told(failure);
    };
    for (let sent = 0; sent < COUNT && ended === ''; sent += BATCH) {
      const messages = Array.from({ length: BATCH }, () => (random.next() < 0.05 ? anyJson(random) : bend(random, pick(random, HOST_SAMPLES))));
      // Bent on purpose: the type says what a host would send.
      await worker.post({ t: 'deliver', messages: messages as never, ms: 2000 });
      if (ended !== '') throw new Error(`${ended} after ${JSON.stringify(messages).slice(0, 3000)}`);
    }
    expect(Reflect.get(running.session, 'worker')).toBe(worker);
    running.session.send({ type: 'navigate', pageId: 'home' });
    await running.type('box', 'still here');
    expect(running.prop('shown')).toMatch(/^still here:/);
    expect(unhandled).toEqual([]);
  });
});
