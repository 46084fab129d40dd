import type { Manifest } from '../../../shared/app/manifest/index.ts';

/** What the build gathered for apps as source: see scripts/lib/source-runtime.ts. */
export type SourceRuntime = {
  /** Path below `src/runtime` → text. */
  files: Readonly<Record<string, string>>;
  dependencies: Readonly<Record<string, string>>;
  devDependencies: Readonly<Record<string, string>>;
};

/** The files round the source that make it a project: `npm install && npm run dev`. */
export function projectFiles(manifest: Manifest, { dependencies, devDependencies }: SourceRuntime, page: string): Record<string, string> {
  return {
    'package.json': json({
      name: packageName(manifest.meta.name),
      private: true,
      version: '1.0.0',
      type: 'module',
      scripts: { dev: 'vite', build: 'tsc --noEmit && vite build', preview: 'vite preview', test: 'vitest run', typecheck: 'tsc --noEmit' },
      engines: { node: '>=20.19' },
      dependencies,
      devDependencies,
    }),
    'tsconfig.json': json({
      compilerOptions: {
        target: 'ES2024',
        lib: ['ES2024', 'DOM', 'DOM.Iterable'],
        module: 'ESNext',
        moduleResolution: 'bundler',
        jsx: 'react-jsx',
        types: ['vite/client'],
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        allowImportingTsExtensions: true,
        resolveJsonModule: true,
        isolatedModules: true,
        verbatimModuleSyntax: true,
        skipLibCheck: true,
        noEmit: true,
      },
      include: ['src', 'tests', 'vite.config.ts'],
    }),
    'vite.config.ts': `import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  base: './',
  build: { target: 'es2022', chunkSizeWarningLimit: 2000 },
  test: { include: ['tests/**/*.test.{ts,tsx}'], testTimeout: 20_000 },
});
`,
    'index.html': page,
    '.gitignore': 'node_modules\ndist\n',
    'README.md': readme(manifest),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** As npm wants it: "Ana’s tools" → "ana-s-tools". */
function packageName(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
  return slug === '' || slug === 'node-modules' ? 'app' : slug;
}

function readme({ meta, triggers, components }: Manifest): string {
  const line = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const left = [
    ...(triggers.length > 0 ? ['Schedules and webhooks are left out: they run without a page, and a page is all there is here.'] : []),
    ...(components.some(({ kind }) => kind === 'code')
      ? ['Components that are written as code (`src/own/*-view.tsx`) are drawn in the page itself, not in a frame of their own: read what others wrote.']
      : []),
  ];
  return `# ${line(meta.name)}

${line(meta.description)}

\`\`\`
npm install
npm run dev
\`\`\`

\`npm run build\` checks the types and writes \`dist/\`, a folder for any static server. \`npm test\` opens every page and fills every form.

| Where | What |
|---|---|
| \`src/pages\` | One file for each page: components, what they show, what they do |
| \`src/own\` | Components of your own, made from parts or written as code |
| \`src/data\` | Tables with the types of their rows, and the rows of a first start |
| \`src/queries.ts\`, \`src/state.ts\` | What is read from the tables, and variables |
| \`src/modules\`, \`src/code.ts\` | JavaScript as it was written |
| \`src/theme.ts\` | Colours, fonts, spacing |
| \`src/components.tsx\` | The components in use, with the types of their properties |
| \`src/runtime\` | What draws and runs it all; yours to change |

A binding is a function of what the app holds, and runs again when something it read has changed:

\`\`\`tsx
<Text id="total" text={bind(({ tasks }) => \`\${tasks.data.length} tasks\`)} />
\`\`\`

Steps run one after the other when an event comes: \`onClick={[steps.setState({ state: 'open', value: true })]}\`.

A React component of your own goes anywhere in a page. It gets the values of its properties and can send events:

\`\`\`tsx
import { Custom, type CustomProps } from '../runtime/source-kit/index.ts';

function Chart({ inputs, emit }: CustomProps) {
  return <button onClick={() => emit('choose', { id: 1 })}>{inputs.total}</button>;
}

<Custom id="chart" of={Chart} extra={{ total: bind(({ sales }) => sales.data.length) }} onChoose={[steps.toast({ text: 'Chosen' })]} />
\`\`\`

Rows are kept in the browser (IndexedDB). Clear the site’s data to begin again with \`src/data/seed.ts\`.
${left.length > 0 ? `\n${left.map((text) => `- ${text}`).join('\n')}\n` : ''}`;
}
