import type { AnyNode } from 'acorn';
import {
  analyzeNames,
  isTemplate,
  loneExpression,
  parseBody,
  parseExpression,
  parseModule,
  parseTemplate,
  type FreeName,
  type SyntaxProblem,
} from '../expressions/index.ts';
import { applyEdits } from '../expressions/rename.ts';
import { patternNames } from '../expressions/free-names.ts';
import type { Json } from '../../kernel/json.ts';
import type { FnKey, Place } from '../../contracts/sandbox.ts';
import { SourceMap } from './source-map.ts';
import type { AppNames, CodeContext } from './names.ts';

export type CompileProblem = { place: Place; code: 'expression.syntax' | 'expression.unknown-name'; message: string; name?: string; column?: number };

/** The one parameter of every generated function: the scope its names are read from. */
const SCOPE = '$s';

export type WrittenFunction = { key: FnKey; text: string };

/**
 * Writes the functions of one part of an app, and notes which names they mention. Code that does not parse, or names something that is not there, becomes a function that throws
 * with the author's place, so that one bad binding never stops the rest.
 */
export class CodeWriter {
  readonly problems: CompileProblem[] = [];
  readonly functions: WrittenFunction[] = [];
  readonly sources = new SourceMap();
  /** Every free name: what the code means depends on what they are. */
  readonly mentions = new Set<string>();
  /** Those of them that are components, and those that are nothing. */
  readonly components = new Set<string>();
  readonly unknown = new Set<string>();
  private readonly names: AppNames;
  private readonly taken: Set<FnKey>;

  /** @param taken keys of the whole app; it adds its own */
  constructor(names: AppNames, taken: Set<FnKey>) {
    this.names = names;
    this.taken = taken;
  }

  /** One expression without braces. */
  expression(key: FnKey, code: string, place: Place, context: CodeContext): FnKey {
    return this.add(key, `return (${this.expressionText(code, place, context, 0)}\n);`);
  }

  /** A JSON value with templates inside. @returns null when it has none */
  template(key: FnKey, value: Json, place: Place, context: CodeContext): FnKey | null {
    return hasTemplate(value) ? this.add(key, `return ${this.templateText(value, place, context)};`) : null;
  }

  /** An object of expressions that are already texts of this writer. */
  raw(key: FnKey, body: string): FnKey {
    return this.add(key, body);
  }

  /** Body of an async function. */
  body(key: FnKey, code: string, place: Place, context: CodeContext): FnKey {
    const parsed = parseBody(code);
    if (!parsed.ok) return this.add(key, `${this.syntax(parsed, place, 0)};`, true);
    const unusable = this.forbidden(parsed.node, place);
    return this.add(key, unusable ?? this.scoped(code, parsed.node, place, context), true, unusable === null ? { place, code } : undefined);
  }

  /** A module: evaluates to an object of its exports. */
  module(key: FnKey, code: string, place: Place): FnKey {
    const parsed = parseModule(code);
    if (!parsed.ok) return this.add(key, `${this.syntax(parsed, place, 0)};`);
    const unusable = this.forbidden(parsed.node, place);
    if (unusable !== null || parsed.node.type !== 'Program') return this.add(key, unusable ?? '');
    const exported = new Map<string, string>();
    const edits: { start: number; end: number; text: string }[] = [];
    for (const node of parsed.node.body) {
      if (node.type === 'ExportDefaultDeclaration') {
        exported.set('default', '$default');
        edits.push({ start: node.start, end: node.declaration.start, text: 'const $default = ' });
      } else if (node.type === 'ExportNamedDeclaration') {
        if (node.declaration) {
          for (const name of declaredNames(node.declaration)) exported.set(name, name);
          edits.push({ start: node.start, end: node.declaration.start, text: '' });
        } else {
          for (const { local, exported: as } of node.specifiers) {
            if (local.type === 'Identifier') exported.set(as.type === 'Identifier' ? as.name : String(as.value), local.name);
          }
          edits.push({ start: node.start, end: node.end, text: '' });
        }
      }
    }
    const text = this.scoped(code, parsed.node, place, { kind: 'module', repeats: [] }, edits);
    const result = [...exported].map(([as, local]) => `${JSON.stringify(as)}: ${local}`).join(', ');
    return this.add(key, `${text}\nreturn { ${result} };`, false, { place, code });
  }

