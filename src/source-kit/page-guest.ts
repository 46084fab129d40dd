import type { HostMessage } from '../shared/contracts/sandbox.ts';
import { Bridge } from '../sandbox/guest/bridge.ts';
import { createCapabilities } from '../sandbox/guest/capabilities.ts';
import { createDateHelpers } from '../sandbox/guest/dates.ts';
import { messageOf } from '../sandbox/guest/errors.ts';
import { createHelpers } from '../sandbox/guest/helpers.ts';
import { RandomBytes } from '../sandbox/guest/random-bytes.ts';
import { Runtime, type FunctionTable } from '../sandbox/guest/runtime.ts';
import type { WorkerHandle, FromWorker, ToWorker } from '../sandbox/host/protocol.ts';
import type { PlannedApp } from './plan.ts';

/** Timers of the app’s own code end in a turn, so that what they changed is drawn. */
let wake: () => void = () => {};

/** As those of the page; the screen follows what they change. */
export const timers = {
  setTimeout: (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => globalThis.setTimeout(() => follow(run, args), ms),
  setInterval: (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => globalThis.setInterval(() => follow(run, args), ms),
  queueMicrotask: (run: () => void) => globalThis.queueMicrotask(() => follow(run, [])),
};

function follow(run: (...args: unknown[]) => void, args: unknown[]): void {
  try {
    run(...args);
  } finally {
    wake();
  }
}

/**
 * The runtime of the app in this page. It answers like the worker that runs other people’s apps, but nothing stands between it and the
 * page: the code is the owner’s own.
 */
export function createPageWorker(app: PlannedApp): WorkerHandle {
  const listeners = new Set<(message: FromWorker) => void>();
  const tell = (message: FromWorker): void => listeners.forEach((listener) => listener(message));
  let sent = 0;
  let isEnded = false;
  const bridge = new Bridge((text) => {
    sent++;
    tell({ t: 'output', text });
  });
  const randomBytes = new RandomBytes();
  const helpers = {
    ...createHelpers(
      createDateHelpers(() => bridge.now()),
      Math.random,
    ),
    ...createCapabilities(bridge, randomBytes),
  };
  let runtime: Runtime | null = null;

  function receive(message: HostMessage): void {
    switch (message.t) {
      case 'boot':
        randomBytes.seed(message.entropy);
        bridge.setClock(message.now);
        runtime = new Runtime(bridge, message, app.functions as FunctionTable, helpers);
        return;
      case 'session':
        return runtime?.receive(message.message as Parameters<Runtime['receive']>[0]);
      case 'reply':
        return bridge.reply(message.id, message);
      case 'timer':
        return bridge.fireTimer(message.id);
      case 'changed':
        return runtime?.dataChanged(message.entities);
      default:
        return;
    }
  }

  /** Goes on until nothing more comes of it. */
  async function turn(messages: readonly HostMessage[]): Promise<void> {
    for (const message of messages) {
      try {
        receive(message);
      } catch (error) {
        if (message.t === 'boot') throw error;
        bridge.log('error', 'sandbox', `A message could not be handled: ${messageOf(error)}`);
      }
    }
    for (let before = -1; before !== sent && !isEnded;) {
      before = sent;
      await promisesRan();
      runtime?.settle();
    }
  }

  let queue: Promise<void> = Promise.resolve();
  const enqueue = (messages: readonly HostMessage[], seq: number | null): void => {
    queue = queue.then(async () => {
      if (isEnded) return;
      try {
        await turn(messages);
        if (seq !== null) tell({ t: 'idle', seq, memoryBytes: 0, ms: 0 });
      } catch (error) {
        console.error(error);
        tell({ t: 'failed', seq: seq ?? -1, code: 'sandbox.crashed', detail: messageOf(error), ms: 0 });
      }
    });
  };
  wake = () => enqueue([], null);

  return {
    post(message: ToWorker) {
      if (message.t === 'init') queueMicrotask(() => tell({ t: 'ready' }));
      else if (message.t === 'load' && message.boot !== null) enqueue([{ ...message.boot, plan: app.plan }], message.seq);
      else if (message.t === 'deliver') enqueue(message.messages, message.seq);
    },
    onMessage: (listener) => void listeners.add(listener),
    onExit: () => {},
    terminate() {
      isEnded = true;
      listeners.clear();
    },
  };
}

/** Resolves after every promise that could go on has done so. */
function promisesRan(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
