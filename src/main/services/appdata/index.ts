export { createAppDataService, type AppDataStore } from './appdata-service.ts';
export { registerFunctions, SqliteStore, toRow } from './sqlite-store.ts';
export { readLayouts, type TableLayout } from './data-schema.ts';
export { toSql, type SqlValue } from './sql-values.ts';
export type { DataBackup } from './data-backups.ts';
export { tryMigration } from './migrate-safely.ts';
export type { AppDataService } from './types.ts';
