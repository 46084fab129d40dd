import { serveWorker } from '../host/serve-worker.ts';
import type { OnWire } from '../host/protocol.ts';

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

serveWorker(
  {
    post: (message) => scope.postMessage(message),
    onMessage: (listener) => scope.addEventListener('message', (event: MessageEvent<OnWire>) => listener(event.data)),
  },
  // Not `compileStreaming`: static servers often do not know the type application/wasm. Needs only 'wasm-unsafe-eval' of a CSP.
  async (url) => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`The engine could not be fetched (${response.status}).`);
    return WebAssembly.compile(await response.arrayBuffer());
  },
);
