import type { HostMessage } from '../../shared/contracts/sandbox.ts';
import { HostError, type Bridge } from './bridge.ts';
import { fatal, isFatal, messageOf } from './errors.ts';
import { jobResult } from './job-result.ts';
import type { Scope } from './scope.ts';

/** Reports that come faster than this wait for the next one, or for the end of the turn; ms. */
const REPORT_MS = 100;
const MAX_TEXT = 200;
/** Where the app's script, and so the author's code, is in a stack. */
const FRAME = /app\.js:(\d+):(\d+)/;

type Report = { value: number; text: string };

/** Functions of modules that the host asked for, outside of any page. One app runs one of them. */
export class Functions {
  private readonly bridge: Bridge;
  private readonly signal = { aborted: false };
  private running: number | null = null;
  private unsent: Report | null = null;
  private sentAt = -Infinity;

  constructor(bridge: Bridge) {
    this.bridge = bridge;
    // Modules see it by name. In an app that nobody waits for it does nothing.
    Object.defineProperty(globalThis, 'progress', { value: (value: unknown, text: unknown) => this.report(value, text), writable: true, configurable: true });
  }

  execute(modules: Scope, { id, function: name, inputs }: Extract<HostMessage, { t: 'execute' }>): void {
    this.running = id;
    this.bridge.tracesCalls = true;
    this.run(modules, name, inputs).then(
      (value) => this.finish(id, { value }),
      (error: unknown) => {
        if (isFatal(error)) fatal(error);
        this.finish(id, { error: describe(error) });
      },
    );
  }

  abort(): void {
    this.signal.aborted = true;
  }

  /** At the end of every turn. */
  settle(): void {
    this.send();
  }

  private async run(modules: Scope, name: string, inputs: unknown): Promise<unknown> {
    const dot = name.indexOf('.');
    const exports = modules[name.slice(0, dot)];
    const fn = typeof exports === 'object' && exports !== null ? (exports as Scope)[name.slice(dot + 1)] : undefined;
    if (typeof fn !== 'function') throw new HostError('function.not-loaded', `“${name}” is not there: its module could not be loaded. The log says why.`);
    const { signal } = this;
    const context = { progress: (value: unknown, text: unknown) => this.report(value, text), signal };
    return jobResult(await (fn as (inputs: unknown, context: unknown) => unknown)(inputs, context));
  }

  private report(value: unknown, text: unknown): void {
    if (this.running === null) return;
    const number = Number(value);
    this.unsent = { value: number >= 0 ? Math.min(number, 1) : 0, text: text === undefined || text === null ? '' : String(text).slice(0, MAX_TEXT) };
    if (this.bridge.now() - this.sentAt < REPORT_MS) return;
    this.send();
    // Not at the end of the turn: a function that works without a pause is heard, too.
    this.bridge.flush();
  }

  private send(): void {
    if (this.unsent === null || this.running === null) return;
    this.bridge.post({ t: 'progress', id: this.running, ...this.unsent });
    this.unsent = null;
    this.sentAt = this.bridge.now();
  }

  private finish(id: number, outcome: { value: unknown } | { error: ReturnType<typeof describe> }): void {
    this.send();
    this.running = null;
    this.bridge.post({ t: 'result', id, ...outcome });
  }
}

/** What was thrown, with the innermost place in the app's script. */
function describe(error: unknown): { code: string; message: string; line?: number; column?: number } {
  const stack = error instanceof Error && typeof error.stack === 'string' ? error.stack : '';
  const frame = FRAME.exec(stack);
  const isOwn = error instanceof HostError;
  const kind = error instanceof Error && !isOwn && error.name !== 'Error' ? `${String(error.name)}: ` : '';
  return {
    code: isOwn ? error.code : 'function.threw',
    message: `${kind}${messageOf(error)}`.slice(0, 4000) || 'It failed without a message.',
    ...(frame === null ? {} : { line: Number(frame[1]), column: Number(frame[2]) }),
  };
}
