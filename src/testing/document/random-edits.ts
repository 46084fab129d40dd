import {
  addComponent,
  addEntity,
  addField,
  addNode,
  addPage,
  addQuery,
  addState,
  addTrigger,
  detachInstance,
  duplicateNodes,
  instancesOf,
  makeComponent,
  moveField,
  moveNodes,
  movePage,
  removeComponent,
  removeEntity,
  removeField,
  removeNodes,
  removePage,
  removeQuery,
  removeTrigger,
  renameNode,
  setBinding,
  setEvent,
  setFrame,
  setHidden,
  setLocked,
  setMeta,
  setModule,
  setPermissions,
  setProperty,
  setSeed,
  setShell,
  setStyle,
  setTheme,
  updateComponent,
  updateEntity,
  updateField,
  updatePage,
  updateQuery,
  updateState,
  updateTrigger,
  wrapNodes,
  type AppDocument,
  type Origin,
} from '../../shared/app/document/index.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import type { Random } from '../../shared/kernel/ports.ts';

const NAMES = ['Button', 'Card', 'Title', 'Task list', 'Due date', '日本', 'Straße', 'a'] as const;
const TYPES = ['Container', 'Button', 'Text', 'Card', 'Table'] as const;
const TEXTS = ['', 'Hello', 'Line one\nLine two', 'x'.repeat(250), 'Grüße 🎈 und mehr\nnoch eine Zeile', '{{ item.name }}'] as const;

type Edit = (app: AppDocument, origin: Origin, random: Random) => void;

export function pick<T>(random: Random, items: readonly T[]): T | undefined {
  return items[Math.floor(random.next() * items.length)];
}
function name(random: Random): string {
  return pick(random, NAMES)!;
}
function text(random: Random): string {
  return random.next() < 0.3 ? `${pick(random, TEXTS)}${Math.floor(random.next() * 100)}` : pick(random, TEXTS)!;
}
/** Any node, also recovered ones and page roots; sometimes one that does not exist. */
function node(app: AppDocument, random: Random): string {
  return random.next() < 0.02 ? 'nobody' : (pick(random, [...app.tree.ids()]) ?? 'nobody');
}
function some(app: AppDocument, random: Random): string[] {
  return Array.from({ length: 1 + Math.floor(random.next() * 3) }, () => node(app, random));
}
function field(app: AppDocument, random: Random): [string, string] {
  const entity = pick(random, app.entities());
  return [entity?.id ?? 'none', pick(random, entity?.fields ?? [])?.id ?? 'none'];
}
function small(random: Random): number {
  return Math.floor(random.next() * 6);
}

