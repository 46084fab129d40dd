/**
 * Who may import whom. A folder says which process its files run in and what they may touch; this table is that rule,
 * checked by `npm test` (step “imports”). Type-only imports obey it too. A source file that no area covers is an error.
 *
 * area: [name, files, what of `src` it may import (besides itself), npm packages, may it use Node's own modules]
 */
const KERNEL = '^src/shared/kernel/';
const APP = '^src/shared/app/';
const CONTRACTS = '^src/shared/contracts/';
const SHARED = '^src/shared/';
const SERVICE_FACE = '^src/main/services/[^/]+/(index|types)[.]ts$';
const STORAGE_FACE = '^src/main/storage/index[.]ts$';
const COMPOSE = '^src/main/compose[.]ts$';
const RPC = '^src/main/rpc/';
const UI = '^src/renderer/ui/';
const PLATFORM = '^src/renderer/platform/';
const PLAYER_FACE = '^src/player/index[.]ts$';
const FEATURE_FACE = '^src/renderer/features/[^/]+/index[.]tsx?$';

const AREAS = [
  ['kernel', '^src/shared/kernel/', [], [], false],
  ['app', '^src/shared/app/', [KERNEL, CONTRACTS], ['zod', 'yjs', 'acorn', 'lib0', 'fractional-indexing', 'culori', 'croner'], false],
  ['contracts', '^src/shared/contracts/', [KERNEL, APP], ['zod', '@orpc/contract'], false],
  ['guest', '^src/sandbox/guest/', [KERNEL, CONTRACTS, APP], [], false],
  ['sandbox-host', '^src/sandbox/host/', [SHARED, '^src/sandbox/guest/index[.]ts$', '^src/sandbox/guest[.]generated'], ['zod', 'ipaddr.js', '@jitl/quickjs-wasmfile-release-sync', '@jitl/quickjs-ffi-types', 'quickjs-emscripten-core'], false],
  ['sandbox-adapters', '^src/sandbox/adapters/', [SHARED, '^src/sandbox/host/'], ['zod', '@jitl/quickjs-wasmfile-release-sync', '@jitl/quickjs-ffi-types', 'quickjs-emscripten-core'], true],
  ['player', '^src/player/', [SHARED], ['@cfworker/json-schema', 'react', 'react-dom', '@mantine/[^/]+', 'lucide-react', 'echarts', 'dompurify', 'marked', '@tanstack/[^/]+', '@fontsource-variable/[^/]+', '@tiptap/[^/]+', '@codemirror/[^/]+', '@lezer/highlight', 'uqr', 'world-atlas', 'zod', 'culori'], false],
  ['pwa', '^src/pwa/', [SHARED, PLAYER_FACE, '^src/player/styles/', '^src/sandbox/adapters/web-worker[.]ts$'], ['react', 'react-dom', 'zod'], false],
  ['source-kit', '^src/source-kit/', [SHARED, PLAYER_FACE, '^src/pwa/', '^src/sandbox/(guest|host|adapters)/'], ['react', 'react-dom', 'zod'], false],
  ['storage', '^src/main/storage/', [SHARED], ['better-sqlite3', 'zod', 'yjs'], true],
  ['services', '^src/main/services/([^/]+)/', [SHARED, SERVICE_FACE, STORAGE_FACE, '^src/main/services/$1/', '^src/sandbox/adapters/[^/]+[.]ts$', '^package[.]json$'], ['zod', 'yjs', 'lib0', 'fflate', 'better-sqlite3', 'csv-parse', 'wink-[^/]+'], true],
  ['rpc', RPC, [SHARED, SERVICE_FACE], ['@orpc/[^/]+', 'ws', 'zod'], true],
  ['local', '^src/main/local/', [SHARED, SERVICE_FACE, STORAGE_FACE, RPC, COMPOSE], ['ws', 'zod'], true],
  ['electron', '^src/main/electron/', [SHARED, SERVICE_FACE, RPC], ['electron', 'zod'], true],
  ['main-roots', '^src/main/(index|compose)[.]ts$', [SHARED, SERVICE_FACE, STORAGE_FACE, RPC, '^src/main/electron/', '^src/main/local/', COMPOSE], [], true],
  ['preload', '^src/preload/', [CONTRACTS], ['electron'], false],
  ['renderer-ui', UI, [KERNEL], ['react', 'react-dom', 'radix-ui', 'cmdk', 'sonner', 'lucide-react', 'tinykeys', 'react-resizable-panels', '@tanstack/[^/]+', '@fontsource-variable/[^/]+'], false],
  ['renderer-platform', PLATFORM, [SHARED], ['react', 'react-dom', '@orpc/[^/]+', 'yjs', 'zod', 'tinykeys', 'sonner'], false],
  ['renderer-features', '^src/renderer/features/([^/]+)/', [SHARED, FEATURE_FACE, UI, PLATFORM, PLAYER_FACE, '^src/player/styles/', '^src/renderer/features/$1/'], ['react', 'react-dom', 'yjs', 'zod', 'lucide-react', 'cmdk', 'flatbush', '@dnd-kit/[^/]+', '@tanstack/[^/]+', 'react-resizable-panels', 'radix-ui', 'culori', 'sucrase'], false],
  ['renderer-shell', '^src/renderer/(shell|app-window)/', [SHARED, FEATURE_FACE, UI, PLATFORM, PLAYER_FACE, '^src/player/styles/', '^src/renderer/shell/'], ['react', 'react-dom', 'cmdk', 'sonner', 'lucide-react', 'tinykeys', 'react-resizable-panels', 'radix-ui'], false],
  ['renderer-roots', '^src/renderer/[^/]+[.]tsx?$', [SHARED, FEATURE_FACE, UI, PLATFORM, PLAYER_FACE, '^src/renderer/(shell|app-window)/'], ['react', 'react-dom', '@fontsource-variable/[^/]+'], false],
  ['cli', '^src/cli/', [SHARED, SERVICE_FACE, COMPOSE, STORAGE_FACE], ['@orpc/[^/]+', 'zod', 'fflate', 'yjs'], true],
];

