// Gathers the runtime that an app exported as source brings along: the kit, and all that it imports, as they stand in src/.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

const ENTRIES = ['source-kit/index.ts', 'source-kit/render-app.tsx', 'source-kit/test-app.ts'];

/** What in the page needs nothing of: the compiler of the IDE and edits of a running app. */
const INSTEAD: Readonly<Record<string, string>> = {
  'sandbox/host/manifest-feed.ts': 'source-kit/instead/manifest-feed.ts',
  'shared/app/compile/index.ts': 'source-kit/instead/compile.ts',
};
const TOOLS = ['@types/culori', '@types/react', '@types/react-dom', '@vitejs/plugin-react', 'typescript', 'vite', 'vitest'];
const IMPORT = /^\s*(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"\n]+)['"]|^\s*import\s+['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/gm;
const CSS_IMPORT = /@import\s+(?:url\()?['"]([^'"\n]+)['"]/g;

export type CollectedRuntime = { files: Record<string, string>; dependencies: Record<string, string>; devDependencies: Record<string, string> };

/** @param root of the project */
export function collectRuntime(root: string): CollectedRuntime {
  const src = join(root, 'src');
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  const versions: Record<string, string> = { ...manifest.devDependencies, ...manifest.dependencies };
  const files: Record<string, string> = {};
  const packages = new Set<string>(['react', 'react-dom']);
  const open = [...ENTRIES];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (files[path] !== undefined) continue;
    const text = readFileSync(join(src, INSTEAD[path] ?? path), 'utf8');
    files[path] = text;
    const pattern = path.endsWith('.css') ? CSS_IMPORT : /\.tsx?$/.test(path) ? IMPORT : null;
    if (pattern === null) continue;
    for (const [, from, bare, late] of text.matchAll(pattern)) {
      const wanted = from ?? bare ?? late ?? '';
      if (!wanted.startsWith('.')) {
        packages.add(
          wanted
            .split('/')
            .slice(0, wanted.startsWith('@') ? 2 : 1)
            .join('/'),
        );
        continue;
      }
      const target = posix.normalize(posix.join(posix.dirname(path), wanted.replace(/\?.*$/, '')));
      if (!existsSync(join(src, target))) throw new Error(`${path} imports ${wanted}, which is not there.`);
      open.push(target);
    }
  }
  const exact = (names: Iterable<string>): Record<string, string> =>
    Object.fromEntries(
      [...names].sort().map((name) => {
        const version = versions[name];
        if (version === undefined) throw new Error(`The runtime uses “${name}”, which package.json does not name.`);
        return [name, version];
      }),
    );
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { files: sorted, dependencies: exact(packages), devDependencies: exact(TOOLS) };
}

/** @param path of the file to write */
export function writeRuntime(root: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(collectRuntime(root)));
}
