import { parse, parseExpressionAt, type AnyNode, type Options } from 'acorn';

/** What the guest runs, whatever newer syntax the host knows. */
const ECMA = 2023 as const;
const EXPRESSION: Options = { ecmaVersion: ECMA, sourceType: 'script' };

export type SyntaxProblem = {
  /** In plain words. */
  problem: string;
  /** From 1, in the text that was given. */
  column: number;
};

export type Parsed = { ok: true; node: AnyNode } | ({ ok: false } & SyntaxProblem);

/** Parses one expression that fills the whole text. */
export function parseExpression(code: string): Parsed {
  if (code.trim() === '') return { ok: false, problem: 'it is empty', column: 1 };
  const parsed = parseExpressionFrom(code, 0);
  if (!parsed.ok) return parsed;
  const rest = afterBlanks(code, parsed.node.end);
  if (rest < code.length) return { ok: false, problem: `unexpected “${wordAt(code, rest)}”`, column: rest + 1 };
  return parsed;
}

/** Parses the expression that starts at an offset and stops where it ends. */
export function parseExpressionFrom(text: string, offset: number): Parsed {
  try {
    const node = parseExpressionAt(text, offset, EXPRESSION) as AnyNode;
    return { ok: true, node: includeParentheses(text, offset, node) };
  } catch (error) {
    return { ok: false, ...syntaxProblem(error, text) };
  }
}

/** The body of an async function: may `await` and `return`. */
export function parseBody(code: string): Parsed {
  try {
    const options: Options = { ecmaVersion: ECMA, sourceType: 'script', allowReturnOutsideFunction: true, allowAwaitOutsideFunction: true };
    return { ok: true, node: parse(code, options) };
  } catch (error) {
    return { ok: false, ...syntaxProblem(error, code) };
  }
}

/** A module with exports. */
export function parseModule(code: string): Parsed {
  try {
    return { ok: true, node: parse(code, { ecmaVersion: ECMA, sourceType: 'module' }) };
  } catch (error) {
    return { ok: false, ...syntaxProblem(error, code) };
  }
}

/** acorn's node for `(a)` is `a`: widen it so that its end is where the text of the expression ends. */
function includeParentheses(text: string, offset: number, node: AnyNode): AnyNode {
  let open = 0;
  for (let i = afterBlanks(text, offset); text[i] === '(' && i < node.start; i = afterBlanks(text, i + 1)) open++;
  let end = node.end;
  // Only parentheses that open before the node and close after it; acorn has already checked that they balance.
  while (open-- > 0) {
    const next = afterBlanks(text, end);
    if (text[next] !== ')') break;
    end = next + 1;
  }
  return end === node.end ? node : { ...node, end };
}

/** Index of the first character that is neither white space nor in a comment. */
export function afterBlanks(text: string, from: number): number {
  const blanks = /(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*(?:\n|$))*/y;
  blanks.lastIndex = from;
  blanks.exec(text);
  return blanks.lastIndex;
}

function wordAt(text: string, index: number): string {
  return /^(?:[\w$]+|[^\s])/.exec(text.slice(index))?.[0] ?? text.slice(index, index + 1);
}

function syntaxProblem(error: unknown, text: string): SyntaxProblem {
  if (!(error instanceof SyntaxError)) throw error;
  const position = 'pos' in error && typeof error.pos === 'number' ? error.pos : 0;
  const said = error.message.replace(/\s*\(\d+:\d+\)$/, '');
  const isGeneric = said === 'Unexpected token';
  const atEnd = afterBlanks(text, position) >= text.length;
  const problem = isGeneric ? (atEnd ? 'it stops too early' : `unexpected “${wordAt(text, position)}”`) : said.charAt(0).toLowerCase() + said.slice(1);
  return { problem, column: Math.min(position, text.length) + 1 };
}