  /** JavaScript for a template value; usable inside a function of this writer. */
  templateText(value: Json, place: Place, context: CodeContext): string {
    if (typeof value === 'string') return isTemplate(value) ? this.stringText(value, place, context) : JSON.stringify(value);
    if (Array.isArray(value)) return `[${value.map((item) => this.templateText(item, place, context)).join(', ')}]`;
    if (typeof value === 'object' && value !== null) {
      // A computed key, because `"__proto__": x` would set the prototype.
      return `{ ${Object.entries(value)
        .map(([key, item]) => `[${JSON.stringify(key)}]: ${this.templateText(item, place, context)}`)
        .join(', ')} }`;
    }
    return JSON.stringify(value);
  }

  private add(key: FnKey, body: string, isAsync = false, source?: { place: Place; code: string }): FnKey {
    let unique = key;
    for (let n = 2; this.taken.has(unique); n++) unique = `${key}#${n}`;
    this.taken.add(unique);
    const head = `${isAsync ? 'async ' : ''}${JSON.stringify(unique)}(${SCOPE}) { "use strict"; `;
    if (source !== undefined) this.sources.add(this.functions.length, head.length, source);
    this.functions.push({ key: unique, text: `${head}${body} }` });
    return unique;
  }

  private stringText(text: string, place: Place, context: CodeContext): string {
    const parts = parseTemplate(text);
    const lone = loneExpression(parts);
    const expressionOf = (part: { code: string; start: number; problem?: SyntaxProblem }): string =>
      part.problem === undefined ? `(${this.expressionText(part.code, place, context, part.start)}\n)` : this.syntax(part.problem, place, 0);
    if (lone !== null) return expressionOf(lone);
    return `(${parts.map((part) => (part.kind === 'text' ? JSON.stringify(part.text) : `${SCOPE}.$text(${expressionOf(part)})`)).join(' + ')})`;
  }

  private expressionText(code: string, place: Place, context: CodeContext, offset: number): string {
    const parsed = parseExpression(code);
    if (!parsed.ok) return this.syntax(parsed, place, offset);
    return this.forbidden(parsed.node, place) ?? this.scoped(code, parsed.node, place, context);
  }

  /** The code with every free name read from the scope. */
  private scoped(code: string, node: AnyNode, place: Place, context: CodeContext, extra: readonly { start: number; end: number; text: string }[] = []): string {
    const edits = [...extra];
    for (const free of analyzeNames(node).free) {
      const text = this.nameText(free, place, context);
      if (text !== null) edits.push({ start: free.start, end: free.end, text: free.isShorthand ? `${free.name}: ${text}` : text });
    }
    this.sources.edited(code, edits);
    return applyEdits(code, edits);
  }

  private nameText(free: FreeName, place: Place, context: CodeContext): string | null {
    const resolution = this.names.resolve(free.name, context);
    this.mentions.add(free.name);
    switch (resolution.kind) {
      case 'language':
        return null;
      case 'component':
        this.components.add(free.name);
        return `${SCOPE}.${free.name}`;
      case 'scope':
        return `${SCOPE}.${free.name}`;
      case 'field':
        return `${SCOPE}.item.${free.name}`;
      case 'unknown':
        this.unknown.add(free.name);
        if (free.isTypeof) return 'undefined';
        this.problems.push({ place, code: 'expression.unknown-name', message: resolution.message, name: free.name });
        return `${SCOPE}.$fail("expression.unknown-name", ${JSON.stringify(resolution.message)})${free.isWrite ? '.x' : ''}`;
    }
  }

  private forbidden(node: AnyNode, place: Place): string | null {
    const found = analyzeNames(node).forbidden[0];
    return found === undefined ? null : this.syntax({ problem: `“${found.what}” is not available here`, column: found.start + 1 }, place, 0);
  }

  private syntax(problem: SyntaxProblem, place: Place, offset: number): string {
    const column = problem.column + offset;
    const message = `This does not parse: ${problem.problem} (column ${column}).`;
    this.problems.push({ place, code: 'expression.syntax', message, column });
    return `${SCOPE}.$fail("expression.syntax", ${JSON.stringify(message)})`;
  }
}

export function hasTemplate(value: Json): boolean {
  if (typeof value === 'string') return isTemplate(value);
  if (Array.isArray(value)) return value.some(hasTemplate);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasTemplate);
}

function declaredNames(node: AnyNode): string[] {
  const names = new Set<string>();
  if (node.type === 'VariableDeclaration') for (const declarator of node.declarations) patternNames(declarator.id, names);
  else if ((node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') && node.id) names.add(node.id.name);
  return [...names];
}
