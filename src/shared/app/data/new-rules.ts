import type { Field } from '../manifest/index.ts';

/** A rule that rows there already may break. */
export type FieldRule = 'required' | 'unique' | 'range' | 'pattern' | 'choices';

/** The rules of a field that it did not have before. A new field has all of its own. */
export function newRules(before: Field | null, after: Field): FieldRule[] {
  const rules: FieldRule[] = [];
  if (after.required && !before?.required) rules.push('required');
  if (after.unique && !before?.unique) rules.push('unique');
  if (before === null) return rules;
  const isNarrower = (after.min !== undefined && (before.min ?? -Infinity) < after.min) || (after.max !== undefined && (before.max ?? Infinity) > after.max);
  if (isNarrower) rules.push('range');
  if (after.pattern !== undefined && after.pattern !== before.pattern) rules.push('pattern');
  const hadChoices = before.choices ?? [];
  const hasLess =
    after.choices !== undefined && after.choices.length > 0 && hadChoices.some(({ value }) => after.choices?.every((choice) => choice.value !== value));
  if (hasLess && before.type === after.type) rules.push('choices');
  return rules;
}
