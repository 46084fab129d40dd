import { describe, expect, test } from 'vitest';
import { collectRuntime } from '../../../../scripts/lib/source-runtime.ts';
import { generateApp } from '../generation/engine.ts';
import { sourceProject } from './index.ts';

const root = new URL('../../../../', import.meta.url).pathname;

describe('an app as source', () => {
  const runtime = collectRuntime(root);

  test('brings its runtime, with exact versions and without the IDE', () => {
    const paths = Object.keys(runtime.files);
    expect(paths).toContain('source-kit/render-app.tsx');
    expect(paths.filter((path) => /^(main|renderer|cli|preload)\//.test(path))).toEqual([]);
    expect(paths.filter((path) => /\.test\.|\/testing\//.test(path))).toEqual([]);
    for (const version of Object.values({ ...runtime.dependencies, ...runtime.devDependencies })) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Object.keys(runtime.dependencies)).not.toContain('quickjs-emscripten-core');
  });

  test('every file that a file imports is there', () => {
    const { manifest } = generateApp('a library of tools that members borrow', '2026-06-12');
    const files = sourceProject('app', manifest, {}, runtime);
    for (const [path, text] of Object.entries(files)) {
      if (!path.startsWith('src/') || path.startsWith('src/runtime/') || !/\.tsx?$/.test(path)) continue;
      for (const [, from = ''] of text.matchAll(/from '(\.[^']+)'/g)) expect(Object.keys(files)).toContain(new URL(from, `file:///${path}`).pathname.slice(1));
    }
    expect(files['src/pages/tools.tsx']).toContain('bind(({');
    expect(files['package.json']).toContain('"name": "library-of-tools"');
  });

  test('the same app gives the same files', () => {
    const { manifest } = generateApp('a list of boats with name and price', '2026-06-12');
    expect(sourceProject('app', manifest, {}, runtime)).toEqual(sourceProject('app', manifest, {}, runtime));
  });
});
