/**
 * Two tabs would each keep their own copy of the data and overwrite each other's. The first holds a lock for as long as
 * it lives; resolves with false where another one has it.
 */
export function becomeOnlyTab(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      // Held until the tab is gone.
      return lock === null ? undefined : new Promise<never>(() => {});
    });
  });
}

/** Resolves when no other tab has the lock any more. */
export function whenOnlyTab(name: string): Promise<void> {
  return navigator.locks.request(name, () => undefined);
}
