import { parse, type AnyNode, type Comment, type Program } from 'acorn';
import type { AppFunction } from '../../contracts/executions.ts';
import type { CodeModule } from '../manifest/index.ts';

/** An exported name that can be run: `module.name`, so it must be an identifier. */
const NAME = /^[A-Za-z_$][\w$]*$/;

/** Longer descriptions are cut; they are for a menu and for help. */
const LONGEST_DESCRIPTION = 500;

/**
 * The functions of an app that can be run on their own: the exported functions of its code modules, found by parsing and without running
 * anything. Of a value that is only known by running (`export const run = make()`) nothing is said. A module that does not parse has none.
 */
export function findFunctions(modules: readonly CodeModule[]): AppFunction[] {
  return modules.flatMap((module) => functionsOf(module));
}

/**
 * @param wanted `module.function`, or the function's name alone where only one module has it
 * @returns null when there is none, or more than one
 */
export function resolveFunction(functions: readonly AppFunction[], wanted: string): AppFunction | null {
  const exact = functions.find((found) => found.name === wanted);
  if (exact !== undefined) return exact;
  const byName = functions.filter((found) => found.name.slice(found.name.indexOf('.') + 1) === wanted);
  return byName.length === 1 ? byName[0]! : null;
}

type Found = { params: readonly AnyNode[]; isAsync: boolean; start: number };

function functionsOf(module: CodeModule): AppFunction[] {
  const comments: Comment[] = [];
  let program: Program;
  try {
    program = parse(module.code, { ecmaVersion: 2023, sourceType: 'module', onComment: comments });
  } catch {
    return [];
  }
  const declared = declaredFunctions(program);
  const exported = new Map<string, Found>();
  const add = (name: string, found: Found | undefined): void => {
    if (found !== undefined && NAME.test(name)) exported.set(name, found);
  };
  for (const node of program.body) {
    if (node.type === 'ExportDefaultDeclaration') {
      const { declaration } = node;
      const found = declaration.type === 'Identifier' ? declared.get(declaration.name) : asFunction(declaration, node.start);
      add('default', found);
    } else if (node.type === 'ExportNamedDeclaration' && node.source == null) {
      if (node.declaration) for (const [name, found] of functionsIn(node.declaration, node.start)) add(name, found);
      for (const { local, exported: as } of node.specifiers) {
        if (local.type === 'Identifier') add(as.type === 'Identifier' ? as.name : String(as.value), declared.get(local.name));
      }
    }
  }
  return [...exported].map(([name, found]) => ({
    name: `${module.id}.${name}`,
    parameters: found.params.map((param) => module.code.slice(param.start, param.end)),
    description: describe(module.code, comments, found.start),
    isAsync: found.isAsync,
  }));
}

function declaredFunctions(program: Program): Map<string, Found> {
  const all = new Map<string, Found>();
  for (const node of program.body) {
    const [declaration, start] = node.type === 'ExportNamedDeclaration' && node.declaration ? [node.declaration, node.start] : [node, node.start];
    for (const [name, found] of functionsIn(declaration, start)) all.set(name, found);
  }
  return all;
}

/** @param start of the whole statement: the comment stands before it */
function functionsIn(node: AnyNode, start: number): [string, Found][] {
  if (node.type === 'FunctionDeclaration') {
    const found = asFunction(node, start);
    return found === undefined || node.id === null ? [] : [[node.id.name, found]];
  }
  if (node.type !== 'VariableDeclaration') return [];
  return node.declarations.flatMap((declarator): [string, Found][] => {
    const found = declarator.init ? asFunction(declarator.init, node.declarations.length === 1 ? start : declarator.start) : undefined;
    return found !== undefined && declarator.id.type === 'Identifier' ? [[declarator.id.name, found]] : [];
  });
}

function asFunction(node: AnyNode, start: number): Found | undefined {
  const isFunction = node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';
  return isFunction && !node.generator ? { params: node.params, isAsync: node.async, start } : undefined;
}

/** The comment that ends right before the function, or the line comments that do, without their marks. */
function describe(code: string, comments: readonly Comment[], start: number): string {
  const lines: string[] = [];
  let at = start;
  for (let i = comments.length - 1; i >= 0; i--) {
    const comment = comments[i]!;
    if (comment.end > at) continue;
    const between = code.slice(comment.end, at);
    if (between.trim() !== '' || between.split('\n').length > 2) break;
    lines.unshift(...comment.value.split('\n').map((line) => line.replace(/^\s*\*+/, '').trim()));
    at = comment.start;
    if (comment.type === 'Block') break;
  }
  return lines.join(' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST_DESCRIPTION).toWellFormed();
}
