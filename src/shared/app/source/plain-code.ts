import type { AnyNode } from 'acorn';
import { SCOPE } from './scope-reads.ts';

type Kind = 'any' | 'string' | 'number' | 'boolean' | 'null' | 'list' | 'function' | 'other';

const OF_TEXT = new Set(
  'length toUpperCase toLowerCase trim split slice includes startsWith endsWith padStart padEnd repeat replace replaceAll concat'.split(' '),
);
const OF_LIST = new Set('length map filter reduce join slice some every find findIndex flat flatMap sort reverse at forEach'.split(' '));
const OF_LITERALS = new Set(['includes', 'indexOf']);
const ANY_ARGUMENT = new Set('String Number Boolean Object.keys Object.values Object.entries Array.isArray Array.from JSON.stringify'.split(' '));
const TYPES = new Set('undefined boolean number bigint string symbol object function'.split(' '));

/**
 * Whether TypeScript is sure to have nothing against an expression in which every name of the app is `any`. Where it may, such as
 * dates that are subtracted, the code is kept apart as JavaScript.
 */
export function isPlainCode(node: AnyNode): boolean {
  return kindOf(node) !== null;
}

function kindOf(node: AnyNode): Kind | null {
  switch (node.type) {
    case 'Literal':
      if (node.value === null) return 'regex' in node && node.regex !== undefined ? 'other' : 'null';
      return typeof node.value === 'string' ? 'string' : typeof node.value === 'number' ? 'number' : typeof node.value === 'boolean' ? 'boolean' : 'other';
    case 'TemplateLiteral':
      return node.expressions.every(isPlainCode) ? 'string' : null;
    case 'Identifier':
      // Parameters; names of the language only where they are called, below.
      return /^[A-Z]|^(undefined|globalThis|console|arguments|parse|is|en|de|set|clear|queue)/.test(node.name) ? null : 'any';
    case 'ParenthesizedExpression':
    case 'ChainExpression':
      return kindOf(node.expression);
    case 'MemberExpression':
      return member(node);
    case 'CallExpression':
      return call(node);
    case 'UnaryExpression':
      return unary(node.operator, node.argument);
    case 'BinaryExpression':
      return node.left.type === 'PrivateIdentifier' ? null : binary(node.operator, node.left, node.right);
    case 'LogicalExpression':
      return joined(kindOf(node.left), kindOf(node.right), node.left.type !== 'Literal');
    case 'ConditionalExpression':
      return isPlainCode(node.test) ? joined(kindOf(node.consequent), kindOf(node.alternate), node.test.type !== 'Literal') : null;
    case 'ArrayExpression':
      return node.elements.every((item) => item !== null && (item.type === 'SpreadElement' ? kindOf(item.argument) === 'any' : isPlainCode(item)))
        ? 'list'
        : null;
    case 'ObjectExpression':
      return node.properties.every((item) =>
        item.type === 'SpreadElement'
          ? kindOf(item.argument) === 'any'
          : item.kind === 'init' && !item.method && (!item.computed || isPlainCode(item.key)) && isPlainCode(item.value),
      )
        ? 'other'
        : null;
    case 'ArrowFunctionExpression':
      return !node.async && node.body.type !== 'BlockStatement' && isPlainCode(node.body) ? 'function' : null;
    default:
      return null;
  }
}

function joined(left: Kind | null, right: Kind | null, isOpen: boolean): Kind | null {
  if (left === null || right === null || !isOpen) return null;
  return left === right ? left : left === 'any' || right === 'any' ? 'any' : 'other';
}

function member(node: AnyNode & { type: 'MemberExpression' }): Kind | null {
  if (node.object.type === 'Super' || node.property.type === 'PrivateIdentifier') return null;
  if (node.object.type === 'Identifier' && node.object.name === SCOPE) return 'any';
  const object = kindOf(node.object);
  // A table of values, which is given a type where it is written down.
  if (node.computed) return (object === 'any' || node.object.type === 'ObjectExpression') && object !== null && isPlainCode(node.property) ? 'any' : null;
  const name = node.property.type === 'Identifier' ? node.property.name : '';
  if (object === 'any') return 'any';
  return (object === 'string' && OF_TEXT.has(name)) || (object === 'list' && OF_LIST.has(name)) ? 'any' : null;
}

function call(node: AnyNode & { type: 'CallExpression' }): Kind | null {
  const { callee } = node;
  const given = node.arguments.map((argument) => (argument.type === 'SpreadElement' ? (kindOf(argument.argument) === 'any' ? 'any' : null) : kindOf(argument)));
  if (given.includes(null)) return null;
  const path =
    callee.type === 'Identifier'
      ? callee.name
      : callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.property.type === 'Identifier'
        ? `${callee.object.name}.${callee.property.name}`
        : '';
  if (path.startsWith('Math.')) return given.every((kind) => kind === 'any' || kind === 'number') ? 'number' : null;
  if (ANY_ARGUMENT.has(path))
    return given.length === 1
      ? path === 'Number'
        ? 'number'
        : path === 'String'
          ? 'string'
          : path === 'Boolean'
            ? 'boolean'
            : path.startsWith('Object')
              ? 'list'
              : 'any'
      : null;
  if (callee.type === 'Super') return null;
  if (
    callee.type === 'MemberExpression' &&
    !callee.computed &&
    callee.property.type === 'Identifier' &&
    OF_LITERALS.has(callee.property.name) &&
    callee.object.type === 'ArrayExpression'
  ) {
    return isPlainCode(callee.object) && given.every((kind) => kind === 'any') ? 'any' : null;
  }
  return kindOf(callee) === 'any' ? 'any' : null;
}

function unary(operator: string, argument: AnyNode): Kind | null {
  const kind = kindOf(argument);
  if (kind === null) return null;
  if (operator === '!') return 'boolean';
  if (operator === 'typeof') return 'string';
  return (operator === '-' || operator === '+') && (kind === 'any' || kind === 'number') ? 'number' : null;
}

function binary(operator: string, left: AnyNode, right: AnyNode): Kind | null {
  const [a, b] = [kindOf(left), kindOf(right)];
  if (a === null || b === null) return null;
  const areBoth = (...kinds: Kind[]): boolean => kinds.includes(a) && kinds.includes(b);
  if (operator.startsWith('==') || operator.startsWith('!=')) {
    if (left.type === 'UnaryExpression' && left.operator === 'typeof') return right.type === 'Literal' && TYPES.has(String(right.value)) ? 'boolean' : null;
    return a === 'any' || b === 'any' ? 'boolean' : null;
  }
  if (operator === '+')
    return areBoth('any', 'string', 'number') ? (a === 'string' || b === 'string' ? 'string' : a === 'number' && b === 'number' ? 'number' : 'any') : null;
  if (['-', '*', '/', '%', '**'].includes(operator)) return areBoth('any', 'number') ? 'number' : null;
  if (['<', '<=', '>', '>='].includes(operator)) return areBoth('any', 'number') || areBoth('any', 'string') ? 'boolean' : null;
  return null;
}
