import type { DataSnapshot } from '../shared/app/data/index.ts';

const STORE = 'app';
const KEY = 'data';
/** Changes that follow each other closely are written once, ms. */
const WRITE_DELAY = 150;

/** The data of this one app in this browser, in IndexedDB. */
export type DataStore = {
  load(): Promise<DataSnapshot | null>;
  /** Writes soon, and at once when the page is hidden or closed. */
  save(snapshot: () => DataSnapshot): void;
};

/** @param name one for each exported app: apps of one origin share its databases */
export async function openDataStore(name: string, onError: (error: unknown) => void): Promise<DataStore> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the database could not be opened'));
  });
  let pending: (() => DataSnapshot) | null = null;
  let timer = 0;

  function write(): void {
    clearTimeout(timer);
    timer = 0;
    if (pending === null) return;
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
    transaction.objectStore(STORE).put(pending(), KEY);
    transaction.onabort = () => onError(transaction.error);
    pending = null;
  }
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && write());
  window.addEventListener('pagehide', write);

  return {
    load() {
      return new Promise((resolve, reject) => {
        const request: IDBRequest<DataSnapshot | undefined> = database.transaction(STORE).objectStore(STORE).get(KEY);
        request.onsuccess = () => resolve(request.result ?? null);
        request.onerror = () => reject(request.error ?? new Error('the data could not be read'));
      });
    },
    save(snapshot) {
      pending = snapshot;
      if (timer === 0) timer = window.setTimeout(write, WRITE_DELAY);
    },
  };
}
