import { Suspense, useState, type ReactElement, type ReactNode } from 'react';
import type { PermissionDecision, PermissionRequest } from '../../../shared/contracts/permissions.ts';
import { asAppError, rpc } from '../../platform/index.ts';
import { lazyView } from '../../ui/index.ts';
import { useSealSecret } from './seal-secret.ts';
import { useLivePermissions } from './use-permissions.ts';

const PermissionGate = lazyView(() => import('../../../player/index.ts').then((module) => module.PermissionGate));

/** Holds a running app's surface; its questions show above it and are answered here. */
export function AppGate({ appId, appName, pending, children }: { appId: string; appName: string; pending: readonly PermissionRequest[]; children: ReactNode }): ReactElement {
  const { state } = useLivePermissions(appId);
  const sealSecret = useSealSecret();
  // Answered here or elsewhere; the session says so a moment later.
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const decide = async (requestId: string, decision: PermissionDecision): Promise<void> => {
    try {
      await rpc.permissions.decide({ requestId, ...decision });
    } catch (thrown) {
      const error = asAppError(thrown);
      if (error.code !== 'permission.answered') throw error;
    }
    setGone((before) => new Set([...before, requestId]));
  };
  return (
    <Suspense fallback={null}>
      <PermissionGate appName={appName} pending={useWithout(pending, gone)} state={state} sealSecret={sealSecret} onDecide={decide}>
        {children}
      </PermissionGate>
    </Suspense>
  );
}

function useWithout(pending: readonly PermissionRequest[], gone: ReadonlySet<string>): readonly PermissionRequest[] {
  return gone.size === 0 ? pending : pending.filter(({ requestId }) => !gone.has(requestId));
}
