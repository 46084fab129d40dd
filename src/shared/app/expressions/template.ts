import { afterBlanks, parseExpressionFrom, type SyntaxProblem } from './parse.ts';

export type TemplatePart =
  | { kind: 'text'; text: string }
  /** `start` is the offset of `code` in the template. */
  | { kind: 'expression'; code: string; start: number; problem?: SyntaxProblem };

/** Whether a string has a binding in it. */
export function isTemplate(text: string): boolean {
  return text.includes('{{');
}

/**
 * Splits `Hello {{ name }}` into its texts and expressions. The end of an expression is where the expression itself ends,
 * so that braces in strings, objects and template literals are no trouble. An expression that does not parse reaches to the
 * next `}}` and carries its problem; a `{{` that is never closed is a problem too.
 */
export function parseTemplate(text: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('{{', at);
    if (open === -1) break;
    if (open > at) parts.push({ kind: 'text', text: text.slice(at, open) });
    const { part, end } = expressionAt(text, open + 2);
    parts.push(part);
    at = end;
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) });
  return parts;
}

/** The code of a template that is one lone binding (blanks around it do not count), else null. */
export function loneExpression(parts: readonly TemplatePart[]): Extract<TemplatePart, { kind: 'expression' }> | null {
  let found: Extract<TemplatePart, { kind: 'expression' }> | null = null;
  for (const part of parts) {
    if (part.kind === 'text') {
      if (part.text.trim() !== '') return null;
    } else {
      if (found !== null) return null;
      found = part;
    }
  }
  return found;
}

function expressionAt(text: string, start: number): { part: TemplatePart; end: number } {
  const parsed = parseExpressionFrom(text, start);
  if (parsed.ok) {
    const close = afterBlanks(text, parsed.node.end);
    if (text.startsWith('}}', close)) return { part: { kind: 'expression', code: text.slice(start, close), start }, end: close + 2 };
    const problem = close >= text.length ? { problem: 'the closing “}}” is missing', column: text.length + 1 } : { problem: `unexpected “${text.slice(close, close + 1)}”`, column: close + 1 };
    return broken(text, start, problem);
  }
  const isEmpty = text.startsWith('}}', afterBlanks(text, start));
  return broken(text, start, isEmpty ? { problem: 'it is empty', column: start + 1 } : { problem: parsed.problem, column: parsed.column });
}

function broken(text: string, start: number, problem: SyntaxProblem): { part: TemplatePart; end: number } {
  const close = text.indexOf('}}', start);
  if (close === -1) return { part: { kind: 'expression', code: text.slice(start), start, problem }, end: text.length };
  return { part: { kind: 'expression', code: text.slice(start, close), start, problem }, end: close + 2 };
}
