import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asker, PermissionLab } from '../../../testing/sandbox/permission-lab.ts';
import { PRIVATE, PUBLIC } from '../../../testing/sandbox/web-lab.ts';

let lab: PermissionLab;
const labs: PermissionLab[] = [];
beforeEach(() => {
  lab = new PermissionLab();
  labs.push(lab);
});
afterEach(() => expect(lab.reported).toEqual([]));
afterAll(async () => {
  for (const one of labs) await one.close();
});

async function site(reply = 'hello'): Promise<{ host: string; url: string; seen: unknown[] }> {
  const { port, seen } = await lab.web.serve('https', PUBLIC, (_request, response) => response.end(reply));
  lab.web.names.set('api.example.test', [PUBLIC]);
  return { host: `api.example.test:${port}`, url: `https://api.example.test:${port}/x`, seen };
}

const get = (url: string): string => `return (await fetch('${url}')).text()`;

describe('asking', () => {
  it('PRM-1: what is not declared is refused, and the message says what to add', async () => {
    const { url, host, seen } = await site();
    const screen = await lab.run(asker(get(url), { network: ['other.example.test'] }, {}, 'return clipboard.readText()'));
    expect(await screen.ask()).toEqual({ code: 'permission.undeclared', message: expect.stringContaining(`“${host}” to the network hosts`) });
    expect(await screen.ask('second')).toMatchObject({ code: 'permission.undeclared', message: expect.stringContaining('“clipboard”') });
    expect([seen, screen.questions, lab.web.lookups]).toEqual([[], [], 0]);
  });

  it('PRM-2: a question at first use says who, what and why; refused, the app sees a clear error and goes on', async () => {
    const { url, host, seen } = await site();
    const screen = await lab.run(asker(get(url), { network: [host] }, {}, 'return 40 + 2'));
    screen.press();
    const question = await screen.answer('deny');
    expect(question).toMatchObject({
      capability: 'network',
      target: host,
      isLocal: false,
      summary: 'Send 1 request of 0 bytes',
      because: 'You clicked Button on Home',
    });
    expect(question.detail).toContain(`GET ${url}`);
    expect(await screen.outcome()).toEqual({ code: 'permission.denied', message: expect.stringContaining(host) });
    expect(await screen.ask('second')).toEqual({ ok: 42 });
    expect([seen, screen.questions]).toEqual([[], []]);
  });

  it('PRM-3: once is for this call alone', async () => {
    const { url, host, seen } = await site();
    const screen = await lab.run(asker(get(url), { network: [host] }));
    screen.press();
    await screen.answer('allow', 'once');
    expect(await screen.outcome()).toEqual({ ok: 'hello' });
    expect((await lab.service.get('app_lab')).grants).toEqual([]);
    screen.press();
    await screen.answer('deny');
    await screen.until(() => screen.came().code);
    expect(seen).toHaveLength(1);
  });

  it('PRM-3: for the session it holds until the app closes, and for that session only', async () => {
    const { url, host, seen } = await site();
    const manifest = asker(get(url), { network: [host] });
    const screen = await lab.run(manifest);
    screen.press();
    await screen.answer('allow', 'session');
    await screen.outcome();
    await screen.running.session.restart();
    expect(await screen.ask()).toEqual({ ok: 'hello' });
    const [grant] = (await lab.service.get('app_lab')).grants;
    expect(grant).toMatchObject({ decision: 'allow', scope: 'session', uses: 2 });
    const headless = await lab.run(manifest, { screen: false });
    expect(await headless.ask()).toMatchObject({ code: 'permission.denied' });
    screen.running.session.stop();
    const again = await lab.run(manifest);
    again.press();
    await again.question();
    expect(seen).toHaveLength(2);
  });

  it('PRM-3: always is kept over a restart of the host; nothing of it is in the app', async () => {
    const { url, host } = await site();
    const manifest = asker(get(url), { network: [host] });
    const screen = await lab.run(manifest);
    screen.press();
    await screen.answer('allow', 'always');
    await screen.outcome();
    lab.reopen();
    expect((await lab.service.get('app_lab')).grants).toMatchObject([{ target: host, decision: 'allow', scope: 'always', uses: 1, refusals: 0 }]);
    const again = await lab.run(manifest);
    expect(await again.ask()).toEqual({ ok: 'hello' });
    expect(again.questions).toEqual([]);
    expect(JSON.stringify(lab.manifest)).not.toContain('always');
    lab.addApp('app_copy');
    const copy = await lab.run(manifest, { appId: 'app_copy', screen: false });
    expect(await copy.ask()).toMatchObject({ code: 'permission.denied' });
  });

  it('PRM-4: the third refusal mutes, over restarts too, until it is changed by hand', async () => {
    const { url, host } = await site();
    const manifest = asker(get(url), { network: [host] });
    for (let i = 0; i < 3; i++) {
      const screen = await lab.run(manifest);
      screen.press();
      await screen.answer('deny');
      expect(await screen.outcome()).toMatchObject({ code: 'permission.denied' });
      lab.reopen();
    }
    const muted = await lab.run(manifest);
    expect(await muted.ask()).toMatchObject({ code: 'permission.denied' });
    expect(muted.questions).toEqual([]);
    expect((await lab.service.get('app_lab')).grants).toMatchObject([{ decision: 'deny', refusals: 3 }]);
    await lab.service.revoke('app_lab', 'network', host);
    muted.press();
    await muted.question();
  });

  it('PRM-5: nobody is asked on the canvas or in a run without a screen: only what is always allowed counts', async () => {
    const { url, host, seen } = await site();
    const manifest = asker(get(url), { network: [host], clipboard: true }, {}, 'return clipboard.readText()');
    const headless = await lab.run(manifest, { screen: false });
    expect(await headless.ask()).toMatchObject({ code: 'permission.denied' });
    expect([seen, headless.questions]).toEqual([[], []]);
    await lab.allow('network', host);
    await lab.allow('clipboard');
    expect(await headless.ask()).toEqual({ ok: 'hello' });
    expect(await headless.ask('second')).toMatchObject({ code: 'screen.missing' });
  });

  it('PRM-6: questions come one after the other, equal calls are one question', async () => {
    const { url, host } = await site();
    const code = `const both = await Promise.allSettled([fetch('${url}').then((r) => r.text()), fetch('${url}').then((r) => r.text()), clipboard.readText()]); return both.map((one) => one.value ?? one.reason.code)`;
    const screen = await lab.run(asker(code, { network: [host], clipboard: true }));
    screen.press();
    await screen.until(() => (screen.questions.length === 2 ? true : undefined));
    expect(screen.questions.map(({ capability }) => capability)).toEqual(['clipboard', 'network']);
    await screen.answer('deny');
    await screen.answer('allow', 'session');
    expect(await screen.outcome()).toEqual({ ok: ['hello', 'hello', 'permission.denied'] });
  });

  it('PRM-6: once lets one of many through and asks again for the next', async () => {
    const { url, host, seen } = await site();
    const code = `const both = await Promise.allSettled([1, 2, 3].map(() => fetch('${url}').then((r) => r.text()))); return both.map((one) => one.value ?? one.reason.code)`;
    const screen = await lab.run(asker(code, { network: [host] }));
    screen.press();
    const first = await screen.answer('allow', 'once');
    const second = await screen.until(() => screen.questions.find(({ requestId }) => requestId !== first.requestId));
    await lab.service.decide(second.requestId, { decision: 'deny', scope: 'once' });
    expect(await screen.outcome()).toEqual({ ok: ['hello', 'permission.denied', 'permission.denied'] });
    expect(seen).toHaveLength(1);
    await expect(lab.service.decide(second.requestId, { decision: 'allow', scope: 'always' })).rejects.toMatchObject({ code: 'permission.answered' });
  });

  it('PRM-7: a new window learns of the questions that wait; without any they are withdrawn when the app ends', async () => {
    const { url, host } = await site();
    const screen = await lab.run(asker(get(url), { network: [host] }));
    screen.press();
    const question = await screen.question();
    const events: string[] = [];
    screen.running.session.subscribe((event) => events.push(event.type === 'permissions' ? event.pending[0]!.requestId : event.type))();
    expect(events).toContain(question.requestId);
    screen.running.session.stop();
    await expect(lab.service.decide(question.requestId, { decision: 'allow', scope: 'always' })).rejects.toMatchObject({ code: 'permission.answered' });
    expect(screen.questions).toEqual([]);
  });
});

