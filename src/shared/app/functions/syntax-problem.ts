import { parse } from 'acorn';

/** Where a module's code stops making sense, counted from 1; null when it parses. For the editor: what compiles says more. */
export function syntaxProblem(code: string): { message: string; line: number; column: number } | null {
  try {
    parse(code, { ecmaVersion: 2023, sourceType: 'module' });
    return null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { loc } = error as SyntaxError & { loc?: { line: number; column: number } };
    return { message: error.message.replace(/ \(\d+:\d+\)$/, ''), line: loc?.line ?? 1, column: (loc?.column ?? 0) + 1 };
  }
}
