import type { z } from 'zod';
import type { Manifest } from '../../../shared/app/manifest/index.ts';
import type { AppDataPort } from '../../../shared/contracts/appdata.ts';
import type { AuditEntry } from '../../../shared/contracts/permissions.ts';
import { capabilityCall, type CapabilityCall } from '../../../shared/contracts/sandbox.ts';
import { SANDBOX_LIMITS } from '../../../shared/contracts/sandbox-limits.ts';
import type { sessionMessage, SessionEvent } from '../../../shared/contracts/session.ts';

import { AppError, fail, toAppError } from '../../../shared/kernel/errors.ts';
import type { Clock, Random } from '../../../shared/kernel/ports.ts';
import { CallQueue } from '../call-queue.ts';
import { performAi } from './ai.ts';
import type { CallContext } from './call-context.ts';
import { CallLog } from './call-log.ts';
import { Causes } from './causes.ts';
import { checkDataSize, performDataCall, type DataCall, type Grants } from './data.ts';
import { declaredBy, type Wanted } from './declared.ts';
import { performDiskCall } from './disk.ts';
import { Gate } from './gate.ts';
import { performFetch } from './network.ts';
import type { AppCapabilities } from './ports.ts';
import { preview, shorten } from './preview.ts';
import { performScreenCall } from './screen-calls.ts';
import { ScreenTasks } from './screen-tasks.ts';
import { Transactions } from './transactions.ts';

export type CapabilityAnswer = { ok: true; value: unknown } | { ok: false; code: string; message: string };

const FREE = { durationMs: 0, bytesOut: 0, bytesIn: 0, cost: 0 } as const;

type HostCallsOptions = {
  mode: 'run' | 'design';
  /** Nobody is there to be asked, whoever listens. */
  isHeadless: boolean;
  capabilities: AppCapabilities;
  /** Of now: both change while the app runs. */
  manifest: () => Manifest;
  data: () => AppDataPort;
  /** Who looks at the app, and hears of questions, tasks and calls. */
  subscribers: () => number;
  emit: (event: SessionEvent) => void;
  clock: Clock;
  random: Random;
  /** Told of every call as it came, with when it began (of `performance.now()`) and its cost in US dollars. */
  onEnded?: (call: unknown, answer: CapabilityAnswer, startedAt: number, cost: number) => void;
  /** What led to the calls of a run without a person. */
  because?: string;
};

/** Answers every call of one app: by schema, by size, by what is allowed, and with a line in the log for each. */
export class HostCalls {
  readonly gate: Gate;
  readonly screen: ScreenTasks;
  private readonly options: HostCallsOptions;
  private readonly grants: Grants;
  private readonly queue = new CallQueue();
  private readonly transactions: Transactions;
  private readonly log: CallLog;
  private readonly causes: Causes;
  private abort = new AbortController();
  private open = 0;
  private nextId = 1;
  private declaration: { of: Manifest; wanted: Wanted[] } | null = null;

  constructor(options: HostCallsOptions) {
    this.options = options;
    const { capabilities, clock, random, emit } = options;
    const hasScreen = (): boolean => options.mode === 'run' && !options.isHeadless && options.subscribers() > 0;
    this.transactions = new Transactions(() => options.data());
    this.grants = { readData: true, writeData: options.mode === 'run' };
    this.log = new CallLog((calls) => emit({ type: 'calls', calls }));
    this.causes = new Causes(clock, options.because);
    this.screen = new ScreenTasks({ hasScreen, emit: (performId, task) => emit({ type: 'perform', performId, task }) });
    this.gate = new Gate({
      decisions: capabilities.decisions,
      declared: () => this.declared(),
      canAsk: hasScreen,
      onDidChange: (pending) => emit({ type: 'permissions', pending }),
      onDidDecide: ({ capability, target }, { decision, scope }, because) =>
        capabilities.audit({
          ...FREE,
          at: clock.now(),
          method: 'permission.decided',
          target: `${capability} ${target}`.trim(),
          outcome: 'ok',
          code: `${decision} ${scope}`,
          source: capabilities.source,
          because,
        }),
      clock,
      random,
    });
  }

  /** Calls that are being answered, those that wait for a person aside. */
  get busy(): number {
    return Math.max(0, this.open - this.gate.waiting - this.screen.waiting);
  }

  /** What a new subscriber must know. */
  greeting(): SessionEvent[] {
    const pending = this.gate.requests;
    const calls = this.log.all().slice(-200);
    return [...(pending.length > 0 ? [{ type: 'permissions', pending } as const] : []), ...(calls.length > 0 ? [{ type: 'calls', calls } as const] : [])];
  }

  /** @param reply called once, unless the app is stopped or starts again before */
  add(input: unknown, reply: (answer: CapabilityAnswer) => void): void {
    const { signal } = this.abort;
    const answer = async (): Promise<void> => {
      const result = await this.answer(input, signal);
      if (signal.aborted) return;
      this.open--;
      reply(result);
    };
    this.open++;
    // Rows and files are answered in order; what waits for the world or a person must not hold them up.
    const { method, args } = typeof input === 'object' && input !== null ? (input as { method?: unknown; args?: unknown }) : {};
    if (typeof method === 'string' && method.startsWith('data.')) this.transactions.route(method, args, this.queue, answer);
    else if (typeof method !== 'string' || method.startsWith('disk.')) this.queue.add(answer);
    else void answer();
  }

