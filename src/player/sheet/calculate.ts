import { cellName } from './cell-name.ts';
import { type Argument, type CellValue, FUNCTIONS, isRange, isTrue, numberFrom, textFrom } from './functions.ts';
import { type Formula, FormulaProblem, type Operator, parseFormula, readsOf } from './parse.ts';

export type CellResult = { value: CellValue } | { problem: string };
export type SheetResult = { cells: ReadonlyMap<string, CellResult>; cycles: readonly (readonly string[])[] };

/** A range may not be larger: it would hold up the page. */
const MAX_RANGE = 100_000;

/**
 * Works a sheet out: each formula once, after everything it reads.
 * Formulas that need each other in a circle are all given as one cycle and have no value; what needs them says so.
 * @param content cell name → value, or text that begins with "="
 */
export function calculate(content: Readonly<Record<string, CellValue>>): SheetResult {
  const cells = new Map<string, CellResult>();
  const formulas = new Map<string, Formula>();
  for (const [name, value] of Object.entries(content)) {
    if (typeof value !== 'string' || !value.startsWith('=') || value.length < 2) {
      cells.set(name, { value: typeof value === 'string' && value.startsWith("'") ? value.slice(1) : value });
      continue;
    }
    try {
      formulas.set(name, parseFormula(value.slice(1)));
    } catch (error) {
      cells.set(name, { problem: wordsOf(error) });
    }
  }
  const reads = new Map([...formulas].map(([name, formula]) => [name, formulasReadBy(formula, formulas)]));
  const cycles: (readonly string[])[] = [];
  for (const group of groupsInOrder(reads)) {
    const [first = ''] = group;
    if (group.length > 1 || reads.get(first)?.includes(first) === true) {
      const path = [...group].sort(byName);
      cycles.push(path);
      for (const name of group) cells.set(name, { problem: `Needs itself: ${[...path, path[0]].join(' → ')}` });
      continue;
    }
    const formula = formulas.get(first);
    if (formula !== undefined) cells.set(first, evaluateCell(formula, cells));
  }
  return { cells, cycles };
}

function wordsOf(error: unknown): string {
  return error instanceof FormulaProblem ? error.message : 'This cannot be worked out.';
}

function byName(a: string, b: string): number {
  return a.localeCompare(b, undefined, { numeric: true });
}

function formulasReadBy(formula: Formula, formulas: ReadonlyMap<string, Formula>): readonly string[] {
  const found = new Set<string>();
  for (const read of readsOf(formula)) {
    if (read.kind === 'cell') {
      if (formulas.has(read.cell)) found.add(read.cell);
      continue;
    }
    if (sizeOf(read) > MAX_RANGE) continue;
    for (const name of namesIn(read)) if (formulas.has(name)) found.add(name);
  }
  return [...found];
}

type Range = Extract<Formula, { kind: 'range' }>;

function sizeOf({ from, to }: Range): number {
  return (to.row - from.row + 1) * (to.column - from.column + 1);
}

function* namesIn({ from, to }: Range): Iterable<string> {
  for (let row = from.row; row <= to.row; row++) for (let column = from.column; column <= to.column; column++) yield cellName({ row, column });
}

/**
 * Groups of formulas that need each other, each after the groups it reads: Tarjan's strongly connected components,
 * without recursion so that a chain of any length fits.
 */
export function groupsInOrder(reads: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const groups: string[][] = [];
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const enter = (name: string): { name: string; next: number } => {
    order.set(name, order.size);
    low.set(name, order.size - 1);
    stack.push(name);
    onStack.add(name);
    return { name, next: 0 };
  };
  const lower = (name: string, to: number): void => void low.set(name, Math.min(low.get(name) ?? to, to));
  for (const start of reads.keys()) {
    if (order.has(start)) continue;
    const work = [enter(start)];
    for (let top = work.at(-1); top !== undefined; top = work.at(-1)) {
      const child = reads.get(top.name)?.[top.next++];
      if (child !== undefined) {
        if (!order.has(child)) work.push(enter(child));
        else if (onStack.has(child)) lower(top.name, order.get(child) ?? 0);
        continue;
      }
      work.pop();
      const below = work.at(-1);
      if (below !== undefined) lower(below.name, low.get(top.name) ?? 0);
      if (low.get(top.name) !== order.get(top.name)) continue;
      const group = stack.splice(stack.lastIndexOf(top.name));
      for (const name of group) onStack.delete(name);
      groups.push(group);
    }
  }
  return groups;
}

