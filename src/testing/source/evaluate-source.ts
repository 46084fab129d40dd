import { createElement } from 'react';
import { transformWithOxc } from 'vite';
import type { AppDefinition } from '../../source-kit/define.ts';
import * as kit from '../../source-kit/index.ts';

type Module = Record<string, unknown>;

/** Runs the files of an app’s source as a bundler would, with the kit of this repository. @returns what `src/app.tsx` exports */
export async function evaluateSource(files: Readonly<Record<string, string>>): Promise<AppDefinition> {
  const modules = new Map<string, Module>();

  async function load(path: string): Promise<Module> {
    const known = modules.get(path);
    if (known !== undefined) return known;
    const source = files[path];
    if (source === undefined) throw new Error(`${path} is missing.`);
    const { code } = await transformWithOxc(source, path, {
      jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' },
      target: 'es2023',
      sourcemap: false,
    });
    const given: Module = {};
    const head = code.replace(
      /import\s+([^;]*?)\s+from\s+["']([^"']+)["'];?/g,
      (_, names: string, from: string) => `const ${names.replace(/\* as (\w+)/, '$1')} = $import(${JSON.stringify(from)}, ${JSON.stringify(names)});`,
    );
    for (const [, , from] of code.matchAll(/import\s+([^;]*?)\s+from\s+["']([^"']+)["'];?/g)) {
      if (from === undefined) continue;
      const target = resolve(path, from);
      if (!from.startsWith('.')) given[from] = (await import(from)) as Module;
      else given[from] = target.startsWith('src/runtime/') ? kit : await load(target);
    }
    const exported: Module = {};
    const body = head
      .replace(/export default /g, '$exports.default = ')
      .replace(/export \{\s*(\w+) as default\s*\};?/g, '$exports.default = $1;')
      .replace(/export const (\w+) =/g, 'const $1 = $exports.$1 =')
      .replace(/export const \{([^}]*)\} =/g, (_, names: string) => `const {${names}} = $exports.$all =`)
      .replace(/export \{\s*\};?/g, '');
    const $import = (from: string, names: string): unknown => {
      const module = given[from] as Module;
      return /^[\w$]+$/.test(names) ? module['default'] : module;
    };
    // The code of a project that was just made here.
    new Function('$import', '$exports', 'h', `"use strict";${body}`)($import, exported, createElement);
    Object.assign(exported, exported['$all']);
    modules.set(path, exported);
    return exported;
  }
  return (await load('src/app.tsx'))['app'] as AppDefinition;
}

function resolve(from: string, to: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of to.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
