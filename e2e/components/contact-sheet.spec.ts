import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { CATALOGUE } from '../../src/shared/app/catalogue/index.ts';
import { pictureName, type Scheme } from './support/pictures.ts';

const BASELINES = resolve(import.meta.dirname, 'baselines');
const SHEETS = resolve(import.meta.dirname, '../../docs/screenshots');
const LOOKS = { light: { page: '#eef0f2', ink: '#3b4650' }, dark: { page: '#0c0e11', ink: '#a5afb8' } } as const;

// All pictures on one sheet for people to look over, made anew with the pictures themselves (UPDATE_BASELINES=1 npm run conformance).
for (const scheme of ['light', 'dark'] as const satisfies Scheme[])
  test(`the ${scheme} pictures on one sheet`, async ({ page }) => {
    const figures: string[] = [];
    for (const { id, label } of Object.values(CATALOGUE)) {
      const path = join(BASELINES, pictureName(id, scheme));
      if (!existsSync(path)) continue;
      figures.push(`<figure><img src="data:image/png;base64,${(await readFile(path)).toString('base64')}" /><figcaption>${label}</figcaption></figure>`);
    }
    expect(figures.length).toBeGreaterThan(10);
    const { page: ground, ink } = LOOKS[scheme];
    await page.setViewportSize({ width: 1680, height: 900 });
    await page.setContent(`<!doctype html><style>
      body { margin: 0; padding: 24px; background: ${ground}; color: ${ink}; font: 12px sans-serif; columns: 3; column-gap: 24px; }
      figure { margin: 0 0 20px; break-inside: avoid; display: flex; flex-direction: column-reverse; gap: 6px; align-items: start; }
      img { max-width: 100%; max-height: 520px; }
    </style>${figures.join('')}`);
    await page.screenshot({ path: join(SHEETS, `components-${scheme}.png`), fullPage: true });
  });
