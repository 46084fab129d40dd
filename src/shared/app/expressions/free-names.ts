import type { AnyNode } from 'acorn';

/** One use of a name that is not declared inside the code itself. */
export type FreeName = {
  name: string;
  start: number;
  end: number;
  /** `{ name }`: replacing it needs `name: …`. */
  isShorthand: boolean;
  /** Assigned to, updated or deleted. */
  isWrite: boolean;
  /** The operand of `typeof`, where an unknown name is no error. */
  isTypeof: boolean;
};

type Scope = { names: Set<string>; parent: Scope | null };
type Walk = { free: FreeName[]; forbidden: { what: string; start: number }[] };

export type NameAnalysis = Walk;

/** Finds the free names of parsed code (ES2023), with `var` and function hoisting, parameters, patterns, classes and catch clauses. */
export function analyzeNames(root: AnyNode): NameAnalysis {
  const walk: Walk = { free: [], forbidden: [] };
  const scope: Scope = { names: new Set(), parent: null };
  if (root.type === 'Program') {
    declareVars(root.body as AnyNode[], scope.names);
    declareLexical(root.body as AnyNode[], scope.names);
  }
  visit(root, scope, walk);
  return walk;
}

function isDeclared(name: string, scope: Scope | null): boolean {
  for (let s = scope; s !== null; s = s.parent) if (s.names.has(name)) return true;
  return false;
}

function use(node: { name: string; start: number; end: number }, scope: Scope, walk: Walk, flags: Partial<FreeName> = {}): void {
  if (isDeclared(node.name, scope)) return;
  walk.free.push({ name: node.name, start: node.start, end: node.end, isShorthand: false, isWrite: false, isTypeof: false, ...flags });
}

function visit(node: AnyNode, scope: Scope, walk: Walk): void {
  switch (node.type) {
    case 'Identifier':
      return use(node, scope, walk);
    case 'MemberExpression':
      visit(node.object, scope, walk);
      if (node.computed) visit(node.property, scope, walk);
      return;
    case 'UnaryExpression':
      if (node.argument.type === 'Identifier' && node.operator === 'typeof') return use(node.argument, scope, walk, { isTypeof: true });
      return visit(node.argument, scope, walk);
    case 'AssignmentExpression':
      visitTarget(node.left, scope, walk);
      return visit(node.right, scope, walk);
    case 'UpdateExpression':
      return visitTarget(node.argument, scope, walk);
    case 'Property':
      if (node.computed) visit(node.key, scope, walk);
      if (node.shorthand && node.value.type === 'Identifier') return use(node.value, scope, walk, { isShorthand: true });
      return visit(node.value, scope, walk);
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return visitFunction(node, scope, walk);
    case 'ClassDeclaration':
    case 'ClassExpression': {
      if (node.superClass) visit(node.superClass, scope, walk);
      const inner: Scope = { names: new Set(node.id ? [node.id.name] : []), parent: scope };
      for (const member of node.body.body) visit(member, inner, walk);
      return;
    }
    case 'MethodDefinition':
    case 'PropertyDefinition':
      if (node.computed) visit(node.key, scope, walk);
      if (node.value) visit(node.value, scope, walk);
      return;
    case 'VariableDeclaration':
      for (const declarator of node.declarations) {
        visitDefaults(declarator.id, scope, walk);
        if (declarator.init) visit(declarator.init, scope, walk);
      }
      return;
    case 'BlockStatement':
    case 'StaticBlock': {
      const inner: Scope = { names: new Set(), parent: scope };
      if (node.type === 'StaticBlock') declareVars(node.body, inner.names);
      declareLexical(node.body, inner.names);
      for (const child of node.body) visit(child, inner, walk);
      return;
    }
    case 'SwitchStatement': {
      visit(node.discriminant, scope, walk);
      const inner: Scope = { names: new Set(), parent: scope };
      for (const branch of node.cases) declareLexical(branch.consequent, inner.names);
      for (const branch of node.cases) {
        if (branch.test) visit(branch.test, inner, walk);
        for (const child of branch.consequent) visit(child, inner, walk);
      }
      return;
    }
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement': {
      const inner: Scope = { names: new Set(), parent: scope };
      const head = node.type === 'ForStatement' ? node.init : node.left;
      if (head?.type === 'VariableDeclaration' && head.kind !== 'var') for (const d of head.declarations) patternNames(d.id, inner.names);
      if (head && head.type !== 'VariableDeclaration' && node.type !== 'ForStatement') visitTarget(head, inner, walk);
      else if (head) visit(head, inner, walk);
      if (node.type === 'ForStatement') {
        if (node.test) visit(node.test, inner, walk);
        if (node.update) visit(node.update, inner, walk);
      } else visit(node.right, inner, walk);
      return visit(node.body, inner, walk);
    }
    case 'CatchClause': {
      const inner: Scope = { names: new Set(), parent: scope };
      if (node.param) {
        patternNames(node.param, inner.names);
        visitDefaults(node.param, inner, walk);
      }
      return visit(node.body, inner, walk);
    }
    case 'LabeledStatement':
      return visit(node.body, scope, walk);
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'MetaProperty':
      return;
    case 'ImportExpression':
    case 'ImportDeclaration':
      walk.forbidden.push({ what: 'import', start: node.start });
      return;
    case 'ExportAllDeclaration':
      walk.forbidden.push({ what: 'export from', start: node.start });
      return;
    case 'ExportNamedDeclaration':
      if (node.source) walk.forbidden.push({ what: 'export from', start: node.start });
      if (node.declaration) visit(node.declaration, scope, walk);
      return;
    case 'WithStatement':
      walk.forbidden.push({ what: 'with', start: node.start });
      return;
    default:
      for (const child of childrenOf(node)) visit(child, scope, walk);
  }
}

