import type { PermissionDecision, PermissionRequest } from '../../../shared/contracts/permissions.ts';
import { DisposableStore, type Disposer } from '../../../shared/kernel/disposable.ts';
import { AppError, fail } from '../../../shared/kernel/errors.ts';
import { newId } from '../../../shared/kernel/ids.ts';
import type { Clock, Random } from '../../../shared/kernel/ports.ts';
import type { AppDecisions } from './decisions.ts';
import { entryOf, isSame, wordsOf, type Wanted } from './declared.ts';

/** Kinds of questions that may wait at once. */
const MAX_QUESTIONS = 20;
/** A question that nobody can see any more is withdrawn after this, ms: a window that reloads is back by then. */
const UNSEEN_MS = 30_000;

/** What a question tells the person beside what is wanted. */
export type Question = Pick<PermissionRequest, 'isLocal' | 'because' | 'summary' | 'detail'>;
/** A call that was let through. `signal` aborts when the permission is taken back; `end` when the call is over. */
export type Pass = { signal: AbortSignal; isForLocal: boolean; end: Disposer };

type Waiter = { resolve: (isForLocal: boolean) => void; reject: (error: AppError) => void };
type Pending = { request: PermissionRequest; wanted: Wanted; waiters: Waiter[] };

type GateOptions = {
  decisions: AppDecisions;
  declared: () => readonly Wanted[];
  /** Whether there is somebody to ask. */
  canAsk: () => boolean;
  onDidChange: (pending: PermissionRequest[]) => void;
  onDidDecide: (wanted: Wanted, decision: PermissionDecision, because: string) => void;
  clock: Clock;
  random: Random;
};

/** Lets the calls of one session through, or not. Questions are asked one after the other, equal ones once. */
export class Gate {
  private readonly options: GateOptions;
  private pending: Pending[] = [];
  private readonly passes = new Set<{ wanted: Wanted; abort: AbortController }>();
  private readonly disposers = new DisposableStore();
  private unseen: ReturnType<typeof setTimeout> | null = null;

  constructor(options: GateOptions) {
    this.options = options;
    this.disposers.add(options.decisions.onDidWithdraw((wanted) => this.withdraw((other) => isSame(other, wanted))));
    this.disposers.add(options.decisions.addAsker((requestId, decision) => this.decide(requestId, decision)));
  }

  get requests(): PermissionRequest[] {
    return this.pending.map(({ request }) => request);
  }

  /** Calls that wait for the person. */
  get waiting(): number {
    return this.pending.reduce((total, { waiters }) => total + waiters.length, 0);
  }

  /** Refuses what can be refused before anything else is done for it. @throws permission.undeclared, permission.denied */
  check(wanted: Wanted): 'allow' | 'ask' {
    if (!this.options.declared().some((other) => isSame(other, wanted)))
      fail('permission.undeclared', { capability: wordsOf(wanted), missing: entryOf(wanted) });
    const standing = this.options.decisions.standing(wanted, this);
    if (standing === 'deny' || (standing === 'ask' && !this.options.canAsk())) throw denied(wanted);
    return standing;
  }

  /**
   * Waits for the person where nothing stands.
   * @param question made only when it is asked
   * @param earlier this very call was let through before (a redirect to the same host): it is not asked again; whether as a local host
   * @throws permission.undeclared, permission.denied
   */
  async pass(wanted: Wanted, question: () => Question | Promise<Question>, earlier?: boolean): Promise<Pass> {
    const { decisions } = this.options;
    let isForLocal: boolean;
    if (this.check(wanted) === 'allow') isForLocal = decisions.isForLocal(wanted, this);
    else if (earlier !== undefined) isForLocal = earlier;
    else {
      const asked = await question();
      // It may have been decided in the meantime.
      isForLocal = this.check(wanted) === 'allow' ? decisions.isForLocal(wanted, this) : await this.ask(wanted, asked);
    }
    decisions.use(wanted, this);
    const pass = { wanted, abort: new AbortController() };
    this.passes.add(pass);
    return { signal: pass.abort.signal, isForLocal, end: () => void this.passes.delete(pass) };
  }

  /** @returns what it was about; null when the question is gone */
  decide(requestId: string, decision: PermissionDecision): Wanted | null {
    const pending = this.pending.find(({ request }) => request.requestId === requestId);
    if (pending === undefined) return null;
    const { wanted, request } = pending;
    this.options.decisions.answer(wanted, decision, this, request.isLocal);
    if (decision.decision === 'deny') this.settle(pending, pending.waiters, ({ reject }) => reject(denied(wanted)));
    else if (decision.scope === 'session' || decision.scope === 'always') this.settle(pending, pending.waiters, ({ resolve }) => resolve(request.isLocal));
    else {
      // This call only: the next one of the same kind asks for itself.
      const [first, ...rest] = pending.waiters;
      this.settle(pending, first === undefined ? [] : [first], ({ resolve }) => resolve(request.isLocal));
      if (rest.length > 0)
        this.add({ wanted, waiters: rest, request: { ...request, requestId: newId(this.options.random, 'q'), askedAt: this.options.clock.now() } });
    }
    this.options.onDidDecide(wanted, decision, request.because);
    this.didChange();
    return wanted;
  }

  /** The manifest changed: what it no longer declares ends. */
  recheck(): void {
    const declared = this.options.declared();
    this.withdraw((wanted) => !declared.some((other) => isSame(other, wanted)));
  }

  /** Somebody began or ceased to look. */
  seen(isSeen: boolean): void {
    if (this.unseen !== null) clearTimeout(this.unseen);
    this.unseen = isSeen || this.pending.length === 0 ? null : setTimeout(() => this.withdrawQuestions(() => true), UNSEEN_MS);
  }

  /** Ends everything that waits or is under way. */
  clear(): void {
    this.withdraw(() => true);
    this.seen(true);
  }

  dispose(): void {
    this.clear();
    this.disposers.dispose();
    this.options.decisions.endSession(this);
  }

  private ask(wanted: Wanted, question: Question): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const waiter = { resolve, reject };
      const same = this.pending.find((pending) => isSame(pending.wanted, wanted));
      if (same !== undefined) return void same.waiters.push(waiter);
      if (this.pending.length >= MAX_QUESTIONS) return reject(denied(wanted));
      const { random, clock } = this.options;
      this.add({ wanted, waiters: [waiter], request: { requestId: newId(random, 'q'), ...wanted, ...question, askedAt: clock.now() } });
      this.didChange();
    });
  }

  private add(pending: Pending): void {
    this.pending.push(pending);
  }

  private settle(pending: Pending, waiters: readonly Waiter[], answer: (waiter: Waiter) => void): void {
    this.pending = this.pending.filter((other) => other !== pending);
    waiters.forEach(answer);
  }

  private withdraw(isMeant: (wanted: Wanted) => boolean): void {
    for (const pass of this.passes) if (isMeant(pass.wanted)) pass.abort.abort(denied(pass.wanted));
    this.withdrawQuestions(isMeant);
  }

  private withdrawQuestions(isMeant: (wanted: Wanted) => boolean): void {
    const meant = this.pending.filter(({ wanted }) => isMeant(wanted));
    for (const pending of meant) this.settle(pending, pending.waiters, ({ reject }) => reject(denied(pending.wanted)));
    if (meant.length > 0) this.didChange();
  }

  private didChange(): void {
    this.options.onDidChange(this.requests);
  }
}

function denied(wanted: Wanted): AppError {
  return new AppError('permission.denied', { capability: wordsOf(wanted) });
}
