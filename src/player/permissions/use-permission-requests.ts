import { useCallback, useSyncExternalStore } from 'react';
import type { PermissionRequest } from '../../shared/contracts/permissions.ts';
import type { SessionStore } from '../core/session-store.ts';

const NONE: readonly PermissionRequest[] = [];

/** The questions that wait in a running app, first asked first. */
export function usePermissionRequests(store: Pick<SessionStore, 'permissionRequests' | 'subscribePermissions'> | null): readonly PermissionRequest[] {
  const subscribe = useCallback((listener: () => void) => store?.subscribePermissions(listener) ?? (() => {}), [store]);
  return useSyncExternalStore(subscribe, () => store?.permissionRequests() ?? NONE);
}
