import { type CellAt, cellName, parseCell } from './cell-name.ts';

export type Operator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '>' | '<=' | '>=';
export type Formula =
  | { kind: 'value'; value: number | string | boolean }
  | { kind: 'cell'; cell: string }
  | { kind: 'range'; from: CellAt; to: CellAt }
  | { kind: 'call'; name: string; args: readonly Formula[] }
  | { kind: 'binary'; operator: Operator; left: Formula; right: Formula }
  | { kind: 'minus'; of: Formula }
  | { kind: 'percent'; of: Formula };

export class FormulaProblem extends Error {}

const TOKEN =
  /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|"((?:[^"]|"")*)"|(\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}(?![\w(]))|([A-Za-z_][\w.]*)|(<>|<=|>=|[-+*/^&=<>(),;:%]))/y;
type Token = { kind: 'number' | 'text' | 'cell' | 'word' | 'sign'; text: string };

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (found === null) throw new FormulaProblem(`“${text.slice(at).trim().slice(0, 1)}” does not belong in a formula.`);
    const [, number, words, cell, word, sign] = found;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (words !== undefined) tokens.push({ kind: 'text', text: words.replaceAll('""', '"') });
    else if (cell !== undefined) tokens.push({ kind: 'cell', text: cell });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word.toUpperCase() });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  return tokens;
}

/** From loosest to tightest, as spreadsheets have it; a minus before a number binds tighter than a power. */
const LEVELS: readonly (readonly Operator[])[] = [['=', '<>', '<=', '>=', '<', '>'], ['&'], ['+', '-'], ['*', '/'], ['^']];
const MAX_DEPTH = 64;

/** @param text what stands after the "=". @throws FormulaProblem in plain words */
export function parseFormula(text: string): Formula {
  const tokens = tokensOf(text);
  let at = 0;
  let depth = 0;
  const isSign = (sign: string): boolean => tokens[at]?.kind === 'sign' && tokens[at]?.text === sign;
  const take = (sign: string): boolean => {
    if (!isSign(sign)) return false;
    at++;
    return true;
  };
  const need = (sign: string): void => {
    if (!take(sign)) throw new FormulaProblem(sign === ')' ? 'A “)” is missing.' : `A “${sign}” is missing.`);
  };
  const level = (index: number): Formula => {
    const operators = LEVELS[index];
    if (operators === undefined) return suffixed();
    let left = level(index + 1);
    for (;;) {
      const operator = operators.find((candidate) => isSign(candidate));
      if (operator === undefined) return left;
      at++;
      left = { kind: 'binary', operator, left, right: level(index + 1) };
    }
  };
  const suffixed = (): Formula => {
    let formula = primary();
    while (take('%')) formula = { kind: 'percent', of: formula };
    return formula;
  };
  const primary = (): Formula => {
    if (++depth > MAX_DEPTH) throw new FormulaProblem('This formula is too deeply nested.');
    try {
      if (take('-')) return { kind: 'minus', of: suffixed() };
      if (take('+')) return suffixed();
      if (take('(')) {
        const inside = level(0);
        need(')');
        return inside;
      }
      const token = tokens[at];
      if (token === undefined) throw new FormulaProblem('Something is missing at the end.');
      at++;
      switch (token.kind) {
        case 'number':
          return { kind: 'value', value: Number(token.text) };
        case 'text':
          return { kind: 'value', value: token.text };
        case 'cell':
          return reference(token.text);
        case 'word':
          return word(token.text);
        default:
          throw new FormulaProblem(`“${token.text}” does not belong here.`);
      }
    } finally {
      depth--;
    }
  };
  const reference = (text: string): Formula => {
    const from = parseCell(text);
    if (from === null) throw new FormulaProblem(`“${text}” is not a cell.`);
    if (!take(':')) return { kind: 'cell', cell: cellName(from) };
    const token = tokens[at++];
    const to = token?.kind === 'cell' ? parseCell(token.text) : null;
    if (to === null) throw new FormulaProblem('A range needs a cell on both sides, such as A1:B4.');
    return {
      kind: 'range',
      from: { row: Math.min(from.row, to.row), column: Math.min(from.column, to.column) },
      to: { row: Math.max(from.row, to.row), column: Math.max(from.column, to.column) },
    };
  };
  const word = (name: string): Formula => {
    if (take('(')) {
      const args: Formula[] = [];
      if (!isSign(')'))
        do args.push(level(0));
        while (take(',') || take(';'));
      need(')');
      return { kind: 'call', name, args };
    }
    if (name === 'TRUE' || name === 'FALSE') return { kind: 'value', value: name === 'TRUE' };
    throw new FormulaProblem(`“${name}” is not a cell or a function.`);
  };
  const formula = level(0);
  const rest = tokens[at];
  if (rest !== undefined) throw new FormulaProblem(`“${rest.text}” does not belong here.`);
  return formula;
}

/** The cells and ranges a formula reads. */
export function readsOf(formula: Formula): readonly (Formula & { kind: 'cell' | 'range' })[] {
  switch (formula.kind) {
    case 'cell':
    case 'range':
      return [formula];
    case 'call':
      return formula.args.flatMap(readsOf);
    case 'binary':
      return [...readsOf(formula.left), ...readsOf(formula.right)];
    case 'minus':
    case 'percent':
      return readsOf(formula.of);
    default:
      return [];
  }
}
