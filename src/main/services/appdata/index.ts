export type { AppDataService } from './types.ts';
