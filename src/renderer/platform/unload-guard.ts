import type { Disposer } from '../../shared/kernel/disposable.ts';

const checks = new Set<() => boolean>();

function onBeforeUnload(event: BeforeUnloadEvent): void {
  if ([...checks].some((isDirty) => isDirty())) event.preventDefault();
}

/** Asks before the window closes while `isDirty()` holds. */
export function guardUnload(isDirty: () => boolean): Disposer {
  if (checks.size === 0) window.addEventListener('beforeunload', onBeforeUnload);
  checks.add(isDirty);
  return () => {
    checks.delete(isDirty);
    if (checks.size === 0) window.removeEventListener('beforeunload', onBeforeUnload);
  };
}
