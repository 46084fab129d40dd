import type { DebugChange, DebugLink, DebugTarget } from '../../shared/contracts/debug.ts';
import { inspect, isSame, SHORT } from './inspect.ts';
import type { Runtime } from './runtime.ts';
import type { Computed, Source } from './signals.ts';

/** Changes kept. */
const KEPT = 1000;
/** Changes of one turn that are looked at. */
const MAX_RAW = 3000;
/** Links of one "because". */
const MAX_LINKS = 12;

type Chain = readonly DebugLink[];
type Raw = { target: DebugTarget; before: unknown; after: unknown; because: Chain; at: number };
type Named = { target: DebugTarget; because: Chain | null };

/** The last changes of an app, each with what made it happen. */
export class Changes {
  private latest = 0;
  private readonly runtime: Runtime;
  private ring: DebugChange[] = [];
  /** Not looked at yet: values are read when nothing is being evaluated. */
  private raw: Raw[] = [];
  private readonly lastOf = new Map<string, DebugChange>();
  /** What last changed a source or a computed value. */
  private readonly causes = new WeakMap<object, { order: number; because: Chain }>();
  private readonly names = new WeakMap<object, DebugTarget>();
  private order = 0;
  private named: Named | null = null;
  /** The message of the host that is being handled. */
  private message: Chain = [];
  private isReply = false;
  /** The step that is running right now. */
  private step: Chain | null = null;
  /** Steps that wait for something, by their handlers, latest last. */
  private readonly waiting = new Map<object, Chain>();
  private lastComputed: Chain | null = null;

  constructor(runtime: Runtime) {
    this.runtime = runtime;
  }

  /** The number of the newest change. */
  get seq(): number {
    this.digest();
    return this.latest;
  }

  /** @param after changes with a greater number */
  since(after: number): DebugChange[] {
    this.digest();
    return this.ring.slice(-KEPT).filter((change) => change.seq > after);
  }

  of(target: DebugTarget, limit: number): DebugChange[] {
    this.digest();
    return this.ring
      .filter((change) => isAbout(change.target, target))
      .slice(-limit)
      .reverse();
  }

  lastSeqOf(target: DebugTarget): number | null {
    return this.lastOf.get(keyOf(target))?.seq ?? null;
  }

  /** What a source stands for, if it was ever set by its name. */
  nameOf(source: object): DebugTarget | undefined {
    return this.names.get(source);
  }

  setMessage(link: DebugLink | null): void {
    this.message = link === null ? [] : [link];
    this.isReply = link?.kind === 'reply' || link?.kind === 'page';
    this.lastComputed = null;
  }

  setStep(chain: Chain | null): void {
    this.step = chain;
  }

  /** What a script sets after it awaited something is taken to be set by its step; of several, by the one that began to wait last. */
  setWaiting(handler: object, chain: Chain | null): void {
    this.waiting.delete(handler);
    if (chain !== null) this.waiting.set(handler, chain);
  }

  name(target: DebugTarget, because: Chain | null): void {
    this.named = { target, because };
  }

  forget(): void {
    this.named = null;
  }

  /** What is going on now. While everything is brought in line, that is what was evaluated last. */
  now(): Chain {
    return this.step ?? this.lastComputed ?? (this.isReply ? [...this.waiting.values()].at(-1) : undefined) ?? this.message;
  }

  set(source: Source<unknown>, before: unknown, after: unknown): void {
    const { named } = this;
    this.named = null;
    const because = named?.because ?? this.now();
    this.causes.set(source, { order: ++this.order, because: named === null ? because : [...because, linkTo(named.target)] });
    if (named === null) return;
    this.names.set(source, named.target);
    // What a query answered shows as a change of its data, which is computed from it.
    if (named.target.kind !== 'query') this.add(named.target, before, after, because);
  }

  evaluated(computed: Computed<unknown>, before: unknown, after: unknown): void {
    let newest: { order: number; because: Chain } | undefined;
    for (const dependency of computed.dependencies) {
      const cause = this.causes.get(dependency);
      if (cause !== undefined && cause.order > (newest?.order ?? 0)) newest = cause;
    }
    const because = newest?.because ?? this.now();
    const target = this.targetOf(computed.label);
    this.causes.set(computed, { order: ++this.order, because: [...because, linkTo(target)] });
    this.lastComputed = [...because, linkTo(target)];
    if (!target.key.endsWith(INTERNAL)) this.add(target, before, after, because);
  }

  targetOf(label: string): DebugTarget {
    const dot = label.indexOf('.');
    const id = dot < 0 ? label : label.slice(0, dot);
    return { kind: this.runtime.queries.has(id) ? 'query' : 'node', id, key: dot < 0 ? 'inputs' : label.slice(dot + 1) };
  }

  private add(target: DebugTarget, before: unknown, after: unknown, because: Chain): void {
    if (this.raw.length < MAX_RAW) this.raw.push({ target, before, after, because, at: this.runtime.bridge.now() });
  }

  private digest(): void {
    const { raw } = this;
    if (raw.length === 0) return;
    this.raw = [];
    for (const change of raw) this.keep(change);
  }

  private keep({ target, before, after, because, at }: Raw): void {
    const was = typeof before === 'symbol' ? undefined : before;
    const is = typeof after === 'symbol' ? undefined : after;
    if (isSame(was, is)) return;
    const shown = inspect(is, SHORT);
    const last = this.lastOf.get(keyOf(target));
    // A state and what is computed from it are one thing to whoever looks.
    if (last !== undefined && last.seq === this.latest && last.after.text === shown.text) return;
    const change: DebugChange = { seq: ++this.latest, at, target, before: inspect(was, SHORT), after: shown, because: shorten(because) };
    this.ring.push(change);
    if (this.ring.length > KEPT * 1.2) this.ring = this.ring.slice(-KEPT);
    this.lastOf.set(keyOf(target), change);
  }
}

/** Ends the keys of values that only the runtime knows. */
const INTERNAL = ' (drawn)';

function linkTo(target: DebugTarget): DebugLink {
  const text = target.key === '' ? target.id : `${target.id}.${target.key}`;
  const [id = target.id] = target.id.split('@');
  return { kind: target.kind, text, place: { kind: target.kind, id, ...(target.key === '' ? {} : { key: target.key }) } };
}

/** The beginning tells most, then the end. */
function shorten(chain: Chain): DebugLink[] {
  const once = chain.filter((link, i) => link.text !== chain[i - 1]?.text);
  return once.length <= MAX_LINKS ? once : [...once.slice(0, 4), ...once.slice(4 - MAX_LINKS)];
}

function keyOf(target: DebugTarget): string {
  return `${target.kind}:${target.id}:${target.key}`;
}

/** One copy of a node is meant by its id, all of them by the node's. */
function isAbout(changed: DebugTarget, asked: DebugTarget): boolean {
  return (
    changed.kind === asked.kind &&
    (changed.key === asked.key || asked.key === '') &&
    (changed.id === asked.id || changed.id.split('@')[0] === asked.id || changed.id === asked.id.split('@')[0])
  );
}
