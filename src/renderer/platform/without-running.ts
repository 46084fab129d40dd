import { Store } from './use-store.ts';

const KEY = 'casual.without-running';

/** Apps that are open in this window without being run: nothing of them is evaluated until somebody says so. Kept over a reload. */
export const openWithoutRunning = new Store<ReadonlySet<string>>(kept());

export function setWithoutRunning(appId: string, isWithout: boolean): void {
  const next = new Set(openWithoutRunning.get());
  if (next.has(appId) === isWithout) return;
  if (isWithout) next.add(appId);
  else next.delete(appId);
  openWithoutRunning.set(next);
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...next]));
  } catch {
    // Storage is full or not allowed: it then lasts until the next reload.
  }
}

function kept(): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return new Set(Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : []);
  } catch {
    return new Set();
  }
}
