export { createDocumentsService, type DocumentStore } from './documents-service.ts';
export type { DocumentsService, StoredUpdate } from './types.ts';
