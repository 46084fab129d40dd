import { ORPCError } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../shared/kernel/errors.ts';
import { Connection } from './connection.ts';
import type { Transport, TransportLink } from './transport.ts';

type Call = (path: readonly string[], input: unknown) => Promise<unknown>;

/** A host that can be reached or not, and whose links can be cut. */
class FakeTransport implements Transport {
  readonly host = 'browser';
  answer: Call = () => Promise.resolve('answer');
  refuse: AppError | null = null;
  opened = 0;
  private cutCurrent: () => void = () => {};

  open(): Promise<TransportLink> {
    if (this.refuse) return Promise.reject(this.refuse);
    this.opened++;
    let isOpen = true;
    const closed = new Promise<void>((resolve) => {
      this.cutCurrent = () => {
        isOpen = false;
        resolve();
      };
    });
    return Promise.resolve({ client: { call: (path, input) => this.answer(path, input) }, closed, isOpen: () => isOpen, close: () => this.cutCurrent() });
  }

  cut(): void {
    this.cutCurrent();
  }
}

const call = (connection: Connection, signal?: AbortSignal): Promise<unknown> =>
  connection.call(['apps', 'list'], {}, { context: {}, ...(signal ? { signal } : {}) });

describe('Connection', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('opens, calls, and tells its status', async () => {
    const connection = new Connection(new FakeTransport());
    expect(connection.status).toBe('connecting');
    await expect(call(connection)).resolves.toBe('answer');
    expect(connection.status).toBe('open');
    connection.close();
  });

  it('comes back by itself after a cut, and a call made meanwhile waits for it', async () => {
    const transport = new FakeTransport();
    const connection = new Connection(transport);
    await vi.advanceTimersByTimeAsync(0);
    const statuses: string[] = [];
    connection.onDidChangeStatus((status) => statuses.push(status));
    transport.cut();
    await vi.advanceTimersByTimeAsync(0);
    expect(connection.status).toBe('reconnecting');
    const waiting = call(connection);
    await vi.advanceTimersByTimeAsync(1000);
    await expect(waiting).resolves.toBe('answer');
    expect(statuses).toEqual(['reconnecting', 'open']);
    expect(transport.opened).toBe(2);
    connection.close();
  });

  it('fails a call with host.disconnected when nothing answers for 8 s', async () => {
    const transport = new FakeTransport();
    transport.refuse = new AppError('host.disconnected');
    const connection = new Connection(transport);
    const failed = expect(call(connection)).rejects.toMatchObject({ code: 'host.disconnected' });
    await vi.advanceTimersByTimeAsync(8000);
    await failed;
    expect(connection.status).toBe('reconnecting');
    connection.close();
  });

  it('tells a cut during a call from a failure of the call', async () => {
    const transport = new FakeTransport();
    const connection = new Connection(transport);
    await vi.advanceTimersByTimeAsync(0);
    transport.answer = async () => {
      transport.cut();
      throw new Error('[ORPC] closed');
    };
    await expect(call(connection)).rejects.toMatchObject({ code: 'host.disconnected' });
    await vi.advanceTimersByTimeAsync(1000);
    transport.answer = () => Promise.reject(new ORPCError('app.name-empty', { data: { kind: 'validation', details: {} } }));
    await expect(call(connection)).rejects.toMatchObject({
      code: 'app.name-empty',
      kind: 'validation',
      message: 'An app needs a name. Type at least one character.',
    });
    connection.close();
  });

  it('fills the words of an error from its details', async () => {
    const transport = new FakeTransport();
    transport.answer = () => Promise.reject(new ORPCError('app.not-found', { data: { kind: 'not-found', details: { id: 'app_9' } } }));
    const connection = new Connection(transport);
    await expect(call(connection)).rejects.toThrow('There is no app “app_9” here.');
    connection.close();
  });

  it('says when this window may not talk to the host, and goes on once it may', async () => {
    const transport = new FakeTransport();
    transport.refuse = new AppError('host.unauthorized');
    const connection = new Connection(transport);
    await expect(call(connection)).rejects.toMatchObject({ code: 'host.unauthorized' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connection.status).toBe('unauthorized');
    expect(connection.hasBeenOpen).toBe(false);
    transport.refuse = null;
    await vi.advanceTimersByTimeAsync(7000);
    await expect(call(connection)).resolves.toBe('answer');
    expect(connection.hasBeenOpen).toBe(true);
    connection.close();
  });

  it('a cancelled call is cancelled, also while it waits', async () => {
    const transport = new FakeTransport();
    transport.refuse = new AppError('host.disconnected');
    const connection = new Connection(transport);
    const abort = new AbortController();
    const failed = expect(call(connection, abort.signal)).rejects.toMatchObject({ kind: 'cancelled' });
    abort.abort();
    await failed;
    connection.close();
  });

  it('turns a failure inside a stream into a registered error', async () => {
    const transport = new FakeTransport();
    transport.answer = async () =>
      (async function* () {
        yield 1;
        throw new ORPCError('prompt.empty', { data: { kind: 'validation', details: {} } });
      })();
    const connection = new Connection(transport);
    const stream = (await call(connection)) as AsyncIterable<number>;
    const seen: number[] = [];
    await expect(
      (async () => {
        for await (const value of stream) seen.push(value);
      })(),
    ).rejects.toMatchObject({ code: 'prompt.empty' });
    expect(seen).toEqual([1]);
    connection.close();
  });
});
