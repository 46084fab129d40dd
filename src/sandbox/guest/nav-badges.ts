import type { PlanPage } from '../../shared/contracts/sandbox.ts';
import type { Runtime } from './runtime.ts';
import { Computed } from './signals.ts';

/** Longer words are cut and larger numbers rounded: they stand beside a name. */
const MAX_LENGTH = 12;
const MOST = 9999;

/** What stands beside the pages in the navigation. Each follows what it reads; one that fails says so and shows nothing. */
export class NavBadges {
  private readonly runtime: Runtime;
  private readonly made = new Map<PlanPage, Computed<string>>();

  constructor(runtime: Runtime) {
    this.runtime = runtime;
  }

  /** In the order of the pages; "" where there is nothing to show. */
  read(): string[] {
    const { isDesign, plan } = this.runtime;
    if (isDesign) return [];
    const { pages } = plan;
    return pages.map((page) => {
      const { navBadge } = page;
      if (navBadge === undefined) return '';
      if ('value' in navBadge) return wordsOf(navBadge.value);
      const known = this.made.get(page) ?? this.make(page, navBadge.fn);
      return known.get();
    });
  }

  dispose(): void {
    for (const computed of this.made.values()) computed.dispose();
    this.made.clear();
  }

  private make(page: PlanPage, fn: string): Computed<string> {
    const { runtime } = this;
    const computed = new Computed(() => wordsOf(runtime.fn(fn)(runtime.root)), {
      label: `${page.id}.badge`,
      initial: '',
      onError: runtime.reporter('binding', { kind: 'page', id: page.id, key: 'navBadge' }),
    });
    this.made.set(page, computed);
    return computed;
  }
}

function wordsOf(value: unknown): string {
  if (value === null || value === undefined || value === false || value === 0) return '';
  if (typeof value === 'number' && value > MOST) return `${MOST}+`;
  const words = typeof value === 'string' || typeof value === 'number' || value === true ? String(value) : '';
  return words.length > MAX_LENGTH ? `${words.slice(0, MAX_LENGTH - 1)}…` : words;
}
