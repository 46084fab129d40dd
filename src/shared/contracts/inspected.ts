import { z } from 'zod';

/** A value, cut: `children` are there down to the depth that was asked for; `size` counts all of them. */
export type Inspected = {
  kind: 'null' | 'undefined' | 'boolean' | 'number' | 'string' | 'list' | 'object' | 'date' | 'function' | 'error' | 'other';
  /** The value itself where it is plain (a text may be cut), else a few words: "3 items". */
  text: string;
  /** Elements or keys; characters of a text that was cut. */
  size?: number | undefined;
  /** Elements or keys from `offset` on, which is 0 unless asked otherwise. */
  children?: { key: string; value: Inspected }[] | undefined;
};
export const inspected: z.ZodType<Inspected> = z.strictObject({
  kind: z.enum(['null', 'undefined', 'boolean', 'number', 'string', 'list', 'object', 'date', 'function', 'error', 'other']),
  text: z.string(),
  size: z.number().optional(),
  get children() {
    return z.array(z.strictObject({ key: z.string(), value: inspected })).optional();
  },
});
