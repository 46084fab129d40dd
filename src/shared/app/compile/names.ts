import { nearest } from '../../kernel/nearest.ts';
import { CAPABILITY_NAMES, HELPER_NAMES, ITEM_NAMES, LANGUAGE_NAMES, SCRIPT_NAMES, STEP_NAMES } from '../expressions/index.ts';
import type { Manifest } from '../manifest/index.ts';

/** Where code stands: what it can see beside the app's own names. */
export type CodeContext = {
  /** Ids of the item-slot parents round it, outermost first. */
  repeats: readonly string[];
  kind: 'binding' | 'step' | 'script' | 'formula' | 'module';
  /** formula: field ids. */
  fields?: ReadonlySet<string>;
};

/** Stands in the place of the outermost repeat for all that is part of an own component: its names are its own. */
const OWN = '/';

export function withinComponent(id: string): readonly string[] {
  return [OWN + id];
}

function isWithinComponent(repeats: readonly string[]): boolean {
  return repeats[0]?.startsWith(OWN) === true;
}

/** What code inside an own component reads the values of an instance from. */
const INPUTS = 'inputs';

export type Resolution =
  | { kind: 'language' }
  | { kind: 'scope' }
  | { kind: 'component' }
  /** A field of the row, written without `item.` */
  | { kind: 'field' }
  | { kind: 'unknown'; message: string };

/** Every name of an app and who can see it. */
export class AppNames {
  /** Ids of components, each with the item-slot parents round it. */
  private readonly components = new Map<string, readonly string[]>();
  private globals: ReadonlySet<string> = new Set();
  private entities: ReadonlySet<string> = new Set();

  /** Names that every code can see, and kinds of data. */
  setGlobals({ queries, state, modules, entities }: Pick<Manifest, 'queries' | 'state' | 'modules' | 'entities'>): void {
    this.globals = new Set(['page', ...HELPER_NAMES, ...CAPABILITY_NAMES, ...[...queries, ...state, ...modules].map((item) => item.id)]);
    this.entities = new Set(entities.map((entity) => entity.id));
  }

  setComponent(id: string, repeats: readonly string[]): void {
    this.components.set(id, repeats);
  }

  deleteComponent(id: string): void {
    this.components.delete(id);
  }

  resolve(name: string, context: CodeContext): Resolution {
    if (context.fields?.has(name)) return { kind: 'field' };
    const isOwn = isWithinComponent(context.repeats);
    if (isOwn && name === INPUTS) return { kind: 'scope' };
    const repeats = this.components.get(name);
    if (repeats !== undefined) {
      if (isOwn && !isWithinComponent(repeats))
        return { kind: 'unknown', message: `“${name}” is outside of this component of your own. Give it an input and use “inputs.” and the input’s key.` };
      if (isWithinComponent(repeats) && repeats[0] !== context.repeats[0])
        return { kind: 'unknown', message: `“${name}” is a part of a component of your own: only the component itself can use it.` };
      const isVisible = repeats.every((id, i) => context.repeats[i] === id);
      if (!isVisible) return { kind: 'unknown', message: `“${name}” is repeated inside “${repeats.at(-1)}”, so only what is inside that list can use it.` };
      return { kind: 'component' };
    }
    if (this.globals.has(name)) return { kind: 'scope' };
    if (includes(ITEM_NAMES, name)) {
      if (context.repeats.length > (isOwn ? 1 : 0) || context.kind === 'module' || (context.kind === 'formula' && name === 'item')) return { kind: 'scope' };
      return {
        kind: 'unknown',
        message: `“${name}” exists only inside a list: put the component in one, or name where the row comes from, such as “table.selectedRow”.`,
      };
    }
    const isStep = context.kind === 'step' || context.kind === 'script';
    if (isStep && includes(STEP_NAMES, name)) return { kind: 'scope' };
    if ((context.kind === 'script' || context.kind === 'module') && includes(SCRIPT_NAMES, name)) return { kind: 'scope' };
    if (context.kind === 'module' && name === 'progress') return { kind: 'language' };
    if (LANGUAGE_NAMES.has(name)) return { kind: 'language' };
    return { kind: 'unknown', message: this.unknown(name) };
  }

  private unknown(name: string): string {
    if (this.entities.has(name)) return `“${name}” is a kind of data, not a value. Make a query for it and use the query’s “data”.`;
    const near = nearest(name, [...this.globals, ...this.components.keys()]);
    return `Nothing here is called “${name}”.${near === null ? '' : ` Did you mean “${near}”?`}`;
  }
}

function includes(names: readonly string[], name: string): boolean {
  return names.includes(name);
}
