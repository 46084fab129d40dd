import type { ActionStep, ComponentNode, Entity, Field, Manifest } from '../manifest/index.ts';
import type { Json } from '../../kernel/json.ts';
import { indent, list, literal, restoreLines } from './layout.ts';

/** The checks that an app passes when it is made, as tests of its own: every page opens, every form adds a row. */
export function writeTests(manifest: Manifest): string {
  const forms = manifest.pages.flatMap((page) => nodesOf(page.root).flatMap((node) => formOf(node, page.id, manifest)));
  const once = forms.filter((form, i) => forms.findIndex((other) => other.entity.id === form.entity.id) === i);
  const formTests = once.map(
    ({ entity, pageId, formId, values, refs }) => `
test(${literal(`a row of “${entity.plural}” can be added`)}, async () => {
  running = await startTestApp(app);
  await running.send({ type: 'navigate', pageId: ${literal(pageId)}, params: {} });
  const before = await running.count(${literal(entity.id)});
${indent(list('await running.fillForm(', [literal(formId), literal(values), ...(Object.keys(refs).length > 0 ? [literal(refs)] : [])], ');'))}
  expect(running.problems()).toEqual([]);
  expect(await running.count(${literal(entity.id)})).toBe(before + 1);
});
`,
  );
  return restoreLines(`import { afterEach, expect, test } from 'vitest';
import { app } from '../src/app.tsx';
import { startTestApp, type TestApp } from '../src/runtime/source-kit/test-app.ts';

let running: TestApp;
afterEach(() => running.close());

test.each(app.pages.map(({ id, name }) => [name, id] as const))('the page “%s” opens', async (_name, pageId) => {
  running = await startTestApp(app);
  await running.send({ type: 'navigate', pageId, params: {} });
  expect(running.problems()).toEqual([]);
  expect(running.pageId()).toBe(pageId);
  expect(running.views().length).toBeGreaterThan(0);
});
${formTests.join('')}`);
}

type FormTest = { entity: Entity; pageId: string; formId: string; values: Record<string, Json>; refs: Record<string, string> };

function formOf(form: ComponentNode, pageId: string, { entities }: Manifest): FormTest[] {
  if (form.type !== 'Form') return [];
  const save = allSteps(form.events['submit'] ?? []).find((step) => step.do === 'saveRow' && step.with['values'] === '{{ event.values }}');
  const entity = entities.find(({ id }) => id === save?.with['entity']);
  if (entity === undefined) return [];
  const inputs = new Set(nodesOf(form).map((node) => node.props['field']));
  // What the form does not ask for and the row cannot be without would never be there.
  if (entity.fields.some((field) => field.required && field.default === undefined && field.type !== 'computed' && !inputs.has(field.id))) return [];
  const values = Object.fromEntries(
    entity.fields.filter((field) => inputs.has(field.id) && field.reference === undefined).map((field) => [field.id, valueFor(entity, field)]),
  );
  return [{ entity, pageId, formId: form.id, values, refs: references(entity) }];
}

function references({ fields }: Entity): Record<string, string> {
  return Object.fromEntries(fields.flatMap((field) => (field.reference === undefined ? [] : [[field.id, field.reference.entity]])));
}

/** A valid value: as in the sample rows where there are some. */
function valueFor(entity: Entity, field: Field): Json {
  if (field.type === 'text' && (field.id === entity.displayField || field.unique)) return 'Added by a test';
  const sample = entity.seed.map((row) => row[field.id]).find((value) => value !== null && value !== undefined && value !== '');
  if (sample !== undefined && field.type !== 'image') return sample;
  switch (field.type) {
    case 'number':
    case 'integer':
    case 'currency':
    case 'percent':
      return field.min ?? 1;
    case 'rating':
      return 4;
    case 'boolean':
      return true;
    case 'date':
      return '2026-01-15';
    case 'datetime':
      return '2026-01-15T10:30:00.000Z';
    case 'time':
      return '10:30';
    case 'email':
      return 'test@example.com';
    case 'phone':
      return '+44 20 7946 0100';
    case 'url':
      return 'https://example.com';
    case 'color':
      return '#1b7447';
    case 'choice':
      return field.choices?.[0]?.value ?? null;
    case 'multiChoice':
    case 'tags':
      return field.choices?.slice(0, 1).map(({ value }) => value) ?? ['test'];
    case 'image':
    case 'file':
    case 'json':
      return null;
    default:
      return field.id === 'password' ? 'a long password' : 'Test';
  }
}

function nodesOf(node: ComponentNode): ComponentNode[] {
  return [node, ...node.children.flatMap(nodesOf)];
}

function allSteps(steps: readonly ActionStep[]): ActionStep[] {
  return steps.flatMap((step) => [step, ...allSteps(step.onSuccess ?? []), ...allSteps(step.onError ?? [])]);
}
