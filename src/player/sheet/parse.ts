import { type CellAt, type CellRange, parseCell, rangeOf } from './cell-name.ts';
import { FormulaProblem } from './problem.ts';

export type Operator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '>' | '<=' | '>=';
export type Formula =
  | { kind: 'value'; value: number | string | boolean }
  | { kind: 'cell'; at: CellAt }
  | { kind: 'range'; range: CellRange }
  /** A reference that was pushed off the sheet. */
  | { kind: 'lost' }
  | { kind: 'call'; name: string; args: readonly Formula[] }
  | { kind: 'binary'; operator: Operator; left: Formula; right: Formula }
  | { kind: 'minus'; of: Formula }
  | { kind: 'percent'; of: Formula };

/** A formula with the cells and ranges it reads, each once. */
export type Parsed = { formula: Formula; cells: readonly CellAt[]; ranges: readonly CellRange[] };

const TOKEN =
  /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|"((?:[^"]|"")*)"|(\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}(?![\w(]))|([A-Za-z_][\w.]*)|(#REF!)|(<>|<=|>=|[-+*/^&=<>(),;:%]))/y;
type Token = { kind: 'number' | 'text' | 'cell' | 'word' | 'lost' | 'sign'; text: string };

const syntax = (message: string): FormulaProblem => new FormulaProblem(message, '#ERROR!');

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (found === null) throw syntax(`“${text.slice(at).trim().slice(0, 1)}” does not belong in a formula.`);
    const [, number, words, cell, word, lost, sign] = found;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (words !== undefined) tokens.push({ kind: 'text', text: words.replaceAll('""', '"') });
    else if (cell !== undefined) tokens.push({ kind: 'cell', text: cell });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word.toUpperCase() });
    else if (lost !== undefined) tokens.push({ kind: 'lost', text: lost });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  return tokens;
}

/** From loosest to tightest, as spreadsheets have it; a minus before a number binds tighter than a power. */
const LEVELS: readonly (readonly Operator[])[] = [['=', '<>', '<=', '>=', '<', '>'], ['&'], ['+', '-'], ['*', '/'], ['^']];
const MAX_DEPTH = 64;
/** Characters, as in other spreadsheets. */
const MAX_LENGTH = 8192;
/** Operators in one formula: each is a step of recursion when it is worked out. */
const MAX_OPERATORS = 1000;

/** @param text what stands after the "=". @throws FormulaProblem in plain words */
export function parseFormula(text: string): Parsed {
  if (text.length > MAX_LENGTH) throw syntax('This formula is too long.');
  const tokens = tokensOf(text);
  const cells = new Map<string, CellAt>();
  const ranges = new Map<string, CellRange>();
  let at = 0;
  let depth = 0;
  let operators = 0;
  const isSign = (sign: string): boolean => tokens[at]?.kind === 'sign' && tokens[at]?.text === sign;
  const take = (sign: string): boolean => {
    if (!isSign(sign)) return false;
    at++;
    return true;
  };
  const need = (sign: string): void => {
    if (!take(sign)) throw syntax(`A “${sign}” is missing.`);
  };
  const level = (index: number): Formula => {
    const known = LEVELS[index];
    if (known === undefined) return suffixed();
    let left = level(index + 1);
    for (;;) {
      const operator = known.find((candidate) => isSign(candidate));
      if (operator === undefined) return left;
      at++;
      if (++operators > MAX_OPERATORS) throw syntax('This formula has too many parts. SUM adds a whole range.');
      left = { kind: 'binary', operator, left, right: level(index + 1) };
    }
  };
  const suffixed = (): Formula => {
    let formula = primary();
    for (let signs = 0; take('%'); signs++) {
      if (signs === MAX_DEPTH) throw syntax('This formula is too deeply nested.');
      formula = { kind: 'percent', of: formula };
    }
    return formula;
  };
  const primary = (): Formula => {
    if (++depth > MAX_DEPTH) throw syntax('This formula is too deeply nested.');
    try {
      if (take('-')) return { kind: 'minus', of: suffixed() };
      if (take('+')) return suffixed();
      if (take('(')) {
        const inside = level(0);
        need(')');
        return inside;
      }
      const token = tokens[at];
      if (token === undefined) throw syntax('Something is missing at the end.');
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
        case 'lost':
          if (take(':')) at++;
          return { kind: 'lost' };
        default:
          throw syntax(`“${token.text}” does not belong here.`);
      }
    } finally {
      depth--;
    }
  };
  const reference = (name: string): Formula => {
    const from = parseCell(name);
    if (from === null) throw syntax(`“${name}” is not a cell.`);
    if (!take(':')) {
      cells.set(`${from.row} ${from.column}`, from);
      return { kind: 'cell', at: from };
    }
    const token = tokens[at++];
    if (token?.kind === 'lost') return { kind: 'lost' };
    const to = token?.kind === 'cell' ? parseCell(token.text) : null;
    if (to === null) throw syntax('A range needs a cell on both sides, such as A1:B4.');
    const range = rangeOf(from, to);
    ranges.set(`${range.from.row} ${range.from.column} ${range.to.row} ${range.to.column}`, range);
    return { kind: 'range', range };
  };
  const word = (name: string): Formula => {
    if (take('(')) {
      const args: Formula[] = [];
      if (!isSign(')'))
        do args.push(isSign(',') || isSign(';') || isSign(')') ? { kind: 'value', value: '' } : level(0));
        while (take(',') || take(';'));
      need(')');
      return { kind: 'call', name, args };
    }
    if (name === 'TRUE' || name === 'FALSE') return { kind: 'value', value: name === 'TRUE' };
    throw new FormulaProblem(`“${name}” is not a cell or a function.`, '#NAME?');
  };
  const formula = level(0);
  const rest = tokens[at];
  if (rest !== undefined) throw syntax(`“${rest.text}” does not belong here.`);
  return { formula, cells: [...cells.values()], ranges: [...ranges.values()] };
}
