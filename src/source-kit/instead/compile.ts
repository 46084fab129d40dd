/** Nothing is compiled in the page: these are the types that the runtime shares with what does. Stands elsewhere, so it imports nothing. */
export type ManifestDelta = never;
type Place = { kind: 'node' | 'query' | 'state' | 'module' | 'page' | 'entity' | 'trigger' | 'component'; id: string };
export type SourcePlace = { place: Place; line: number; column: number };
