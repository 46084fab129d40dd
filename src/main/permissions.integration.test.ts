import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SessionEvent } from '../shared/contracts/session.ts';
import { asker } from '../testing/sandbox/permission-lab.ts';
import { PRIVATE, WebLab } from '../testing/sandbox/web-lab.ts';
import { composeServices, localClient, type ComposedServices } from './compose.ts';

const home = mkdtempSync(join(tmpdir(), 'casual-composed-'));
const web = new WebLab();
let services: ComposedServices;
let host: string;
beforeAll(async () => {
  services = await composeServices({ home, host: 'cli' });
  const { port } = await web.serve('http', PRIVATE, (_request, response) => response.end('hello'));
  host = `localhost:${port}`;
});
afterAll(async () => {
  await services.close();
  await web.close();
  rmSync(home, { recursive: true, force: true });
});

it('PRM-2 PRM-3 PRM-5 PRM-20 PRM-57: one app over the contract: asked, allowed, run without a screen, copied, deleted', { timeout: 60_000 }, async () => {
  const client = localClient(services);
  const manifest = {
    ...asker(`await fs.writeText('/seen', await (await fetch('http://${host}/')).text()); return fs.readText('/seen')`, { network: [host] }),
    modules: [{ id: 'jobs', name: 'Jobs', code: `export async function ask() { return (await fetch('http://${host}/')).status }` }],
  };
  const { id: appId } = await client.apps.create({ manifest });
  expect(await client.permissions.get({ appId })).toMatchObject({ grants: [], undecided: [{ capability: 'network', target: host }], disk: { files: 0 } });

  const refused = await client.executions.execute({ appId, function: 'jobs.ask' });
  expect(refused).toMatchObject({ status: 'failed', error: { code: 'permission.denied' } });

  const { sessionId } = await client.session.start({ appId });
  const events: SessionEvent[] = [];
  const stop = services.execution.subscribe(sessionId, (event) => events.push(event));
  const until = async <T>(look: () => T | undefined): Promise<T> => {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  await until(() => events.find((event) => event.type === 'status' && event.status === 'running'));
  await client.session.send({ sessionId, message: { type: 'event', id: 'go', event: 'click', payload: {} } });
  const question = await until(() => events.flatMap((event) => (event.type === 'permissions' ? event.pending : []))[0]);
  expect(question).toMatchObject({ target: host, isLocal: true });
  await client.permissions.decide({ requestId: question.requestId, decision: 'allow', scope: 'always' });
  const value = await until(() =>
    events.flatMap((event) => (event.type === 'batch' ? event.patches : [])).find((patch) => patch.op === 'prop' && patch.id === 'shown'),
  );
  expect(value).toMatchObject({ value: { ok: 'hello' } });
  stop();

  const allowed = await client.executions.execute({ appId, function: 'jobs.ask' });
  expect(allowed).toMatchObject({ status: 'succeeded', outputs: 200, metrics: { hostCalls: { 'network.fetch': { count: 1, failed: 0 } } } });
  const audit = await client.permissions.audit({ appId });
  expect(audit.map(({ method, outcome, source }) => [method, outcome, source])).toEqual([
    ['network.fetch', 'ok', allowed.id],
    ['disk.read', 'ok', sessionId],
    ['disk.write', 'ok', sessionId],
    ['network.fetch', 'ok', sessionId],
    ['permission.decided', 'ok', sessionId],
    ['network.fetch', 'denied', refused.id],
  ]);

  const copy = await client.apps.duplicate({ appId });
  expect(await client.permissions.get({ appId: copy.id })).toMatchObject({ grants: [], undecided: [{ target: host }], disk: { files: 1, usedBytes: 5 } });
  await expect(client.permissions.decide({ requestId: question.requestId, decision: 'deny', scope: 'once' })).rejects.toMatchObject({
    code: 'permission.answered',
  });
  await expect(client.permissions.get({ appId: 'app_none' })).rejects.toMatchObject({ code: 'app.not-found' });

  await client.session.stop({ sessionId });
  await client.apps.trash({ appId });
  await client.apps.purge({ appId });
  await expect(client.permissions.audit({ appId })).rejects.toMatchObject({ code: 'app.not-found' });
});
