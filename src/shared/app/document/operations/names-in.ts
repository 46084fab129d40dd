import { analyzeNames, isTemplate, LANGUAGE_NAMES, loneExpression, parseBody, parseTemplate, referencesOf, renameReferences } from '../../expressions/index.ts';
import { applyEdits } from '../../expressions/rename.ts';
import type { Json } from '../../../kernel/json.ts';
import type { ActionStep } from '../../manifest/index.ts';

/** Names in values and steps: which are taken from outside, and other code in their place. */

/** Step parameters that hold a node's id rather than a template. */
const NODE_PARAMETER = 'node';

export function namesInValue(value: Json, into: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string') {
    if (isTemplate(value)) for (const name of referencesOf(value)) into.add(name);
  } else if (Array.isArray(value)) for (const item of value) namesInValue(item, into);
  else if (value !== null && typeof value === 'object') for (const item of Object.values(value)) namesInValue(item, into);
  return into;
}

/** Every name in the steps, those inside their `onSuccess` and `onError` too. */
export function namesInSteps(steps: readonly ActionStep[], into: Set<string> = new Set()): Set<string> {
  for (const step of steps) {
    for (const [key, value] of Object.entries(step.with)) {
      if (step.do === 'script' && key === 'code') for (const name of namesInScript(value)) into.add(name);
      else namesInValue(value, into);
    }
    if (step.onlyIf !== undefined) for (const name of referencesOf(step.onlyIf)) into.add(name);
    namesInSteps(step.onSuccess ?? [], into);
    namesInSteps(step.onError ?? [], into);
  }
  return into;
}

/** Ids of the nodes that the steps act on. */
export function targetsOf(steps: readonly ActionStep[], into: Set<string> = new Set()): Set<string> {
  for (const step of steps) {
    const target = step.with[NODE_PARAMETER];
    if (typeof target === 'string' && !isTemplate(target)) into.add(target);
    targetsOf(step.onSuccess ?? [], into);
    targetsOf(step.onError ?? [], into);
  }
  return into;
}

function namesInScript(code: Json): string[] {
  const parsed = typeof code === 'string' ? parseBody(code) : null;
  return parsed?.ok
    ? analyzeNames(parsed.node)
        .free.map(({ name }) => name)
        .filter((name) => !LANGUAGE_NAMES.has(name))
    : [];
}

/** @param code by name: the code that stands for it now */
export function replaceInValue(value: Json, code: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') return isTemplate(value) ? renameReferences(value, code) : value;
  if (Array.isArray(value)) return value.map((item) => replaceInValue(item, code));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceInValue(item, code)]));
}

export function replaceInSteps(steps: readonly ActionStep[], code: ReadonlyMap<string, string>): ActionStep[] {
  return steps.map((step) => {
    const copy: ActionStep = { ...step, with: {} };
    for (const [key, value] of Object.entries(step.with)) {
      if (step.do === 'script' && key === 'code') copy.with[key] = replaceInScript(value, code);
      else copy.with[key] = key === NODE_PARAMETER && typeof value === 'string' ? (code.get(value) ?? value) : replaceInValue(value, code);
    }
    if (step.onlyIf !== undefined)
      copy.onlyIf = isTemplate(step.onlyIf) ? renameReferences(step.onlyIf, code) : renameReferences(`{{${step.onlyIf}}}`, code).slice(2, -2);
    if (step.onSuccess !== undefined) copy.onSuccess = replaceInSteps(step.onSuccess, code);
    if (step.onError !== undefined) copy.onError = replaceInSteps(step.onError, code);
    return copy;
  });
}

function replaceInScript(text: Json, code: ReadonlyMap<string, string>): Json {
  const parsed = typeof text === 'string' ? parseBody(text) : null;
  if (typeof text !== 'string' || !parsed?.ok) return text;
  const edits = analyzeNames(parsed.node).free.flatMap((free) => {
    const by = code.get(free.name);
    return by === undefined ? [] : [{ start: free.start, end: free.end, text: free.isShorthand ? `${free.name}: ${by}` : by }];
  });
  return applyEdits(text, edits);
}

/** One expression that comes to what the value with its templates comes to. */
export function expressionOf(value: Json): string {
  if (typeof value === 'string') {
    if (!isTemplate(value)) return JSON.stringify(value);
    const parts = parseTemplate(value);
    const lone = loneExpression(parts);
    if (lone !== null) return `(${lone.code.trim()})`;
    return `(${parts.map((part) => (part.kind === 'text' ? JSON.stringify(part.text) : `((${part.code.trim()}) ?? "")`)).join(' + ')})`;
  }
  if (Array.isArray(value)) return `[${value.map(expressionOf).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `({ ${Object.entries(value)
    .map(([key, item]) => `[${JSON.stringify(key)}]: ${expressionOf(item)}`)
    .join(', ')} })`;
}
