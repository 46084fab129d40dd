import { parse } from 'acorn';
import type { ComponentDefinition } from '../manifest/index.ts';

const HEAD = '// @ts-nocheck\n// React as it was written. Remove the first line once it has types.\n';

/** The file of a component that is written as code; null where there is no code that a bundler would take. */
export function viewText({ kind, code = '', compiled = '' }: Pick<ComponentDefinition, 'kind' | 'code' | 'compiled'>): string | null {
  if (kind !== 'code' || !/\bexport\s+default\b/.test(code) || !isScript(compiled)) return null;
  // In its frame it is given React without asking for it.
  const needsReact = /\bReact\b/.test(code) && !/\bimport\s+(?:type\s+)?(?:\*\s+as\s+)?React\b/.test(code);
  return `${HEAD}${needsReact ? "import * as React from 'react';\n" : ''}${code.trim()}\n`;
}

/** What was compiled was code; what comes from a file by hand may be anything. */
function isScript(text: string): boolean {
  if (text === '') return false;
  try {
    parse(`(function () {${text}\n})`, { ecmaVersion: 'latest' });
    return true;
  } catch {
    return false;
  }
}
