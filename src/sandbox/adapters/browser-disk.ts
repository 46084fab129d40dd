import { MemoryDisk } from '../host/capabilities/memory-disk.ts';
import type { DiskPort } from '../host/capabilities/ports.ts';

const STORE = 'files';
type Kept = { bytes: Uint8Array; modifiedAt: number };

/** A disk in memory that IndexedDB keeps. Each write is one transaction there: whole or not at all. */
export async function openBrowserDisk(name: string, onError: (error: unknown) => void): Promise<DiskPort> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the files could not be opened'));
  });
  const disk = new MemoryDisk((path, file) => {
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
    if (file === null) transaction.objectStore(STORE).delete(path);
    else transaction.objectStore(STORE).put(file satisfies Kept, path);
    transaction.onabort = () => onError(transaction.error);
  });
  await new Promise<void>((resolve, reject) => {
    const request: IDBRequest<IDBCursorWithValue | null> = database.transaction(STORE).objectStore(STORE).openCursor();
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor === null) return resolve();
      const file = cursor.value as Kept;
      disk.load(String(cursor.key), file.bytes, file.modifiedAt);
      cursor.continue();
    };
    request.onerror = () => reject(request.error ?? new Error('the files could not be read'));
  });
  return disk;
}
