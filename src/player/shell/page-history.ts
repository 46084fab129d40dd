import { ADDRESS_EVENT } from '../../shared/contracts/frame-address.ts';
import type { AppFrame } from '../../shared/contracts/session.ts';
import { type Disposer, DisposableStore, Emitter } from '../../shared/kernel/disposable.ts';
import type { ViewSource } from '../core/view-source.ts';
import { formatAddress, isSameAddress, type PageAddress, parseAddress } from './address.ts';

type Entry = { casualPage: number; top?: number };

/**
 * Keeps an app's page and the address of its window the same: a link opens its page, Back and Forward go through the pages,
 * a reload comes back to where it was, and a page is shown as far down as it was left.
 * The app decides which page shows; the window's history follows it, except when the person moves through that history.
 */
export class PageHistory {
  private readonly source: ViewSource;
  private readonly window: Window;
  private readonly keepsEntries: boolean;
  private readonly missings = new Emitter<void>();
  /** Place of this entry among those that the app made. */
  private index = 0;
  private depth = 0;
  private readonly addresses: (PageAddress | undefined)[] = [];
  private readonly tops = new Map<number, number>();
  private missing: string | null = null;
  /** Where the app was when it was asked to go elsewhere, until it went. */
  private leaving: PageAddress | null = null;
  private last: PageAddress | null = null;
  private restored: number | null = null;
  private scroller: Element | null = null;

  /** @param keepsEntries off for a frame in someone else's page: it has an address, and Back stays that page's own */
  constructor(source: ViewSource, window: Window, keepsEntries = true) {
    this.source = source;
    this.window = window;
    this.keepsEntries = keepsEntries;
  }

  start(): Disposer {
    const resources = new DisposableStore();
    const entry = this.entry();
    this.index = entry?.casualPage ?? 0;
    if (entry?.top !== undefined) this.restored = entry.top;
    const travel = (): void => this.travelled();
    const leave = (): void => this.write('replace', null, this.scroller?.scrollTop ?? 0);
    this.window.addEventListener('popstate', travel);
    this.window.addEventListener('pagehide', leave);
    resources.add(() => this.window.removeEventListener('popstate', travel));
    resources.add(() => this.window.removeEventListener('pagehide', leave));
    resources.add(this.source.subscribeFrame(() => this.follow()));
    this.follow();
    return () => resources.dispose();
  }

  /** The path of the address where the app has no such page, else null. */
  missingPath(): string | null {
    return this.missing;
  }

  onDidChangeMissing(listener: () => void): Disposer {
    return this.missings.on(listener);
  }

  /** The person goes on from the page that is not there. */
  leaveMissing(): void {
    if (this.missing === null || this.last === null) return;
    this.write('replace', this.last);
    this.setMissing(null);
  }

  /** What scrolls. */
  setScroller(scroller: Element | null): void {
    this.scroller = scroller;
  }

  /** How far down the page that now shows was left, px; 0 for one that is entered anew. */
  takeTop(): number {
    const top = this.restored ?? 0;
    this.restored = null;
    return top;
  }

  private follow(): void {
    const frame = this.source.frame();
    if (frame === undefined) return;
    const here = addressOf(frame);
    const depth = frame.depth ?? 0;
    const hasGoneBack = depth < this.depth;
    this.depth = depth;
    this.window.document.title = titleOf(frame);
    const { last } = this;
    this.last = here;
    if (last === null) {
      const wanted = parseAddress(this.window.location.hash);
      if (wanted === null || isSameAddress(wanted, here)) return this.write('replace', here);
      return this.open(wanted, frame, true);
    }
    if (this.leaving !== null) {
      // Something else changed in the meantime, such as the theme.
      if (isSameAddress(this.leaving, here)) return;
      this.leaving = null;
      this.setMissing(null);
      // Where it went may not be where it was sent: a page can send people on.
      return this.write('replace', here);
    }
    const shown = this.addresses[this.index];
    if (isSameAddress(last, here) || (shown !== undefined && isSameAddress(shown, here))) return;
    this.setMissing(null);
    if (!this.keepsEntries) return this.write('replace', here);
    const before = this.addresses[this.index - 1];
    if (hasGoneBack && before !== undefined && isSameAddress(before, here)) return this.window.history.back();
    this.tops.set(this.index, this.scroller?.scrollTop ?? 0);
    this.index++;
    this.addresses.length = this.index;
    this.write('push', here);
  }

  /** The person went through the window's history, or changed the address. */
  private travelled(): void {
    const frame = this.source.frame();
    if (frame === undefined) return;
    const wanted = parseAddress(this.window.location.hash);
    // A link within the page, such as the one that skips the navigation.
    if (wanted === null) return;
    this.tops.set(this.index, this.scroller?.scrollTop ?? 0);
    const entry = this.entry();
    const isReturn = entry !== null && entry.casualPage < this.index;
    this.index = entry?.casualPage ?? this.index + 1;
    if (entry === null) this.addresses.length = this.index;
    this.restored = this.tops.get(this.index) ?? entry?.top ?? null;
    if (!isSameAddress(wanted, addressOf(frame))) return this.open(wanted, frame, isReturn);
    this.leaving = null;
    this.setMissing(null);
    this.write('replace', wanted);
  }

  private open(wanted: PageAddress, frame: AppFrame, isReturn: boolean): void {
    this.addresses[this.index] = wanted;
    const isThere = frame.pages.some((page) => page.path === wanted.path);
    this.setMissing(isThere ? null : wanted.path);
    this.write('replace', wanted);
    if (!isThere) return;
    this.leaving = addressOf(frame);
    this.source.send({ type: 'navigate', path: wanted.path, params: wanted.params, ...(isReturn ? { isReturn } : {}) });
  }

  private setMissing(path: string | null): void {
    if (this.missing === path) return;
    this.missing = path;
    const frame = this.source.frame();
    if (frame !== undefined) this.window.document.title = path === null ? titleOf(frame) : `Page not found · ${frame.name}`;
    this.missings.emit();
  }

  /** @param address null leaves it as it is */
  private write(how: 'push' | 'replace', address: PageAddress | null, top?: number): void {
    if (address !== null) this.addresses[this.index] = address;
    const state: Entry = { casualPage: this.index, ...(top === undefined ? {} : { top }) };
    const { history, location } = this.window;
    const url = address === null ? location.href : `${location.pathname}${location.search}${formatAddress(address)}`;
    try {
      if (how === 'push') history.pushState(state, '', url);
      else history.replaceState(state, '', url);
    } catch {
      // A browser allows only so many in a while. The page shows all the same.
    }
    this.window.dispatchEvent(new Event(ADDRESS_EVENT));
  }

  private entry(): Entry | null {
    const state: unknown = this.window.history.state;
    if (typeof state !== 'object' || state === null || !('casualPage' in state) || typeof state.casualPage !== 'number') return null;
    return { casualPage: state.casualPage, ...('top' in state && typeof state.top === 'number' ? { top: state.top } : {}) };
  }
}

function addressOf(frame: AppFrame): PageAddress {
  return { path: frame.pages.find((page) => page.id === frame.pageId)?.path ?? '/', params: frame.params };
}

/** The first page has the app's name alone. */
function titleOf(frame: AppFrame): string {
  const page = frame.pages.find(({ id }) => id === frame.pageId);
  return page === undefined || page === frame.pages[0] || page.name === frame.name ? frame.name : `${page.name} · ${frame.name}`;
}