describe('taking back', () => {
  it('PRM-10: revoking ends a request under way, and the next one asks again', async () => {
    const { port, seen } = await lab.web.serve('https', PUBLIC, () => {}); // It never answers.
    lab.web.names.set('api.example.test', [PUBLIC]);
    const host = `api.example.test:${port}`;
    const screen = await lab.run(asker(get(`https://${host}/slow`), { network: [host] }));
    await lab.allow('network', host);
    screen.press();
    await screen.until(() => (seen.length === 1 ? true : undefined));
    const state = await lab.service.revoke('app_lab', 'network', host);
    expect(state).toMatchObject({ grants: [], undecided: [{ capability: 'network', target: host }] });
    expect(await screen.outcome()).toMatchObject({ code: 'permission.denied' });
    screen.press();
    await screen.question();
  });

  it('PRM-10: revoking or refusing withdraws a question that waits', async () => {
    const screen = await lab.run(asker('return clipboard.readText()', { clipboard: true }));
    screen.press();
    await screen.question();
    await lab.service.set('app_lab', 'clipboard', '', 'deny');
    expect(await screen.outcome()).toMatchObject({ code: 'permission.denied' });
    expect(screen.questions).toEqual([]);
  });

  it('PRM-10: a task of the screen under way ends too', async () => {
    const screen = await lab.run(asker('return files.pick({ accept: ".txt" })', { files: true }));
    await lab.allow('files');
    screen.press();
    const { performId, task } = await screen.task();
    expect(task).toMatchObject({ kind: 'pickFiles', accept: '.txt', multiple: false });
    await lab.service.revoke('app_lab', 'files', '');
    expect(await screen.outcome()).toMatchObject({ code: 'permission.denied' });
    screen.perform(performId, [{ name: 'a', type: '', size: 1, text: 'late' }]);
    expect(await screen.outcome()).toMatchObject({ code: 'permission.denied' });
  });

  it('PRM-11: what an edit no longer declares ends as well', async () => {
    const { port, seen } = await lab.web.serve('https', PUBLIC, () => {});
    lab.web.names.set('api.example.test', [PUBLIC]);
    const host = `api.example.test:${port}`;
    const manifest = asker(get(`https://${host}/`), { network: [host] });
    const screen = await lab.run(manifest);
    await lab.allow('network', host);
    screen.press();
    await screen.until(() => (seen.length === 1 ? true : undefined));
    screen.running.session.update({ ...manifest, permissions: { ...manifest.permissions, network: [] } });
    expect(await screen.outcome()).toMatchObject({ code: 'permission.denied' });
  });
});

