/** A place in the app's script, as a stack of the engine names it. `key`: the function of the script that it is in. */
export type StackFrame = { line: number; column: number; key: string };

/** "    at node:total:content (app.js:12:5)" */
const FRAME = /at (?:async )?([^\n]*?) ?\(?app\.js:(\d+):(\d+)\)?/g;
/** Functions of the script are called by what they are for; functions inside them by their own name, or nothing. */
const KEY = /^(?:node|page|query|state|entity|module):/;

/** The innermost place in the app's script, and the function of the script round it. */
export function frameOf(stack: string): StackFrame | null {
  let found: StackFrame | null = null;
  for (const [, name = '', line, column] of stack.matchAll(FRAME)) {
    found ??= { line: Number(line), column: Number(column), key: '' };
    if (!KEY.test(name)) continue;
    found.key = name;
    break;
  }
  return found;
}
