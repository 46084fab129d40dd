import type { AnyNode } from 'acorn';

/** The compiler’s name for the scope. */
export const SCOPE = '$s';

export type ScopeReads = {
  /** Names read from the scope, in order. */
  names: Set<string>;
  /** Where `$s.` stands, for each. */
  places: { start: number; end: number }[];
  /** Names that the code declares for itself. */
  declared: Set<string>;
  /** What TypeScript wants to have a type, such as parameters: what to put in, and where. */
  types: { at: number; text: string }[];
  /** Texts, which an author may put between quotes of either kind. */
  texts: { start: number; end: number; value: string }[];
};

/** Everything in a piece of compiled code that depends on how it is written down. */
export function readScope(node: AnyNode, source: string): ScopeReads {
  const reads: ScopeReads = { names: new Set(), places: [], declared: new Set(), types: [], texts: [] };
  visit(node, (child) => {
    if (child.type === 'MemberExpression' && child.object.type === 'Identifier' && child.object.name === SCOPE && child.property.type === 'Identifier') {
      reads.names.add(child.property.name);
      reads.places.push({ start: child.object.start, end: child.property.start });
    } else if (child.type === 'Literal' && typeof child.value === 'string') {
      reads.texts.push({ start: child.start, end: child.end, value: child.value });
    } else if (child.type === 'MemberExpression' && child.computed && child.object.type === 'ObjectExpression') {
      const { start, end } = child.object;
      const isInside = source.slice(0, start).trimEnd().endsWith('(') && source.slice(end).trimStart().startsWith(')');
      if (!isInside) reads.types.push({ at: start, text: '(' });
      reads.types.push({ at: end, text: ` as Record<string, any>${isInside ? '' : ')'}` });
    } else if (child.type === 'ArrowFunctionExpression' || child.type === 'FunctionExpression' || child.type === 'FunctionDeclaration') {
      const isBare = !source.slice(child.start, child.params[0]?.start ?? child.start).includes('(');
      for (const param of child.params) annotate(param, isBare, reads);
    }
  });
  return reads;
}

function annotate(param: AnyNode, isBare: boolean, { types, declared }: ScopeReads): void {
  visit(param, (node) => node.type === 'Identifier' && declared.add(node.name));
  if (param.type === 'AssignmentPattern') types.push({ at: param.left.end, text: ': any' });
  else if (param.type === 'RestElement') types.push({ at: param.end, text: ': any[]' });
  else if (isBare) types.push({ at: param.start, text: '(' }, { at: param.end, text: ': any)' });
  else types.push({ at: param.end, text: ': any' });
}

export function visit(node: AnyNode, see: (node: AnyNode) => void): void {
  see(node);
  for (const value of Object.values(node) as unknown[]) {
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) if (isNode(child)) visit(child, see);
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
