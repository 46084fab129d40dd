import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createExporters } from '../../src/main/services/html-export/index.ts';
import { nearToday } from '../../src/main/services/templates/near-today.ts';
import { manifest, type Manifest } from '../../src/shared/app/manifest/index.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const TEMPLATES = resolve(ROOT, 'resources/templates');

export function templateList(): { id: string; name: string; day: string }[] {
  return JSON.parse(readFileSync(resolve(TEMPLATES, 'templates.json'), 'utf8')) as { id: string; name: string; day: string }[];
}

/** The app that a template makes today. @param today "YYYY-MM-DD" */
export function templateApp(id: string, today: string): Manifest {
  const day = templateList().find((template) => template.id === id)?.day ?? today;
  return nearToday(manifest.parse(JSON.parse(readFileSync(resolve(TEMPLATES, id, 'manifest.json'), 'utf8'))), day, today);
}

/** The app with its sample rows in one file, as people export it. @returns its address */
export async function writeApp(app: Manifest, file: string): Promise<string> {
  const rows = Object.fromEntries(
    app.entities.map((entity) => [entity.id, entity.seed.map((row) => ({ createdAt: Date.now(), updatedAt: Date.now(), ...row }))]),
  );
  const { bytes } = await createExporters(resolve(ROOT, 'dist')).single({ id: 'walked', manifest: app, rows });
  writeFileSync(file, bytes);
  return pathToFileURL(file).href;
}
