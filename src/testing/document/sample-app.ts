import { Doc, applyUpdate, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import { AppDocument, fromManifest, UndoController, type Origin } from '../../shared/app/document/index.ts';
import { manifest, type Manifest } from '../../shared/app/manifest/index.ts';
import { seededRandom } from '../../shared/kernel/ports.ts';

/** home: card [title, save], list, footer · about: empty */
export function sampleManifest(): Manifest {
  return manifest.parse({
    schemaVersion: 1,
    meta: { name: 'Tasks' },
    entities: [
      {
        id: 'task',
        name: 'Task',
        plural: 'Tasks',
        displayField: 'title',
        fields: [
          { id: 'title', label: 'Title', type: 'text' },
          { id: 'dueOn', label: 'Due on', type: 'date' },
          { id: 'done', label: 'Done', type: 'boolean' },
        ],
        seed: [{ id: 't1', title: 'Water the plants', done: false }],
      },
    ],
    queries: [{ id: 'tasks', name: 'Tasks', kind: 'list', entity: 'task' }],
    state: [{ id: 'filter', name: 'Filter', initial: '' }],
    modules: [{ id: 'helpers', name: 'Helpers', code: 'export function one() {\n  return 1;\n}\n' }],
    pages: [
      {
        id: 'home',
        name: 'Home',
        path: '/',
        root: {
          id: 'homeRoot',
          type: 'Container',
          name: 'Home',
          children: [
            {
              id: 'card',
              type: 'Card',
              name: 'Card',
              children: [
                { id: 'title', type: 'TextInput', name: 'Title', props: { label: 'Title' } },
                {
                  id: 'save',
                  type: 'Button',
                  name: 'Save',
                  bindings: { disabled: '{{ !title.value }}' },
                  events: {
                    click: [
                      { do: 'createRow', with: { entity: 'task', values: { title: '{{ title.value }}' } } },
                      { do: 'callMethod', with: { node: 'title', method: 'clear' } },
                    ],
                  },
                },
              ],
            },
            { id: 'list', type: 'List', name: 'List', bindings: { items: '{{ tasks.data }}' } },
            { id: 'footer', type: 'Text', name: 'Footer', props: { content: 'Made by hand' } },
          ],
        },
      },
      { id: 'about', name: 'About', path: '/about', root: { id: 'aboutRoot', type: 'Container', name: 'About' } },
    ],
  });
}

export type Person = { app: AppDocument; undo: UndoController; origin: Origin };

/** Someone with their own replica of `update`. */
export function person(actor: string, update: Uint8Array, seed: number): Person {
  const doc = new Doc();
  doc.clientID = seed;
  applyUpdate(doc, update);
  const app = new AppDocument(doc, { random: seededRandom(seed) });
  return { app, undo: new UndoController(app, actor), origin: { actor, kind: 'hand' } };
}

/** Two people with a replica each of the same app. */
export function twoPeople(m: Manifest = sampleManifest()): { ana: Person; ben: Person } {
  const update = encodeStateAsUpdate(fromManifest(m));
  return { ana: person('ana', update, 1), ben: person('ben', update, 2) };
}

/** Exchanges everything, as a network would. */
export function sync(...people: readonly Person[]): void {
  for (const to of people) {
    for (const from of people) if (to !== from) applyUpdate(to.app.doc, encodeStateAsUpdate(from.app.doc, encodeStateVector(to.app.doc)), 'network');
  }
}
