import { afterAll, expect, it } from 'vitest';
import { manifest as schema } from '../../../shared/app/manifest/index.ts';
import { seededRandom } from '../../../shared/kernel/ports.ts';
import { createExecutionService } from './index.ts';
import { failTest } from '../../../testing/fail-test.ts';

const service = createExecutionService({
  documents: {} as never,
  appdata: {} as never,
  clock: { now: () => Date.now() },
  random: seededRandom(1),
  report: failTest,
  workerUrl: new URL('../../../sandbox/adapters/node-worker-entry.ts', import.meta.url),
});
afterAll(() => service.close());

const tasks = schema.parse({
  schemaVersion: 1,
  meta: { name: 'Tasks' },
  entities: [
    {
      id: 'task',
      name: 'Task',
      plural: 'Tasks',
      displayField: 'title',
      fields: [
        { id: 'title', label: 'Title', type: 'text', required: true },
        { id: 'done', label: 'Done', type: 'boolean' },
        { id: 'shout', label: 'Shout', type: 'computed', formula: 'item.title.toUpperCase()' },
      ],
      seed: [{ id: 't1', title: 'Water plants' }],
    },
  ],
  queries: [{ id: 'tasks', name: 'Tasks', kind: 'list', entity: 'task' }],
  pages: [
    {
      id: 'home',
      name: 'Home',
      path: '/',
      root: {
        id: 'root',
        type: 'Container',
        name: 'Root',
        children: [
          { id: 'title', type: 'Text', name: 'Title', bindings: { content: '{{ tasks.data.length }} tasks, {{ tasks.data[0]?.shout }}' } },
          {
            id: 'table',
            type: 'Table',
            name: 'Table',
            bindings: { data: '{{ tasks.data }}' },
            events: {
              rowAction: [
                { do: 'confirm', with: { title: 'Delete?' } },
                { do: 'deleteRow', with: { entity: 'task', rowId: '{{ event.row.id }}' } },
              ],
            },
          },
          {
            id: 'form',
            type: 'Form',
            name: 'Form',
            events: {
              submit: [
                { do: 'createRow', with: { entity: 'task', values: '{{ event.values }}' } },
                { do: 'resetForm', with: { node: 'form' } },
              ],
            },
            children: [{ id: 'titleInput', type: 'TextInput', name: 'Title', props: { field: 'title', label: 'Title', required: true } }],
          },
          {
            id: 'list',
            type: 'List',
            name: 'List',
            bindings: { items: '{{ tasks.data }}' },
            children: [{ id: 'rowText', type: 'Text', name: 'Row', bindings: { content: '{{ index + 1 }}. {{ item.title }}' } }],
          },
        ],
      },
    },
  ],
});

it('SES-1: a manifest boots without a screen and answers events', async () => {
  const app = await service.boot(tasks);
  expect(app.result().errors).toEqual([]);
  expect(app.result().tree?.children.map((child) => child.id)).toEqual(['title', 'table', 'form', 'list']);
  await app.send({ type: 'event', id: 'titleInput', event: 'change', payload: { value: 'Buy milk' } });
  await app.send({ type: 'event', id: 'form', event: 'submit', payload: {} });
  expect(app.view('title')?.props).toEqual({ content: '2 tasks, WATER PLANTS' });
  expect(app.view('titleInput')?.state['value']).toBe('');
  await app.send({ type: 'event', id: 'form', event: 'submit', payload: {} });
  expect(app.view('titleInput')?.state['error']).toBe('Fill this in.');
  await app.send({ type: 'event', id: 'table', event: 'rowAction', payload: { row: { id: 't1' }, action: 'delete' } });
  expect(
    app
      .views()
      .filter((view) => view.node === 'rowText')
      .map((view) => view.props['content']),
  ).toEqual(['1. Buy milk']);
  await app.close();
});