function evaluateCell(formula: Formula, cells: ReadonlyMap<string, CellResult>): CellResult {
  try {
    const value = single(evaluate(formula, cells));
    if (typeof value === 'number' && !Number.isFinite(value)) return { problem: 'This gives no number.' };
    return { value };
  } catch (error) {
    return { problem: wordsOf(error) };
  }
}

function read(name: string, cells: ReadonlyMap<string, CellResult>): CellValue {
  const result = cells.get(name);
  if (result === undefined) return null;
  if ('problem' in result) throw new FormulaProblem(`${name} has a problem.`);
  return result.value;
}

function single(argument: Argument): CellValue {
  if (!isRange(argument)) return argument;
  if (argument.length === 1 && argument[0]?.length === 1) return argument[0][0] ?? null;
  throw new FormulaProblem('A range needs a function round it, such as SUM(A1:A5).');
}

function evaluate(formula: Formula, cells: ReadonlyMap<string, CellResult>): Argument {
  const one = (part: Formula): CellValue => single(evaluate(part, cells));
  switch (formula.kind) {
    case 'value':
      return formula.value;
    case 'cell':
      return read(formula.cell, cells);
    case 'range': {
      if (sizeOf(formula) > MAX_RANGE) throw new FormulaProblem('This range is too large.');
      const { from, to } = formula;
      return Array.from({ length: to.row - from.row + 1 }, (_, i) =>
        Array.from({ length: to.column - from.column + 1 }, (__, j) => read(cellName({ row: from.row + i, column: from.column + j }), cells)),
      );
    }
    case 'minus':
      return -numberFrom(one(formula.of));
    case 'percent':
      return numberFrom(one(formula.of)) / 100;
    case 'binary':
      return operate(formula.operator, one(formula.left), one(formula.right));
    default:
      return call(formula.name, formula.args, cells, one);
  }
}

/** IF and IFERROR work out only what they need. */
function call(name: string, args: readonly Formula[], cells: ReadonlyMap<string, CellResult>, one: (part: Formula) => CellValue): CellValue {
  const [first, second, third] = args;
  if (name === 'IF') {
    if (first === undefined || second === undefined) throw new FormulaProblem('IF needs a question and an answer: IF(A1>5, "yes", "no").');
    if (isTrue(one(first))) return one(second);
    return third === undefined ? false : one(third);
  }
  if (name === 'IFERROR') {
    try {
      return first === undefined ? null : one(first);
    } catch (error) {
      if (!(error instanceof FormulaProblem)) throw error;
      return second === undefined ? '' : one(second);
    }
  }
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (known === undefined) throw new FormulaProblem(`There is no function ${name}.`);
  return known(...args.map((arg) => evaluate(arg, cells)));
}

function operate(operator: Operator, left: CellValue, right: CellValue): CellValue {
  switch (operator) {
    case '&':
      return textFrom(left) + textFrom(right);
    case '+':
      return numberFrom(left) + numberFrom(right);
    case '-':
      return numberFrom(left) - numberFrom(right);
    case '*':
      return numberFrom(left) * numberFrom(right);
    case '/': {
      const by = numberFrom(right);
      if (by === 0) throw new FormulaProblem('Nothing can be divided by zero.');
      return numberFrom(left) / by;
    }
    case '^':
      return numberFrom(left) ** numberFrom(right);
    default: {
      const order = compare(left, right);
      return operator === '='
        ? order === 0
        : operator === '<>'
          ? order !== 0
          : operator === '<'
            ? order < 0
            : operator === '>'
              ? order > 0
              : operator === '<='
                ? order <= 0
                : order >= 0;
    }
  }
}

/** Numbers before texts before yes/no, as spreadsheets order them; texts without regard to capitals. */
function compare(left: CellValue, right: CellValue): number {
  const rank = (value: CellValue): number => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2);
  const plain = (value: CellValue, other: CellValue): CellValue =>
    value === null ? (typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0) : value;
  const [a, b] = [plain(left, right), plain(right, left)];
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() < b.toLowerCase() ? -1 : a.toLowerCase() > b.toLowerCase() ? 1 : 0;
  return Number(a) - Number(b);
}