describe('what is kept', () => {
  it('PRM-20: every call but those of rows is in the audit with its outcome and cost; all are in the log', async () => {
    const { url, host } = await site('four');
    const code = `await db.task.create({ title: 'x' }); await fs.writeText('/a.txt', 'abc'); try { await fs.readText('/b.txt') } catch {} return (await fetch('${url}', { method: 'POST', body: 'ab' })).status`;
    const entities = [{ id: 'task', name: 'Task', plural: 'Tasks', displayField: 'title', fields: [{ id: 'title', label: 'Title', type: 'text' as const }] }];
    const screen = await lab.run(asker(code, { network: [host] }, { entities }), { source: 'exec_7' });
    screen.press();
    await screen.answer('allow', 'always');
    expect(await screen.outcome()).toEqual({ ok: 200 });
    const audit = await lab.service.audit('app_lab', { limit: 10 });
    expect(
      audit.map(({ method, target, outcome, code: status, bytesOut, bytesIn, source }) => [method, target, outcome, status, bytesOut, bytesIn, source]),
    ).toEqual([
      ['network.fetch', host, 'ok', '200', 2, 4, 'exec_7'],
      ['permission.decided', `network ${host}`, 'ok', 'allow always', 0, 0, 'exec_7'],
      ['disk.read', '/b.txt', 'failed', 'disk.not-found', 0, 0, 'exec_7'],
      ['disk.write', '/a.txt', 'ok', '', 3, 0, 'exec_7'],
    ]);
    expect(audit.every(({ cost, because }) => cost === 0 && because !== '')).toBe(true);
    expect(await lab.service.audit('app_lab', { limit: 1, before: audit[0]!.id })).toEqual([audit[1]]);
    const calls = await screen.until(() => (screen.calls.length >= 4 ? screen.calls : undefined));
    expect(calls.map(({ method }) => method)).toEqual(['data.create', 'disk.write', 'disk.read', 'network.fetch']);
    expect(calls[3]).toMatchObject({
      ok: true,
      code: '200',
      target: host,
      request: expect.stringContaining('"body":"ab"'),
      response: expect.stringContaining('four'),
    });
  });

  it('PRM-21: long requests and answers are shortened in the log, 200 calls are kept for whoever comes later', async () => {
    const screen = await lab.run(asker(`for (let i = 0; i < 250; i++) await fs.writeText('/f', 'y'.repeat(5000)); return 1`, {}));
    await screen.ask();
    const sent = await screen.until(() => (screen.calls.length === 250 ? screen.calls : undefined));
    expect(Math.max(...sent.map(({ request }) => request.length))).toBe(2000);
    const heard: number[] = [];
    screen.running.session.subscribe((event) => event.type === 'calls' && heard.push(...event.calls.map(({ id }) => id)))();
    expect(heard).toEqual(sent.slice(50).map(({ id }) => id));
  });

  it('PRM-22: the audit keeps the newest 10,000 calls of an app', async () => {
    const { audit } = lab.service.capabilities('app_lab', 's');
    for (let i = 0; i < 12_500; i++)
      audit({ at: i, method: 'disk.read', target: '/', outcome: 'ok', code: '', durationMs: 0, bytesOut: 0, bytesIn: 0, cost: 0, source: 's', because: '' });
    expect(await lab.service.audit('app_lab', { limit: 1 })).toMatchObject([{ at: 12_499 }]);
    const kept = Number(lab.storage.db.prepare('SELECT count(*) FROM audit_log').pluck().get());
    expect(kept).toBeGreaterThanOrEqual(10_000);
    expect(kept).toBeLessThanOrEqual(11_000);
  });

  it('PRM-23: watchers hear of decisions; grants, audit and disk go with the app', async () => {
    const screen = await lab.run(asker(`await fs.writeText('/a', 'b'); return clipboard.readText()`, { clipboard: true }));
    const heard: number[] = [];
    const stop = lab.service.onDidChange('app_lab', (state) => heard.push(state.grants.length));
    screen.press();
    await screen.answer('allow', 'always');
    await screen.until(() => (heard.at(-1) === 1 ? true : undefined));
    stop();
    expect((await lab.service.get('app_lab')).disk).toEqual({ usedBytes: 1, files: 1, limitBytes: 50 * 1024 * 1024 });
    screen.running.session.stop();
    lab.storage.db.prepare('DELETE FROM applications').run();
    lab.service.forget('app_lab');
    expect(lab.storage.db.prepare('SELECT (SELECT count(*) FROM permission_grants) + (SELECT count(*) FROM audit_log)').pluck().get()).toBe(0);
    expect((await lab.service.get('app_lab')).disk.files).toBe(0);
  });
});

