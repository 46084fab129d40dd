import { mkdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { generateApp } from '../src/main/services/generation/engine.ts';
import { PROMPTS } from '../src/main/services/generation/testing/prompts.ts';
import type { Manifest } from '../src/shared/app/manifest/index.ts';
import { tableOf, walkApp } from './phone/phone-walk.ts';
import { templateApp, templateList, writeApp } from './phone/walked-apps.ts';

const TODAY = new Date().toISOString().slice(0, 10);
/** Where a picture of every screen goes, when they are wanted. */
const PICTURES = process.env['CASUAL_PICTURES'];
/** One JSON object a line, with a `prompt`: instead of the prompts of the generator's own tests. */
const PROMPT_FILE = process.env['CASUAL_PROMPTS'];

const templates = templateList().map(({ id, name }) => ({ title: `the template “${name}”`, make: (): Manifest => templateApp(id, TODAY) }));
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
    const url = await writeApp(app, info.outputPath('app.html'));
    expect(tableOf(app.meta.name, await walkApp(page, url, app, PICTURES))).toEqual([]);
  });
