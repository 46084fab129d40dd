import type { Inspected } from '../../shared/contracts/inspected.ts';
import type { Bridge } from './bridge.ts';
import { inspect, LOGGED } from './inspect.ts';
import { frameOf } from '../../shared/app/compile/stack-frame.ts';
import { toJson } from './json.ts';

/** Arguments of one line that can be opened. */
const MAX_VALUES = 20;

/** `console` and timers of author code. */
export function installGlobals(bridge: Bridge, random: () => number): void {
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (...args: unknown[]): void =>
      bridge.log(level, 'console', args.map(show).join(' '), undefined, { values: valuesOf(args), trace: traceOf(new Error().stack) });
  const define = (name: string, value: unknown): void => {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
  };
  define('console', { log: write('info'), info: write('info'), debug: write('debug'), warn: write('warn'), error: write('error') });
  const start =
    (repeat: boolean) =>
    (run: unknown, ms: unknown = 0, ...args: unknown[]): number => {
      if (typeof run !== 'function') throw new TypeError('A timer needs a function.');
      return bridge.setTimer(() => void run(...args), Number(ms), repeat, 'author');
    };
  define('setTimeout', start(false));
  define('setInterval', start(true));
  define('clearTimeout', (id: unknown) => bridge.clearTimer(id));
  define('clearInterval', (id: unknown) => bridge.clearTimer(id));
  define('queueMicrotask', (run: () => void) => void Promise.resolve().then(run));
  Math.random = random;
}

/** The line and column of the app's script that a stack ends in. */
function traceOf(stack: unknown): [number, number, string] | undefined {
  const frame = typeof stack === 'string' ? frameOf(stack) : null;
  return frame === null ? undefined : [frame.line, frame.column, frame.key];
}

/** More than text: lists and objects can be opened. */
function valuesOf(args: readonly unknown[]): Inspected[] | undefined {
  if (!args.some((arg) => typeof arg === 'object' && arg !== null)) return undefined;
  return args.slice(0, MAX_VALUES).map((arg) => inspect(arg, LOGGED));
}

function show(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (typeof value === 'function') return `function ${value.name}`;
  if (value === undefined) return 'undefined';
  try {
    return JSON.stringify(toJson(value)) ?? String(value);
  } catch {
    return String(value);
  }
}
