import type { DataSnapshot } from '../shared/app/data/index.ts';

const STORE = 'app';
const KEY = 'data';
/** What was there before a file was loaded. */
const BEFORE = 'data before loading';
/** Changes that follow each other closely are written once, ms. */
const WRITE_DELAY = 150;

/** The data of this one app in this browser, in IndexedDB. */
export type DataStore = {
  load(): Promise<DataSnapshot | null>;
  /** Writes soon, and at once when the page is hidden or closed. */
  save(snapshot: () => DataSnapshot): void;
  /** Writes again what could not be written. */
  retry(): void;
  /** Puts other data in its place and keeps what was there for `takeBack`. Nothing is saved after it: load the page anew. */
  replace(next: DataSnapshot, before: DataSnapshot): Promise<void>;
  canTakeBack(): Promise<boolean>;
  /** Back to what was there before `replace`. Nothing is saved after it: load the page anew. */
  takeBack(): Promise<void>;
};

/**
 * @param name one for each exported app: apps of one origin share its databases
 * @param onWritten called after each attempt, with the error if it failed
 */
export async function openDataStore(name: string, onWritten: (error: unknown) => void): Promise<DataStore> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the database could not be opened'));
  });
  let pending: (() => DataSnapshot) | null = null;
  let timer = 0;
  let isOver = false;

  const put = (values: Readonly<Record<string, DataSnapshot>>): Promise<void> =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
      for (const [key, value] of Object.entries(values)) transaction.objectStore(STORE).put(value, key);
      // Nothing waits for this page any more: what is written while it closes is written to the end.
      transaction.commit();
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('the data could not be written'));
    });
  const get = (key: string): Promise<DataSnapshot | null> =>
    new Promise((resolve, reject) => {
      const request: IDBRequest<DataSnapshot | undefined> = database.transaction(STORE).objectStore(STORE).get(key);
      request.onsuccess = () => resolve(request.result ?? null);
      request.onerror = () => reject(request.error ?? new Error('the data could not be read'));
    });

  function write(): void {
    clearTimeout(timer);
    timer = 0;
    const latest = pending;
    if (latest === null || isOver) return;
    pending = null;
    put({ [KEY]: latest() }).then(
      () => onWritten(null),
      (error: unknown) => {
        // Kept for `retry`, unless something newer waits already.
        pending ??= latest;
        onWritten(error);
      },
    );
  }
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && write());
  window.addEventListener('pagehide', write);

  return {
    load: () => get(KEY),
    save(snapshot) {
      pending = snapshot;
      if (timer === 0) timer = window.setTimeout(write, WRITE_DELAY);
    },
    retry: write,
    async replace(next, before) {
      isOver = true;
      try {
        await put({ [BEFORE]: before, [KEY]: next });
      } catch (error) {
        isOver = false;
        throw error;
      }
    },
    canTakeBack: async () => (await get(BEFORE)) !== null,
    async takeBack() {
      const before = await get(BEFORE);
      if (before === null) return;
      isOver = true;
      const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
      transaction.objectStore(STORE).put(before, KEY);
      transaction.objectStore(STORE).delete(BEFORE);
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error ?? new Error('the data could not be written'));
      });
    },
  };
}
