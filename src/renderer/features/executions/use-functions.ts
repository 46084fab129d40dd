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

/** Shows a function, or a line of a module, in the editor of the module. @returns false when the module is gone */
export function goToModule(editor: Editor, moduleId: string, line: number): boolean {
  if (!editor.app.modules().some((module) => module.id === moduleId)) return false;
  editor.showDataItem('module', moduleId, `line:${line}`);
  return true;
}
