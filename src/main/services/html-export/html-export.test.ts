import { exportPolicy, webAppManifest } from './page.ts';
import { strFromU8, unzipSync } from 'fflate';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { manifest as manifestSchema, type ManifestInput } from '../../../shared/app/manifest/index.ts';
import { createHtmlExport } from './index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casual-export-'));
  for (const [file, text] of Object.entries({
    'pwa/app.js': 'app',
    'pwa/app.js.map': '{}',
    'pwa/assets/chart-1.js': 'chart',
    'sandbox/worker.js': 'worker',
    'sandbox/engine.wasm': 'wasm',
  })) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const input: ManifestInput = {
  schemaVersion: 1,
  meta: { name: 'Tools <script>alert("x")</script>', description: 'For & by "us"' },
  permissions: { network: ['api.example.org'] },
  pages: [{ id: 'home', name: 'Home', path: '/', root: { id: 'root', type: 'Container', name: 'Page', props: { text: '</script><!-- \u2028' } } }],
};
const app = manifestSchema.parse(input);
const rows = { tool: [{ id: 'a', name: '</script><img src=x onerror=alert(1)>' }] };
const exporter = () => createHtmlExport({ templateFolder: join(folder, 'pwa'), workerFolder: join(folder, 'sandbox') });
const unpacked = async () => Object.fromEntries(Object.entries(unzipSync(await exporter()(app, rows))).map(([name, data]) => [name, strFromU8(data)]));

test('the folder holds the player, the engine and the app, and no source maps', async () => {
  expect(Object.keys(await unpacked()).sort()).toEqual([
    'README.txt',
    'app.js',
    'app.webmanifest',
    'assets/app.css',
    'assets/chart-1.js',
    'engine.wasm',
    'icon-192.png',
    'icon-512.png',
    'icon-maskable-512.png',
    'icon.svg',
    'index.html',
    'service-worker.js',
    'worker.js',
  ]);
});

test('the app travels as inert data, whatever words it holds', async () => {
  const page = (await unpacked())['index.html']!;
  const [, data] = /<script type="application\/json" id="casual-app">([^]*?)<\/script>/.exec(page)!;
  expect(JSON.parse(data!)).toEqual({ manifest: app, rows });
  // Outside of the one data element nothing of the app's words is markup.
  expect(page.match(/<script/g)).toHaveLength(2);
  expect(page).toContain('<title>Tools &lt;script&gt;');
  expect(page).not.toContain('<img');
});

test('the policy allows the folder itself, and the hosts the app was granted', async () => {
  const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec((await unpacked())['index.html']!)!;
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval';/);
  expect(policy).toMatch(/connect-src 'self' https:\/\/api\.example\.org;/);
});

test('every path is relative, and everything is stored for offline use', async () => {
  const files = await unpacked();
  expect(files['index.html']).not.toMatch(/(src|href)="\//);
  const [, list] = /const FILES = (\[.*\]);/.exec(files['service-worker.js']!)!;
  expect(JSON.parse(list!)).toEqual([
    './',
    './app.js',
    './app.webmanifest',
    './assets/app.css',
    './assets/chart-1.js',
    './engine.wasm',
    './icon-192.png',
    './icon-512.png',
    './icon-maskable-512.png',
    './icon.svg',
    './index.html',
    './worker.js',
  ]);
});

test('the same app exports to the same bytes; a changed one to another offline version', async () => {
  const version = (files: Record<string, string>): string => /'([0-9a-f]{16})'/.exec(files['service-worker.js']!)![1]!;
  expect(await exporter()(app, rows)).toEqual(await exporter()(app, rows));
  const before = version(await unpacked());
  writeFileSync(join(folder, 'pwa/app.js'), 'app 2');
  expect(version(await unpacked())).not.toBe(before);
});

test('without the build it says what to do', async () => {
  rmSync(join(folder, 'pwa'), { recursive: true });
  await expect(exporter()(app, rows)).rejects.toMatchObject({ code: 'export.failed' });
});

test('PRM-90: the page may reach the declared hosts and nothing else, whatever is declared', () => {
  const policy = exportPolicy(['api.example.org', 'API.Example.org:8443', 'localhost:3000', "x; script-src 'unsafe-inline' *", '*', 'https://a.b/', '']);
  expect(policy).toContain("connect-src 'self' https://api.example.org https://api.example.org:8443 https://localhost:3000 http://localhost:3000;");
  expect(policy).not.toContain('*');
  expect(policy.match(/script-src/g)).toHaveLength(1);
});

test('the window that a system opens has the colours and the name of the app', () => {
  const look = (name: string, theme: ManifestInput['theme']) =>
    JSON.parse(webAppManifest(manifestSchema.parse({ ...input, meta: { name }, theme }))) as Record<string, string>;
  expect(look('Library of tools that members borrow', { mode: 'light', colors: { primary: '#1b7447', background: '#fffaf0' } })).toMatchObject({
    name: 'Library of tools that members borrow',
    short_name: 'Library of tools that',
    theme_color: '#1b7447',
    background_color: '#fffaf0',
  });
  expect(look('Ringelnatterbeobachtungsverein', { mode: 'dark' })).toMatchObject({ short_name: 'Ringelnatterbeobachtungs' });
  expect(look('x', { mode: 'dark' })['background_color']).not.toBe(look('x', { mode: 'light' })['background_color']);
});
