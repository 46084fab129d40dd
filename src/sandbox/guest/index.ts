import type { HostMessage } from '../../shared/contracts/sandbox.ts';
import { Bridge } from './bridge.ts';
import { createCapabilities } from './capabilities.ts';
import { installGlobals } from './console.ts';
import { answerDebug, Debugger } from './debug.ts';
import { createDateHelpers } from './dates.ts';
import { fatal, isFatal, memoryVerdict, messageOf } from './errors.ts';
import { Functions } from './functions.ts';
import { createHelpers } from './helpers.ts';
import { RandomBytes } from './random-bytes.ts';
import { Runtime, type FunctionTable } from './runtime.ts';
import { debugging } from './watch.ts';
import { describeThrown, verdictOf } from './verdict.ts';

// Author code may replace it later.
const { parse } = JSON;

/** What the host calls. Every argument but the function table is a JSON text. */
export type GuestApi = {
  /** @param functions the table that the app's script evaluated to */
  load(functions: FunctionTable): void;
  receive(text: string): void;
  /** Ends a turn. @returns 0 fine, 1 out of memory, 2 perhaps */
  settle(): number;
  /** For scripts without an app: see verdict.ts. */
  verdict(completion: unknown): string;
  describe(thrown: unknown): string;
};

function createGuest(native: (text: string) => void): GuestApi {
  const bridge = new Bridge(native);
  let seed = 1;
  /** mulberry32, as in the kernel. */
  const random = (): number => {
    seed = (seed + 0x6d2b79f5) >>> 0;
    let t = seed;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  installGlobals(bridge, random);
  const randomBytes = new RandomBytes();
  const helpers = { ...createHelpers(createDateHelpers(() => bridge.now()), random), ...createCapabilities(bridge, randomBytes) };
  const jobs = new Functions(bridge);
  let functions: FunctionTable = {};
  let runtime: Runtime | null = null;
  let looking: Debugger | null = null;

  function receive(message: HostMessage): void {
    debugging.watcher?.message(message);
    switch (message.t) {
      case 'boot':
        seed = message.seed >>> 0;
        randomBytes.seed(message.entropy);
        bridge.setClock(message.now);
        runtime = new Runtime(bridge, message, functions, helpers);
        return;
      case 'reload':
        return runtime?.reload(message.plan, functions);
      case 'edit':
        return runtime?.edit(message.edit, functions);
      case 'session':
        return runtime?.receive(message.message as Parameters<Runtime['receive']>[0]);
      case 'reply':
        return bridge.reply(message.id, message);
      case 'timer':
        return bridge.fireTimer(message.id);
      case 'changed':
        return runtime?.dataChanged(message.entities);
      case 'execute':
        return jobs.execute(runtime?.root ?? {}, message);
      case 'abort':
        return jobs.abort();
      case 'debug':
        if (runtime === null) return;
        return answerDebug((looking ??= new Debugger(runtime)), message);
    }
  }

  function attempt(message: HostMessage | null): void {
    try {
      if (message !== null) receive(message);
    } catch (error) {
      if (isFatal(error)) fatal(error);
      bridge.log('error', 'sandbox', `A message could not be handled: ${messageOf(error)}`);
    }
  }

  return {
    load: (table) => {
      functions = table;
    },
    receive: (text) => {
      // The host checked it. Should one not be what it says, the others still count.
      for (const message of parse(text) as (HostMessage | null)[]) {
        if (message?.t === 'boot' || message?.t === 'reload' || message?.t === 'edit') receive(message);
        else attempt(message);
      }
    },
    settle: () => {
      jobs.settle();
      runtime?.settle();
      if (runtime === null) bridge.flush();
      return memoryVerdict();
    },
    verdict: verdictOf,
    describe: describeThrown,
  };
}

Object.defineProperty(globalThis, '__createGuest', { value: createGuest, configurable: true });
