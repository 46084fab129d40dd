import type { AppDataService } from '../appdata/types.ts';
import { createGeneration, type GenerationDeps } from './service.ts';
import type { GenerationService } from './types.ts';

export type { GenerationService } from './types.ts';
export { generateApp } from './engine.ts';
export { checkApp } from './checks/index.ts';

export function createGenerationService({ apps, documents, execution, clock, random }: GenerationDeps & { appdata?: AppDataService }): GenerationService {
  return createGeneration({ apps, documents, execution, clock, random });
}
