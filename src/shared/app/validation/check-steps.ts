import { componentSpec } from '../catalogue/index.ts';
import { rootsOf } from '../compile/index.ts';
import { isTemplate } from '../expressions/index.ts';
import type { Place } from '../../contracts/sandbox.ts';
import { ACTION_KINDS, ROW_SYSTEM_FIELDS, type ActionKind, type ActionStep, type ComponentNode, type Entity, type Manifest } from '../manifest/index.ts';
import { walk } from './check-ids.ts';
import { fixOf, type Problems } from './problem.ts';

/** Everything that a step can point at. */
export class AppTargets {
  readonly nodes = new Map<string, ComponentNode>();
  readonly pages: ReadonlySet<string>;
  readonly queries: ReadonlySet<string>;
  readonly state: ReadonlySet<string>;
  readonly entities: ReadonlyMap<string, Entity>;
  /** Events that some step sends by name. */
  readonly emitted = new Set<string>();

  constructor(manifest: Manifest) {
    this.pages = new Set(manifest.pages.map((page) => page.id));
    this.queries = new Set(manifest.queries.map((query) => query.id));
    this.state = new Set(manifest.state.map((variable) => variable.id));
    this.entities = new Map(manifest.entities.map((entity) => [entity.id, entity]));
    for (const page of manifest.pages) {
      this.collect(page.onLoad);
    }
    for (const root of rootsOf(manifest)) {
      walk(root, (node) => {
        this.nodes.set(node.id, node);
        for (const steps of Object.values(node.events)) this.collect(steps);
      });
    }
  }

  private collect(steps: readonly ActionStep[]): void {
    for (const step of steps) {
      const name = step.with['event'];
      if (step.do === 'emit' && typeof name === 'string') this.emitted.add(name);
      this.collect(step.onSuccess ?? []);
      this.collect(step.onError ?? []);
    }
  }
}

/** Parameters without which a step can do nothing. */
const REQUIRED: Partial<Record<ActionKind, readonly string[]>> = {
  runQuery: ['query'], resetQuery: ['query'], cancelQuery: ['query'], createRow: ['entity', 'values'], updateRow: ['entity', 'rowId', 'values'], saveRow: ['entity', 'values'],
  deleteRow: ['entity', 'rowId'], exportData: ['data'], setState: ['state'], resetState: ['state'], setTheme: ['mode'], callMethod: ['node', 'method'], openOverlay: ['node'],
  closeOverlay: ['node'], toast: ['text'], copy: ['text'], scrollTo: ['node'], validateForm: ['node'], resetForm: ['node'], goToPage: ['page'], openUrl: ['url'], script: ['code'],
  stopIf: ['when'], emit: ['event'],
};

export function checkSteps(steps: readonly ActionStep[], at: string, owner: Place, targets: AppTargets, problems: Problems): void {
  steps.forEach((step, i) => {
    const key = `${at}[${i}]`;
    checkStep(step, { ...owner, key }, targets, problems);
    checkSteps(step.onSuccess ?? [], `${key}.onSuccess`, owner, targets, problems);
    checkSteps(step.onError ?? [], `${key}.onError`, owner, targets, problems);
  });
}

function checkStep(step: ActionStep, place: Place, targets: AppTargets, problems: Problems): void {
  const { label, params } = ACTION_KINDS[step.do];
  for (const name of REQUIRED[step.do] ?? []) if (!Object.hasOwn(step.with, name)) problems.error(place, `The step “${label}” needs “${name}”.`);
  for (const name of Object.keys(step.with)) {
    if (!(params as readonly string[]).includes(name)) problems.warn(place, `The step “${label}” does not use “${name}”${params.length === 0 ? '' : `; it takes ${params.join(', ')}`}.`);
  }
  const fixed = (name: string): string | null => {
    const value = step.with[name];
    return typeof value === 'string' && !isTemplate(value) ? value : null;
  };
  const missing = (name: string, kind: string, there: { has(id: string): boolean; keys(): Iterable<string> }): void => {
    const id = fixed(name);
    if (id !== null && !there.has(id)) problems.error(place, `The step “${label}” names the ${kind} “${id}”, which is not there.`, fixOf(id, there.keys()));
  };
  missing('query', 'query', targets.queries);
  if (step.do === 'setState' || step.do === 'resetState') missing('state', 'variable', targets.state);
  if (step.do === 'goToPage') missing('page', 'page', targets.pages);
  missing('node', 'component', targets.nodes);
  missing('entity', 'kind of data', targets.entities);
  checkFields(step, fixed('entity'), place, targets, problems);
  checkNodeUse(step, fixed('node'), fixed('method'), place, targets, problems);
}

function checkFields(step: ActionStep, entityId: string | null, place: Place, targets: AppTargets, problems: Problems): void {
  const entity = entityId === null ? undefined : targets.entities.get(entityId);
  const values = step.with['values'];
  if (entity === undefined || typeof values !== 'object' || values === null || Array.isArray(values)) return;
  for (const key of Object.keys(values)) {
    const isKnown = entity.fields.some((field) => field.id === key) || (ROW_SYSTEM_FIELDS as readonly string[]).includes(key);
    if (!isKnown) problems.error(place, `“${entity.name}” has no field “${key}”.`, fixOf(key, entity.fields.map((field) => field.id)));
  }
}

function checkNodeUse(step: ActionStep, nodeId: string | null, method: string | null, place: Place, targets: AppTargets, problems: Problems): void {
  const node = nodeId === null ? undefined : targets.nodes.get(nodeId);
  const spec = node === undefined ? undefined : componentSpec(node.type);
  if (node === undefined || spec === undefined) return;
  if ((step.do === 'openOverlay' || step.do === 'closeOverlay') && !spec.isOverlay) problems.error(place, `“${node.name}” is a ${spec.label}, which does not open or close. Choose a dialog or a drawer.`);
  if (step.do === 'resetForm' && !spec.isForm && node.type !== 'SchemaForm') problems.error(place, `“${node.name}” is a ${spec.label}, not a form.`);
  if (step.do === 'validateForm' && !spec.isForm && !spec.isInput) problems.error(place, `“${node.name}” is a ${spec.label}, not a form or an input.`);
  if (step.do === 'callMethod' && method !== null && !Object.hasOwn(spec.methods, method)) {
    const known = Object.keys(spec.methods);
    problems.error(place, `${spec.label} has no method “${method}”${known.length === 0 ? '' : `; it has ${known.join(', ')}`}.`, fixOf(method, known));
  }
}
