import { type ComponentType, createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { Json } from '../../shared/kernel/json.ts';
import type { Compiled } from './compiled.ts';
import type { SchemaFieldProps } from './field-props.ts';
import type { Problems } from './problems.ts';

/** Problems by place. Only the fields whose problem changed are drawn again. */
export class ProblemStore {
  private problems: Problems = new Map();
  private readonly listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  all = (): Problems => this.problems;
  at(pointer: string): string {
    return this.problems.get(pointer) ?? '';
  }
  set(problems: Problems): void {
    if (problems.size === 0 && this.problems.size === 0) return;
    this.problems = problems;
    for (const listener of [...this.listeners]) listener();
  }
}

/** What the fields of one form share. Stays the same while people type. */
export type SchemaFormContext = {
  compiled: Compiled;
  problems: ProblemStore;
  isDisabled: boolean;
  isReadOnly: boolean;
  set(pointer: string, value: Json | undefined): void;
  /** A variant was chosen by hand; `value` is what is left of the value for it. */
  choose(pointer: string, index: number, value: Json | undefined): void;
  chosen(pointer: string): number | undefined;
  /** Draws any part of the schema: what parts hold draws its own parts with it. */
  Part: ComponentType<SchemaFieldProps>;
  /** Said to who does not see the screen. */
  say(words: string): void;
};

export const FormContext = createContext<SchemaFormContext | null>(null);

export function useSchemaForm(): SchemaFormContext {
  const form = useContext(FormContext);
  if (form === null) throw new Error('A field of a schema is drawn outside its form');
  return form;
}

export function useProblem(pointer: string): string {
  const { problems } = useSchemaForm();
  const read = useCallback(() => problems.at(pointer), [problems, pointer]);
  return useSyncExternalStore(problems.subscribe, read, read);
}
