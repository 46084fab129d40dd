import { z } from 'zod';
import type { Json } from '../../shared/kernel/json.ts';

/**
 * What the screen and the frame of a coded component say to each other, over a port of their own. Both sides parse all of it:
 * neither trusts the other.
 */
const json = z.json() as z.ZodType<Json>;

/** Sent by the frame to its window's parent once; answered with `start` and a port. */
export const HELLO = 'code-frame:hello';

export const startMessage = z.strictObject({
  t: z.literal('start'),
  /** A script: `exports.default` is the component. */
  code: z.string().max(400_000),
  inputs: z.record(z.string(), json),
  /** CSS variables of the app's theme. */
  theme: z.record(z.string().max(100), z.string().max(500)),
});

export const toFrame = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('inputs'), inputs: startMessage.shape.inputs }),
  z.strictObject({ t: z.literal('theme'), theme: startMessage.shape.theme }),
  z.strictObject({ t: z.literal('ping'), n: z.number() }),
]);
export type ToFrame = z.infer<typeof toFrame>;

export const fromFrame = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('drawn') }),
  z.strictObject({ t: z.literal('height'), px: z.number().min(0).max(100_000) }),
  z.strictObject({ t: z.literal('event'), name: z.string().max(64), payload: z.record(z.string(), json) }),
  /** `line` counts from 1 in the author's code. */
  z.strictObject({ t: z.literal('failed'), message: z.string().max(2000), line: z.number().int().min(1).optional() }),
  z.strictObject({ t: z.literal('pong'), n: z.number() }),
]);
export type FromFrame = z.infer<typeof fromFrame>;
