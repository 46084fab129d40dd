import { navigate, rpc, type PaletteSource } from '../platform/index.ts';

/** Apps and templates by name, for the palette. */
export const appAndTemplateSources: readonly PaletteSource[] = [
  {
    id: 'apps',
    title: 'Apps',
    find: async (query) => {
      const apps = await rpc.apps.list({ ...(query === '' ? {} : { search: query }), limit: 20 });
      return apps.map((app) => ({
        id: `app:${app.id}`,
        title: app.name,
        detail: app.entities.slice(0, 4).join(', '),
        // The host searched more than the name; whatever it found is a match.
        keywords: query === '' ? [] : [query],
        run: () => navigate({ name: 'app', appId: app.id, surface: '' }),
      }));
    },
  },
  {
    id: 'templates',
    title: 'Templates',
    find: async (query) => {
      if (query === '') return [];
      const templates = await rpc.templates.list();
      return templates.map((template) => ({
        id: `template:${template.id}`,
        title: template.name,
        detail: template.description,
        run: async () => {
          const app = await rpc.templates.create({ id: template.id });
          navigate({ name: 'app', appId: app.id, surface: '' });
        },
      }));
    },
  },
];