/** Weighted: moves and deletes are the hard part of merging. */
const EDITS: readonly (readonly [weight: number, name: string, edit: Edit])[] = [
  [
    14,
    'addNode',
    (app, origin, random) =>
      addNode(app, origin, {
        node: { type: pick(random, TYPES)!, name: name(random), children: random.next() < 0.3 ? [{ type: 'Text' }] : [] },
        parentId: node(app, random),
        index: small(random),
      }),
  ],
  [22, 'moveNodes', (app, origin, random) => moveNodes(app, origin, { ids: some(app, random), parentId: node(app, random), index: small(random) })],
  [5, 'removeNodes', (app, origin, random) => removeNodes(app, origin, some(app, random).slice(0, 1))],
  [2, 'duplicateNodes', (app, origin, random) => duplicateNodes(app, origin, some(app, random).slice(0, 1))],
  [3, 'wrapNodes', (app, origin, random) => wrapNodes(app, origin, some(app, random), 'Card')],
  [6, 'setProperty', (app, origin, random) => setProperty(app, origin, node(app, random), 'text', random.next() < 0.15 ? undefined : text(random))],
  [2, 'setBinding', (app, origin, random) => setBinding(app, origin, node(app, random), 'text', random.next() < 0.3 ? undefined : text(random))],
  [
    2,
    'setEvent',
    (app, origin, random) =>
      setEvent(
        app,
        origin,
        node(app, random),
        'click',
        random.next() < 0.3 ? undefined : [{ do: 'toast', with: { text: text(random) }, onError: [{ do: 'back' }] }],
      ),
  ],
  [2, 'setStyle', (app, origin, random) => setStyle(app, origin, node(app, random), 'base', 'gap', random.next() < 0.3 ? undefined : small(random))],
  [
    2,
    'setFrame',
    (app, origin, random) => setFrame(app, origin, node(app, random), random.next() < 0.3 ? undefined : { x: small(random), y: small(random), w: 8, h: 8 }),
  ],
  [4, 'renameNode', (app, origin, random) => renameNode(app, origin, node(app, random), name(random))],
  [1, 'setLocked', (app, origin, random) => setLocked(app, origin, node(app, random), random.next() < 0.5)],
  [1, 'setHidden', (app, origin, random) => setHidden(app, origin, node(app, random), random.next() < 0.5)],
  [3, 'addPage', (app, origin, random) => addPage(app, origin, { name: name(random) })],
  [
    1,
    'updatePage',
    (app, origin, random) => updatePage(app, origin, pick(random, app.pages())?.id ?? 'none', { name: name(random), path: `/p${small(random)}` }),
  ],
  [1, 'removePage', (app, origin, random) => removePage(app, origin, pick(random, app.pages())?.id ?? 'none')],
  [2, 'movePage', (app, origin, random) => movePage(app, origin, pick(random, app.pages())?.id ?? 'none', small(random))],
  [2, 'addEntity', (app, origin, random) => addEntity(app, origin, { name: name(random), fields: [{ label: 'Title', type: 'text' }] })],
  [1, 'updateEntity', (app, origin, random) => updateEntity(app, origin, pick(random, app.entities())?.id ?? 'none', { name: name(random), icon: undefined })],
  [1, 'removeEntity', (app, origin, random) => removeEntity(app, origin, pick(random, app.entities())?.id ?? 'none')],
  [3, 'addField', (app, origin, random) => addField(app, origin, field(app, random)[0], { label: name(random), type: 'number' }, small(random))],
  [
    3,
    'updateField',
    (app, origin, random) => updateField(app, origin, ...field(app, random), { label: name(random), help: random.next() < 0.5 ? undefined : text(random) }),
  ],
  [1, 'removeField', (app, origin, random) => removeField(app, origin, ...field(app, random))],
  [3, 'moveField', (app, origin, random) => moveField(app, origin, ...field(app, random), small(random))],
  [1, 'setSeed', (app, origin, random) => setSeed(app, origin, field(app, random)[0], [{ id: 'r1', title: text(random) }])],
  [1, 'addQuery', (app, origin, random) => addQuery(app, origin, { name: name(random), kind: 'list', entity: field(app, random)[0] })],
  [
    1,
    'updateQuery',
    (app, origin, random) => updateQuery(app, origin, pick(random, app.queries())?.id ?? 'none', { name: name(random), limit: 1 + small(random) }),
  ],
  [1, 'removeQuery', (app, origin, random) => removeQuery(app, origin, pick(random, app.queries())?.id ?? 'none')],
  [1, 'addState', (app, origin, random) => addState(app, origin, { name: name(random), initial: small(random) })],
  [1, 'updateState', (app, origin, random) => updateState(app, origin, pick(random, app.state())?.id ?? 'none', { initial: text(random) })],
  [3, 'setModule', (app, origin, random) => setModule(app, origin, { id: 'helpers', name: 'Helpers', code: editedCode(app, random) })],
  [
    2,
    'addTrigger',
    (app, origin, random) =>
      addTrigger(app, origin, { name: name(random), kind: pick(random, ['schedule', 'webhook'] as const)!, function: 'helpers.one', inputs: { n: small(random) } }),
  ],
  [
    2,
    'updateTrigger',
    (app, origin, random) =>
      updateTrigger(app, origin, pick(random, app.triggers())?.id ?? 'none', random.next() < 0.5 ? { cron: `${small(random)} * * * *` } : { enabled: false, cron: undefined }),
  ],
  [2, 'addComponent', (app, origin, random) => addComponent(app, origin, { name: name(random), kind: pick(random, ['parts', 'code'] as const)!, code: text(random) })],
  [
    2,
    'updateComponent',
    (app, origin, random) =>
      updateComponent(app, origin, pick(random, app.components())?.id ?? 'none', random.next() < 0.5 ? { props: [{ key: 'title', label: text(random) || 'T', type: 'text', default: small(random) }] } : { code: text(random), hasSlot: true }),
  ],
  [2, 'makeComponent', (app, origin, random) => makeComponent(app, origin, [node(app, random)], name(random))],
  [1, 'detachInstance', (app, origin, random) => detachInstance(app, origin, pick(random, app.components().flatMap(({ id }) => instancesOf(app, id))) ?? 'none')],
  [1, 'removeComponent', (app, origin, random) => removeComponent(app, origin, pick(random, app.components())?.id ?? 'none')],
  [1, 'removeTrigger', (app, origin, random) => removeTrigger(app, origin, pick(random, app.triggers())?.id ?? 'none')],
  [
    1,
    'setTheme',
    (app, origin, random) =>
      setTheme(app, origin, { mode: random.next() < 0.5 ? 'dark' : 'light', colors: { primary: random.next() < 0.5 ? undefined : '#123456' } }),
  ],
  [1, 'setMeta', (app, origin, random) => setMeta(app, origin, { name: name(random), tags: [name(random)] })],
  [1, 'setShell', (app, origin, random) => setShell(app, origin, { nav: random.next() < 0.5 ? 'top' : 'sidebar' })],
  [1, 'setPermissions', (app, origin, random) => setPermissions(app, origin, { files: random.next() < 0.5 })],
];
const TOTAL = EDITS.reduce((sum, [weight]) => sum + weight, 0);

function editedCode(app: AppDocument, random: Random): string {
  const code = app.modules().find((item) => item.id === 'helpers')?.code ?? 'export const one = 1;\n';
  const at = Math.floor(random.next() * (code.length + 1));
  return `${code.slice(0, at)}${pick(random, ['x', '🎈', '\n', 'let y = 2;'])}${code.slice(Math.min(code.length, at + small(random)))}`;
}

/** Makes one random edit. @returns its name, with the error code when the operation refused, as many random ones rightly do */
export function randomEdit(app: AppDocument, origin: Origin, random: Random): string {
  let at = random.next() * TOTAL;
  const [, label, edit] = EDITS.find(([weight]) => (at -= weight) < 0) ?? EDITS[0]!;
  try {
    edit(app, origin, random);
    return label;
  } catch (error) {
    if (error instanceof AppError) return `${label}: ${error.code}`;
    throw error;
  }
}
