import type { AnyNode, Expression } from 'acorn';
import { bodyText, returned, type CompiledFunction } from './function-table.ts';
import { indent, keepLines, list, object, string } from './layout.ts';
import { isPlainCode } from './plain-code.ts';
import { readScope, SCOPE, visit, type ScopeReads } from './scope-reads.ts';
import { camelCase, UniqueNames } from './unique-names.ts';

/** Of a function on one line, characters. */
const LONG = 90;

/** Writes the functions of an app for people: the names as the author wrote them. What TypeScript may object to goes to a file of its own. */
export class CodeText {
  private readonly functions: ReadonlyMap<string, CompiledFunction>;
  private readonly names = new UniqueNames();
  private readonly apart: string[] = [];

  constructor(functions: ReadonlyMap<string, CompiledFunction>) {
    this.functions = functions;
  }

  /** `bind(({ tasks }) => tasks.total)`. @param before what the property is until it worked once, as source */
  bound(key: string, before?: string): string {
    const compiled = this.functions.get(key);
    const node = compiled === undefined ? null : returned(compiled);
    if (compiled === undefined || node === null) return this.call('bind', this.aside(key), before);
    return this.boundTo(node, compiled, key, before);
  }

  /** As `bound`, for a part of what a function returns. */
  boundTo(node: Expression, compiled: CompiledFunction, key: string, before?: string): string {
    return this.call('bind', this.arrow(node, compiled) ?? this.expressionApart(key, node, compiled), before);
  }

  /** The members of the object that a function returns, each a constant or bound. */
  members(key: string): [name: string, value: string][] {
    const compiled = this.functions.get(key);
    const node = compiled === undefined ? null : returned(compiled);
    if (compiled === undefined || node?.type !== 'ObjectExpression') return [];
    return node.properties.flatMap((property): [string, string][] => {
      if (property.type !== 'Property') return [];
      const name = property.key.type === 'Literal' ? String(property.key.value) : property.key.type === 'Identifier' ? property.key.name : '';
      return [[name, this.value(property.value, compiled, `${key}:${name}`)]];
    });
  }

  /** A list of values as a function returns it under a name. */
  elements(key: string, name: string): string[] {
    const compiled = this.functions.get(key);
    const node = compiled === undefined ? null : returned(compiled);
    if (compiled === undefined || node?.type !== 'ObjectExpression') return [];
    const found = node.properties.find((property) => property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === name);
    if (found?.type !== 'Property' || found.value.type !== 'ArrayExpression') return [];
    return found.value.elements.map((item, i) => (item === null || item.type === 'SpreadElement' ? 'null' : this.value(item, compiled, `${key}:${name}${i}`)));
  }

  /** `script(code.addTask)`: the code itself stands apart, as the author wrote it. */
  script(key: string): string {
    return `script(${this.aside(key)})`;
  }

  /** The file with the code that is kept apart; null when there is none. */
  file(): string | null {
    if (this.apart.length === 0) return null;
    const text = this.apart.join('\n\n');
    return `// @ts-nocheck\n// JavaScript of the app as it was written. Names of the app are read from “$”. Remove the first line once it has types.\n${timersImport(text, './runtime/source-kit/index.ts')}\n${text}\n`;
  }

  /** The text of a module’s function, with names of the app read from what is returned as `scope`. */
  moduleText(key: string): { scope: string; text: string } {
    const compiled = this.functions.get(key);
    if (compiled === undefined) return { scope: '$', text: 'return {};' };
    const scope = scopeName(compiled);
    return { scope, text: keepLines(renamed(compiled.node.body, compiled, scope, bodyText(compiled))) };
  }

  private value(node: Expression, compiled: CompiledFunction, key: string): string {
    return isConstant(node) ? keepLines(compiled.source.slice(node.start, node.end)) : this.boundTo(node, compiled, key);
  }

  private call(name: string, code: string, before: string | undefined): string {
    // What a function comes to stands under what it reads where both are long.
    const [, head, body = ''] = code.length > LONG ? (/^(\(\{[^}]*\}\) =>) ([^]*)$/.exec(code) ?? []) : [];
    const parts = [head === undefined ? code : `${head}\n${indent(body)}`, ...(before === undefined ? [] : [before])];
    return head === undefined && before === undefined ? `${name}(${code})` : list(`${name}(`, parts, ')');
  }

  private arrow(node: Expression, compiled: CompiledFunction): string | null {
    if (!isPlainCode(node)) return null;
    const reads = readScope(node, compiled.source);
    if ([...reads.names].some((name) => reads.declared.has(name))) return null;
    const text = print(node, compiled.source, reads);
    const body = /^\{/.test(text) || node.type === 'SequenceExpression' ? `(${text})` : text;
    return reads.names.size === 0 ? `() => ${body}` : `({ ${[...reads.names].join(', ')} }) => ${body}`;
  }

  private expressionApart(key: string, node: Expression, compiled: CompiledFunction): string {
    const scope = scopeName(compiled);
    const text = keepLines(renamed(node, compiled, scope));
    // A comment at its end would hide what follows on the line.
    const end = text.includes('//') ? '\n' : '';
    // What belongs to the function around would be that of the file.
    const isOwn = /\b(this|arguments)\b/.test(text);
    return this.put(key, isOwn ? `function (${scope}) {\n  return (${text}${end});\n}` : `(${scope}) => (${text}${end})`);
  }

  private aside(key: string): string {
    const compiled = this.functions.get(key);
    if (compiled === undefined) return '() => undefined';
    const scope = scopeName(compiled);
    const text = keepLines(renamed(compiled.node.body, compiled, scope, bodyText(compiled)));
    return this.put(key, `${compiled.node.async ? 'async ' : ''}function (${scope}) {\n${text}\n}`);
  }

  private put(key: string, text: string): string {
    const name = this.names.take(camelCase(key.replace(/^(node|query|page|state|entity):/, '').replace(/:code$|\[0\]/g, '')));
    this.apart.push(`export const ${name} = ${text};`);
    return `code.${name}`;
  }
}

