export { createLibraryService } from './library-service.ts';
export type { LibraryService } from './types.ts';
