import type { Manifest } from '../../../shared/app/manifest/index.ts';
import type { AppFrame, SessionMessage, ViewNode } from '../../../shared/contracts/session.ts';
import type { Clock } from '../../../shared/kernel/ports.ts';

/** What an app does this long after the person acted is taken to be because of it, ms. */
const RECENT_MS = 10_000;
const VERBS: Record<string, string> = {
  click: 'clicked',
  submit: 'sent',
  change: 'changed',
  open: 'opened',
  close: 'closed',
  select: 'chose something in',
  rowClick: 'clicked a row of',
};

/** Knows what a person did last in an app, to say what led to a call. It is a help for them, not a proof: the app decides what it does when. */
export class Causes {
  private readonly clock: Clock;
  private readonly start: string;
  private last: { text: string; at: number } | null = null;

  constructor(clock: Clock, start = 'It started') {
    this.clock = clock;
    this.start = start;
  }

  note(message: SessionMessage, manifest: Manifest, view: (id: string) => ViewNode | undefined, frame: AppFrame | null): void {
    // The guest sends the frame: which page it is, is believed, what it is called is not.
    const page = (manifest.pages.find(({ id }) => id === frame?.pageId) ?? manifest.pages[0])?.name ?? '';
    if (message.type === 'event') {
      const drawn = view(message.id);
      const label = [drawn?.props['label'], drawn?.props['text'], drawn?.props['title']].find((candidate) => typeof candidate === 'string' && candidate !== '');
      const name = typeof label === 'string' ? label : drawn?.type;
      if (name !== undefined) this.set(`You ${VERBS[message.event] ?? `used (${message.event})`} ${name.slice(0, 60)} on ${page.slice(0, 60)}`);
    } else if (message.type === 'navigate') this.set('You went to another page');
    else if (message.type === 'back') this.set('You went back');
  }

  /** It starts anew. */
  reset(): void {
    this.last = null;
  }

  get current(): string {
    if (this.last === null) return this.start;
    return this.clock.now() - this.last.at <= RECENT_MS ? this.last.text : 'It did so by itself';
  }

  private set(text: string): void {
    this.last = { text, at: this.clock.now() };
  }
}
