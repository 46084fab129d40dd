import type { Grant, PermissionDecision } from '../../../shared/contracts/permissions.ts';
import { Emitter, type Disposer } from '../../../shared/kernel/disposable.ts';
import type { Clock } from '../../../shared/kernel/ports.ts';
import { type Wanted } from './declared.ts';
import type { GrantStore, StoredGrant } from './ports.ts';

/** After this many refusals the person is not asked again. */
const MAX_REFUSALS = 3;

/** Answers a question that waits somewhere; null when it does not know it. */
type Decider = (requestId: string, decision: PermissionDecision) => Wanted | null;

/** A session, as the owner of what was decided until it closes. */
export type SessionKey = object;

/**
 * What the person decided about one app on this machine. Kept decisions and the tally of refusals are written through to the store;
 * what holds until a session closes is only here. Uses are written by `flush`, as they come with every call.
 */
export class AppDecisions {
  private readonly store: GrantStore;
  private readonly clock: Clock;
  private readonly kept = new Map<string, StoredGrant>();
  private readonly bySession = new Map<SessionKey, Map<string, StoredGrant>>();
  private readonly used = new Set<string>();
  private readonly changed = new Emitter<void>();
  private readonly withdrawn = new Emitter<Wanted>();
  private readonly deciders = new Set<Decider>();

  constructor(store: GrantStore, clock: Clock) {
    this.store = store;
    this.clock = clock;
    for (const grant of store.load()) this.kept.set(keyOf(grant), grant);
  }

  /** What stands, without asking anybody. `muted`: refused so often that it counts as no. */
  standing(wanted: Wanted, session: SessionKey): 'allow' | 'deny' | 'ask' {
    const kept = this.kept.get(keyOf(wanted));
    if (kept?.scope === 'always') return kept.decision;
    if (kept !== undefined && kept.refusals >= MAX_REFUSALS) return 'deny';
    return this.bySession.get(session)?.get(keyOf(wanted))?.decision ?? 'ask';
  }

  /** Whether what stands was decided about a host known to be a local one. */
  isForLocal(wanted: Wanted, session: SessionKey): boolean {
    const kept = this.kept.get(keyOf(wanted));
    return (kept?.scope === 'always' ? kept : this.bySession.get(session)?.get(keyOf(wanted)))?.isLocal ?? false;
  }

  /** The person answered a question of a session. */
  answer(wanted: Wanted, { decision, scope = 'once' }: PermissionDecision, session: SessionKey, isLocal: boolean): void {
    const key = keyOf(wanted);
    const refusals = decision === 'deny' ? (this.kept.get(key)?.refusals ?? 0) + 1 : 0;
    const grant = this.grant(wanted, decision, scope, refusals, isLocal);
    if (scope === 'session') this.ofSession(session).set(key, grant);
    else this.bySession.get(session)?.delete(key);
    if (scope === 'always') this.keep(grant);
    else if (refusals > 0) this.keep({ ...grant, scope: 'once' });
    else this.forget(wanted);
    this.changed.emit();
  }

  /** @param decide of a session that asks questions */
  addAsker(decide: Decider): Disposer {
    this.deciders.add(decide);
    return () => void this.deciders.delete(decide);
  }

  /** Answers a question of any session of the app. @returns what it was about; null when it is gone */
  decide(requestId: string, decision: PermissionDecision): Wanted | null {
    for (const decide of this.deciders) {
      const wanted = decide(requestId, decision);
      if (wanted !== null) return wanted;
    }
    return null;
  }

  /** Decided ahead, for good. */
  set(wanted: Wanted, decision: 'allow' | 'deny', isLocal: boolean): void {
    this.dropFromSessions(wanted);
    this.keep(this.grant(wanted, decision, 'always', 0, isLocal));
    if (decision === 'deny') this.withdrawn.emit(wanted);
    this.changed.emit();
  }

  /** Nothing is decided any more, nothing tallied. Calls under way end. */
  revoke(wanted: Wanted): void {
    this.dropFromSessions(wanted);
    this.forget(wanted);
    this.withdrawn.emit(wanted);
    this.changed.emit();
  }

  /** A call was made under what stands. Not written at once. */
  use(wanted: Wanted, session: SessionKey): void {
    const key = keyOf(wanted);
    const grant = this.kept.get(key)?.scope === 'always' ? this.kept.get(key) : this.bySession.get(session)?.get(key);
    if (grant === undefined) return;
    grant.uses++;
    grant.lastUsedAt = this.clock.now();
    if (grant.scope === 'always') this.used.add(key);
  }

  /** Writes the uses. */
  flush(): void {
    for (const key of this.used) {
      const grant = this.kept.get(key);
      if (grant !== undefined) this.store.save(grant);
    }
    const hasChanged = this.used.size > 0;
    this.used.clear();
    if (hasChanged) this.changed.emit();
  }

  /** What was decided for a session goes with it. */
  endSession(session: SessionKey): void {
    if (this.bySession.delete(session)) this.changed.emit();
  }

  list(): Grant[] {
    const all = new Map(this.kept);
    for (const grants of this.bySession.values()) for (const [key, grant] of grants) if (all.get(key)?.scope !== 'always') all.set(key, grant);
    return [...all.values()].map(shownOf).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  }

  onDidChange(listener: () => void): Disposer {
    return this.changed.on(listener);
  }

  /** Told what may no longer be done, calls under way included. */
  onDidWithdraw(listener: (wanted: Wanted) => void): Disposer {
    return this.withdrawn.on(listener);
  }

  private grant(wanted: Wanted, decision: 'allow' | 'deny', scope: Grant['scope'], refusals: number, isLocal: boolean): StoredGrant {
    return { ...wanted, decision, scope, decidedAt: this.clock.now(), uses: 0, lastUsedAt: null, refusals, isLocal };
  }

  private keep(grant: StoredGrant): void {
    this.store.save(grant);
    this.kept.set(keyOf(grant), grant);
  }

  private forget(wanted: Wanted): void {
    if (!this.kept.has(keyOf(wanted))) return;
    this.store.remove(wanted.capability, wanted.target);
    this.kept.delete(keyOf(wanted));
    this.used.delete(keyOf(wanted));
  }

  private ofSession(session: SessionKey): Map<string, StoredGrant> {
    const grants = this.bySession.get(session) ?? new Map<string, StoredGrant>();
    this.bySession.set(session, grants);
    return grants;
  }

  private dropFromSessions(wanted: Wanted): void {
    for (const grants of this.bySession.values()) grants.delete(keyOf(wanted));
  }
}

function shownOf({ capability, target, decision, scope, decidedAt, uses, lastUsedAt, refusals }: StoredGrant): Grant {
  return { capability, target, decision, scope, decidedAt, uses, lastUsedAt, refusals };
}

function keyOf({ capability, target }: Wanted): string {
  return `${capability} ${target}`;
}
