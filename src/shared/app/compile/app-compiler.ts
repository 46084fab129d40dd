import type { AppPlan, FnKey, NodeEdit, PageEdit, PlanEdit, PlanEntity, PlanNode, PlanQuery, PlanType, PlanVariable } from '../../contracts/sandbox.ts';
import { jsonEqual } from '../../kernel/json.ts';
import type { ComponentNode, Manifest } from '../manifest/index.ts';
import type { CodeWriter, CompileProblem, WrittenFunction } from './code-writer.ts';
import { compileEntity, compileModule, compileNode, compilePage, compileQuery, compileVariable, repeatsInside } from './compile-parts.ts';
import { compileUnit, UnitIndex, type Unit } from './compile-unit.ts';
import { componentBody, nodeBody, pageBody, rootsOf, type ComponentBody, type ManifestDelta, type NodeBody, type PageBody } from './manifest-delta.ts';
import { planType } from './plan-type.ts';
import { isNear } from '../../kernel/nearest.ts';
import { AppNames, withinComponent } from './names.ts';
import type { SourcePlace } from './source-map.ts';
import { ScriptWriter, type Written } from './script-writer.ts';

type Placed = { body: NodeBody; repeats: readonly string[] };
type Collection = 'modules' | 'entities' | 'state' | 'queries';
type Item = { id: string };
type Sections = Pick<Manifest, 'meta' | 'shell' | 'theme' | Collection>;

/** What a guest gets of an edit. `reload`: the whole app, as after `load`. */
export type CompiledEdit = { kind: 'edit'; script: string; edit: PlanEdit } | { kind: 'reload'; script: string; plan: AppPlan };

const PREFIX: Record<Collection, string> = { modules: 'module', entities: 'entity', state: 'state', queries: 'query' };

/**
 * The compiler of one app. Every part is compiled by itself and kept with the names it mentions, so that an edit costs what it
 * changes: the parts that were edited and those whose names mean something else now.
 * Component ids must be unique for `edit`; `load` takes any manifest.
 */
export class AppCompiler {
  private readonly names = new AppNames();
  private readonly units = new UnitIndex();
  private readonly taken = new Set<FnKey>();
  private readonly nodes = new Map<string, Placed>();
  private readonly types: Record<string, PlanType> = {};
  private pages: PageBody[];
  private components: ComponentBody[];
  private sections: Sections;
  private readonly scripts = new ScriptWriter();

  constructor(manifest: Manifest) {
    const { meta, shell, theme, modules, entities, state, queries } = manifest;
    this.sections = { meta, shell, theme, modules, entities, state, queries };
    this.pages = manifest.pages.map(pageBody);
    this.components = manifest.components.map(componentBody);
    this.names.setGlobals(this.sections);
    this.addNodes(manifest);
    for (const page of this.pages) this.place(page.root, []);
    for (const { id, root } of this.components) if (root !== null) this.place(root, withinComponent(id));
    for (const key of this.keysInOrder()) this.compile(key);
  }

  get problems(): CompileProblem[] {
    return this.keysInOrder().flatMap((key) => this.units.get(key)?.problems ?? []);
  }

  /** The whole app. */
  whole(): { script: string; plan: AppPlan } {
    const { meta, shell, theme } = this.sections;
    const plan: AppPlan = {
      name: meta.name,
      icon: meta.icon,
      nav: shell.nav,
      theme,
      types: this.types,
      pages: this.pages.map((page) => ({ ...this.planOf<PageEdit>(`page:${page.id}`), root: this.tree(page.root) })),
      entities: this.sections.entities.map(({ id }) => this.planOf<PlanEntity>(`entity:${id}`)),
      queries: this.sections.queries.map(({ id }) => this.planOf<PlanQuery>(`query:${id}`)),
      state: this.sections.state.map(({ id }) => this.planOf<PlanVariable>(`state:${id}`)),
      modules: this.sections.modules.map(({ id }) => this.planOf<AppPlan['modules'][number]>(`module:${id}`)),
      components: this.components.map(({ id, name, props, root }) => ({
        id,
        name,
        defaults: Object.fromEntries(props.map((prop) => [prop.key, prop.default])),
        ...(root === null ? {} : { root: this.tree(root) }),
      })),
      named: this.units.named(),
    };
    this.scripts.clear();
    return { script: this.scripts.write(this.keysInOrder().flatMap((key) => this.writtenIn(this.units.get(key)))), plan };
  }

