import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { composeServices } from '../main/compose.ts';
import { startHost, type RunningHost } from '../main/local/host.ts';
import { systemClock } from '../main/services/system/index.ts';
import type { Execution, TriggerStatus } from '../shared/contracts/executions.ts';
import type { IdeClient } from './backend.ts';
import { runProgram } from './program.ts';

vi.setConfig({ testTimeout: 60_000 });

const CODE = `
/** Adds a task and says how many there are of the same title. */
export async function add({ title }) {
  const row = await db.task.create({ title });
  console.log('added', title);
  progress(1, 'done');
  const same = await db.task.count({ where: { title } });
  await db.task.delete(row.id);
  return { same, title };
}
export function fails() {
  throw new TypeError('on purpose');
}
export async function waits() { progress(0.25, 'waiting'); await new Promise((resolve) => setTimeout(resolve, 60000)); }
export function hook({ method, query, headers, body }) { return { method, query, agent: headers['user-agent'] ?? null, body }; }
`;
const MANIFEST = {
  schemaVersion: 1,
  meta: { name: 'Jobs' },
  entities: [{ id: 'task', name: 'Task', plural: 'Tasks', displayField: 'title', fields: [{ id: 'title', label: 'Title', type: 'text' }] }],
  modules: [{ id: 'tools', name: 'Tools', code: CODE }],
  triggers: [{ id: 'hook', name: 'Hook', kind: 'webhook', function: 'tools.hook' }],
  pages: [
    {
      id: 'home',
      name: 'Home',
      path: '/',
      root: { id: 'root', type: 'Container', name: 'Root', children: [{ id: 't', type: 'Text', name: 'T', props: { content: 'Hello' } }] },
    },
  ],
};

let folder: string;
let home: string;
let host: RunningHost;
let appId: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casual-exec-'));
  home = join(folder, 'home');
  mkdirSync(join(folder, 'dist/renderer'), { recursive: true });
  writeFileSync(join(folder, 'jobs.json'), JSON.stringify(MANIFEST));
  const services = await composeServices({ home, host: 'browser' });
  host = await startHost({ services, home, distFolder: join(folder, 'dist'), port: 0, clock: systemClock });
  appId = (await services.apps.create({ manifest: MANIFEST })).id;
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

