import type { implement } from '@orpc/server';
import type { IdeContract } from '../../shared/contracts/ide.ts';
import type { AppsService } from '../services/apps/types.ts';
import type { PermissionsService } from '../services/permissions/types.ts';
import { pushStream } from './push-stream.ts';

/** With or without the middleware of the whole router. */
type PermissionsImplementer = Omit<ReturnType<typeof implement<IdeContract, Record<never, never>>>['permissions'], 'middleware' | 'use'>;

export function permissionRoutes(os: PermissionsImplementer, permissions: PermissionsService, apps: AppsService) {
  return os.router({
    get: os.get.handler(({ input }) => permissions.get(input.appId)),
    decide: os.decide.handler(async ({ input }) => {
      await permissions.decide(input.requestId, { decision: input.decision, scope: input.scope });
      return { ok: true } as const;
    }),
    set: os.set.handler(({ input }) => permissions.set(input.appId, input.capability, input.target, input.decision)),
    revoke: os.revoke.handler(({ input }) => permissions.revoke(input.appId, input.capability, input.target)),
    audit: os.audit.handler(({ input }) =>
      permissions.audit(input.appId, { limit: input.limit, ...(input.before === undefined ? {} : { before: input.before }) }),
    ),
    watch: os.watch.handler(async ({ input, signal }) => {
      await apps.get(input.appId);
      return pushStream(signal, (push) => permissions.onDidChange(input.appId, push));
    }),
  });
}
