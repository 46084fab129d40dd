import type { ActionKind, ActionStep } from '../../../shared/app/manifest/index.ts';
import { identifierFrom } from '../../../shared/kernel/ids.ts';
import { sentenceText, stepSentence, type SentenceNames } from './sentence.ts';

/** What can be added to any step. */
export const STEP_OPTIONS = [
  { id: 'onlyIf', label: 'Only if…' },
  { id: 'as', label: 'Name its result' },
  { id: 'onSuccess', label: 'When it worked' },
  { id: 'onError', label: 'If it fails' },
  { id: 'debounceMs', label: 'Wait until it is quiet' },
  { id: 'throttleMs', label: 'At most once in a while' },
] as const;
export type StepOption = (typeof STEP_OPTIONS)[number]['id'];

const WITH_RESULT: ReadonlySet<ActionKind> = new Set(['runQuery', 'createRow', 'updateRow', 'saveRow', 'callMethod', 'script']);

/** Options that make sense for the step, or that it has. */
export function optionsFor(step: ActionStep): StepOption[] {
  return STEP_OPTIONS.map((option) => option.id).filter((id) => id !== 'as' || WITH_RESULT.has(step.do) || step.as !== undefined);
}

export function hasOption(step: ActionStep, option: StepOption): boolean {
  const value = step[option];
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

/** Empty values take the option away: the document knows no undefined members. */
export function withOption<K extends StepOption>(step: ActionStep, option: K, value: ActionStep[K] | undefined): ActionStep {
  const { [option]: _old, ...rest } = step;
  const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return (isEmpty ? rest : { ...rest, [option]: value }) as ActionStep;
}

/** The options of a step, carried over to another one. */
export function optionsOf(step: ActionStep): Partial<ActionStep> {
  return Object.fromEntries(STEP_OPTIONS.flatMap(({ id }) => (step[id] === undefined ? [] : [[id, step[id]]])));
}

/** What a person typed as a name for a result: later steps call it `steps.<name>`. */
export function resultName(text: string): string | undefined {
  return text.trim() === '' ? undefined : identifierFrom(text.trim(), new Set(), 'result');
}

/** Results that steps after position `at` can use. */
export function resultsBefore(steps: readonly ActionStep[], at: number): string[] {
  return steps.slice(0, at).flatMap((step) => step.as ?? []);
}

export type StepNote = { words: string; code?: string };

/** The options in words, below the sentence. */
export function stepNotes(step: ActionStep, names: SentenceNames): StepNote[] {
  const list = (steps: readonly ActionStep[]): string => steps.map((inner) => sentenceText(stepSentence(inner, names))).join(', ');
  return [
    ...(step.onlyIf === undefined ? [] : [{ words: 'only if', code: step.onlyIf }]),
    ...(step.debounceMs === undefined || step.debounceMs === 0 ? [] : [{ words: `after ${duration(step.debounceMs)} of quiet` }]),
    ...(step.throttleMs === undefined || step.throttleMs === 0 ? [] : [{ words: `once per ${duration(step.throttleMs)}` }]),
    ...(step.as === undefined ? [] : [{ words: 'result in', code: `steps.${step.as}` }]),
    ...(step.onSuccess?.length ? [{ words: `when it worked: ${list(step.onSuccess)}` }] : []),
    ...(step.onError?.length ? [{ words: `if it fails: ${list(step.onError)}` }] : []),
  ];
}

/** 300 → "300 ms", 1500 → "1.5 s" */
export function duration(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${Number((ms / 1000).toFixed(1))} s`;
}
