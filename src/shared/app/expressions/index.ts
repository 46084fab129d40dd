import { analyzeNames } from './free-names.ts';
import { LANGUAGE_NAMES } from './names.ts';
import { parseExpression, type SyntaxProblem } from './parse.ts';
import { isTemplate, parseTemplate } from './template.ts';

export { parseBody, parseExpression, parseModule, type SyntaxProblem } from './parse.ts';
export { isTemplate, loneExpression, parseTemplate, type TemplatePart } from './template.ts';
export { analyzeNames, type FreeName } from './free-names.ts';
export { CAPABILITY_NAMES, HELPER_NAMES, ITEM_NAMES, LANGUAGE_NAMES, SCRIPT_NAMES, STEP_NAMES } from './names.ts';
export { renameReferences } from './rename.ts';

/** Checks one expression without braces. @returns null when it parses; columns count from 1 */
export function checkExpression(text: string): SyntaxProblem | null {
  const parsed = parseExpression(text);
  if (!parsed.ok) return { problem: parsed.problem, column: parsed.column };
  const forbidden = analyzeNames(parsed.node).forbidden[0];
  return forbidden === undefined ? null : { problem: `“${forbidden.what}” is not available here`, column: forbidden.start + 1 };
}

/** Checks every binding of a template. @returns the first problem */
export function checkTemplate(text: string): SyntaxProblem | null {
  for (const part of parseTemplate(text)) {
    if (part.kind !== 'expression') continue;
    if (part.problem !== undefined) return part.problem;
    const problem = checkExpression(part.code);
    if (problem !== null) return { problem: problem.problem, column: problem.column + part.start };
  }
  return null;
}

/** Names an expression, or the bindings of a template, take from outside (helpers too), without those of the language. Each once, in order of appearance. */
export function referencesOf(text: string): string[] {
  const codes = isTemplate(text) ? parseTemplate(text).flatMap((part) => (part.kind === 'expression' ? [part.code] : [])) : [text];
  const names = new Set<string>();
  for (const code of codes) {
    const parsed = parseExpression(code);
    if (!parsed.ok) continue;
    for (const free of analyzeNames(parsed.node).free) if (!LANGUAGE_NAMES.has(free.name)) names.add(free.name);
  }
  return [...names];
}
