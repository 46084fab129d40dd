import { describe, expect, it } from 'vitest';
import {
  addNode,
  AppDocument,
  fromManifest,
  moveNodes,
  removeNodes,
  setBinding,
  setEvent,
  setProperty,
  setStyle,
  updateState,
  updateQuery,
  addState,
  removeState,
  setModule,
  toManifest,
  type Origin,
} from '../../shared/app/document/index.ts';
import { manifest as manifestSchema, type Manifest } from '../../shared/app/manifest/index.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { seededRandom, type Random } from '../../shared/kernel/ports.ts';
import { pick, randomEdit } from '../../testing/document/random-edits.ts';
import { MEMBERS, TASKS } from '../../testing/sandbox/running-app.ts';
import { LocalApp } from '../../testing/sandbox/local-app.ts';

/** In every run a few; `npm run soak` takes more. */
const SEEDS = Number(process.env['EDIT_SEEDS'] ?? 40);
const ORIGIN: Origin = { actor: 'test', kind: 'hand' };

/** Forms, lists in lists, cycles waiting to happen, names of every kind. */
function richManifest(): Manifest {
  return manifestSchema.parse({
    schemaVersion: 1,
    meta: { name: 'Rich' },
    entities: [TASKS, MEMBERS],
    queries: [
      {
        id: 'tasks',
        name: 'Tasks',
        kind: 'list',
        entity: 'task',
        include: ['owner'],
        where: [{ field: 'title', op: 'contains', value: '{{ filter }}', skipEmpty: true }],
      },
      { id: 'members', name: 'Members', kind: 'list', entity: 'member' },
    ],
    state: [
      { id: 'filter', name: 'Filter', initial: '' },
      { id: 'n', name: 'N', initial: 1 },
    ],
    modules: [{ id: 'helpers', name: 'Helpers', code: 'export const twice = (x) => x * 2;\nexport const shown = () => n;' }],
    pages: [
      {
        id: 'home',
        name: 'Home',
        path: '/',
        root: {
          id: 'homeRoot',
          type: 'Container',
          name: 'Root',
          children: [
            {
              id: 'form',
              type: 'Form',
              name: 'Form',
              props: { initial: { title: 'given' } },
              children: [
                { id: 'title', type: 'TextInput', name: 'Title', props: { field: 'title', required: true } },
                { id: 'hours', type: 'NumberInput', name: 'Hours', props: { field: 'hours', value: 3 } },
              ],
            },
            { id: 'sum', type: 'Text', name: 'Sum', bindings: { content: '{{ title.value }}/{{ hours.value }}/{{ form.isValid }}/{{ helpers.twice(n) }}' } },
            { id: 'second', type: 'Text', name: 'Second', bindings: { content: '{{ sum.content }}!' } },
            {
              id: 'list',
              type: 'List',
              name: 'List',
              bindings: { items: '{{ tasks.data }}' },
              children: [
                { id: 'box', type: 'TextInput', name: 'Box', bindings: { placeholder: '{{ item.title }}' } },
                { id: 'line', type: 'Text', name: 'Line', bindings: { content: '{{ index }} {{ item.shout }} {{ box.value }} {{ n }}' } },
                {
                  id: 'inner',
                  type: 'List',
                  name: 'Inner',
                  bindings: { items: '{{ members.data }}' },
                  children: [{ id: 'deep', type: 'Text', name: 'Deep', bindings: { content: '{{ parent.item.title }} {{ item.name }} {{ box.value }}' } }],
                },
              ],
            },
            { id: 'up', type: 'Button', name: 'Up', events: { click: [{ do: 'setState', with: { state: 'n', value: '{{ n + 1 }}' } }] } },
          ],
        },
      },
      {
        id: 'about',
        name: 'About',
        path: '/about',
        root: { id: 'aboutRoot', type: 'Container', name: 'About', children: [{ id: 'far', type: 'TextInput', name: 'Far', props: { value: 'far' } }] },
      },
    ],
  });
}

const CODES = [
  '{{ title.value }}',
  '{{ n + 1 }}',
  '{{ far.value }}',
  '{{ second.content }} {{ sum.content }}',
  '{{ item.title }}',
  '{{ box.value }}',
  '{{ lost.value }}',
  '{{ titel.value }}',
  '{{ 1 + }}',
  '{{ tasks.data.length }}',
  '{{ tasks.total }} {{ members.isLoading }}',
  '{{ button.label }} {{ text.content }}',
  'plain',
  '{{ extra }}',
  '{{ card.title }}',
  '{{ helpers.shown() }}',
  '{{ parent.index }}',
  '{{ page.name }}',
  '{{ form.values }}',
  '{{ [1, 2, 3] }}',
  '{{ null.x }}',
  '{{ list.selectedItem }}',
];
const TYPES = ['Text', 'Text', 'TextInput', 'Button', 'Card', 'List', 'Form', 'Container'];
const KEYS = ['content', 'label', 'value', 'items', 'title', 'visible', 'disabled', 'field', 'initial', 'itemKey', 'placeholder'];

