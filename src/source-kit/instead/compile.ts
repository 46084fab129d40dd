import type { Place } from '../../contracts/sandbox.ts';

/** Nothing is compiled in the page: these are the types that the runtime shares with what does. */
export type ManifestDelta = never;
export type SourcePlace = { place: Place; line: number; column: number };
