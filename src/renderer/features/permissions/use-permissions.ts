import { useState } from 'react';
import type { PermissionState } from '../../../shared/contracts/permissions.ts';
import type { AppError } from '../../../shared/kernel/errors.ts';
import { rpc, useRpcQuery, useRpcStream } from '../../platform/index.ts';

export type LivePermissions = { state: PermissionState | undefined; error: AppError | undefined; isLoading: boolean; reload: () => void };

/** What was decided about an app, kept fresh. */
export function useLivePermissions(appId: string): LivePermissions {
  const query = useRpcQuery(`permissions.get ${appId}`, (signal) => rpc.permissions.get({ appId }, { signal }));
  const [pushed, setPushed] = useState<{ appId: string; state: PermissionState } | null>(null);
  useRpcStream(
    `permissions.watch ${appId}`,
    (signal) => rpc.permissions.watch({ appId }, { signal }),
    (state: PermissionState) => setPushed({ appId, state }),
    () => {
      setPushed(null);
      query.reload();
    },
  );
  return { ...query, state: pushed?.appId === appId ? pushed.state : query.data };
}