  /** Queries that code of a module can come to by the names in it: directly, or through other modules, variables, queries, components and formulas. */
  queriesOf(module: string): Set<string> {
    const found = new Set<string>();
    const open = [`module:${module}`, ...this.sections.entities.map(({ id }) => `entity:${id}`)];
    const seen = new Set(open);
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      const unit = this.units.get(key);
      if (unit === undefined) continue;
      if (key.startsWith('query:')) found.add(key.slice('query:'.length));
      for (const name of [...unit.mentions, ...unit.components]) {
        for (const kind of ['module', 'state', 'query', 'node']) {
          const next = `${kind}:${name}`;
          if (seen.has(next)) continue;
          seen.add(next);
          open.push(next);
        }
      }
    }
    return found;
  }

  /** Where a place in one of its scripts is in the author's code; null where the code is ours. Lines and columns count from 1. */
  locate(line: number, column: number): SourcePlace | null {
    return this.scripts.locate(line, column);
  }

  edit(delta: ManifestDelta): CompiledEdit {
    const stale = new Set<string>();
    const names = new Set<string>();
    const before = this.sections;
    this.sections = { ...before, ...delta.sections };
    for (const kind of ['modules', 'entities', 'state', 'queries'] as const) this.editCollection(kind, before[kind], this.sections[kind], stale, names);
    if (names.size > 0) this.names.setGlobals(this.sections);
    const fresh = this.editNodes(delta, stale, names);
    if (delta.pages !== undefined) this.editPages(delta.pages, stale);
    if (delta.components !== undefined) this.editComponents(delta.components, stale, names);
    // Their text may be the same, and still they read something else.
    const touched = new Set<string>();
    for (const name of names) for (const key of this.units.mentioning(name)) touched.add(key);
    for (const [key, unknown] of this.units.unknown()) if ([...unknown].some((name) => [...names].some((other) => isNear(name, other)))) touched.add(key);
    for (const key of touched) stale.add(key);

    const removed = new Map<FnKey, WrittenFunction>();
    const named = new Set<string>([...fresh].filter((id) => this.units.isNamed(id)));
    const compiled: Unit[] = [];
    for (const key of stale) {
      const old = this.units.get(key);
      for (const written of old?.functions ?? []) {
        removed.set(written.key, written);
        this.taken.delete(written.key);
      }
    }
    for (const key of stale) {
      if (!this.isThere(key)) {
        this.units.delete(key);
        continue;
      }
      const known = new Set([...(this.units.get(key)?.components ?? [])].filter((id) => this.units.isNamed(id)));
      const unit = this.compile(key);
      compiled.push(unit);
      for (const id of unit.components) if (!known.has(id)) named.add(id);
    }
    // Formulas and modules are part of everything; own components of each of their instances.
    const isWhole = delta.sections.entities !== undefined || delta.sections.modules !== undefined || delta.components !== undefined || compiled.some(({ key }) => key.startsWith('module:'));
    if (isWhole) return { kind: 'reload', ...this.whole() };
    return this.planEdit(delta, compiled, touched, removed, named);
  }

  /** An id that comes twice counts once: the manifest is not valid, and the app still runs. */
  private addNodes(manifest: Manifest): void {
    const seen = new Set<string>();
    const add = (roots: readonly ComponentNode[]): ComponentNode[] => roots.filter((root) => !seen.has(root.id) && seen.add(root.id));
    const open = add(rootsOf(manifest));
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const children = add(node.children);
      this.nodes.set(node.id, { body: nodeBody({ ...node, children }), repeats: [] });
      open.push(...children);
    }
  }

  private planEdit(
    delta: ManifestDelta,
    compiled: readonly Unit[],
    touched: ReadonlySet<string>,
    removed: Map<FnKey, WrittenFunction>,
    named: ReadonlySet<string>,
  ): CompiledEdit {
    const functions: Written[] = [];
    const types: Record<string, PlanType> = {};
    const nodes = new Map<string, NodeEdit>();
    for (const unit of compiled) {
      const { key, plan } = unit;
      for (const each of this.writtenIn(unit)) {
        if (touched.has(key) || removed.get(each.key)?.text !== each.text) functions.push(each);
        removed.delete(each.key);
      }
      if (!key.startsWith('node:')) continue;
      const node = plan as NodeEdit;
      nodes.set(node.id, node);
      const type = this.types[node.type];
      if (type !== undefined) types[node.type] = type;
    }
    const { sections } = delta;
    const { meta, shell, theme } = this.sections;
    const hasPages = delta.pages !== undefined || compiled.some(({ key }) => key.startsWith('page:'));
    const edit: PlanEdit = {
      ...(sections.meta === undefined && sections.shell === undefined && sections.theme === undefined
        ? {}
        : { app: { name: meta.name, icon: meta.icon, nav: shell.nav, theme } }),
      ...(hasPages ? { pages: this.pages.map((page) => this.planOf<PageEdit>(`page:${page.id}`)) } : {}),
      ...(sections.state === undefined ? {} : { state: this.sections.state.map(({ id }) => this.planOf<PlanVariable>(`state:${id}`)) }),
      ...(sections.queries === undefined ? {} : { queries: this.sections.queries.map(({ id }) => this.planOf<PlanQuery>(`query:${id}`)) }),
      types,
      nodes: [...nodes.values()],
      removed: delta.removed,
      named: [...named],
      changed: functions.map(({ key }) => key),
      dropped: [...removed.keys()],
    };
    return { kind: 'edit', script: this.scripts.write(functions), edit };
  }

  private editCollection(kind: Collection, before: readonly Item[], after: readonly Item[], stale: Set<string>, names: Set<string>): void {
    if (before === after) return;
    const old = new Map(before.map((item) => [item.id, item]));
    for (const item of after) {
      const was = old.get(item.id);
      old.delete(item.id);
      if (was === undefined) names.add(item.id);
      if (was !== undefined && jsonEqual(was, item)) continue;
      stale.add(`${PREFIX[kind]}:${item.id}`);
      // What reads a query holds on to it, and a changed one is another.
      if (kind === 'queries') names.add(item.id);
    }
    for (const id of old.keys()) {
      stale.add(`${PREFIX[kind]}:${id}`);
      names.add(id);
    }
  }

  private editPages(pages: PageBody[], stale: Set<string>): void {
    for (const page of this.pages) if (!pages.some((other) => other.id === page.id)) stale.add(`page:${page.id}`);
    this.pages = pages;
    for (const page of pages) {
      stale.add(`page:${page.id}`);
      this.place(page.root, [], stale);
    }
  }

  private editComponents(components: ComponentBody[], stale: Set<string>, names: Set<string>): void {
    this.components = components;
    for (const { id, root } of components) if (root !== null) this.place(root, withinComponent(id), stale, names);
  }

  /** @returns ids of components that were not there before */
  private editNodes(delta: ManifestDelta, stale: Set<string>, names: Set<string>): Set<string> {
    const fresh = new Set<string>();
    for (const id of delta.removed) {
      this.nodes.delete(id);
      this.names.deleteComponent(id);
      stale.add(`node:${id}`);
      names.add(id);
    }
    const within = new Set<string>();
    for (const body of delta.nodes) {
      stale.add(`node:${body.id}`);
      for (const child of body.children) within.add(child);
      const old = this.nodes.get(body.id);
      if (old === undefined) {
        fresh.add(body.id);
        names.add(body.id);
        this.nodes.set(body.id, { body, repeats: [] });
      } else old.body = body;
    }
    // From the top of what changed: a component that came into a list, or went out of one, sees other names, and so does all in it.
    for (const { id } of delta.nodes) {
      if (within.has(id)) continue;
      this.place(id, this.nodes.get(id)?.repeats ?? [], stale, names);
    }
    for (const id of fresh) this.names.setComponent(id, this.nodes.get(id)?.repeats ?? []);
    return fresh;
  }

  /** Tells a component, and what is in it where that changed, in which repeats it is. */
  private place(id: string, repeats: readonly string[], stale?: Set<string>, names?: Set<string>): void {
    const open: [string, readonly string[]][] = [[id, repeats]];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [at, round] = next;
      const node = this.nodes.get(at);
      if (node === undefined) continue;
      const isElsewhere = !jsonEqual(node.repeats, round);
      if (isElsewhere) {
        node.repeats = round;
        stale?.add(`node:${at}`);
        names?.add(at);
      }
      if (stale === undefined || isElsewhere) this.names.setComponent(at, round);
      // What did not change where it is, and was not edited, has nothing in it that did.
      if (stale !== undefined && !isElsewhere && !stale.has(`node:${at}`)) continue;
      const inner = repeatsInside(node.body, round);
      for (const child of node.body.children) open.push([child, inner]);
    }
  }

  private compile(key: string): Unit {
    const unit = compileUnit(key, this.names, this.taken, (writer) => this.compilePart(key, writer));
    this.units.set(unit);
    return unit;
  }

  private compilePart(key: string, writer: CodeWriter): unknown {
    const colon = key.indexOf(':');
    const id = key.slice(colon + 1);
    const { modules, entities, state, queries } = this.sections;
    const one = <T extends Item>(items: readonly T[]): T => items.find((item) => item.id === id) as T;
    switch (key.slice(0, colon)) {
      case 'module':
        return compileModule(one(modules), writer);
      case 'entity':
        return compileEntity(one(entities), writer);
      case 'state':
        return compileVariable(one(state), writer);
      case 'query':
        return compileQuery(one(queries), writer);
      case 'page':
        return compilePage(one(this.pages), writer);
      default: {
        const { body, repeats } = this.nodes.get(id) as Placed;
        this.types[body.type] ??= planType(body.type);
        return compileNode(body, repeats, writer);
      }
    }
  }

  private isThere(key: string): boolean {
    const colon = key.indexOf(':');
    const id = key.slice(colon + 1);
    const kind = key.slice(0, colon);
    if (kind === 'node') return this.nodes.has(id);
    if (kind === 'page') return this.pages.some((page) => page.id === id);
    const collection = (['modules', 'entities', 'state', 'queries'] as const).find((name) => PREFIX[name] === kind);
    return collection !== undefined && this.sections[collection].some((item) => item.id === id);
  }

  private keysInOrder(): string[] {
    const keys = (['modules', 'entities', 'state', 'queries'] as const).flatMap((kind) => this.sections[kind].map((item) => `${PREFIX[kind]}:${item.id}`));
    const trees: [key: string | null, root: string][] = this.pages.map((page) => [`page:${page.id}`, page.root]);
    for (const { root } of this.components) if (root !== null) trees.push([null, root]);
    for (const [key, root] of trees) {
      if (key !== null) keys.push(key);
      const open = [root];
      for (let id = open.pop(); id !== undefined; id = open.pop()) {
        const node = this.nodes.get(id);
        if (node === undefined) continue;
        keys.push(`node:${id}`);
        for (let i = node.body.children.length - 1; i >= 0; i--) open.push(node.body.children[i] as string);
      }
    }
    return [...new Set(keys)];
  }

  private writtenIn(unit: Unit | undefined): Written[] {
    return (unit?.functions ?? []).map((written, index) => ({ ...written, unit: unit as Unit, index }));
  }

  private planOf<P>(key: string): P {
    return this.units.get(key)?.plan as P;
  }

  private tree(id: string): PlanNode {
    const { children, ...node } = this.planOf<NodeEdit>(`node:${id}`);
    return { ...node, children: children.map((child) => this.tree(child)) };
  }
}