  /** A message of the screen. @returns whether it was meant for the host and not for the app */
  receive(message: z.infer<typeof sessionMessage>, from: { view: Parameters<Causes['note']>[2]; frame: Parameters<Causes['note']>[3] }): boolean {
    if (message.type === 'performResult') this.screen.answer(message);
    else if (message.type === 'decide') this.gate.decide(message.requestId, message);
    else {
      this.causes.note(message, this.options.manifest(), from.view, from.frame);
      return false;
    }
    return true;
  }

  /** The worker is gone: nobody waits for its calls any more. */
  clear(): void {
    this.abort.abort(new AppError('cancelled'));
    this.abort = new AbortController();
    this.open = 0;
    this.queue.clear();
    this.transactions.clear();
    this.gate.clear();
    this.causes.reset();
  }

  dispose(): void {
    this.clear();
    this.gate.dispose();
    this.log.clear();
  }

  private declared(): Wanted[] {
    const manifest = this.options.manifest();
    if (this.declaration?.of !== manifest) this.declaration = { of: manifest, wanted: declaredBy(manifest.permissions) };
    return this.declaration.wanted;
  }

  /** Never throws. */
  private async answer(input: unknown, signal: AbortSignal): Promise<CapabilityAnswer> {
    const { capabilities, clock } = this.options;
    const at = clock.now();
    const startedAt = performance.now();
    const context: CallContext = {
      capabilities,
      gate: this.gate,
      screen: this.screen,
      clock,
      because: this.causes.current,
      signal,
      shorten,
      target: '',
      code: '',
      bytesOut: 0,
      bytesIn: 0,
      cost: 0,
    };
    let call: CapabilityCall | null = null;
    let answer: CapabilityAnswer;
    try {
      const parsed = capabilityCall.safeParse(input);
      if (!parsed.success) return fail('request.invalid', { problem: 'this call is not known' });
      call = parsed.data;
      answer = { ok: true, value: (await this.perform(call, context)) ?? null };
    } catch (error) {
      const known = toAppError(error);
      context.code = known.code;
      answer = { ok: false, code: known.code, message: known.message };
    }
    if (call !== null) this.ended(call, context, answer, at, performance.now() - startedAt);
    this.options.onEnded?.(input, answer, startedAt, context.cost);
    return answer;
  }

  private async perform(call: CapabilityCall, context: CallContext): Promise<unknown> {
    if (this.open > SANDBOX_LIMITS.pendingCalls) fail('request.too-many', { limit: SANDBOX_LIMITS.pendingCalls });
    if (isDataCall(call)) {
      context.target = targetOfData(call);
      checkDataSize(call);
      return performDataCall(call, this.options.data(), this.grants, this.transactions);
    }
    const length = countChars(call.args);
    if (length > SANDBOX_LIMITS.callChars) fail('request.too-large', { limit: SANDBOX_LIMITS.callChars, length });
    switch (call.method) {
      case 'network.fetch':
        return performFetch(call.args, context);
      case 'ai.complete':
        return performAi(call.args, context);
      case 'disk.read':
      case 'disk.write':
      case 'disk.list':
      case 'disk.stat':
      case 'disk.remove': {
        context.target = shorten(call.args.path);
        const isWrite = call.method === 'disk.write' || call.method === 'disk.remove';
        if (isWrite && !this.grants.writeData) fail('permission.denied', { capability: 'changes of its disk' });
        const value = performDiskCall(call, context.capabilities.disk, context.clock);
        if (call.method === 'disk.write') context.bytesOut = call.args.data.length;
        if (typeof value === 'string') context.bytesIn = value.length;
        return value;
      }
      default:
        return performScreenCall(call, context);
    }
  }

  private ended(call: CapabilityCall, context: CallContext, answer: CapabilityAnswer, at: number, durationMs: number): void {
    const { method } = call;
    const { target, code, bytesOut, bytesIn, cost, because } = context;
    const id = this.nextId++;
    const response = answer.ok ? preview(answer.value) : answer.message;
    this.log.add({ id, at, method, target, ok: answer.ok, code, durationMs, bytesOut, bytesIn, request: preview(call.args), response, because });
    if (isDataCall(call)) return;
    const { audit, source } = context.capabilities;
    audit({ at, method, target, outcome: outcomeOf(answer), code, durationMs, bytesOut, bytesIn, cost, source, because });
  }
}

function isDataCall(call: CapabilityCall): call is DataCall {
  return call.method.startsWith('data.');
}

function targetOfData({ args }: DataCall): string {
  if ('entity' in args) return args.entity;
  const entity = 'request' in args ? args.request['entity'] : undefined;
  return typeof entity === 'string' ? entity : '';
}

/** Of all texts in the arguments. */
function countChars(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let total = 0;
  for (const [key, part] of Object.entries(value)) total += key.length + countChars(part);
  return total;
}

function outcomeOf(answer: CapabilityAnswer): AuditEntry['outcome'] {
  if (answer.ok) return 'ok';
  if (answer.code.startsWith('permission.')) return 'denied';
  return answer.code === 'cancelled' ? 'cancelled' : 'failed';
}
