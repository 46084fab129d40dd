import { WorkerPool, type AppSession } from '../../../sandbox/adapters/worker-threads.ts';
import { createMemoryData } from '../../../shared/app/data/index.ts';
import type { Manifest } from '../../../shared/app/manifest/index.ts';
import type { AppDataPort } from '../../../shared/contracts/appdata.ts';
import type { SessionEvent, SessionMessage } from '../../../shared/contracts/session.ts';
import type { Disposer } from '../../../shared/kernel/disposable.ts';
import { AppError, fail } from '../../../shared/kernel/errors.ts';
import { newId } from '../../../shared/kernel/ids.ts';
import type { Clock, Random } from '../../../shared/kernel/ports.ts';
import type { AppDataService } from '../appdata/types.ts';
import type { DocumentsService } from '../documents/types.ts';
import type { PermissionsService } from '../permissions/types.ts';
import { headlessApp } from './headless.ts';
import { startJob } from './job.ts';
import type { ExecutionService, SessionMode } from './types.ts';

export type ExecutionDeps = {
  documents: DocumentsService;
  appdata: AppDataService;
  /** Without it apps reach their rows and nothing else. */
  permissions?: PermissionsService;
  clock: Clock;
  random: Random;
  /** Failures that nobody waits for. */
  report: (error: unknown, where: string) => void;
  workerUrl: URL;
  /** The engine; by default the file of its package. */
  wasmUrl?: URL;
};

/** Edits of one gesture arrive within this, ms. */
const FOLLOW_MS = 30;
/** A change of the data that takes longer than this is told of, ms. */
const TELL_MS = 200;
/** A canvas session that nobody looks at ends after this, ms. */
const IDLE_MS = 30_000;

type Running = {
  sessionId: string;
  appId: string;
  mode: SessionMode;
  session: AppSession;
  startedAt: number;
  stopFollowing: Disposer;
  idleTimer: ReturnType<typeof setTimeout> | null;
};

/** Runs apps: one session for each app and mode, joined by everyone who starts it. */
export function createExecutionService(deps: ExecutionDeps): ExecutionService {
  const { documents, appdata, clock, random } = deps;
  const pool = new WorkerPool(deps.workerUrl, deps.wasmUrl);
  const sessions = new Map<string, Running>();
  const starting = new Map<string, Promise<Running>>();

  const find = (sessionId: string): Running => sessions.get(sessionId) ?? fail('session.not-found');

  async function open(appId: string, mode: SessionMode): Promise<Running> {
    const manifest = await documents.manifest(appId);
    const data = await appdata.open(appId, manifest);
    const sessionId = newId(random, 's');
    const capabilities = deps.permissions?.capabilities(appId, sessionId);
    const session = pool.session({ manifest, data, mode, clock, random, ...(capabilities === undefined ? {} : { capabilities }) });
    const running: Running = {
      sessionId,
      appId,
      mode,
      session,
      startedAt: clock.now(),
      stopFollowing: follow(appId, session, manifest.entities),
      idleTimer: null,
    };
    sessions.set(running.sessionId, running);
    void session.start();
    return running;
  }

  /** An edit updates the running app. Data is migrated first when its shape changed. */
  function follow(appId: string, session: AppSession, entities: unknown): Disposer {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let shape = JSON.stringify(entities);
    let isOver = false;
    const update = async (): Promise<void> => {
      const manifest = await documents.manifest(appId);
      const next = JSON.stringify(manifest.entities);
      const data = next === shape ? undefined : await openFor(manifest);
      shape = next;
      if (!isOver) session.update(manifest, data);
    };
    /** Where many rows have to be changed, who looks at the app is told. */
    const openFor = async (manifest: Manifest): Promise<AppDataPort> => {
      const timer = setTimeout(() => session.tell('Updating data…'), TELL_MS);
      try {
        return await appdata.open(appId, manifest);
      } finally {
        clearTimeout(timer);
        session.tell(null);
      }
    };
    const stop = documents.onDidUpdate(appId, () => {
      timer ??= setTimeout(() => {
        timer = null;
        // The session stays as it is until the next edit or its end.
        update().catch((error: unknown) => {
          if (!isGone(error)) deps.report(error, 'execution.follow');
        });
      }, FOLLOW_MS);
    });
    return () => {
      isOver = true;
      if (timer !== null) clearTimeout(timer);
      stop();
    };
  }

  function end(running: Running): void {
    sessions.delete(running.sessionId);
    running.stopFollowing();
    if (running.idleTimer !== null) clearTimeout(running.idleTimer);
    running.session.stop();
  }

  function watchIdle(running: Running): void {
    if (running.mode !== 'design' || running.session.subscribers > 0 || !sessions.has(running.sessionId)) return;
    if (running.idleTimer !== null) clearTimeout(running.idleTimer);
    running.idleTimer = setTimeout(() => {
      if (running.session.subscribers === 0) end(running);
    }, IDLE_MS);
    running.idleTimer.unref();
  }

  return {
    async start(appId, mode) {
      for (const running of sessions.values()) if (running.appId === appId && running.mode === mode) return { sessionId: running.sessionId };
      const key = `${mode}:${appId}`;
      let opening = starting.get(key);
      if (opening === undefined) {
        opening = open(appId, mode).finally(() => starting.delete(key));
        starting.set(key, opening);
      }
      return { sessionId: (await opening).sessionId };
    },

    subscribe(sessionId: string, listener: (event: SessionEvent) => void): Disposer {
      const running = find(sessionId);
      const stop = running.session.subscribe(listener);
      return () => {
        stop();
        watchIdle(running);
      };
    },

    async send(sessionId: string, message: SessionMessage) {
      find(sessionId).session.send(message);
    },

    async restart(sessionId) {
      await find(sessionId).session.restart();
    },

    /** Ends a running app for everyone; a canvas session only when nobody else looks at it. */
    async stop(sessionId) {
      const running = find(sessionId);
      if (running.mode === 'design' && running.session.subscribers > 1) return;
      end(running);
    },

    list() {
      return [...sessions.values()].map(({ sessionId, appId, mode, session, startedAt }) => ({
        sessionId,
        appId,
        mode,
        status: session.currentStatus,
        startedAt,
        memoryBytes: session.memoryBytes,
      }));
    },

    debug: (sessionId) => find(sessionId).session.debug,

    memoryOf: (sessionId) => find(sessionId).session.memoryBytes,

    async boot(manifest, options = {}) {
      const startedAt = performance.now();
      const data = options.data ?? createMemoryData(manifest.entities, { clock, random });
      const session = pool.session({
        manifest,
        data,
        mode: options.mode ?? 'run',
        clock,
        random,
        answerConfirm: options.answerConfirm ?? true,
        ...(options.pageId === undefined ? {} : { pageId: options.pageId }),
      });
      await session.start();
      await session.whenIdle();
      return headlessApp(session, data, startedAt);
    },

    startJob: (options) => startJob(pool, { clock, random, ...(deps.permissions === undefined ? {} : { permissions: deps.permissions }) }, options),

    warm: () => pool.warm(),

    async close() {
      for (const running of [...sessions.values()]) end(running);
      await pool.close();
    },
  };
}

/** The app was deleted meanwhile: nothing to report. */
function isGone(error: unknown): boolean {
  return error instanceof AppError && error.code === 'app.not-found';
}
