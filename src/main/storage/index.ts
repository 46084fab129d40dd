export { readHomeLock, type HomeLock, type HomeLockInfo } from './home-lock.ts';
export { openDamaged, salvage, setAside, type SalvageReport } from './salvage.ts';
export { asStorageError, errorCode, findDamage, isDamage, openSqlite, quoteName, type SqlDatabase, type Statement } from './sqlite.ts';
export { createStorage, type DamageReport, type StartReport, type Storage } from './storage.ts';
