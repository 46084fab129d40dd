import { blockApp, findBlock } from '../../../shared/app/blocks/index.ts';
import { fail } from '../../../shared/kernel/errors.ts';
import type { Clock } from '../../../shared/kernel/ports.ts';
import type { AppsService } from '../apps/types.ts';
import type { ExecutionService } from '../execution/types.ts';
import { openLibrary } from './library.ts';
import { nearToday } from './near-today.ts';
import { screenOf } from './preview.ts';
import type { ScreenPreview, TemplateInfo, TemplatesService } from './types.ts';

export type { TemplateInfo, TemplatesService } from './types.ts';

const BLANK: TemplateInfo = {
  id: 'blank',
  name: 'Blank app',
  description: 'One empty page to build on.',
  category: 'other',
  tags: [],
  archetype: 'blank',
  sketch: 'blank',
  pages: [{ id: 'home', name: 'Home' }],
  thumbnail: null,
};

export type TemplatesDeps = {
  apps: Pick<AppsService, 'create'>;
  execution: Pick<ExecutionService, 'boot'>;
  clock: Clock;
  /** Holds `templates.json`. */ folder: string;
};

/** Starter apps, and previews of what can be put into apps. Sample dates are always near today. */
export function createTemplatesService({ apps, execution, clock, folder }: TemplatesDeps): TemplatesService {
  const library = openLibrary(folder);
  /** Blocks never change while this runs. */
  const blocks = new Map<string, Promise<ScreenPreview>>();
  const today = (): string => new Date(clock.now()).toISOString().slice(0, 10);

  const service: TemplatesService = {
    list: async () => [...(await library.list()), BLANK],
    async manifest(id) {
      const { manifest, day } = await library.read(id);
      return nearToday(manifest, day, today());
    },
    async create(id, name) {
      if (id === BLANK.id) return apps.create({ name: name ?? 'Untitled app' });
      const manifest = await service.manifest(id);
      return apps.create({ name: name ?? manifest.meta.name, manifest: name === undefined ? manifest : { ...manifest, meta: { ...manifest.meta, name } } });
    },
    preview: async (id, pageId) => screenOf(execution, await service.manifest(id), pageId),
    async previewBlock(id) {
      const block = findBlock(id) ?? fail('template.not-found', { id });
      const known = blocks.get(id);
      if (known !== undefined) return known;
      const made = screenOf(execution, blockApp(block, today()));
      blocks.set(id, made);
      // A failure is not kept: the machine may only have been busy.
      made.catch(() => blocks.delete(id));
      return made;
    },
  };
  return service;
}
