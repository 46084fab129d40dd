import type { SessionConnection, SessionEvent, SessionMessage } from '../../shared/contracts/session.ts';
import { Emitter } from '../../shared/kernel/disposable.ts';
import { asAppError } from './app-error.ts';
import { rpc, type Rpc } from './rpc.ts';

export type RunningSession = SessionConnection & {
  /** Of the session on the host, while there is one. */
  id(): string | null;
  /** Starts afresh, also after a stop or a crash. Saved data stays. */
  restart(): Promise<void>;
  /** Ends the running app for everyone who looks at it. */
  stop(): Promise<void>;
  /** Stops listening; the app itself goes on for other windows. */
  dispose(): void;
};

/** Failures of the link, not of the app: the session is joined again when the link is back. */
const COMES_BACK: ReadonlySet<string> = new Set(['host.disconnected', 'host.unauthorized', 'session.not-found']);
/** ms between attempts to reach the session again */
const RETRY = 500;

/** Joins (or starts) the app's session and follows it, across lost connections. */
export function connectSession(appId: string, mode: 'run' | 'design', api: Pick<Rpc, 'session'> = rpc): RunningSession {
  const events = new Emitter<SessionEvent>();
  const kept: SessionEvent[] = [];
  let waiting: SessionMessage[] = [];
  let sessionId: string | null = null;
  let hasEnded = false;
  let abort = new AbortController();
  let isDisposed = false;

  function emit(event: SessionEvent): void {
    if (event.type === 'status') hasEnded = event.status === 'stopped' || event.status === 'crashed';
    // Until someone listens, the whole screen must not be lost.
    if (events.size === 0) kept.push(event);
    else events.emit(event);
  }

  async function follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        sessionId = (await api.session.start({ appId, mode }, { signal })).sessionId;
        hasEnded = false;
        const stream = await api.session.events({ sessionId }, { signal });
        for (const message of waiting.splice(0)) transmit(message);
        for await (const event of stream) {
          if (signal.aborted) return;
          emit(event);
        }
        if (hasEnded) return;
      } catch (thrown) {
        if (signal.aborted) return;
        const error = asAppError(thrown);
        if (!COMES_BACK.has(error.code)) {
          emit({ type: 'status', status: 'crashed', code: error.code, message: error.message });
          return;
        }
      }
      sessionId = null;
      await new Promise((resolve) => setTimeout(resolve, RETRY));
    }
  }

  function transmit(message: SessionMessage): void {
    if (sessionId === null) {
      waiting.push(message);
      return;
    }
    api.session.send({ sessionId, message }).catch((thrown: unknown) => {
      const error = asAppError(thrown);
      if (COMES_BACK.has(error.code)) return;
      emit({ type: 'log', entries: [{ at: Date.now(), level: 'error', source: 'sandbox', text: error.message }] });
    });
  }

  void follow(abort.signal);

  return {
    id: () => sessionId,
    subscribe(listener) {
      const stop = events.on(listener);
      for (const event of kept.splice(0)) listener(event);
      return stop;
    },
    send: transmit,
    async restart() {
      const running = sessionId;
      if (running !== null && !hasEnded) {
        await api.session.restart({ sessionId: running });
        return;
      }
      if (isDisposed) return;
      abort.abort();
      abort = new AbortController();
      sessionId = null;
      waiting = [];
      emit({ type: 'status', status: 'starting' });
      if (running !== null) await api.session.restart({ sessionId: running }).catch(() => undefined);
      void follow(abort.signal);
    },
    async stop() {
      if (sessionId !== null) await api.session.stop({ sessionId });
    },
    dispose() {
      isDisposed = true;
      abort.abort();
    },
  };
}
