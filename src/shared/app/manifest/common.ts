import { z } from 'zod';
import { IDENTIFIER } from '../../kernel/ids.ts';
import type { Json } from '../../kernel/json.ts';

/** Stable id, a JavaScript identifier: expressions name nodes, queries and state by id, so a rename (label change) never breaks one. */
export const identifier = z.string().regex(IDENTIFIER, 'must be an identifier: a letter or _, then letters, digits or _, at most 64');
export const label = z.string().min(1).max(200);
export const json: z.ZodType<Json> = z.json() as z.ZodType<Json>;

/** A JSON value in which any string may contain `{{ expression }}`. A string that is one lone binding keeps the expression's type. */
export const template = json;
/** A JavaScript expression without the braces. */
export const expression = z.string().max(20_000);

export const tone = z.enum(['neutral', 'info', 'ok', 'warn', 'danger', 'accent']);
export type Tone = z.infer<typeof tone>;
/** `#rrggbb` */
export const hexColor = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'must look like #1b7447');