/** Edits that change what code means. */
function codeEdit(app: AppDocument, random: Random): string {
  const ids = [...app.tree.ids()];
  const node = pick(random, ids) ?? 'homeRoot';
  const kind = Math.floor(random.next() * 12);
  const act = random.next();
  switch (kind) {
    case 0:
    case 1:
    case 2:
      setBinding(app, ORIGIN, node, pick(random, KEYS)!, random.next() < 0.2 ? undefined : pick(random, CODES)!);
      break;
    case 3:
      setProperty(
        app,
        ORIGIN,
        node,
        pick(random, KEYS)!,
        random.next() < 0.3 ? undefined : pick(random, ['a', true, false, 5, ['x', 'y'], { title: 'other' }, 'title'])!,
      );
      break;
    case 4:
      addNode(app, ORIGIN, {
        node: { type: pick(random, TYPES)!, name: 'N', bindings: { content: pick(random, CODES)! } },
        parentId: node,
        index: Math.floor(random.next() * 4),
      });
      break;
    case 5:
    case 6:
      moveNodes(app, ORIGIN, { ids: [node], parentId: pick(random, ids) ?? 'homeRoot', index: Math.floor(random.next() * 4) });
      break;
    case 7:
      removeNodes(app, ORIGIN, [node]);
      break;
    case 8:
      setStyle(app, ORIGIN, node, 'base', 'gap', pick(random, ['{{ n }}px', 4, undefined]));
      break;
    case 9:
      if (act < 0.5) updateState(app, ORIGIN, 'n', { initial: Math.floor(random.next() * 9) });
      else if (act < 0.75) addState(app, ORIGIN, { name: 'extra', initial: 'more' });
      else removeState(app, ORIGIN, pick(random, app.state())?.id ?? 'none');
      break;
    case 10:
      if (random.next() < 0.6) updateQuery(app, ORIGIN, 'tasks', { limit: 1 + Math.floor(random.next() * 3) });
      else
        setModule(app, ORIGIN, {
          id: 'helpers',
          name: 'Helpers',
          code: `export const twice = (x) => x * ${Math.floor(random.next() * 5)};\nexport const shown = () => n;`,
        });
      break;
    default:
      setEvent(app, ORIGIN, node, 'click', [{ do: 'setState', with: { state: 'n', value: '{{ n + 2 }}' } }]);
  }
  return `code ${kind}`;
}

function step(app: AppDocument, random: Random): string {
  try {
    return random.next() < 0.65 ? codeEdit(app, random) : randomEdit(app, ORIGIN, random);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

describe('edits of a running app', () => {
  it(`SES-4: after any edits the screen is that of a whole rebuild (${SEEDS} seeds)`, { timeout: 60_000 + SEEDS * 1500 }, async () => {
    const first = Number(process.env['EDIT_FIRST'] ?? 1);
    for (let seed = first; seed < first + SEEDS; seed++) {
      const random = seededRandom(seed);
      const start = richManifest();
      const document = new AppDocument(fromManifest(start), { random: seededRandom(seed) });
      const mode = seed % 4 === 0 ? 'design' : 'run';
      const edited = await new LocalApp(start, { mode, rebuilds: false }).start();
      const rebuilt = await new LocalApp(start, { mode, rebuilds: true }).start();
      const trail: string[] = [];
      for (let round = 0; round < 4; round++) {
        for (let i = Math.floor(random.next() * 3); i >= 0; i--) trail.push(step(document, random));
        const next = toManifest(document.doc, document.tree);
        await edited.update(next);
        await rebuilt.update(next);
        expect(edited.screen(), `seed ${seed} after ${trail.join(', ')}`).toEqual(rebuilt.screen());
        expect(edited.session.mirror.currentFrame(), `frame of seed ${seed}`).toEqual(rebuilt.session.mirror.currentFrame());
        const input = pick(
          random,
          Object.values(edited.screen()).filter((view) => view.type === 'TextInput'),
        );
        const act = random.next();
        for (const app of [edited, rebuilt]) {
          if (input !== undefined && act < 0.5) await app.event(input.id, 'change', { value: `typed ${round}` });
          else await app.event('up', 'click');
        }
        trail.push(act < 0.5 ? `type ${input?.id}` : 'click');
      }
      const fresh = await new LocalApp(toManifest(document.doc, document.tree), { mode: 'design', rebuilds: false, entities: start.entities, pageId: edited.session.mirror.currentFrame()?.pageId ?? 'home' }).start();
      // A failed read keeps the data, and a fresh app never had any.
      const canRead = !fresh.session.logs.all().some((entry) => entry.source === 'data' || entry.place?.kind === 'query');
      if (mode === 'design' && canRead) expect(edited.screen(), `fresh, seed ${seed}`).toEqual(fresh.screen());
      for (const app of [edited, rebuilt, fresh]) app.session.stop();
    }
  });
});
