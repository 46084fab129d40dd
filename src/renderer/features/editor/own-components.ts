import {
  addComponent,
  detachInstance,
  instancesOf,
  makeComponent,
  removeComponent,
  type AppDocument,
  type ComponentInfo,
} from '../../../shared/app/document/index.ts';
import { targets } from './commands.ts';
import type { Editor } from './editor.ts';

/** Makes the selection a component of one's own, with an instance in its place. */
export function makeComponentOfSelection(editor: Editor): void {
  const ids = targets(editor);
  if (ids.length === 0) return;
  const first = ids[0] ?? '';
  const name = freshName(editor.app, ids.length === 1 ? editor.nameOf(first) : 'Component');
  const made = editor.change(() => makeComponent(editor.app, editor.origin(), ids, name));
  if (made === undefined) return;
  editor.select([made.instanceId]);
  const definition = editor.app.components().find(({ id }) => id === made.id);
  const parts = [count(definition?.props.length ?? 0, 'input'), count(definition?.events.length ?? 0, 'event')].filter((part) => part !== '');
  editor.notify({
    text: `Made the component “${name}”${parts.length === 0 ? '' : ` with ${parts.join(' and ')}`}.`,
    action: { label: 'Edit it', run: () => editor.showComponent(made.id) },
  });
}

export function detachSelection(editor: Editor): void {
  const ids = targets(editor).filter((id) => editor.app.node(id)?.type === 'Module');
  const made = editor.change(() => ids.map((id) => detachInstance(editor.app, editor.origin(), id)));
  if (made !== undefined && made.length > 0) editor.select(made);
}

/** The definition of the one instance that is selected. */
export function componentOfSelection(editor: Editor): ComponentInfo | undefined {
  const [id, more] = editor.state.selection;
  const node = id === undefined || more !== undefined ? undefined : editor.app.node(id);
  return node?.type === 'Module' || node?.type === 'CustomComponent' ? editor.app.components().find((one) => one.id === node.props['component']) : undefined;
}

export function newComponent(editor: Editor, kind: ComponentInfo['kind'], code?: { code: string; compiled: string }): void {
  const name = freshName(editor.app, kind === 'code' ? 'Coded component' : 'New component');
  const id = editor.change(() =>
    addComponent(editor.app, editor.origin(), {
      name,
      kind,
      ...code,
      ...(kind === 'code'
        ? { props: [{ key: 'title', label: 'Title', default: 'Hello' }], events: [{ name: 'pressed', label: 'When it is pressed', payload: ['count'] }] }
        : {}),
    }),
  );
  if (id !== undefined) editor.showComponent(id);
}

export function removeOwn(editor: Editor, component: ComponentInfo): void {
  const uses = instancesOf(editor.app, component.id).length;
  const isShown = editor.state.pageId === `/${component.id}`;
  const isDone = editor.change(() => {
    removeComponent(editor.app, editor.origin(), component.id);
    return true;
  });
  if (isDone !== true) return;
  if (isShown) editor.showPage(editor.app.pages()[0]?.id ?? '');
  editor.notify({
    text:
      uses === 0 ? `Deleted “${component.name}”.` : `Deleted “${component.name}”. ${uses === 1 ? 'One place still asks' : `${uses} places still ask`} for it.`,
    action: { label: 'Undo', run: () => editor.undo.undo() },
  });
}

function count(n: number, word: string): string {
  return n === 0 ? '' : `${n} ${word}${n === 1 ? '' : 's'}`;
}

function freshName(app: AppDocument, wanted: string): string {
  const names = new Set(app.components().map(({ name }) => name));
  let name = wanted;
  for (let n = 2; names.has(name); n++) name = `${wanted} ${n}`;
  return name.slice(0, 200);
}