type Result = { code: number; out: string; err: string };
async function casual(...argv: string[]): Promise<Result> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runProgram([...argv, '--home', home], { out: (text) => void out.push(text), err: (text) => void err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
const json = <T>({ out }: Result): T => JSON.parse(out) as T;

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };
function send(method: string, path: string, { headers = {}, body = '' }: { headers?: Record<string, string>; body?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port: host.server.port, path, method, headers: { host: `127.0.0.1:${host.server.port}`, ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
async function rest(method: string, path: string, body?: object): Promise<Answer & { json: unknown }> {
  const headers = { authorization: `Bearer ${host.server.token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  const answer = await send(method, `/v1${path}`, { headers, body: body === undefined ? '' : JSON.stringify(body) });
  return { ...answer, json: JSON.parse(answer.body) as unknown };
}

/** As the IDE talks to the host: over its WebSocket. */
async function ide<T>(use: (client: IdeClient) => Promise<T>): Promise<T> {
  const socket = new WebSocket(`ws://127.0.0.1:${host.server.port}/rpc`, {
    headers: { authorization: `Bearer ${host.server.token}`, origin: host.server.origin },
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  try {
    const client: IdeClient = createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
    return await use(client);
  } finally {
    socket.close();
  }
}

/** Without what may differ: id, source and times. */
function same({ id: _id, source: _source, startedAt: _startedAt, completedAt: _completedAt, durationMs: _durationMs, ...run }: Execution): unknown {
  const { cpuMs: _cpuMs, hostCalls, ...metrics } = run.metrics;
  return {
    ...run,
    logs: run.logs.map(({ at: _at, ...entry }) => entry),
    spans: run.spans.map(({ startMs: _startMs, endMs: _endMs, ...span }) => span),
    metrics: { ...metrics, hostCalls: Object.fromEntries(Object.entries(hostCalls).map(([method, { ms: _ms, ...call }]) => [method, call])) },
  };
}

describe('three ways', () => {
  test.each([
    ['tools.add', { title: 'Rake' }, 'succeeded'],
    ['tools.fails', {}, 'failed'],
    [undefined, {}, 'succeeded'],
  ])('EXE-80: a run from the command line, REST and the IDE leaves the same record but for id, source and times: %s', async (name, inputs, status) => {
    const cli = json<Execution>(await casual('exec', appId, ...(name === undefined ? [] : [name]), '--inputs', JSON.stringify(inputs), '--json'));
    const asked = { ...(name === undefined ? {} : { function: name }), inputs };
    const restRun = (await rest('POST', `/apps/${appId}/execute`, asked)).json as Execution;
    const ideRun = await ide(async (client) => {
      const begun = await client.executions.execute({ appId, ...asked, source: 'ide', wait: false });
      for await (const event of await client.executions.events({ executionId: begun.id })) if (event.type === 'done') return event.execution;
      throw new Error('the stream ended without the run');
    });
    expect([cli.source, restRun.source, ideRun.source]).toEqual(['cli', 'rest', 'ide']);
    expect([cli.status, restRun.status, ideRun.status]).toEqual([status, status, status]);
    expect(same(restRun)).toEqual(same(cli));
    expect(same(ideRun)).toEqual(same(cli));
    // What was answered is what is kept.
    const kept = await Promise.all([cli, restRun, ideRun].map(async ({ id }) => (await rest('GET', `/executions/${id}`)).json));
    expect(kept).toEqual([cli, restRun, ideRun]);
    expect(new Set([cli.id, restRun.id, ideRun.id]).size).toBe(3);
  });

  test('EXE-81: the whole contract answers over HTTP with the token of the host, and without it nothing does', async () => {
    expect((await rest('GET', `/apps/${appId}/functions`)).json).toMatchObject([{ name: 'tools.add', parameters: ['{ title }'], isAsync: true }, {}, {}, {}]);
    const begun = (await rest('POST', `/apps/${appId}/execute`, { function: 'waits', wait: false })).json as Execution;
    expect(['queued', 'running']).toContain(begun.status);
    expect((await rest('POST', `/executions/${begun.id}/cancel`)).json).toEqual({ ok: true });
    expect((await rest('GET', `/executions/${begun.id}`)).json).toMatchObject({ status: 'cancelled' });
    const listed = (await rest('GET', `/apps/${appId}/executions?limit=1&status=cancelled`)).json as Execution[];
    expect(listed.map(({ id }) => id)).toEqual([begun.id]);
    expect((await rest('POST', `/executions/${listed[0]!.id}/rerun`)).json).toMatchObject({ function: 'tools.waits' });
    const events = await send('GET', `/v1/executions/${begun.id}/events`, { headers: { authorization: `Bearer ${host.server.token}` } });
    expect(events.headers['content-type']).toContain('text/event-stream');
    expect(events.body).toContain('"type":"done"');
    expect(await rest('POST', `/apps/${appId}/execute`, { function: 'nothing' })).toMatchObject({ status: 404, json: { code: 'function.unknown' } });
    for (const inputs of ['words', '{"title":"as text"}', 7, true, null, [], [{ title: 'in a list' }]])
      expect(await rest('POST', `/apps/${appId}/execute`, { function: 'add', inputs }), JSON.stringify(inputs)).toMatchObject({ status: 422 });
    expect(await rest('GET', '/executions/run_nothing')).toMatchObject({ status: 404, json: { code: 'execution.not-found' } });
    expect((await send('POST', `/v1/apps/${appId}/execute`)).status).toBe(401);
    const document = JSON.parse((await send('GET', '/openapi.json', { headers: { authorization: `Bearer ${host.server.token}` } })).body) as { paths: object };
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/apps/{appId}/execute', '/executions/{executionId}', '/apps/{appId}/triggers/{triggerId}/run']),
    );
    for (const run of (await rest('GET', `/apps/${appId}/executions?status=running`)).json as Execution[]) await rest('POST', `/executions/${run.id}/cancel`);
  });
});

describe('webhooks over HTTP', () => {
  const path = async (): Promise<string> => ((await rest('GET', `/apps/${appId}/triggers`)).json as TriggerStatus[])[0]!.path!;

  test('EXE-75: the address is enough: no cookie, no token, any Origin; but the host must be called by its name', async () => {
    const hook = await path();
    const answer = await send('POST', `${hook}?a=1&a=2&b=x`, {
      headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example', 'user-agent': 'test' },
      body: '{"n":1}',
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ method: 'POST', query: { a: ['1', '2'], b: 'x' }, agent: 'test', body: { n: 1 } });
    expect(answer.headers).toMatchObject({
      'content-security-policy': expect.stringContaining('sandbox') as string,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    expect(JSON.parse((await send('GET', hook)).body)).toMatchObject({ method: 'GET', body: null });
    expect((await send('GET', hook, { headers: { host: 'evil.example' } })).status).toBe(403);
  });

  test('EXE-76: anything else about the address is a 404; other methods and large bodies are refused', async () => {
    const hook = await path();
    for (const wrong of [
      `${hook}x`,
      hook.slice(0, -1),
      hook.replace('/hook/', '/other/'),
      '/hooks/',
      '/hooks/a/b',
      '/hooks/a/b/c',
      `${hook}/more`,
      hook.replace(appId, 'app_nobody'),
    ]) {
      expect(await send('POST', wrong), wrong).toMatchObject({ status: 404, body: '{"code":"NOT_FOUND","message":"There is nothing here."}' });
    }
    expect((await send('PUT', hook)).status).toBe(405);
    expect((await send('POST', hook, { headers: { 'content-length': String(2 * 1024 * 1024) } }).catch(() => ({ status: 413 }))).status).toBe(413);
    expect(
      (await send('POST', hook, { headers: { 'transfer-encoding': 'chunked' }, body: 'x'.repeat(1024 * 1024 + 1) }).catch(() => ({ status: 413 }))).status,
    ).toBe(413);
    expect((await send('POST', hook, { body: 'x'.repeat(1024 * 1024) })).status).toBe(200);
  });
});

describe('command line', () => {
  test('EXE-82: functions, runs and triggers are listed and shown', async () => {
    expect((await casual('functions', appId)).out).toMatch(/^tools\.add\(\{ title \}\) +async +Adds a task/);
    expect((await casual('functions', join(folder, 'jobs.json'))).out).toContain('tools.fails()');
    const failed = await casual('exec', 'Jobs', 'fails');
    expect(failed.code).toBe(1);
    expect(failed.out).toBe('TypeError: on purpose (tools, line 12, column 22)');
    const listed = await casual('executions', 'Jobs', '--limit', '1');
    expect(listed.out).toMatch(/^run_\w+ +\d{4}.* failed +cli +\d+ ms +tools\.fails +TypeError: on purpose/);
    expect((await casual('execution', listed.out.split(' ')[0]!)).out).toContain('error: TypeError: on purpose');
    expect((await casual('triggers', 'Jobs')).out).toMatch(/^hook +Hook +webhook +tools\.hook +when its address is called, \/hooks\//);
    expect(await casual('triggers', 'Jobs', '--run', 'hook')).toMatchObject({ code: 0, out: expect.stringContaining('tools.hook: succeeded') as string });
  });

  test('EXE-83: the result goes to standard output, what happens meanwhile to standard error', async () => {
    const ran = await casual('exec', 'Jobs', 'tools.add', '--inputs', '{"title":"Spade"}');
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out)).toEqual({ same: 1, title: 'Spade' });
    expect(ran.err).toContain('100 %  done');
    expect(ran.err).toContain('added Spade');
    writeFileSync(join(folder, 'inputs.json'), '{"title":"File"}');
    expect(json(await casual('exec', 'Jobs', 'add', '--inputs', `@${join(folder, 'inputs.json')}`, '--json'))).toMatchObject({ outputs: { title: 'File' } });
    const whole = await casual('exec', join(folder, 'jobs.json'));
    expect(whole.out).toBe('Container root\n  Text t  “Hello”');
  });

  test('EXE-84: what is not understood is exit code 2, and an unknown function is 1', async () => {
    expect((await casual('exec')).code).toBe(2);
    for (const inputs of ['{', '[]', '3', 'null']) expect((await casual('exec', 'Jobs', 'add', '--inputs', inputs)).code, inputs).toBe(2);
    expect((await casual('executions', 'Jobs', '--limit', 'x')).code).toBe(2);
    expect((await casual('executions', 'Jobs', '--status', 'lost')).code).toBe(2);
    expect(await casual('exec', 'Jobs', 'nothing')).toMatchObject({ code: 1, err: expect.stringContaining('It has tools.add') as string });
    expect((await casual('exec', join(folder, 'jobs.json'), 'add', '--no-wait')).code).toBe(2);
  });

  test('EXE-85: Ctrl C cancels the run', async () => {
    const running = casual('exec', 'Jobs', 'waits', '--json');
    await expect
      .poll(
        async () => ((await rest('GET', `/apps/${appId}/executions?status=running`)).json as Execution[]).filter(({ progress }) => progress !== null).length,
        { timeout: 20_000 },
      )
      .toBe(1);
    process.emit('SIGINT');
    const { code, out } = await running;
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ status: 'cancelled', source: 'cli' });
    const started = json<Execution>(await casual('exec', 'Jobs', 'waits', '--no-wait', '--json'));
    expect((await casual('execution', started.id)).out).toContain('tools.waits');
    await rest('POST', `/executions/${started.id}/cancel`);
  });
});
