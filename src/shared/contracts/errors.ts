import { z } from 'zod';
import { ERRORS, HTTP_STATUS, type ErrorCode } from '../kernel/errors.ts';

export const errorData = z.strictObject({ kind: z.string(), details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])) });

type ErrorMap = { [Code in ErrorCode]: { status: number; message: string; data: typeof errorData } };

/** The registry as an oRPC error map: every procedure can fail with any registered code, typed on both sides. */
export const errorMap: ErrorMap = Object.fromEntries(
  Object.entries(ERRORS).map(([code, entry]) => [code, { status: HTTP_STATUS[entry.kind], message: entry.message, data: errorData }]),
) as ErrorMap;
