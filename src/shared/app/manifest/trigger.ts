import { z } from 'zod';
import { identifier, json, label } from './common.ts';

/** `moduleId.exportName`: an exported function of a code module. */
export const functionName = z.string().regex(/^[A-Za-z_$][\w$]*\.[A-Za-z_$][\w$]*$/, 'must name a module and one of its functions, like “tools.monthlyReport”');

/** Runs a function of the app without a screen, while Casual OS is open on this machine. */
export const trigger = z.strictObject({
  id: identifier,
  name: label,
  kind: z.enum([
    'schedule', // at the times of `cron`
    'webhook', // when its address is called; the address and its secret belong to the machine, not to the app
  ]),
  function: functionName,
  /** schedule: five fields, minute to weekday. */
  cron: z.string().max(200).optional(),
  /** schedule: IANA name such as "Europe/Berlin"; without it the machine's own. */
  timezone: z.string().max(64).optional(),
  /** schedule: what the function is given. A webhook gives `{method, query, headers, body}`. */
  inputs: z.record(z.string(), json).default({}),
  enabled: z.boolean().default(true),
});
export type Trigger = z.infer<typeof trigger>;
