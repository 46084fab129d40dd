import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterEach, expect, test } from 'vitest';
import { MessageChannel } from 'node:worker_threads';
import { AppError, fail } from '../../shared/kernel/errors.ts';
import type { GenerationEvent } from '../../shared/contracts/generation.ts';
import { fakeServices } from '../../testing/fake-services.ts';
import type { StoredUpdate } from '../services/documents/types.ts';
import { createRouter } from './router.ts';
import type { Services } from './services.ts';
import { serveMessagePort, type IdeClient } from './transports.ts';

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

/** A client on the other end of a real message port. */
function connect(services: Services): IdeClient {
  const { port1, port2 } = new MessageChannel();
  closers.push(() => (port1.close(), port2.close()));
  serveMessagePort(createRouter(services))(port1);
  port1.start();
  const client: IdeClient = createORPCClient(new RPCLink({ port: port2 }));
  port2.start();
  return client;
}

async function failureOf(work: Promise<unknown>): Promise<ORPCError<string, unknown>> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ORPCError)) throw new Error(`expected an ORPCError, got ${String(error)}`);
  return error;
}

const summary = { id: 'app_1', name: 'Tasks', description: '', icon: 'app', category: 'other', createdAt: 1, updatedAt: 2, deletedAt: null, color: '#112233', pages: 1, entities: [], components: 1, readOnly: false };

test('a registered error crosses the wire with its code, message, status and details', async () => {
  const client = connect(fakeServices({ apps: { get: async (id) => fail('app.not-found', { id }) } }));
  const error = await failureOf(client.apps.get({ appId: 'nope' }));
  expect(error).toMatchObject({ code: 'app.not-found', status: 404, defined: true, data: { kind: 'not-found', details: { id: 'nope' } } });
  expect(error.message).toContain('nope');
});

test('an unexpected error is logged and shown only by its id', async () => {
  const services = fakeServices({
    apps: {
      get: async () => {
        throw new Error('secret path /home/someone');
      },
    },
  });
  const error = await failureOf(connect(services).apps.get({ appId: 'a' }));
  expect(error).toMatchObject({ code: 'internal', data: { details: { logId: 'e_1' } } });
  expect(JSON.stringify(error)).not.toContain('secret');
  expect(services.logged).toMatchObject([{ where: 'apps.get' }]);
});

test('input that breaks the contract names the field', async () => {
  const error = await failureOf(connect(fakeServices()).apps.rename({ appId: 'a', name: 'x'.repeat(201) }));
  expect(error).toMatchObject({ code: 'request.invalid', status: 422 });
  expect(error.message).toContain('name');
});

test('a result that breaks the contract is an internal error, not bad data', async () => {
  const services = fakeServices({ apps: { get: async () => ({ ...summary, pages: 'many' as unknown as number }) } });
  expect(await failureOf(connect(services).apps.get({ appId: 'a' }))).toMatchObject({ code: 'internal' });
  expect(services.logged).toHaveLength(1);
});

test('a stream delivers progress and its failure is a registered error', async () => {
  async function* generate(): AsyncGenerator<GenerationEvent> {
    yield { type: 'started', appId: 'a', turnId: 't' };
    throw new AppError('prompt.empty');
  }
  const stream = await connect(fakeServices({ generation: { generate } })).generation.generate({ prompt: '' });
  expect(await stream.next()).toMatchObject({ value: { type: 'started' } });
  expect(await failureOf(stream.next())).toMatchObject({ code: 'prompt.empty' });
});

test('aborting a stream reaches the service', async () => {
  const aborted = Promise.withResolvers<boolean>();
  async function* generate(_request: unknown, signal: AbortSignal): AsyncGenerator<GenerationEvent> {
    signal.addEventListener('abort', () => aborted.resolve(true));
    yield { type: 'started', appId: 'a', turnId: 't' };
    await aborted.promise;
  }
  const controller = new AbortController();
  const stream = await connect(fakeServices({ generation: { generate } })).generation.generate({ prompt: 'x' }, { signal: controller.signal });
  await stream.next();
  controller.abort();
  expect(await aborted.promise).toBe(true);
});

test('a push says who made it when the window does', async () => {
  const pushes: unknown[] = [];
  const services = fakeServices({ documents: { push: async (...args) => (pushes.push(args), { seq: 1, savedAt: 2 }) } });
  const client = connect(services);
  await client.documents.push({ appId: 'a', update: 'AAA=', clientId: 'w', actor: 'Priya', turnId: 't' });
  await client.documents.push({ appId: 'a', update: 'AAA=', clientId: 'w' });
  const bytes = new Uint8Array([0, 0]);
  expect(pushes).toEqual([['a', bytes, 'w', { actor: 'Priya', turnId: 't' }], ['a', bytes, 'w', {}]]);
});

test('a document watcher sees every later update once and in order, without its own', async () => {
  const stored: StoredUpdate[] = [2, 3].map((seq) => ({ update: new Uint8Array([seq]), seq, origin: seq === 3 ? 'me' : 'other' }));
  let emit: (update: StoredUpdate) => void = () => {};
  const services = fakeServices({
    apps: { get: async () => summary },
    documents: {
      onDidUpdate(_appId, listener) {
        emit = listener;
        return () => {};
      },
      async updatesSince() {
        // Arrives live while the stored ones are read: must be neither lost nor doubled.
        emit({ update: new Uint8Array([3]), seq: 3, origin: 'me' });
        emit({ update: new Uint8Array([4]), seq: 4, origin: 'other' });
        return stored;
      },
    },
  });
  const stream = await connect(services).documents.watch({ appId: 'a', clientId: 'me', sinceSeq: 1 });
  const next = async (): Promise<number | undefined> => {
    const result = await stream.next();
    return result.done === true ? undefined : result.value.seq;
  };
  const seen = [await next(), await next()];
  emit({ update: new Uint8Array([5]), seq: 5, origin: 'other' });
  seen.push(await next());
  expect(seen).toEqual([2, 4, 5]);
});
