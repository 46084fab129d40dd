import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { serveWorker } from '../host/serve-worker.ts';
import type { OnWire } from '../host/protocol.ts';

const port = parentPort;
if (port === null) throw new Error('This file runs as a worker.');

serveWorker(
  {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', (message: OnWire) => listener(message));
    },
  },
  async (url) => WebAssembly.compile(await readFile(new URL(url))),
);
