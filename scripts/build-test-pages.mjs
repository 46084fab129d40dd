// Builds the pages that the component tests and benchmarks open: into .cache/test-pages, when their sources have changed.
// Usage: node scripts/build-test-pages.mjs [--bench]     (--bench: those of the benchmark too, with the page it is compared with)
import react from '@vitejs/plugin-react';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { hashFiles } from './lib/build.mjs';
import { ROOT } from './lib/run.mjs';

const OUT = join(ROOT, '.cache', 'test-pages');
const STAMP = join(OUT, '.inputs');
const NEXT = `${OUT}.next`;
const LOCK = `${OUT}.lock`;
/** A build takes seconds; a lock that is older was left behind, ms. */
const STALE_MS = 120_000;
const PAGES = [
  'src/player/testing/conformance.html',
  ...(process.argv.includes('--bench') ? ['src/player/testing/bench.html', 'bench/components/peer.html'] : []),
];

const inputs = `${PAGES.join(' ')} ${hashFiles(['package-lock.json', 'scripts/build-test-pages.mjs'], ['src/player', 'src/shared', 'src/sandbox', 'bench/components'])}`;
const isFresh = () => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === inputs;
if (!isFresh())
  await alone(async () => {
    if (isFresh()) return;
    const started = performance.now();
    await build({
      configFile: false,
      root: ROOT,
      base: './',
      logLevel: 'warn',
      plugins: [react()],
      build: {
        outDir: NEXT,
        emptyOutDir: true,
        target: 'es2024',
        minify: true,
        reportCompressedSize: false,
        chunkSizeWarningLimit: 5000,
        rolldownOptions: {
          input: {
            ...Object.fromEntries(PAGES.map((page) => [page.replaceAll(/\W/g, '-'), join(ROOT, page)])),
            worker: join(ROOT, 'src/sandbox/adapters/web-worker-entry.ts'),
          },
          output: {
            // The pages find the engine by these names.
            entryFileNames: (chunk) => (chunk.name === 'worker' ? 'assets/worker.js' : 'assets/[name]-[hash].js'),
            assetFileNames: (asset) => (asset.names[0]?.endsWith('.wasm') === true ? 'assets/quickjs.wasm' : 'assets/[name]-[hash][extname]'),
          },
        },
      },
    });
    rmSync(OUT, { recursive: true, force: true });
    renameSync(NEXT, OUT);
    writeFileSync(STAMP, inputs);
    console.error(`built the test pages in ${Math.round(performance.now() - started)} ms`);
  });

/** Tests that run side by side ask for the pages at the same moment: one builds, the others wait for it. */
async function alone(work) {
  mkdirSync(dirname(LOCK), { recursive: true });
  for (;;) {
    try {
      mkdirSync(LOCK);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > STALE_MS) rmSync(LOCK, { recursive: true, force: true });
      else await wait(100);
    }
  }
  try {
    await work();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}
