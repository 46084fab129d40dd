import type { PlanStep, Place } from '../../contracts/sandbox.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { ActionStep } from '../manifest/index.ts';
import { hasTemplate, type CodeWriter } from './code-writer.ts';
import type { CodeContext } from './names.ts';

/** @param at name of the handler; the steps are "click[0]", "click[1]", "click[1].onError[0]"… */
export function compileSteps(
  steps: readonly ActionStep[],
  at: string,
  owner: string,
  place: Place,
  repeats: readonly string[],
  writer: CodeWriter,
): PlanStep[] {
  return steps.map((step, i) => compileStep(step, `${at}[${i}]`, owner, place, repeats, writer));
}

function compileStep(step: ActionStep, at: string, owner: string, handler: Place, repeats: readonly string[], writer: CodeWriter): PlanStep {
  const context: CodeContext = { kind: 'step', repeats };
  const place: Place = { ...handler, key: at };
  const key = `${owner}:${at}`;
  const plan: PlanStep = { do: step.do, at, with: {} };
  const bound: JsonObject = {};
  for (const [name, value] of Object.entries(step.with)) {
    if (step.do === 'script' && name === 'code') {
      plan.script = writer.body(`${key}:code`, typeof value === 'string' ? value : '', place, { kind: 'script', repeats });
    } else if (hasTemplate(value)) bound[name] = value;
    else plan.with[name] = value;
  }
  if (Object.keys(bound).length > 0) {
    const fn = writer.template(key, bound, place, context);
    if (fn !== null) plan.bound = fn;
  }
  if (step.as !== undefined) plan.as = step.as;
  if (step.onlyIf !== undefined && step.onlyIf.trim() !== '') {
    const onlyIfKey = `${key}:onlyIf`;
    plan.onlyIf = hasTemplate(step.onlyIf)
      ? (writer.template(onlyIfKey, step.onlyIf, place, context) ?? onlyIfKey)
      : writer.expression(onlyIfKey, step.onlyIf, place, context);
  }
  if (step.debounceMs !== undefined && step.debounceMs > 0) plan.debounceMs = step.debounceMs;
  if (step.throttleMs !== undefined && step.throttleMs > 0) plan.throttleMs = step.throttleMs;
  if (step.onSuccess !== undefined && step.onSuccess.length > 0)
    plan.onSuccess = compileSteps(step.onSuccess, `${at}.onSuccess`, owner, handler, repeats, writer);
  if (step.onError !== undefined && step.onError.length > 0) plan.onError = compileSteps(step.onError, `${at}.onError`, owner, handler, repeats, writer);
  return plan;
}
