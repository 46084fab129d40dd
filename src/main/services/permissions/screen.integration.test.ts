import { afterAll, describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../shared/contracts/session.ts';
import { CAPABILITY_NAMES } from '../../../shared/app/expressions/index.ts';
import { app, input, MEMBERS, text } from '../../../testing/sandbox/running-app.ts';
import { asker, PermissionLab } from '../../../testing/sandbox/permission-lab.ts';

const lab = new PermissionLab();
afterAll(async () => {
  expect(lab.reported).toEqual([]);
  await lab.close();
});
const ALL = { clipboard: true, notifications: true, files: true };

async function allowed(code: string) {
  const screen = await lab.run(asker(code, ALL, {}, 'return 1'));
  for (const capability of ['clipboard', 'notifications', 'files'] as const) await lab.allow(capability);
  screen.press();
  return screen;
}

describe('what a screen does for an app', () => {
  it('PRM-70: the clipboard is read and written', async () => {
    const odd = 'a\u0000b\ud800';
    const screen = await allowed(`await clipboard.writeText('out\\u0000'); return clipboard.readText()`);
    const write = await screen.task();
    expect(write.task).toEqual({ kind: 'clipboardWrite', text: 'out\u0000' });
    screen.perform(write.performId, null);
    const read = await screen.task();
    expect(read.task).toEqual({ kind: 'clipboardRead' });
    screen.perform(read.performId, odd);
    expect(await screen.outcome()).toEqual({ ok: odd });
  });

  it('PRM-70: a notice is shown, a file saved under a harmless name, files are picked', async () => {
    const screen = await allowed(
      `await notify('Due', 'Paint'); await files.save({ fileName: '../../x\\u202e.exe', mime: 'text/plain', text: 'é' }); await files.save({ fileName: 'b', base64: crypto.getRandomBytes(3) }); return files.pick({ accept: ['.txt', 'image/*'], multiple: true })`,
    );
    const notice = await screen.task();
    expect(notice.task).toEqual({ kind: 'notify', title: 'Due', text: 'Paint' });
    screen.perform(notice.performId, null);
    const save = await screen.task();
    expect(save.task).toEqual({ kind: 'saveFile', fileName: '_.._x_.exe', mime: 'text/plain', data: Buffer.from('é').toString('base64') });
    screen.perform(save.performId, null);
    const bytes = await screen.task();
    expect(bytes.task).toMatchObject({ mime: 'application/octet-stream', data: expect.stringMatching(/^[\w+/]{4}$/) });
    screen.perform(bytes.performId, null);
    const pick = await screen.task();
    expect(pick.task).toMatchObject({ kind: 'pickFiles', accept: '.txt,image/*', multiple: true });
    const files = [
      { name: 'a.txt', type: 'text/plain', size: 2, text: 'hi' },
      { name: 'b.png', type: 'image/png', size: 1, base64: 'AA==' },
    ];
    screen.perform(pick.performId, files);
    expect(await screen.outcome()).toEqual({ ok: files });
  });

  it('PRM-71: a screen that refuses, or brings something else, is an error of the call', async () => {
    const screen = await allowed(
      `const all = []; for (const run of [() => clipboard.readText(), () => clipboard.readText(), () => files.pick()]) try { await run() } catch (e) { all.push(e.message) } return all`,
    );
    screen.perform((await screen.task()).performId, null, 'the browser did not allow it');
    screen.perform((await screen.task()).performId, { not: 'text' });
    screen.perform((await screen.task()).performId, [{ name: 'a', type: '', size: 1, text: 'x', path: '/etc/passwd' }]);
    expect(await screen.outcome()).toEqual({
      ok: [expect.stringContaining('the browser did not allow it'), expect.stringContaining('not text'), expect.stringContaining('not files')],
    });
  });

  it('PRM-71: the first screen that answers has done it; late and invented answers are nothing', async () => {
    const screen = await allowed(`return clipboard.readText()`);
    const { performId } = await screen.task();
    screen.perform(performId + 7, 'invented');
    screen.perform(performId, 'first');
    screen.perform(performId, 'second');
    expect(await screen.outcome()).toEqual({ ok: 'first' });
    expect(await screen.ask('second')).toEqual({ ok: 1 });
  });

  it('PRM-72: a screen without an IDE round it answers questions by message', async () => {
    const screen = await lab.run(asker('return clipboard.readText()', { clipboard: true }), { appId: 'app_lab', source: 'page' });
    await lab.service.revoke('app_lab', 'clipboard', '');
    screen.press();
    const { requestId } = await screen.question();
    screen.running.session.send({ type: 'decide', requestId, decision: 'allow', scope: 'session' });
    screen.perform((await screen.task()).performId, 'x');
    expect(await screen.outcome()).toEqual({ ok: 'x' });
    screen.running.session.send({ type: 'decide', requestId: 'invented', decision: 'allow', scope: 'always' });
    expect((await lab.service.get('app_lab')).grants.find(({ capability }) => capability === 'clipboard')?.scope).toBe('session');
  });

  it('PRM-73: no message of an app asks the screen for a task by itself', async () => {
    const screen = await lab.run(asker(`app.toast('x'); return Object.keys(app).join()`, {}));
    const tasks: SessionEvent[] = [];
    screen.running.session.subscribe((event) => event.type === 'perform' && tasks.push(event));
    await screen.ask();
    expect(tasks).toEqual([]);
  });
});

describe('what needs nobody', () => {
  it('PRM-60: time and random values are there for everyone, each session with its own', async () => {
    const code = `const bytes = crypto.getRandomBytes(64); const errors = []; for (const n of [-1, 1.5, 70000, 'x']) try { crypto.getRandomBytes(n) } catch (e) { errors.push(e.code) }
      return [Math.abs(time.now() - now().getTime()) < 50, [...bytes].join(), crypto.randomUUID(), crypto.randomUUID(), errors.join()]`;
    const first = (await (await lab.run(asker(code.replace('now().getTime()', 'time.now()'), {}), { screen: false })).ask()).ok as string[];
    const second = (await (await lab.run(asker(code.replace('now().getTime()', 'time.now()'), {}), { screen: false })).ask()).ok as string[];
    expect(first[0]).toBe(true);
    expect(first[4]).toBe('request.invalid,request.invalid,request.invalid,request.invalid');
    for (const id of [first[2], first[3], second[2]]) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(new Set([first[1], second[1]]).size).toBe(2);
    expect(new Set([first[2], first[3], second[2], second[3]]).size).toBe(4);
  });

  it('PRM-63: an app that has something of its own by one of these names keeps it', async () => {
    const manifest = asker(
      'return files + time',
      {},
      {
        state: [
          { id: 'out', name: 'Out', initial: null },
          { id: 'other', name: 'Other', initial: null },
          { id: 'files', name: 'Files', initial: 40 },
          { id: 'time', name: 'Time', initial: 2 },
        ],
      },
    );
    expect((await (await lab.run(manifest)).ask()).ok).toBe(42);
  });

  it('PRM-63: so does an app whose components, queries, kinds of data or modules have one of these names', async () => {
    for (const id of CAPABILITY_NAMES) {
      const apps = [
        app([input(id, { value: 'own' }), text('out', `{{ ${id}.value }}`)]),
        app([text('out', `{{ ${id}.data }}`)], { queries: [{ id, name: 'Own', kind: 'script', code: 'return "own"' }] }),
        app([text('out', `{{ ${id}.own() }}`)], { modules: [{ id, name: 'Own', code: 'export function own() { return "own" }' }] }),
        app([text('out', '{{ q.data }}')], {
          entities: [{ ...MEMBERS, id }],
          queries: [{ id: 'q', name: 'Q', kind: 'script', code: `return (await db.${id}.count()) === ${MEMBERS.seed.length} ? 'own' : 'not'` }],
        }),
      ];
      for (const manifest of apps) {
        const running = await lab.apps.run(manifest);
        await expect.poll(() => `${id}: ${String(running.prop('out'))}`).toBe(`${id}: own`);
        running.session.stop();
      }
    }
  });

  it('PRM-64: modules and script queries have them as well', async () => {
    const manifest = asker(
      'return notes.save("a")',
      {},
      {
        modules: [
          {
            id: 'notes',
            name: 'Notes',
            code: `export async function save(text) { await fs.writeText('/m', text); return (await fs.readText('/m')) + q.data }`,
          },
        ],
        queries: [{ id: 'q', name: 'Q', kind: 'script', code: `await fs.writeText('/q', 'b'); return fs.readText('/q')` }],
      },
    );
    expect((await (await lab.run(manifest)).ask()).ok).toBe('ab');
  });
});