const TESTS = '[.](test|conformance)[.]tsx?$|^src/testing/|/testing/';
const npm = (name) => `(^|/)node_modules/${name}/`;

const areaRules = AREAS.map(([name, files, sources, packages, usesNode]) => ({
  name: `area-${name}`,
  severity: 'error',
  comment: `“${name}” may not import this`,
  from: { path: files, pathNot: TESTS },
  to: {
    pathNot: [files.replace('([^/]+)', '$1'), ...sources, ...packages.map(npm)],
    ...(usesNode ? { dependencyTypesNot: ['core'] } : {}),
  },
}));

module.exports = {
  areas: AREAS.map(([, files]) => files),
  forbidden: [
    ...areaRules,
    {
      name: 'electron-only-in-electron',
      severity: 'error',
      comment: 'only src/main/electron and src/preload may import electron; src/main/electron/electron.ts alone for its values',
      from: { pathNot: ['^src/main/electron/', '^src/preload/', TESTS] },
      to: { path: npm('electron') },
    },
    {
      name: 'electron-value-at-the-entry',
      severity: 'error',
      comment: 'take electron as a parameter, so that a fake can stand in for it',
      from: { path: '^src/main/electron/', pathNot: ['^src/main/electron/electron[.]ts$', TESTS] },
      to: { path: npm('electron'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'roots-are-not-imported',
      severity: 'error',
      comment: 'a composition root is where a program starts; nobody imports it',
      from: { path: '^src/' },
      to: { path: '^src/(main/index|main/local/main|cli/index|preload/index|pwa/main|renderer/main)[.]tsx?$' },
    },
    {
      name: 'tests-stay-tests',
      severity: 'error',
      comment: 'product code may not import tests or fakes',
      from: { path: '^src/', pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'these files import each other in a circle',
      from: { path: '^src/' },
      // Views that draw others of their own kind inside themselves go round through one file each; nothing runs at import.
      to: { circular: true, viaOnly: { pathNot: '^src/player/core/node-view[.]tsx$|^src/renderer/features/properties/property-editor[.]tsx$', dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', comment: 'this import leads nowhere', from: { path: '^src/' }, to: { couldNotResolve: true } },
  ],
  options: {
    // TypeScript 7 has no JavaScript API; swc reads the sources instead, type-only imports included.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules'] },
    moduleSystems: ['es6'],
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'], conditionNames: ['import', 'types', 'node', 'browser', 'default'], exportsFields: ['exports'] },
  },
};
