import { fail } from '../../../shared/kernel/errors.ts';
import type { AppsService } from '../apps/types.ts';
import type { GenerationService } from '../generation/index.ts';
import { TEMPLATES } from './catalogue.ts';
import type { TemplatesService } from './types.ts';

export type { TemplateInfo, TemplatesService } from './types.ts';

/** Starter apps. Made when chosen, so that their sample dates are always near today. */
export function createTemplatesService({ apps, generation }: { apps: AppsService; generation: GenerationService }): TemplatesService {
  return {
    list: async () => [...TEMPLATES],
    async create(id) {
      const template = TEMPLATES.find((candidate) => candidate.id === id);
      if (template === undefined) fail('template.not-found', { id });
      if (template.prompt === '') return apps.create({ name: 'Untitled app' });
      return apps.create({ name: template.name, manifest: generation.toManifest(template.prompt, template.name).manifest });
    },
  };
}
