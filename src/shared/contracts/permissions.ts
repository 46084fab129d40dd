import { z } from 'zod';

/**
 * What an app may do beyond its own page, data and disk. An app declares in its manifest what it may ever ask for; the person decides
 * at first use; decisions belong to this machine and never travel with the app. Rules: docs/specs/permissions.md.
 */
export const capability = z.enum([
  'network', // target: the exact host, with a port when it is not 443
  'clipboard', // reading and writing without a click
  'notifications',
  'files', // a file the person picks, or a place they choose to save to
  'ai',
]);
export type Capability = z.infer<typeof capability>;

export const grantScope = z.enum([
  'once', // this call
  'session', // until the app closes
  'always', // kept
]);
export type GrantScope = z.infer<typeof grantScope>;

/** A question for the person. The call that caused it waits for the answer. */
export const permissionRequest = z.strictObject({
  requestId: z.string(),
  capability,
  /** network: the host; otherwise empty. */
  target: z.string(),
  /** network: whether the host is on this machine or its local network. */
  isLocal: z.boolean(),
  /** What led to it, in words a person knows: “You clicked Remind on Bookings”, “It started”. */
  because: z.string(),
  /** What it is about to do, in one line: “Send 1 request of 412 bytes”. */
  summary: z.string(),
  /** The exact request, shortened: for “Show the exact request”. */
  detail: z.string(),
  askedAt: z.number(),
});
export type PermissionRequest = z.infer<typeof permissionRequest>;

export const permissionDecision = z.strictObject({ decision: z.enum(['allow', 'deny']), scope: grantScope.default('once') });
export type PermissionDecision = z.infer<typeof permissionDecision>;

/** A decision that stands, or the tally of refusals. */
export const grant = z.strictObject({
  capability,
  target: z.string(),
  decision: z.enum(['allow', 'deny']),
  scope: grantScope,
  decidedAt: z.number(),
  /** Calls made under it. */
  uses: z.number(),
  lastUsedAt: z.number().nullable(),
  /** Times the person said no. After the third it is not asked again until changed here. */
  refusals: z.number(),
});
export type Grant = z.infer<typeof grant>;

export const permissionState = z.strictObject({
  grants: z.array(grant),
  /** Declared in the manifest, with no decision yet. */
  undecided: z.array(z.strictObject({ capability, target: z.string() })),
  disk: z.strictObject({ usedBytes: z.number(), limitBytes: z.number(), files: z.number() }),
});
export type PermissionState = z.infer<typeof permissionState>;

/** One call of the host by an app. Kept for every call but those of the app's own rows, which are counted. */
export const auditEntry = z.strictObject({
  id: z.number(),
  at: z.number(),
  /** "network.fetch", "clipboard.read", "ai.complete", "files.pick", "permission.decided", "permission.revoked"… */
  method: z.string(),
  target: z.string(),
  outcome: z.enum(['ok', 'denied', 'failed', 'cancelled']),
  /** Error code of the registry, or HTTP status. */
  code: z.string(),
  durationMs: z.number(),
  bytesOut: z.number(),
  bytesIn: z.number(),
  /** In US dollars; 0 where it costs nothing. */
  cost: z.number(),
  /** The session or execution that made it. */
  source: z.string(),
  because: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntry>;
