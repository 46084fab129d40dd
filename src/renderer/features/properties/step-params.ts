import { componentSpec } from '../../../shared/app/catalogue/index.ts';
import { ACTION_KINDS, type ActionKind, type ActionStep } from '../../../shared/app/manifest/index.ts';
import type { Editor } from '../editor/index.ts';

/** How one parameter of a step is edited. `text` may hold bindings; `value` may be any JSON or a binding. */
export type ParamEditor =
  | { key: string; label: string; kind: 'choice'; options: readonly { value: string; label: string }[] }
  | { key: string; label: string; kind: 'text' | 'value' | 'code'; placeholder?: string };

const LABELS: Readonly<Record<string, string>> = {
  query: 'Query', entity: 'Data', values: 'Values', rowId: 'Row', fileName: 'File name', data: 'Data', format: 'Format', state: 'Variable', value: 'To', mode: 'Look', node: 'Component', method: 'Do', args: 'With',
  text: 'Text', tone: 'Tone', title: 'Title', confirmLabel: 'Button', page: 'Page', params: 'Passing', url: 'Link', code: 'Code', when: 'When', event: 'Event', payload: 'Payload',
};
const FIXED: Readonly<Record<string, readonly string[]>> = { tone: ['neutral', 'ok', 'warn', 'danger'], format: ['csv', 'json', 'text'], mode: ['light', 'dark', 'toggle'] };
const PLACEHOLDERS: Readonly<Record<string, string>> = { values: '{{ event.values }}', rowId: '{{ event.row.id }}', value: '{{ event.value }}', params: '{ "id": "{{ event.row.id }}" }', url: 'https://', args: '[ ]' };

/** The parameters of a step in order, with what can be chosen in this app. */
export function stepParams(editor: Editor, step: ActionStep, pageId: string | null): ParamEditor[] {
  return ACTION_KINDS[step.do].params.map((key): ParamEditor => {
    const label = LABELS[key] ?? key;
    const options = choicesFor(editor, step, key, pageId);
    if (options !== null) return { key, label, kind: 'choice', options };
    const placeholder = PLACEHOLDERS[key];
    const kind = key === 'code' ? 'code' : ['values', 'value', 'params', 'args', 'data', 'payload', 'when'].includes(key) ? 'value' : 'text';
    return { key, label, kind, ...(placeholder === undefined ? {} : { placeholder }) };
  });
}

function choicesFor(editor: Editor, step: ActionStep, key: string, pageId: string | null): { value: string; label: string }[] | null {
  const { app } = editor;
  if (key === 'query') return app.queries().map((query) => ({ value: query.id, label: query.name }));
  if (key === 'entity') return app.entities().map((entity) => ({ value: entity.id, label: entity.name }));
  if (key === 'state') return app.state().map((variable) => ({ value: variable.id, label: variable.name }));
  if (key === 'page') return app.pages().map((page) => ({ value: page.id, label: page.name }));
  if (key === 'node') return nodesFor(editor, step.do, pageId).map((id) => ({ value: id, label: editor.nameOf(id) }));
  if (key === 'method') {
    const spec = componentSpec(app.node(String(step.with['node'] ?? ''))?.type ?? '');
    return Object.entries(spec?.methods ?? {}).map(([value, method]) => ({ value, label: method.label }));
  }
  const fixed = FIXED[key];
  return fixed === undefined ? null : fixed.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }));
}

/** Nodes a step can act on: overlays to open, forms to check, anything with a method to call. */
function nodesFor(editor: Editor, kind: ActionKind, pageId: string | null): string[] {
  const ids: string[] = [];
  const visit = (id: string): void => {
    const spec = componentSpec(editor.app.node(id)?.type ?? '');
    const fits = kind === 'openOverlay' || kind === 'closeOverlay' ? spec?.isOverlay === true : kind === 'validateForm' || kind === 'resetForm' ? spec?.isForm === true || spec?.id === 'SchemaForm' : kind === 'callMethod' ? Object.keys(spec?.methods ?? {}).length > 0 : true;
    if (fits && !editor.isRoot(id)) ids.push(id);
    editor.app.children(id).forEach(visit);
  };
  const pages = editor.app.pages();
  const here = pages.find((page) => page.id === pageId);
  if (here !== undefined) visit(here.rootId);
  else pages.forEach((page) => visit(page.rootId));
  return ids;
}

/** A new step of a kind, with the first sensible choice filled in where there is just one. */
export function newStep(editor: Editor, kind: ActionKind, pageId: string | null): ActionStep {
  const step: ActionStep = { do: kind, with: {} };
  for (const param of stepParams(editor, step, pageId)) {
    if (param.kind === 'choice' && param.options[0] !== undefined && (param.options.length === 1 || param.key === 'tone' || param.key === 'format' || param.key === 'mode')) step.with[param.key] = param.options[0].value;
  }
  if (kind === 'toast') step.with['text'] = 'Done';
  return step;
}
