import { parseExpressionAt, type Expression, type FunctionExpression } from 'acorn';

/** A function as the compiler wrote it. */
export type CompiledFunction = { node: FunctionExpression; source: string };

/** The functions of a compiled app by key. @param script `({ "node:title:text"($s) { … }, … })` */
export function functionTable(script: string): ReadonlyMap<string, CompiledFunction> {
  const table: Expression = parseExpressionAt(script, 0, { ecmaVersion: 2023 });
  const functions = new Map<string, CompiledFunction>();
  if (table.type !== 'ObjectExpression') return functions;
  for (const property of table.properties) {
    if (property.type !== 'Property' || property.key.type !== 'Literal' || property.value.type !== 'FunctionExpression') continue;
    functions.set(String(property.key.value), { node: property.value, source: script });
  }
  return functions;
}

/** What a function without statements of its own returns. */
export function returned({ node }: CompiledFunction): Expression | null {
  const [, statement] = node.body.body;
  return statement?.type === 'ReturnStatement' ? (statement.argument ?? null) : null;
}

/** Between the directive and the end, as the author wrote it. */
export function bodyText({ node, source }: CompiledFunction): string {
  const directive = node.body.body[0];
  return source.slice(directive?.end ?? node.body.start + 1, node.body.end - 1).trim();
}
