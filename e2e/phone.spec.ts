import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generateApp } from '../src/main/services/generation/engine.ts';
import { PROMPTS } from '../src/main/services/generation/testing/prompts.ts';
import { createExporters } from '../src/main/services/html-export/index.ts';
import { nearToday } from '../src/main/services/templates/near-today.ts';
import { manifest, type Manifest } from '../src/shared/app/manifest/index.ts';
import { tableOf, walkApp } from './phone/phone-walk.ts';
import { expect, test } from '@playwright/test';

const ROOT = resolve(import.meta.dirname, '..');
const TEMPLATES = resolve(ROOT, 'resources/templates');
const TODAY = new Date().toISOString().slice(0, 10);
/** Where a picture of every screen goes, when they are wanted. */
const PICTURES = process.env['CASUAL_PICTURES'];
/** One JSON object a line, with a `prompt`: instead of the prompts of the generator's own tests. */
const PROMPT_FILE = process.env['CASUAL_PROMPTS'];

const templates = (JSON.parse(readFileSync(resolve(TEMPLATES, 'templates.json'), 'utf8')) as { id: string; name: string; day: string }[]).map(
  ({ id, name, day }) => ({
    title: `the template “${name}”`,
    make: (): Manifest => nearToday(manifest.parse(JSON.parse(readFileSync(resolve(TEMPLATES, id, 'manifest.json'), 'utf8'))), day, TODAY),
  }),
);
const prompts = (
  PROMPT_FILE === undefined
    ? PROMPTS
    : readFileSync(PROMPT_FILE, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { prompt: string })
).map(({ prompt }, i) => ({ title: `an app from words, ${i + 1}: ${prompt.slice(0, 60)}`, make: (): Manifest => generateApp(prompt, TODAY).manifest }));

for (const { title, make } of [...templates, ...prompts])
  test(`${title} is usable on a phone and on a wide screen`, { tag: '@long' }, async ({ page }, info) => {
    if (PICTURES !== undefined) mkdirSync(PICTURES, { recursive: true });
    const app = make();
    const rows = Object.fromEntries(
      app.entities.map((entity) => [entity.id, entity.seed.map((row) => ({ createdAt: Date.now(), updatedAt: Date.now(), ...row }))]),
    );
    const { bytes } = await createExporters(resolve(ROOT, 'dist')).single({ id: 'walked', manifest: app, rows });
    const file = info.outputPath('app.html');
    writeFileSync(file, bytes);
    expect(tableOf(app.meta.name, await walkApp(page, pathToFileURL(file).href, app, PICTURES))).toEqual([]);
  });
