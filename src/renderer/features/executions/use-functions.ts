import { useMemo } from 'react';
import type { AppFunction } from '../../../shared/contracts/executions.ts';
import { findFunctions } from '../../../shared/app/functions/index.ts';
import { useSection, type Editor } from '../editor/index.ts';

/** What can be run, as the document says it now: a function is there while it is still being typed elsewhere. */
export function useFunctions(): readonly AppFunction[] {
  const modules = useSection('modules');
  return useMemo(() => findFunctions(modules), [modules]);
}

export function functionNames(editor: Editor): readonly string[] {
  return findFunctions(editor.app.modules()).map((found) => found.name);
}

/** The line of a module's code, from 1, where a function is exported; 1 where it is not found. */
export function lineOfFunction(code: string, name: string): number {
  const own = name.slice(name.indexOf('.') + 1).replace(/\$/g, '\\$');
  const pattern = own === 'default' ? /^\s*export\s+default\b/ : new RegExp(`^\\s*(export\\s+)?(async\\s+)?(function\\s*|const\\s+|let\\s+|var\\s+)${own}\\b`);
  const at = code.split('\n').findIndex((line) => pattern.test(line));
  return at < 0 ? 1 : at + 1;
}

/** Shows a function, or a line of a module, in the editor of the module. @returns false when the module is gone */
export function goToModule(editor: Editor, moduleId: string, line: number): boolean {
  if (!editor.app.modules().some((module) => module.id === moduleId)) return false;
  editor.showDataItem('module', moduleId, `line:${line}`);
  return true;
}
