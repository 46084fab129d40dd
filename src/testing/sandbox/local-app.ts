import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createMemoryData } from '../../shared/app/data/index.ts';
import type { Manifest } from '../../shared/app/manifest/index.ts';
import type { ViewNode } from '../../shared/contracts/session.ts';
import { seededRandom } from '../../shared/kernel/ports.ts';
import { AppSession } from '../../sandbox/host/app-session.ts';
import { onWire } from '../../sandbox/host/wire.ts';
import type { FromWorker, OnWire, ToWorker, WorkerHandle } from '../../sandbox/host/protocol.ts';
import { serveWorker } from '../../sandbox/host/serve-worker.ts';
import { Supervisor } from '../../sandbox/host/supervisor.ts';

const CLOCK = { now: () => 1_800_000_000_000 };
const wasm = readFile(createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-sync/wasm')).then((bytes) => WebAssembly.compile(bytes));

/** An app whose worker is in this thread: hundreds start in the time that one thread takes. */
export class LocalApp {
  readonly session: AppSession;
  private manifest: Manifest;

  /** @param rebuilds each edit loads the whole app anew, instead of what changed */
  constructor(manifest: Manifest, options: { mode: 'run' | 'design'; rebuilds: boolean; entities?: Manifest['entities']; pageId?: string }) {
    this.manifest = manifest;
    const replace = (message: ToWorker): ToWorker =>
      message.t === 'edit' && options.rebuilds ? { t: 'load', seq: message.seq, manifest: this.manifest, boot: null, ms: message.ms } : message;
    this.session = new AppSession({
      manifest,
      mode: options.mode,
      data: createMemoryData(options.entities ?? manifest.entities, { clock: CLOCK, random: seededRandom(7) }),
      clock: CLOCK,
      random: seededRandom(1),
      ...(options.pageId === undefined ? {} : { pageId: options.pageId }),
      takeWorker: async (memoryMb) => new Supervisor(workerHere(replace), await wasm, memoryMb),
    });
  }

  async start(): Promise<this> {
    await this.session.start();
    await this.session.whenIdle();
    return this;
  }

  async update(manifest: Manifest): Promise<void> {
    this.manifest = manifest;
    this.session.update(manifest);
    await this.session.whenIdle();
  }

  async event(id: string, event: string, payload: Record<string, string | number | boolean> = {}): Promise<void> {
    this.session.send({ type: 'event', id, event, payload });
    await this.session.whenIdle();
  }

  /** What shows, by id. */
  screen(): Record<string, ViewNode> {
    return Object.fromEntries(
      this.session.mirror
        .all()
        .map((view) => [view.id, view])
        .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)) as [string, ViewNode][],
    );
  }
}

function workerHere(replace: (message: ToWorker) => ToWorker): WorkerHandle {
  let toWorker: (message: OnWire) => void = () => {};
  let fromWorker: (message: FromWorker) => void = () => {};
  let isEnded = false;
  serveWorker(
    {
      post: (message) => queueMicrotask(() => !isEnded && fromWorker(structuredClone(message))),
      onMessage: (listener) => (toWorker = listener),
    },
    async () => wasm,
  );
  return {
    post: (message) => queueMicrotask(() => !isEnded && toWorker(structuredClone(onWire(replace(message))))),
    onMessage: (listener) => (fromWorker = listener),
    onExit: () => {},
    terminate: () => (isEnded = true),
  };
}