type FunctionNode = Extract<AnyNode, { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }>;

function visitFunction(node: FunctionNode, scope: Scope, walk: Walk): void {
  const inner: Scope = { names: new Set(), parent: scope };
  if (node.type !== 'ArrowFunctionExpression') inner.names.add('arguments');
  if (node.type === 'FunctionExpression' && node.id) inner.names.add(node.id.name);
  for (const param of node.params) patternNames(param, inner.names);
  for (const param of node.params) visitDefaults(param, inner, walk);
  if (node.body.type !== 'BlockStatement') return visit(node.body, inner, walk);
  declareVars(node.body.body, inner.names);
  declareLexical(node.body.body, inner.names);
  for (const child of node.body.body) visit(child, inner, walk);
}

/** The left side of an assignment: names in it are written. */
function visitTarget(node: AnyNode, scope: Scope, walk: Walk): void {
  switch (node.type) {
    case 'Identifier':
      return use(node, scope, walk, { isWrite: true });
    case 'ObjectPattern':
      for (const property of node.properties) {
        if (property.type === 'RestElement') visitTarget(property.argument, scope, walk);
        else {
          if (property.computed) visit(property.key, scope, walk);
          if (property.shorthand) {
            const name = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
            if (name.type === 'Identifier') use(name, scope, walk, { isWrite: true, isShorthand: true });
            if (property.value.type === 'AssignmentPattern') visit(property.value.right, scope, walk);
          } else visitTarget(property.value, scope, walk);
        }
      }
      return;
    case 'ArrayPattern':
      for (const element of node.elements) if (element) visitTarget(element, scope, walk);
      return;
    case 'AssignmentPattern':
      visitTarget(node.left, scope, walk);
      return visit(node.right, scope, walk);
    case 'RestElement':
      return visitTarget(node.argument, scope, walk);
    default:
      return visit(node, scope, walk);
  }
}

/** Default values and computed keys inside a declaring pattern; the names themselves are declared already. */
function visitDefaults(pattern: AnyNode, scope: Scope, walk: Walk): void {
  switch (pattern.type) {
    case 'ObjectPattern':
      for (const property of pattern.properties) {
        if (property.type === 'RestElement') continue;
        if (property.computed) visit(property.key, scope, walk);
        visitDefaults(property.value, scope, walk);
      }
      return;
    case 'ArrayPattern':
      for (const element of pattern.elements) if (element) visitDefaults(element, scope, walk);
      return;
    case 'AssignmentPattern':
      visitDefaults(pattern.left, scope, walk);
      return visit(pattern.right, scope, walk);
    case 'RestElement':
      return visitDefaults(pattern.argument, scope, walk);
  }
}

export function patternNames(pattern: AnyNode, into: Set<string>): void {
  switch (pattern.type) {
    case 'Identifier':
      into.add(pattern.name);
      return;
    case 'ObjectPattern':
      for (const property of pattern.properties) patternNames(property.type === 'RestElement' ? property.argument : property.value, into);
      return;
    case 'ArrayPattern':
      for (const element of pattern.elements) if (element) patternNames(element, into);
      return;
    case 'AssignmentPattern':
      return patternNames(pattern.left, into);
    case 'RestElement':
      return patternNames(pattern.argument, into);
  }
}

function declareLexical(body: readonly AnyNode[], into: Set<string>): void {
  for (const item of body) {
    const statement = item.type === 'ExportNamedDeclaration' && item.declaration ? item.declaration : item;
    if (statement.type === 'VariableDeclaration' && statement.kind !== 'var') for (const d of statement.declarations) patternNames(d.id, into);
    if ((statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') && statement.id) into.add(statement.id.name);
  }
}

/** `var`s of a function body, however deep, without those of inner functions. */
function declareVars(body: readonly AnyNode[], into: Set<string>): void {
  for (const node of body) {
    if (node.type === 'VariableDeclaration') {
      if (node.kind === 'var') for (const d of node.declarations) patternNames(d.id, into);
    } else if (!node.type.includes('Function') && !node.type.startsWith('Class')) declareVars(childrenOf(node), into);
  }
}

function childrenOf(node: AnyNode): AnyNode[] {
  const children: AnyNode[] = [];
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) children.push(item);
    } else if (isNode(value)) children.push(value);
  }
  return children;
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value;
}
