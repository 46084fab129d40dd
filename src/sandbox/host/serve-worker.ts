import { AppCompiler } from '../../shared/app/compile/index.ts';
import type { AppPlan, HostMessage } from '../../shared/contracts/sandbox.ts';
import { authorPlace, withPlaces } from './author-places.ts';
import { Engine } from './engine.ts';
import { EngineFailure } from './engine-failure.ts';
import type { OnWire, WorkerChannel } from './protocol.ts';

/** The whole of a worker: one engine, one message at a time. It never does anything that it was not asked to do. */
export function serveWorker(channel: WorkerChannel, compileWasm: (url: string) => Promise<WebAssembly.Module>): void {
  let engine: Promise<Engine> | null = null;
  let compiler: AppCompiler | null = null;
  const locate = (line: number, column: number): ReturnType<AppCompiler['locate']> => compiler?.locate(line, column) ?? null;
  let queue: Promise<void> = Promise.resolve();

  async function handle(message: OnWire): Promise<void> {
    if (message.t === 'init') {
      const { wasm, memoryMb } = message;
      engine = (async () =>
        Engine.create(typeof wasm === 'string' ? await compileWasm(wasm) : wasm, memoryMb, {
          onOutput: (text) => channel.post({ t: 'output', text: withPlaces(text, locate) }),
          onGrowth: (bytes) => channel.post({ t: 'memory', bytes }),
        }))();
      await engine;
      channel.post({ t: 'ready' });
      return;
    }
    const { seq } = message;
    const startedAt = performance.now();
    try {
      const current = await engine;
      if (current === null) throw new EngineFailure('sandbox.crashed', 'The worker was not started.');
      if (message.t === 'load') {
        compiler = new AppCompiler(message.manifest);
        const { script, plan } = compiler.whole();
        if (message.module !== undefined) deferQueries(plan, compiler.queriesOf(message.module));
        load(current, script, message.boot === null ? { t: 'reload', plan } : { ...message.boot, plan }, message.ms);
      } else if (message.t === 'edit') {
        const compiled = compiler?.edit(message.delta);
        if (compiled === undefined) throw new EngineFailure('sandbox.crashed', 'There is no app to edit.');
        load(current, compiled.script, compiled.kind === 'edit' ? { t: 'edit', edit: compiled.edit } : { t: 'reload', plan: compiled.plan }, message.ms);
      } else if (message.t === 'script') current.evaluate(message.source, message.ms);
      else current.deliver(message.text, message.ms);
      const outcome = current.outcome(message.ms - (performance.now() - startedAt));
      if (outcome !== null) channel.post({ t: 'outcome', outcome });
      channel.post({ t: 'idle', seq, memoryBytes: current.memoryBytes, ms: performance.now() - startedAt });
    } catch (error) {
      const failure = error instanceof EngineFailure ? error : new EngineFailure('sandbox.crashed', error instanceof Error ? error.message : String(error));
      const place = authorPlace(locate, failure.at);
      channel.post({ t: 'failed', seq, code: failure.code, detail: failure.message, ms: performance.now() - startedAt, ...(place === undefined ? {} : { place }) });
    }
  }

  channel.onMessage((message) => {
    queue = queue.then(() => handle(message)).catch((error: unknown) => channel.post({ t: 'failed', seq: -1, code: 'sandbox.crashed', detail: String(error), ms: 0 }));
  });
}

/** A run of one function reads only what it needs. */
function deferQueries(plan: AppPlan, needed: ReadonlySet<string>): void {
  for (const query of plan.queries) if (!needed.has(query.id)) query.waits = true;
}

function load(engine: Engine, script: string, message: HostMessage, ms: number): void {
  engine.load(script, JSON.stringify([message]), ms);
}
