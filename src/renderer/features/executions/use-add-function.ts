import { setModule } from '../../../shared/app/document/index.ts';
import { findFunctions } from '../../../shared/app/functions/index.ts';
import { useEditor } from '../editor/index.ts';
import { lineOfFunction } from './function-line.ts';
import { exampleModule, withFunction } from './new-function.ts';
import { goToModule } from './use-functions.ts';

/** Adds a function and opens it where its code is edited: a module with a small example at first, then one more in the first module. */
export function useAddFunction(): () => void {
  const editor = useEditor();
  return () => {
    const module = editor.app.modules()[0];
    const entity = editor.app.entities()[0] ?? null;
    const code = module === undefined ? exampleModule(entity) : withFunction(module.code, freeName(module.code));
    const id = editor.change(() => setModule(editor.app, editor.origin(), module === undefined ? { name: 'Functions', code } : { ...module, code }));
    if (id === undefined) return;
    const name = findFunctions([{ id, name: '', code }]).at(-1)?.name;
    goToModule(editor, id, name === undefined ? 1 : lineOfFunction(code, name));
  };
}

function freeName(code: string): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? 'newFunction' : `newFunction${n}`;
    if (!new RegExp(`\\b${name}\\b`).test(code)) return name;
  }
}
