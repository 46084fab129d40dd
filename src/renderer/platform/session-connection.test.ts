// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionEvent, SessionMessage } from '../../shared/contracts/session.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { connectSession } from './session-connection.ts';
import type { Rpc } from './rpc.ts';

vi.mock('./rpc.ts', () => ({ rpc: {} }));

const batch = (seq: number): SessionEvent => ({ type: 'batch', seq, patches: [{ op: 'clear' }], effects: [] });

/** The session part of the host: streams that the test ends or breaks. */
function fakeHost() {
  const sent: SessionMessage[] = [];
  const calls: string[] = [];
  let starts = 0;
  const streams: { push(event: SessionEvent): void; end(error?: AppError): void }[] = [];
  const startFailures: AppError[] = [];
  const session = {
    start: async () => {
      const failure = startFailures.shift();
      if (failure) throw failure;
      starts++;
      calls.push('start');
      return { sessionId: `s${starts}` };
    },
    events: async (_input: unknown, { signal }: { signal: AbortSignal }) => {
      const queue: SessionEvent[] = [batch(0)];
      let wake: () => void = () => {};
      const state: { ended: { error?: AppError } | null } = { ended: null };
      streams.push({
        push(event) {
          queue.push(event);
          wake();
        },
        end(error) {
          state.ended = error ? { error } : {};
          wake();
        },
      });
      signal.addEventListener('abort', () => wake());
      return (async function* () {
        for (;;) {
          while (queue.length > 0) yield queue.shift()!;
          if (state.ended?.error) throw state.ended.error;
          if (state.ended || signal.aborted) return;
          await new Promise<void>((resolve) => (wake = resolve));
        }
      })();
    },
    send: async ({ message }: { message: SessionMessage }) => {
      sent.push(message);
      return { ok: true };
    },
    stop: async () => {
      calls.push('stop');
      return { ok: true };
    },
    restart: async () => {
      calls.push('restart');
      return { ok: true };
    },
  };
  // Only what connectSession calls, without oRPC's promise type.
  return { api: { session } as unknown as Pick<Rpc, 'session'>, sent, calls, streams, startFailures };
}

const settle = async (ms = 1): Promise<void> => void (await vi.advanceTimersByTimeAsync(ms));

describe('connectSession', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('keeps the first screen until someone listens, and sends what was said before the start', async () => {
    const host = fakeHost();
    const session = connectSession('app_1', 'run', host.api);
    session.send({ type: 'back' });
    await settle();
    const seen: SessionEvent[] = [];
    session.subscribe((event) => seen.push(event));
    expect(seen).toEqual([batch(0)]);
    expect(host.sent).toEqual([{ type: 'back' }]);
    session.dispose();
  });

  it('joins again after a lost connection, with the whole screen', async () => {
    const host = fakeHost();
    const session = connectSession('app_1', 'run', host.api);
    const seen: SessionEvent[] = [];
    session.subscribe((event) => seen.push(event));
    await settle();
    host.streams[0]?.end(new AppError('host.disconnected'));
    await settle(700);
    expect(host.calls).toEqual(['start', 'start']);
    expect(seen).toEqual([batch(0), batch(0)]);
    session.dispose();
  });

  it('stays stopped after a crash until it is started again', async () => {
    const host = fakeHost();
    const session = connectSession('app_1', 'run', host.api);
    const seen: SessionEvent[] = [];
    session.subscribe((event) => seen.push(event));
    await settle();
    host.streams[0]?.push({ type: 'status', status: 'crashed', code: 'sandbox.deadline', message: 'It was busy for more than 1 s without a pause and was stopped.' });
    host.streams[0]?.end();
    await settle(700);
    expect(host.calls).toEqual(['start']);
    await session.restart();
    await settle();
    expect(host.calls).toContain('restart');
    expect(seen.filter((event) => event.type === 'batch')).toHaveLength(2);
    session.dispose();
  });

  it('says why an app cannot start', async () => {
    const host = fakeHost();
    host.startFailures.push(new AppError('app.not-found', { id: 'app_1' }));
    const session = connectSession('app_1', 'run', host.api);
    const seen: SessionEvent[] = [];
    session.subscribe((event) => seen.push(event));
    await settle();
    expect(seen).toEqual([{ type: 'status', status: 'crashed', code: 'app.not-found', message: expect.stringContaining('app_1') }]);
    session.dispose();
  });
});
