import { z } from 'zod';
import { componentPackage, libraryIdentifier } from '../app/components/package.ts';

/** The components of this machine's library: saved from apps or brought in as `.casualc` files, in any number of versions. */
export const libraryEntry = z.strictObject({
  libraryId: libraryIdentifier,
  name: z.string(),
  description: z.string(),
  icon: z.string(),
  kind: z.enum(['parts', 'code']),
  /** Newest first. What is said of the component is said of the first. */
  versions: z.array(z.strictObject({ version: z.string(), savedAt: z.number() })).min(1),
});
export type LibraryEntry = z.infer<typeof libraryEntry>;

export const libraryPackage = componentPackage;
export const libraryVersion = z.strictObject({ libraryId: libraryIdentifier, version: z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/) });
