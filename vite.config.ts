import react from '@vitejs/plugin-react';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import { codeFramePage } from './scripts/lib/code-frame-page.mjs';
import { defineConfig, type EnvironmentOptions } from 'vite';
import { writeRuntime } from './scripts/lib/source-runtime.ts';

const at = (path: string): string => resolve(import.meta.dirname, path);

/** Everything is built here and swapped in when all of it succeeded, so that a failed build never breaks a running or installed one. */
const DIST = at('dist');
const NEXT = at('dist.next');
const OLD = at('dist.old');

/** Left to Node's own resolution: native code, files found beside their module, and the Electron runtime. */
const external = [/^node:/, ...builtinModules, 'electron', 'better-sqlite3', 'ws', /^@jitl\//, 'quickjs-emscripten-core', /^wink-/, /\.node$/];

/**
 * Before anything else in each script of an exported app: zod tries whether it may make code from text, which the policy of such an app
 * refuses and reports.
 */
const NO_EVAL = 'globalThis.__zod_globalConfig ??= { jitless: true };';

function nodeEnvironment(input: Record<string, string>, outDir: string, format: 'es' | 'cjs'): EnvironmentOptions {
  const extension = format === 'es' ? 'mjs' : 'cjs';
  return {
    consumer: 'server',
    keepProcessEnv: true,
    resolve: { conditions: ['node', 'import', 'default'], mainFields: ['module', 'main'], noExternal: true, external: [], builtins: external },
    build: {
      outDir: `${NEXT}/${outDir}`,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      sourcemap: true,
      ssr: true,
      copyPublicDir: false,
      rolldownOptions: {
        input,
        external,
        output: { format, entryFileNames: `[name].${extension}`, chunkFileNames: `[name]-[hash].${extension}`, codeSplitting: format === 'es' },
      },
    },
  };
}

/** The services read the manifests; the renderer shows the pictures. */
function copyTemplates(from: string): void {
  cpSync(from, `${NEXT}/templates`, { recursive: true, filter: (path) => !path.endsWith('.webp') });
  mkdirSync(`${NEXT}/renderer/templates`, { recursive: true });
  for (const name of readdirSync(from)) if (name.endsWith('.webp')) copyFileSync(`${from}/${name}`, `${NEXT}/renderer/templates/${name}`);
}

const entries = (input: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(input).map(([name, path]) => [name, at(path)]));

export default defineConfig({
  root: at('src/renderer'),
  base: './',
  logLevel: 'warn',
  plugins: [react()],
  worker: { format: 'es' },
  builder: {
    sharedPlugins: true,
    async buildApp(builder) {
      rmSync(NEXT, { recursive: true, force: true });
      for (const name of ['main', 'preload', 'sandbox', 'renderer', 'pwa', 'single', 'codeFrame']) {
        const environment = builder.environments[name];
        if (environment === undefined) throw new Error(`vite.config.ts has no environment “${name}”`);
        const started = performance.now();
        await builder.build(environment);
        console.log(`built ${name} in ${Math.round(performance.now() - started)} ms`);
      }
      const frame = codeFramePage(readFileSync(`${NEXT}/code-frame/main.js`, 'utf8'));
      for (const folder of ['renderer', 'pwa', 'single']) writeFileSync(`${NEXT}/${folder}/code-frame.html`, frame);
      rmSync(`${NEXT}/code-frame`, { recursive: true });
      copyTemplates(at('resources/templates'));
      writeRuntime(at('.'), `${NEXT}/source/runtime.json`);
      rmSync(OLD, { recursive: true, force: true });
      if (existsSync(DIST)) renameSync(DIST, OLD);
      renameSync(NEXT, DIST);
      rmSync(OLD, { recursive: true, force: true });
    },
  },
  environments: {
    main: nodeEnvironment(
      entries({
        index: 'src/main/index.ts',
        local: 'src/main/local/main.ts',
        cli: 'src/cli/index.ts',
        'node-worker-entry': 'src/sandbox/adapters/node-worker-entry.ts',
        'import-worker-entry': 'src/main/services/imports/import-worker-entry.ts',
      }),
      'main',
      'es',
    ),
    // A sandboxed preload may not be an ES module and may not require its own chunks.
    preload: nodeEnvironment(entries({ index: 'src/preload/index.ts' }), 'preload', 'cjs'),
    sandbox: {
      consumer: 'client',
      build: {
        outDir: `${NEXT}/sandbox`,
        emptyOutDir: true,
        copyPublicDir: false,
        target: 'es2024',
        assetsInlineLimit: 0,
        rolldownOptions: {
          input: entries({ worker: 'src/sandbox/adapters/web-worker-entry.ts' }),
          // A script that is a module and a classic worker alike: see adapters/web-worker.ts.
          transform: { define: { 'import.meta': '{}' } },
          output: { format: 'iife', banner: NO_EVAL, entryFileNames: '[name].js', assetFileNames: (asset) => (asset.names[0]?.endsWith('.wasm') === true ? 'quickjs.wasm' : '[name][extname]'), codeSplitting: false },
        },
      },
    },
    renderer: {
      consumer: 'client',
      build: {
        outDir: `${NEXT}/renderer`,
        emptyOutDir: true,
        target: 'es2024',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
        manifest: 'manifest.json',
        chunkSizeWarningLimit: 1500,
        rolldownOptions: { input: entries({ index: 'src/renderer/index.html', app: 'src/renderer/app.html' }) },
      },
    },
    // What runs in the frame of a coded component; becomes one page of its own.
    codeFrame: {
      consumer: 'client',
      build: {
        outDir: `${NEXT}/code-frame`,
        emptyOutDir: true,
        copyPublicDir: false,
        target: 'es2022',
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
        rolldownOptions: { input: entries({ main: 'src/player/code-frame/main.tsx' }), output: { format: 'iife', banner: NO_EVAL, entryFileNames: '[name].js', codeSplitting: false } },
      },
    },
    // The same as one script, for apps that are one file.
    single: {
      consumer: 'client',
      build: {
        outDir: `${NEXT}/single`,
        emptyOutDir: true,
        copyPublicDir: false,
        target: 'es2022',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
        cssCodeSplit: false,
        chunkSizeWarningLimit: 8000,
        rolldownOptions: {
          input: entries({ app: 'src/pwa/single.tsx' }),
          output: {
            banner: NO_EVAL,
            codeSplitting: false,
            entryFileNames: '[name].js',
            assetFileNames: (asset) => (asset.names[0]?.endsWith('.css') === true ? 'app.css' : 'assets/[name]-[hash][extname]'),
          },
        },
      },
    },
    // The exported app: player and start-up code with fixed entry names; the export adds the page, the worker and the app itself.
    pwa: {
      consumer: 'client',
      build: {
        outDir: `${NEXT}/pwa`,
        emptyOutDir: true,
        copyPublicDir: false,
        target: 'es2022',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
        cssCodeSplit: false,
        chunkSizeWarningLimit: 1500,
        rolldownOptions: {
          input: entries({ app: 'src/pwa/main.tsx' }),
          output: {
            banner: NO_EVAL,
            entryFileNames: '[name].js',
            chunkFileNames: 'assets/[name]-[hash].js',
            // Beside the fonts: relative addresses in styles are worked out as if all assets were in one folder.
            assetFileNames: (asset) => (asset.names[0]?.endsWith('.css') === true ? 'assets/app.css' : 'assets/[name]-[hash][extname]'),
          },
        },
      },
    },
  },
});
