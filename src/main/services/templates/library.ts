import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { manifest, type Manifest } from '../../../shared/app/manifest/index.ts';
import { AppError, fail } from '../../../shared/kernel/errors.ts';
import type { TemplateInfo } from './types.ts';

/** `templates.json`: the templates in the order people see them. */
const entry = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string(),
  description: z.string(),
  category: z.string(),
  tags: z.array(z.string()),
  archetype: z.string(),
  sketch: z.enum(['table', 'calendar', 'ledger', 'board', 'survey', 'blank']),
  /** The day its sample dates were written for. */
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
});

export type Library = {
  list(): Promise<TemplateInfo[]>;
  /** As written. Throws `template.not-found`. */
  read(id: string): Promise<{ manifest: Manifest; day: string }>;
};

/** The templates of a folder: `templates.json` and `<id>/manifest.json`. Read once. */
export function openLibrary(folder: string): Library {
  let entries: Promise<z.infer<typeof entry>[]> | null = null;
  let infos: Promise<TemplateInfo[]> | null = null;
  const manifests = new Map<string, Promise<Manifest>>();
  const load = (): Promise<z.infer<typeof entry>[]> => (entries ??= readJson(join(folder, 'templates.json')).then((found) => z.array(entry).parse(found)));
  const manifestOf = (id: string): Promise<Manifest> => {
    const known = manifests.get(id) ?? readJson(join(folder, id, 'manifest.json')).then((found) => manifest.parse(found));
    manifests.set(id, known);
    return known;
  };
  const describe = async ({ day: _day, ...rest }: z.infer<typeof entry>): Promise<TemplateInfo> => ({
    ...rest,
    pages: (await manifestOf(rest.id)).pages.map(({ id, name }) => ({ id, name })),
    thumbnail: `templates/${rest.id}.webp`,
  });
  return {
    list: async () => (infos ??= load().then((all) => Promise.all(all.map(describe)))),
    async read(id) {
      const found = (await load()).find((candidate) => candidate.id === id) ?? fail('template.not-found', { id });
      return { manifest: await manifestOf(id), day: found.day };
    },
  };
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new AppError('template.unreadable', { path }, error);
  }
}
