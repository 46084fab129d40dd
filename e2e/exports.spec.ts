import { expect, test } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { casual } from './support/cli.ts';

let folder: string;
let home: string;
let app: { id: string; name: string };

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casual-exports-'));
  home = join(folder, 'home');
  const made = await casual(['generate', 'a library of tools that members borrow', '--json'], { home });
  expect(made.code, made.err).toBe(0);
  app = (JSON.parse(made.out) as { app: typeof app }).app;
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function exported(...args: string[]): Promise<Buffer> {
  const out = join(folder, args.at(-1) ?? 'file');
  const done = await casual(['export', app.id, ...args.slice(0, -1), '--out', out], { home });
  expect(done.code, done.err).toBe(0);
  return readFileSync(out);
}

test('a page becomes a PDF with its words in it', async () => {
  const pdf = await exported('--page', 'Tools', 'tools.pdf');
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.length).toBeGreaterThan(20_000);
  // Text is drawn with the fonts of the app, and each font says which characters its glyphs stand for.
  for (const letter of 'Tools') expect(charactersOf(pdf).has(letter)).toBe(true);
});

test('a page becomes a picture in one or two dots for each pixel, and is not blank', async ({ page }) => {
  const sizes: { width: number; height: number; colors: number }[] = [];
  for (const scale of ['1', '2']) {
    const png = await exported('--page', '/tools', '--scale', scale, `tools${scale}.png`);
    sizes.push(
      await page.evaluate(async (data) => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.width;
        canvas.height = image.height;
        const context = canvas.getContext('2d');
        context?.drawImage(image, 0, 0);
        const { data: dots = [] } = context?.getImageData(0, 0, image.width, image.height) ?? {};
        const colors = new Set<number>();
        for (let i = 0; i < dots.length; i += 4) colors.add(((dots[i] ?? 0) << 16) | ((dots[i + 1] ?? 0) << 8) | (dots[i + 2] ?? 0));
        return { width: image.width, height: image.height, colors: colors.size };
      }, png.toString('base64')),
    );
  }
  expect(sizes[0]?.width).toBe(1280);
  expect(sizes[1]?.width).toBe(2560);
  expect(sizes[1]?.height).toBe((sizes[0]?.height ?? 0) * 2);
  expect(sizes[0]?.colors).toBeGreaterThan(50);
});

test('source code is a project with a README, pages and tests', async () => {
  const out = join(folder, 'project');
  const done = await casual(['export', app.id, '--format', 'source', '--out', out], { home });
  expect(done.code, done.err).toBe(0);
  for (const path of [
    'README.md',
    'package.json',
    'src/main.tsx',
    'src/pages/tools.tsx',
    'src/data/schema.ts',
    'src/runtime/source-kit/render-app.tsx',
    'tests/app.test.ts',
  ]) {
    expect(statSync(join(out, path)).size).toBeGreaterThan(0);
  }
});

test('without a browser a PDF says what to install', async () => {
  const done = await casual(['export', app.id, '--out', join(folder, 'none.pdf')], { home, env: { CASUAL_BROWSER: '/nowhere' } });
  expect(done.code).toBe(1);
  expect(done.err).toContain('Install Chromium');
});

/** The characters that the fonts inside a PDF are said to show (their ToUnicode tables). */
function charactersOf(pdf: Buffer): Set<string> {
  const characters = new Set<string>();
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    const end = pdf.indexOf('endstream', at);
    let text = '';
    try {
      text = inflateSync(pdf.subarray(at + 7, end)).toString('latin1');
    } catch {
      continue; // Not one that is packed.
    }
    if (!text.includes('beginbfchar') && !text.includes('beginbfrange')) continue;
    for (const [, from, to, first] of text.matchAll(/<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]{4})>/g)) {
      const count = Number.parseInt(to ?? '', 16) - Number.parseInt(from ?? '', 16);
      for (let i = 0; i <= count; i++) characters.add(String.fromCharCode(Number.parseInt(first ?? '', 16) + i));
    }
    for (const [, code] of text.matchAll(/^<[0-9A-F]+> <([0-9A-F]{4})>$/gm)) characters.add(String.fromCharCode(Number.parseInt(code ?? '', 16)));
  }
  return characters;
}
