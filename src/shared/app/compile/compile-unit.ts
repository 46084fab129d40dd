import type { FnKey } from '../../contracts/sandbox.ts';
import { CodeWriter, type CompileProblem, type WrittenFunction } from './code-writer.ts';
import type { AppNames } from './names.ts';
import type { SourcePlace } from './source-map.ts';

/** One part of an app that is compiled by itself: a component, a query, a page… */
export type Unit<P = unknown> = {
  /** "node:title" */
  key: string;
  plan: P;
  functions: readonly WrittenFunction[];
  mentions: ReadonlySet<string>;
  components: ReadonlySet<string>;
  unknown: ReadonlySet<string>;
  problems: readonly CompileProblem[];
  /** @param index of a function of this unit. @param at characters before the place in it */
  locate(index: number, at: number): SourcePlace | null;
};

/** @param taken keys of functions of the whole app */
export function compileUnit<P>(key: string, names: AppNames, taken: Set<FnKey>, compile: (writer: CodeWriter) => P): Unit<P> {
  const writer = new CodeWriter(names, taken);
  const plan = compile(writer);
  const { functions, mentions, components, unknown, problems, sources } = writer;
  return { key, plan, functions, mentions, components, unknown, problems, locate: (index, at) => sources.find(index, at) };
}

/** Which units depend on which names. */
export class UnitIndex {
  private readonly units = new Map<string, Unit>();
  private readonly byName = new Map<string, Set<string>>();
  private readonly namedBy = new Map<string, Set<string>>();
  private readonly withUnknown = new Set<string>();

  get(key: string): Unit | undefined {
    return this.units.get(key);
  }

  set(unit: Unit): void {
    this.delete(unit.key);
    this.units.set(unit.key, unit);
    for (const name of unit.mentions) put(this.byName, name, unit.key);
    for (const name of unit.components) put(this.namedBy, name, unit.key);
    if (unit.unknown.size > 0) this.withUnknown.add(unit.key);
  }

  delete(key: string): Unit | undefined {
    const unit = this.units.get(key);
    if (unit === undefined) return undefined;
    this.units.delete(key);
    for (const name of unit.mentions) take(this.byName, name, key);
    for (const name of unit.components) take(this.namedBy, name, key);
    this.withUnknown.delete(key);
    return unit;
  }

  mentioning(name: string): Iterable<string> {
    return this.byName.get(name) ?? [];
  }

  /** Units that name what is not there, with those names. */
  *unknown(): Iterable<[key: string, names: ReadonlySet<string>]> {
    for (const key of this.withUnknown) yield [key, this.units.get(key)?.unknown ?? new Set()];
  }

  /** Whether some code names the component. */
  isNamed(component: string): boolean {
    return this.namedBy.has(component);
  }

  named(): string[] {
    return [...this.namedBy.keys()];
  }
}

function put(map: Map<string, Set<string>>, name: string, key: string): void {
  const set = map.get(name);
  if (set === undefined) map.set(name, new Set([key]));
  else set.add(key);
}

function take(map: Map<string, Set<string>>, name: string, key: string): void {
  const set = map.get(name);
  set?.delete(key);
  if (set?.size === 0) map.delete(name);
}
