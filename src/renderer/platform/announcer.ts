import { Store } from './use-store.ts';

/** What the live regions hold. The number makes the same words speak again. */
export const announcements = new Store<{ polite: string; assertive: string; count: number }>({ polite: '', assertive: '', count: 0 });

/** Says something to people who use a screen reader: saves, joins, build stages, check results. */
export function announce(text: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  announcements.update((before) => ({ ...before, [urgency]: text, count: before.count + 1 }));
}
