import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { manifest as manifestSchema } from '../../../shared/app/manifest/index.ts';
import { createSingleExport } from './single-file.ts';

const FACES =
  '@font-face{font-family:Inter Variable;src:url(./inter-latin.woff2);unicode-range:U+0-FF}@font-face{font-family:Lora Variable;src:url(./lora-latin.woff2)}';
const FILES = {
  'single/app.js': 'const end = "</script><!--"; start(end);',
  'single/app.css': `.a{}${FACES}`,
  'single/assets/inter-latin.woff2': 'inter',
  'sandbox/worker.js': 'work("</script>")',
  'sandbox/quickjs.wasm': 'engine',
};
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casual-single-'));
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const app = manifestSchema.parse({
  schemaVersion: 1,
  meta: { name: 'Tools </title><script>alert(1)</script>' },
  permissions: { network: ['api.example.org'] },
  pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'root', type: 'Container', name: 'Page' } }],
});
const rows = { tool: [{ id: 'a', name: '</script><img src=x onerror=alert(1)>' }] };
const exported = async (): Promise<string> =>
  new TextDecoder().decode(await createSingleExport({ folder: join(folder, 'single'), workerFolder: join(folder, 'sandbox') })('app-1', app, rows));

test('one file holds the app, the player, the worker and the engine, and loads nothing else', async () => {
  const page = await exported();
  expect(page).not.toMatch(/(src|href)="(?!data:)/);
  expect(page).toContain(`id="casual-engine">${Buffer.from('engine').toString('base64')}<`);
  expect(page).toContain(`url(data:font/woff2;base64,${Buffer.from('inter').toString('base64')})`);
  expect(page).not.toContain('lora');
});

test('no words of the app or of the scripts end an element early', async () => {
  const page = await exported();
  expect(page.match(/<script/g)).toHaveLength(5);
  expect(page.match(/<\/script>/g)).toHaveLength(5);
  const [, data] = /id="casual-app">([^]*?)<\/script>/.exec(page)!;
  expect(JSON.parse(data!)).toEqual({ manifest: app, rows });
});

test('the policy lets exactly that one script run, and reach only declared hosts', async () => {
  const page = await exported();
  const [, code] = /<script type="module">([^]*?)<\/script>/.exec(page)!;
  const hash = createHash('sha256').update(code!).digest('base64');
  const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(page)!;
  expect(policy).toContain(`script-src 'sha256-${hash}' 'wasm-unsafe-eval';`);
  expect(policy).toContain('connect-src https://api.example.org;');
  expect(policy).toContain('worker-src blob:;');
  expect(policy).not.toContain("'self'");
});

test('a file too large to open well is refused with another way', async () => {
  writeFileSync(join(folder, 'sandbox/quickjs.wasm'), Buffer.alloc(26 * 1024 * 1024));
  await expect(exported()).rejects.toMatchObject({ code: 'export.failed', message: expect.stringContaining('as a web app') });
});