/** The timers of the page do not tell the app when they are done. */
export function timersImport(text: string, from: string): string {
  const used = ['setTimeout', 'setInterval', 'queueMicrotask'].filter((name) => new RegExp(`\\b${name}\\b`).test(text));
  return used.length === 0 ? '' : `import { timers } from '${from}';\n\nconst { ${used.join(', ')} } = timers;\n`;
}

/** Short where the author has no such name. */
function scopeName({ node }: CompiledFunction): string {
  let isTaken = false;
  visit(node, (child) => {
    if (child.type === 'Identifier' && child.name === '$') isTaken = true;
  });
  return isTaken ? SCOPE : '$';
}

/** @param text a part of the source; by default that of the node */
function renamed(node: AnyNode, { source }: CompiledFunction, scope: string, text = source.slice(node.start, node.end)): string {
  if (scope === SCOPE) return text;
  const start = source.indexOf(text, node.start);
  const places = readScope(node, source).places.filter((place) => place.start >= start && place.end <= start + text.length);
  return applied(
    source,
    start,
    start + text.length,
    places.map((place) => ({ ...place, text: `${scope}.` })),
  );
}

function applied(source: string, start: number, end: number, edits: readonly { start: number; end: number; text: string }[]): string {
  let out = '';
  let at = start;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < at || edit.end > end) continue;
    out += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + source.slice(at, end);
}

/** What the compiler put round an author’s code is taken away again. */
function print(node: Expression, source: string, reads: ScopeReads): string {
  const parts = textParts(node);
  if (parts !== null) {
    const text = parts.map((part) =>
      typeof part === 'string'
        ? part
            .replace(/[\\`]|\$(?=\{)/g, '\\$&')
            .replaceAll('\n', '\\n')
            .replaceAll('\r', '\\r')
            .replaceAll('\u0000', '\\0')
        : `\${$text(${print(part, source, reads)})}`,
    );
    return `\`${text.join('')}\``;
  }
  if (node.type === 'ObjectExpression' && node.properties.length > 0) {
    const entries = node.properties.map((property) =>
      property.type === 'Property' && property.computed && property.key.type === 'Literal' && typeof property.key.value === 'string'
        ? ([property.key.value, print(property.value, source, reads)] as const)
        : null,
    );
    if (entries.every((entry) => entry !== null)) return object(entries);
  }
  if (node.type === 'Literal' && typeof node.value === 'string') return string(node.value);
  const edits = [
    ...reads.places.map((place) => ({ ...place, text: '' })),
    ...reads.types.map(({ at, text }) => ({ start: at, end: at, text })),
    ...reads.texts.map(({ start, end, value }) => ({ start, end, text: string(value) })),
  ].filter((edit) => edit.start >= node.start && edit.end <= node.end);
  return keepLines(applied(source, node.start, node.end, edits));
}

/** The parts of a text with bindings in it, as the compiler joins them. */
function textParts(node: Expression): (string | Expression)[] | null {
  const parts: (string | Expression)[] = [];
  let hasCode = false;
  const flatten = (part: AnyNode): boolean => {
    if (part.type === 'ParenthesizedExpression') return flatten(part.expression);
    if (part.type === 'BinaryExpression' && part.operator === '+') return flatten(part.left) && flatten(part.right);
    if (part.type === 'Literal' && typeof part.value === 'string') return parts.push(part.value) > 0;
    const argument =
      part.type === 'CallExpression' &&
      part.callee.type === 'MemberExpression' &&
      part.callee.object.type === 'Identifier' &&
      part.callee.object.name === SCOPE &&
      part.callee.property.type === 'Identifier' &&
      part.callee.property.name === '$text'
        ? part.arguments[0]
        : undefined;
    if (argument === undefined || argument.type === 'SpreadElement') return false;
    hasCode = true;
    return parts.push(argument) > 0;
  };
  return flatten(node) && hasCode ? parts : null;
}

function isConstant(node: AnyNode): boolean {
  switch (node.type) {
    case 'Literal':
      return !('regex' in node && node.regex !== undefined);
    case 'UnaryExpression':
      return node.operator === '-' && node.argument.type === 'Literal';
    case 'ArrayExpression':
      return node.elements.every((item) => item !== null && isConstant(item));
    case 'ObjectExpression':
      return node.properties.every((property) => property.type === 'Property' && property.key.type === 'Literal' && isConstant(property.value));
    default:
      return false;
  }
}
