import { useSyncExternalStore } from 'react';
import { Emitter } from '../shared/kernel/disposable.ts';

/** The browser's question whether to install the app, kept until the person asks for it. */
export type InstallPrompt = Event & { prompt(): Promise<unknown> };

export type PageFacts = {
  isOffline: boolean;
  /** Makes the waiting version of this app the current one and loads it. */
  update: (() => void) | null;
  install: InstallPrompt | null;
  /** The browser did not take the last change. */
  isFull: boolean;
};

/** What this page knows of its browser, for banners and the menu. */
export class PageState {
  private facts: PageFacts = { isOffline: !navigator.onLine, update: null, install: null, isFull: false };
  private readonly changes = new Emitter<void>();

  constructor() {
    const look = (): void => this.set({ isOffline: !navigator.onLine });
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    window.addEventListener('beforeinstallprompt', (event) => {
      // Asked from the menu, when the person wants it.
      event.preventDefault();
      this.set({ install: event as InstallPrompt });
    });
    window.addEventListener('appinstalled', () => this.set({ install: null }));
  }

  set(facts: Partial<PageFacts>): void {
    this.facts = { ...this.facts, ...facts };
    this.changes.emit();
  }

  readonly subscribe = (listener: () => void): (() => void) => this.changes.on(listener);
  readonly read = (): PageFacts => this.facts;
}

export function usePageFacts(state: PageState): PageFacts {
  return useSyncExternalStore(state.subscribe, state.read, state.read);
}
