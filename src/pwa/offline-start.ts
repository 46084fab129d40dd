import type { PageState } from './page-state.ts';

/** How often a page that stays open looks for a new version, ms. */
const LOOK_EVERY = 60 * 60 * 1000;

/** Makes the app start without a network, and tells when a newer version of it is ready. Without it the app still works, only not offline. */
export async function startOffline(state: PageState): Promise<void> {
  const { serviceWorker } = navigator;
  if (serviceWorker === undefined) return;
  let isAsked = false;
  // The new version has taken over: its page replaces this one.
  serviceWorker.addEventListener('controllerchange', () => isAsked && location.reload());
  try {
    const registration = await serviceWorker.register('./service-worker.js');
    const offer = (worker: ServiceWorker): void =>
      state.set({
        update: () => {
          isAsked = true;
          worker.postMessage('takeOver');
        },
      });
    const follow = (): void => {
      const { installing, waiting } = registration;
      if (waiting !== null && serviceWorker.controller !== null) offer(waiting);
      installing?.addEventListener('statechange', () => installing.state === 'installed' && serviceWorker.controller !== null && offer(installing));
    };
    follow();
    registration.addEventListener('updatefound', follow);
    const look = (): void => void registration.update().catch(() => undefined);
    setInterval(look, LOOK_EVERY);
    window.addEventListener('online', look);
  } catch (error) {
    console.warn('Offline start is not available', error);
  }
}
