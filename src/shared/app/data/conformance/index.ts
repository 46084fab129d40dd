import type { ConformanceCase } from './fixture.ts';
import { READING } from './reading.ts';
import { TRANSACTIONS } from './transactions.ts';
import { WRITING } from './writing.ts';

export { ENTITIES, MEMBER, TASK, testPorts, type ConformanceCase, type MakeData } from './fixture.ts';

/** What every adapter of `AppDataPort` must do. Needs no test framework, so that it also runs where an adapter lives (a browser, a worker). */
export const APP_DATA_CONFORMANCE: readonly ConformanceCase[] = [...READING, ...WRITING, ...TRANSACTIONS];
