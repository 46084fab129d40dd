export { createAppDataService, type AppDataStore } from './appdata-service.ts';
export { SqliteStore, toRow } from './sqlite-store.ts';
export { readLayouts, type TableLayout } from './data-schema.ts';
export { toSql, type SqlValue } from './sql-values.ts';
export { backUp, type DataBackup } from './data-backups.ts';
export { migrateSafely, tryMigration } from './migrate-safely.ts';
export type { AppDataService, MigrateInThread } from './types.ts';
