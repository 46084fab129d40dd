import { afterAll, describe, expect, it } from 'vitest';
import type { Json } from '../../shared/kernel/json.ts';
import { app, AppLab, button, input, text } from '../../testing/sandbox/running-app.ts';

const lab = new AppLab();
afterAll(() => lab.close());

const MANY = 60_000;
const deep = (levels: number): Json => {
  let value: Json = 1;
  for (let i = 0; i < levels; i++) value = [value];
  return value;
};

describe('messages of the screen', () => {
  it.each<[string, Json]>([
    ['one long text', 'x'.repeat(1_048_577)],
    ['many texts', Array.from({ length: 3000 }, () => 'x'.repeat(400))],
    ['long names', Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}${'x'.repeat(4000)}`, 1]))],
    ['many values', Array.from({ length: MANY }, () => 0)],
    ['many values, nested', Array.from({ length: 300 }, () => Array.from({ length: 300 }, () => null))],
    ['too many levels', deep(5000)],
    ['more files than an app takes', { name: 'a.bin', type: '', size: 1, data: 'A'.repeat(8_000_001) }],
    ['a text that only looks like a file', { data: 'x'.repeat(1_048_577) }],
  ])('SES-59 refuses %s, says so, and the app goes on', async (_, value) => {
    const running = await lab.run(app([input('box'), text('shown', '{{ typeof box.value }}'), button('go', { do: 'setState', with: { state: 'n', value: '{{ n + 1 }}' } }), text('count', '{{ n }}')], { state: [{ id: 'n', name: 'N', initial: 0 }] }));
    await running.type('box', value);
    running.session.send({ type: 'navigate', pageId: 'home', params: { value } });
    running.session.send({ type: 'effectResult', effectId: 1, value });
    await running.session.whenIdle();
    expect(running.toasts()).toEqual(Array.from({ length: 3 }, () => expect.stringContaining('too much for one entry')));
    expect(running.logs().filter(({ level }) => level === 'warn')).toMatchObject([{ place: { kind: 'node', id: 'box', key: 'change' } }, {}, {}]);
    await running.click('go');
    expect([running.prop('count'), running.prop('shown'), running.session.currentStatus]).toEqual([1, 'string', 'running']);
    running.session.stop();
  });

  it('SES-59 takes what is just small enough, and files beside it', async () => {
    const running = await lab.run(app([input('box'), text('shown', '{{ box.value.length }}'), input('pick', {}, 'FilePicker'), text('size', '{{ pick.value.data.length }}')]));
    await running.type('box', 'x'.repeat(1_000_000));
    expect(running.prop('shown')).toBe(1_000_000);
    await running.type('pick', { name: 'a.bin', type: '', size: 1, data: 'A'.repeat(4_000_000) });
    expect(running.prop('size')).toBe(4_000_000);
    expect(running.toasts()).toEqual([]);
  });
});
