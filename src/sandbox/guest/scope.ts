import { HostError } from './bridge.ts';
import { asText } from './helpers.ts';

/**
 * What generated functions read names from: an object for each place, inheriting from the one round it. Root → item → event.
 * Names of signals are accessors, so that reading one subscribes.
 */
export type Scope = { [name: string]: unknown };

export function createScope(parent: Scope | null): Scope {
  return Object.create(parent) as Scope;
}

export function defineGetter(scope: Scope, name: string, get: () => unknown, set?: (value: unknown) => void): void {
  Object.defineProperty(scope, name, { get, ...(set === undefined ? {} : { set }), enumerable: true, configurable: true });
}

export function defineValue(scope: Scope, name: string, value: unknown): void {
  Object.defineProperty(scope, name, { value, enumerable: true, configurable: true, writable: true });
}

/** Helpers, and functions that generated code calls for itself, below what the app names: a component called “sum” hides the helper until it goes. */
export function createRootScope(helpers: Record<string, unknown>): Scope {
  const scope = createScope(null);
  for (const [name, helper] of Object.entries(helpers)) defineValue(scope, name, helper);
  defineValue(scope, '$text', asText);
  defineValue(scope, '$fail', (code: string, message: string): never => {
    throw new HostError(code, message);
  });
  for (const name of ['item', 'index', 'parent', 'event', 'steps', 'error', 'db', 'app']) defineValue(scope, name, undefined);
  return createScope(scope);
}