describe('a local host', () => {
  it('PRM-33: is told to be one, and only then may it be reached, by http too', async () => {
    const { port, seen } = await lab.web.serve('http', PRIVATE, (_request, response) => response.end('local'));
    lab.web.names.set('localhost', [PRIVATE]);
    const screen = await lab.run(asker(get(`http://localhost:${port}/`), { network: [`localhost:${port}`] }));
    screen.press();
    expect(await screen.answer('allow', 'session')).toMatchObject({ isLocal: true, target: `localhost:${port}` });
    expect(await screen.outcome()).toEqual({ ok: 'local' });
    expect(seen).toHaveLength(1);
  });

  it('PRM-33: a public name that leads to a private address is asked about as a local one, and refused when it was allowed as a public one', async () => {
    const { port, seen } = await lab.web.serve('https', PRIVATE, (_request, response) => response.end('secret'));
    lab.web.names.set('sly.example.test', [PRIVATE]);
    const host = `sly.example.test:${port}`;
    const manifest = asker(get(`https://${host}/`), { network: [host] });
    const screen = await lab.run(manifest);
    screen.press();
    expect(await screen.answer('deny')).toMatchObject({ isLocal: true });
    await screen.outcome();
    await lab.allow('network', host);
    expect((await screen.ask()).code).toBe('network.private-address');
    expect(seen).toEqual([]);
  });
});
