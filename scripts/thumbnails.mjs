// Draws resources/templates/<id>.webp from the running template, in the real player. Run it after changing a template; needs a build.
// Usage: node scripts/thumbnails.mjs [id …]   (none: those whose manifest changed)
import { chromium } from '@playwright/test';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createExporters } from '../src/main/services/html-export/index.ts';
import { nearToday } from '../src/main/services/templates/near-today.ts';
import { manifest } from '../src/shared/app/manifest/index.ts';
import { ensureBrowser } from './lib/browser.mjs';
import { ROOT, say } from './lib/run.mjs';

const FOLDER = join(ROOT, 'resources', 'templates');
const LIST = join(FOLDER, 'thumbnails.json');
/** What is drawn, and what is kept, px. */
const DRAWN = { width: 1280, height: 800 };
const KEPT = { width: 640, height: 400 };
/** So long nothing may change before the picture is taken, ms: charts move in. */
const STILL_MS = 900;

const templates = JSON.parse(readFileSync(join(FOLDER, 'templates.json'), 'utf8'));
const drawn = existsSync(LIST) ? JSON.parse(readFileSync(LIST, 'utf8')) : {};
const wanted = process.argv.slice(2);
const sourceOf = (id) => readFileSync(join(FOLDER, id, 'manifest.json'));
const hashOf = (id) => createHash('sha256').update(sourceOf(id)).digest('hex');
const stale = templates.filter(({ id }) => (wanted.length > 0 ? wanted.includes(id) : drawn[id] !== hashOf(id) || !existsSync(join(FOLDER, `${id}.webp`))));

if (stale.length === 0) say('Every thumbnail is up to date.');
else {
  const work = mkdtempSync(join(tmpdir(), 'casual-thumbnails-'));
  const exporters = createExporters(join(ROOT, 'dist'));
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), chromiumSandbox: process.getuid?.() !== 0, args: ['--disable-gpu'] });
  try {
    const today = new Date().toISOString().slice(0, 10);
    for (const { id, day } of stale) {
      const app = nearToday(manifest.parse(JSON.parse(sourceOf(id).toString('utf8'))), day, today);
      const rows = Object.fromEntries(app.entities.map((entity) => [entity.id, entity.seed.map((row) => ({ createdAt: Date.now(), updatedAt: Date.now(), ...row }))]));
      const { bytes } = await exporters.single({ id, manifest: app, rows });
      const file = join(work, `${id}.html`);
      writeFileSync(file, bytes);
      writeFileSync(join(FOLDER, `${id}.webp`), await pictureOf(browser, file));
      drawn[id] = hashOf(id);
      say(`  ${id}`);
    }
  } finally {
    await browser.close();
    rmSync(work, { recursive: true, force: true });
  }
  const known = templates.filter(({ id }) => drawn[id] !== undefined).map(({ id }) => [id, drawn[id]]);
  writeFileSync(LIST, `${JSON.stringify(Object.fromEntries(known), null, 2)}\n`);
  say(`${stale.length} drawn.`);
}

/** The first screen of an exported app as WebP. */
async function pictureOf(browser, file) {
  const page = await browser.newPage({ viewport: DRAWN, locale: 'en-GB', timezoneId: 'UTC' });
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(pathToFileURL(file).href);
  await page.locator('.ca-main').waitFor();
  // Charts are loaded when they are needed.
  await page.waitForFunction(() => document.querySelector('.ca-main [class*=skeleton], .ca-main [aria-busy=true]') === null, null, { timeout: 20_000 }).catch(() => problems.push('something on the first page never came'));
  await page.waitForTimeout(STILL_MS);
  const png = await page.screenshot({ type: 'png' });
  if (problems.length > 0) throw new Error(`${file}: ${problems.join('; ')}`);
  await page.goto('about:blank');
  const webp = await page.evaluate(
    async ({ data, size }) => {
      const image = await createImageBitmap(await (await fetch(data)).blob(), { resizeWidth: size.width, resizeHeight: size.height, resizeQuality: 'high' });
      const canvas = Object.assign(document.createElement('canvas'), size);
      canvas.getContext('2d').drawImage(image, 0, 0);
      return canvas.toDataURL('image/webp', 0.82).split(',')[1];
    },
    { data: `data:image/png;base64,${png.toString('base64')}`, size: KEPT },
  );
  await page.close();
  return Buffer.from(webp, 'base64');
}
