import {
  addNode,
  removeNodes,
  setBinding,
  setEvent,
  setModule,
  setProperty,
  toManifest,
  updateEntity,
  updateField,
  updatePage,
  updateQuery,
  updateState,
  updateTrigger,
  type AppDocument,
} from '../../../shared/app/document/index.ts';
import { isTemplate, renameReferences } from '../../../shared/app/expressions/index.ts';
import type { ComponentNode, Entity } from '../../../shared/app/manifest/index.ts';
import type { NameFix, Problem } from '../../../shared/app/validation/index.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import type { Editor } from '../editor/index.ts';

/**
 * Puts the name that was probably meant where the problem is, as one step of undo.
 * @returns false when there was nothing to change
 */
export function applyFix(editor: Editor, problem: Problem): boolean {
  const { fix } = problem;
  if (fix === undefined || !editor.canEdit) return false;
  return editor.change(() => write(editor, problem, fix)) === true;
}

function write(editor: Editor, { place }: Problem, fix: NameFix): boolean {
  const { app } = editor;
  const origin = editor.origin();
  switch (place.kind) {
    case 'node':
      return place.key === undefined ? changeType(editor, place.id, fix) : fixNode(editor, place.id, place.key, fix);
    case 'page': {
      const page = app.pages().find((candidate) => candidate.id === place.id);
      const onLoad = renamed(page?.onLoad, fix);
      if (page === undefined || isSame(onLoad, page.onLoad)) return false;
      updatePage(app, origin, place.id, { onLoad });
      return true;
    }
    case 'query': {
      const query = app.queries().find((candidate) => candidate.id === place.id);
      if (query === undefined) return false;
      const { id: _id, name: _name, enabled, code, ...rest } = query;
      const next = {
        ...renamed(rest, fix),
        ...(enabled === undefined ? {} : { enabled: inCode(enabled, fix) }),
        ...(code === undefined ? {} : { code: inScript(code, fix) }),
      };
      if (isSame(next, { ...rest, ...(enabled === undefined ? {} : { enabled }), ...(code === undefined ? {} : { code }) })) return false;
      updateQuery(app, origin, place.id, next);
      return true;
    }
    case 'state': {
      const variable = app.state().find((candidate) => candidate.id === place.id);
      if (variable === undefined) return false;
      updateState(app, origin, place.id, { initial: renamed(variable.initial, fix) });
      return true;
    }
    case 'module': {
      const module = app.modules().find((candidate) => candidate.id === place.id);
      if (module === undefined) return false;
      setModule(app, origin, { ...module, code: inScript(module.code, fix) });
      return true;
    }
    case 'entity':
      return fixEntity(editor, place.id, place.key, fix);
    case 'trigger':
      updateTrigger(app, origin, place.id, { function: fix.to });
      return true;
    case 'component':
      return false;
  }
}

function fixNode({ app, origin }: Editor, id: string, key: string, fix: NameFix): boolean {
  const node = app.node(id);
  if (node === undefined) return false;
  const name = key.replace(/\[.*$/, '');
  const binding = node.bindings[key];
  const value = node.props[key];
  if (key === 'component' && value === fix.from) {
    setProperty(app, origin(), id, key, fix.to);
    return true;
  }
  // A property under a wrong name, with what it has.
  if (key === fix.from && (binding !== undefined || value !== undefined)) {
    if (binding !== undefined) setBinding(app, origin(), id, fix.to, binding);
    if (value !== undefined) setProperty(app, origin(), id, fix.to, value);
    setBinding(app, origin(), id, fix.from, undefined);
    setProperty(app, origin(), id, fix.from, undefined);
    return true;
  }
  if (key === fix.from && node.events[key] !== undefined) {
    setEvent(app, origin(), id, fix.to, node.events[key]);
    setEvent(app, origin(), id, fix.from, undefined);
    return true;
  }
  if (binding !== undefined) {
    setBinding(app, origin(), id, key, inTemplate(binding, fix));
    return true;
  }
  const steps = node.events[name];
  if (steps === undefined) return false;
  setEvent(app, origin(), id, name, renamed(steps, fix));
  return true;
}

/** The same component with everything in it, as another type, in the same place and under the same id. */
function changeType({ app, origin }: Editor, id: string, fix: NameFix): boolean {
  const tree = treeOf(app, id);
  const parentId = app.parentOf(id);
  if (tree === null || parentId === null || parentId === undefined || tree.type !== fix.from) return false;
  const index = app.children(parentId).indexOf(id);
  app.doc.transact(() => {
    removeNodes(app, origin(), [id]);
    addNode(app, origin(), { node: { ...tree, type: fix.to }, parentId, index });
  }, origin());
  return true;
}

function treeOf(app: AppDocument, id: string): ComponentNode | null {
  const stack: ComponentNode[] = toManifest(app.doc).pages.map((page) => page.root);
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.id === id) return node;
    stack.push(...node.children);
  }
  return null;
}

function fixEntity({ app, origin }: Editor, id: string, key: string | undefined, fix: NameFix): boolean {
  const entity = app.entities().find((candidate) => candidate.id === id);
  if (entity === undefined) return false;
  if (key === 'displayField') {
    updateEntity(app, origin(), id, { displayField: fix.to });
    return true;
  }
  const field: Entity['fields'][number] | undefined = entity.fields.find((candidate) => candidate.id === key);
  if (field === undefined) return false;
  if (field.reference?.entity === fix.from) updateField(app, origin(), id, field.id, { reference: { ...field.reference, entity: fix.to } });
  else if (field.formula !== undefined) updateField(app, origin(), id, field.id, { formula: inCode(field.formula, fix) });
  else if (field.default !== undefined) updateField(app, origin(), id, field.id, { default: renamed(field.default, fix) });
  else return false;
  return true;
}

/** The name wherever it stands for itself, is a key, or is called in a binding or a script. */
function renamed<T>(value: T, fix: NameFix): T {
  return walk(value as Json, fix) as T;
}

function walk(value: Json, fix: NameFix): Json {
  if (typeof value === 'string') return value === fix.from ? fix.to : isTemplate(value) ? inTemplate(value, fix) : value;
  if (Array.isArray(value)) return value.map((item) => walk(item, fix));
  if (typeof value !== 'object' || value === null) return value;
  const isScript = value['do'] === 'script';
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (isScript && key === 'with' && typeof item === 'object' && item !== null && !Array.isArray(item) && typeof item['code'] === 'string')
        return [key, { ...item, code: inScript(item['code'], fix) }];
      return [key === fix.from ? fix.to : key, key === 'onlyIf' && typeof item === 'string' ? inCode(item, fix) : walk(item, fix)];
    }),
  );
}

function inTemplate(text: string, fix: NameFix): string {
  return renameReferences(text, new Map([[fix.from, fix.to]]));
}

/** An expression without braces. */
function inCode(code: string, fix: NameFix): string {
  if (isTemplate(code)) return inTemplate(code, fix);
  const wrapped = inTemplate(`{{${code}}}`, fix);
  return wrapped.slice(2, -2);
}

/** Statements are not expressions: every word that is the name and no member of something. */
function inScript(code: string, { from, to }: NameFix): string {
  return code.replace(new RegExp(`(?<![\\w$.])${from.replaceAll('$', '\\$')}(?![\\w$])`, 'g'), () => to);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
