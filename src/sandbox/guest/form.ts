import { jsonEqual } from '../../shared/kernel/json.ts';
import type { Instance } from './instance.ts';
import { isObject, toJson } from './json.ts';
import { Source, type Computed } from './signals.ts';

const SUMMARY = ['values', 'errors', 'isValid', 'isDirty'] as const;

/** The values, problems and starting values of a form: everything its inputs share. */
export class FormState {
  private readonly owner: Instance;
  private readonly inputs = new Source<readonly Instance[]>([]);
  private readonly resets = new Source(0);
  /** Starting values given by a reset; they stand until the `initial` property changes. */
  private readonly given = new Source<unknown>(undefined);
  private readonly start: Computed<{ epoch: number; values: unknown }>;
  private readonly summary: Computed<{ values: Record<string, unknown>; errors: Record<string, string>; isValid: boolean; isDirty: boolean }>;

  constructor(owner: Instance) {
    this.owner = owner;
    let count = 0;
    let last: unknown;
    this.start = owner.compute('initial', { epoch: 0, values: {} }, () => {
      const initial = owner.prop('initial');
      if (!jsonEqual(initial, last)) {
        last = initial;
        // An edit of the app leaves alone what people typed.
        if (!owner.runtime.isEditing) {
          count++;
          this.given.setSilently(undefined);
        }
      }
      const given = this.given.get();
      return { epoch: count + this.resets.get() * 1_000_000, values: given === undefined ? initial : given };
    });
    const touch = (): void => {
      for (const key of SUMMARY) owner.touchState(key);
    };
    this.summary = owner.compute('values', { values: {}, errors: {}, isValid: true, isDirty: false }, () => this.summarize(), { onDirty: touch });
  }

  add(input: Instance): void {
    this.inputs.set([...this.inputs.peek(), input]);
  }

  remove(input: Instance): void {
    if (!this.owner.isDisposed) this.inputs.set(this.inputs.peek().filter((other) => other !== input));
  }

  /** Puts the inputs in the order of the page, after some were added or moved. */
  sort(): void {
    const order = new Map<Instance, number>();
    const visit = (instance: Instance): void => {
      order.set(instance, order.size);
      for (const child of instance.children) visit(child);
    };
    visit(this.owner);
    const inputs = this.inputs.peek();
    const sorted = [...inputs].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    if (sorted.some((input, i) => input !== inputs[i])) this.inputs.set(sorted);
  }

  /** Changes whenever inputs must take their starting values again. */
  epoch(): number {
    return this.start.get().epoch;
  }

  initial(): unknown {
    return this.start.get().values;
  }

  values(): Record<string, unknown> {
    return this.summary.get().values;
  }

  errors(): Record<string, string> {
    return this.summary.get().errors;
  }

  /** Getter of one of the form's own state keys. */
  cell(key: string): (() => unknown) | undefined {
    const part = SUMMARY.find((candidate) => candidate === key);
    return part === undefined ? undefined : () => this.summary.get()[part];
  }

  /** Shows every problem. @returns whether all inputs are valid */
  validate(): boolean {
    let isValid = true;
    for (const input of this.inputs.peek()) if (!input.showProblem()) isValid = false;
    return isValid;
  }

  /** The first input of the page whose problem shows. */
  firstProblem(): Instance | undefined {
    return this.inputs.peek().find((input) => input.state('error') !== null);
  }

  /** Inputs go back to the starting values. @param values new starting values */
  reset(values?: unknown): void {
    this.given.set(isObject(values) ? toJson(values) : undefined);
    this.resets.set(this.resets.peek() + 1);
  }

  set(values: unknown): void {
    if (!isObject(values)) return;
    for (const input of this.inputs.peek()) {
      const field = fieldOf(input);
      if (field !== '' && Object.hasOwn(values, field)) input.setState('value', values[field]);
    }
  }

  private summarize(): { values: Record<string, unknown>; errors: Record<string, string>; isValid: boolean; isDirty: boolean } {
    const values: Record<string, unknown> = {};
    const errors: Record<string, string> = {};
    let isValid = true;
    let isDirty = false;
    for (const input of this.inputs.get()) {
      if (input.state('isValid') === false) isValid = false;
      if (input.isChanged()) isDirty = true;
      const field = fieldOf(input);
      if (field === '') continue;
      values[field] = input.state('value');
      const problem = input.state('error');
      if (typeof problem === 'string') errors[field] = problem;
    }
    return { values, errors, isValid, isDirty };
  }
}

function fieldOf(input: Instance): string {
  const field = input.prop('field');
  return typeof field === 'string' ? field : '';
}
