import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { auditEntry, capability, permissionDecision, permissionState } from '../permissions.ts';
import { appId, base, byApp, done } from './common.ts';

/** What an app may do, and what it did. */

const target = z.string().max(300).default('');

export const permissions = {
  get: base.route({ method: 'GET', path: '/apps/{appId}/permissions', summary: 'What an app was allowed and refused' }).input(byApp).output(permissionState),
  /** Answers a question that an app's session asked (session event `permissions`). */
  decide: base
    .route({ method: 'POST', path: '/permissions/{requestId}' })
    .input(permissionDecision.extend({ requestId: z.string() }))
    .output(done),
  /** Decides ahead, for good. */
  set: base
    .route({ method: 'PUT', path: '/apps/{appId}/permissions/{capability}' })
    .input(z.strictObject({ appId, capability, target, decision: z.enum(['allow', 'deny']) }))
    .output(permissionState),
  /** Forgets a decision; takes effect at once, calls under way included. */
  revoke: base
    .route({ method: 'DELETE', path: '/apps/{appId}/permissions/{capability}', summary: 'Take a permission back' })
    .input(z.strictObject({ appId, capability, target }))
    .output(permissionState),
  audit: base
    .route({ method: 'GET', path: '/apps/{appId}/audit', summary: 'Calls of the host by an app, newest first' })
    .input(z.strictObject({ appId, limit: z.coerce.number().int().min(1).max(1000).default(100), before: z.coerce.number().int().optional() }))
    .output(z.array(auditEntry)),
  /** Ticks when a decision or a tally of the app changes. */
  watch: base.route({ method: 'GET', path: '/apps/{appId}/permissions/changes' }).input(byApp).output(eventIterator(permissionState)),
};
