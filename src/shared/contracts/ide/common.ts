import { oc } from '@orpc/contract';
import { z } from 'zod';
import { errorMap } from '../errors.ts';

/** What every part of the contract is made with. */
export const base = oc.errors(errorMap);
export const appId = z.string().min(1).max(64);
export const byApp = z.strictObject({ appId });
export const done = z.strictObject({ ok: z.literal(true) });
