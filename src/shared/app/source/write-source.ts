import { compileManifest } from '../compile/index.ts';
import type { Manifest } from '../manifest/index.ts';
import { CodeText, timersImport } from './code-text.ts';
import { functionTable } from './function-table.ts';
import { literal, object, restoreLines } from './layout.ts';
import { camelCase, fileName, UniqueNames } from './unique-names.ts';
import { writeQueries, writeSchema, writeScope, writeSeed, writeState } from './write-data.ts';
import { writePages, type WrittenPart } from './write-pages.ts';
import { writeTests } from './write-tests.ts';

/** Members of the scope that every app has. */
const BASE_NAMES = ['item', 'index', 'parent', 'event', 'steps', 'error', 'page', 'db', 'app', 'inputs', '$text', '$fail'];

/**
 * An app as TypeScript source: what is the app’s own, without the runtime it runs on. Path → text.
 * @param rows what its tables begin with, by entity
 */
export function writeSource(appId: string, manifest: Manifest, rows: Readonly<Record<string, readonly unknown[]>>): Record<string, string> {
  const { script, plan } = compileManifest(manifest);
  const code = new CodeText(functionTable(script));
  const files: Record<string, string> = {};
  const { pages, own, components, views } = writePages(plan, code, manifest.components);
  for (const part of [...pages, ...own, ...views]) files[part.path] = part.text;
  files['src/components.tsx'] = components;
  files['src/data/schema.ts'] = writeSchema(manifest, plan, code);
  files['src/data/seed.ts'] = writeSeed(rows);
  files['src/queries.ts'] = writeQueries(plan, code);
  files['src/state.ts'] = writeState(plan, code);
  files['src/scope.ts'] = writeScope(manifest, plan, new Set(BASE_NAMES));
  files['src/theme.ts'] = restoreLines(
    `import type { ThemeInput } from './runtime/source-kit/index.ts';\n\nexport const theme: ThemeInput = ${literal(manifest.theme)};\n`,
  );
  const moduleFiles = new UniqueNames();
  const moduleNames = new UniqueNames(['app', 'entities', 'seed', 'queries', 'state', 'theme', 'defineApp']);
  const modules = manifest.modules.map((module, i): WrittenPart => {
    const { scope, text } = code.moduleText(plan.modules[i]?.fn ?? '');
    const file = moduleFiles.take(fileName(module.name, module.id));
    const timers = timersImport(text, '../runtime/source-kit/index.ts');
    const head = '// @ts-nocheck\n// JavaScript as it was written: names of the app are read from the scope. Remove the first line once it has types.\n';
    const body = `import { defineModule } from '../runtime/source-kit/index.ts';\n${timers}\nexport default defineModule(${literal(module.id)}, (${scope}) => {\n${text}\n});\n`;
    return { path: `src/modules/${file}.ts`, importName: moduleNames.take(`${camelCase(file)}Module`), text: restoreLines(head + body) };
  });
  for (const part of modules) files[part.path] = part.text;
  files['src/app.tsx'] = writeApp(appId, manifest, plan.nav, { pages, own, modules });
  // Last: writing the others is what fills it.
  const apart = code.file();
  if (apart !== null) files['src/code.ts'] = restoreLines(apart);
  files['src/main.tsx'] =
    `import { app } from './app.tsx';\nimport { renderApp } from './runtime/source-kit/render-app.tsx';\nimport './page.css';\n\nvoid renderApp(app, document.getElementById('root')!);\n`;
  files['src/page.css'] = 'html,\nbody,\n#root {\n  height: 100%;\n  margin: 0;\n}\n';
  files['tests/app.test.ts'] = writeTests(manifest);
  return files;
}

type Parts = { pages: WrittenPart[]; own: WrittenPart[]; modules: WrittenPart[] };

function writeApp(appId: string, { meta, permissions }: Manifest, nav: string, { pages, own, modules }: Parts): string {
  const imports = [
    "import { entities } from './data/schema.ts';",
    "import { seed } from './data/seed.ts';",
    ...[...modules, ...own, ...pages].map(({ path, importName }) => `import ${importName} from './${path.slice('src/'.length)}';`),
    "import { queries } from './queries.ts';",
    "import { defineApp } from './runtime/source-kit/index.ts';",
    "import { state } from './state.ts';",
    "import { theme } from './theme.ts';",
  ];
  const names = (parts: readonly WrittenPart[]): string => `[${parts.map(({ importName }) => importName).join(', ')}]`;
  const text = object([
    ['id', literal(appId)],
    ['name', literal(meta.name)],
    ['icon', literal(meta.icon)],
    ['description', literal(meta.description)],
    ['nav', literal(nav)],
    ['theme', 'theme'],
    ['permissions', literal(permissions)],
    ['entities', 'entities'],
    ['seed', 'seed'],
    ['queries', 'queries'],
    ['state', 'state'],
    ['modules', names(modules)],
    ['components', names(own)],
    ['pages', names(pages)],
  ]);
  return restoreLines(`${imports.join('\n')}\n\nexport const app = defineApp(${text});\n`);
}
