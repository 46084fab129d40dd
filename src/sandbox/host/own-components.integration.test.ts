import { afterAll, describe, expect, it } from 'vitest';
import { AppDocument, detachInstance, fromManifest, makeComponent, toManifest, type Origin } from '../../shared/app/document/index.ts';
import type { ComponentNodeInput, ManifestInput } from '../../shared/app/manifest/index.ts';
import { validateManifest } from '../../shared/app/validation/index.ts';
import { app, AppLab, button, input, MEMBERS, TASKS, text } from '../../testing/sandbox/running-app.ts';

const lab = new AppLab();
afterAll(() => lab.close());
const ORIGIN: Origin = { actor: 'test', kind: 'hand' };

type Definition = NonNullable<ManifestInput['components']>[number];
const use = (id: string, component: string, more: Partial<ComponentNodeInput> = {}): ComponentNodeInput => ({
  id,
  type: 'Module',
  name: id,
  ...more,
  props: { component, ...more.props },
});
const CARD: Definition = {
  id: 'card',
  name: 'Card',
  kind: 'parts',
  props: [{ key: 'title', label: 'Title', type: 'text', default: 'No title' }],
  events: [{ name: 'chosen', label: 'When it is chosen', payload: ['title'] }],
  hasSlot: true,
  root: {
    id: 'cardRoot',
    type: 'Container',
    name: 'Card',
    children: [
      text('cardTitle', '{{ inputs.title }}: {{ cardBox.value }}'),
      input('cardBox'),
      button('cardGo', { do: 'emit', with: { event: 'chosen', payload: { title: '{{ inputs.title + cardBox.value }}' } } }),
      { id: 'cardSlot', type: 'Slot', name: 'Slot' },
    ],
  },
};
const NOTE = {
  state: [{ id: 'note', name: 'Note', initial: 'none' }],
  entities: [TASKS, MEMBERS],
  queries: [{ id: 'tasks', name: 'Tasks', kind: 'list' as const, entity: 'task', orderBy: [{ field: 'title' }] }],
};

describe('own components made from parts', () => {
  it('OWN-1: each use has its own inputs, state and handlers', async () => {
    const chosen = { chosen: [{ do: 'setState' as const, with: { state: 'note', value: '{{ event.title }}' } }] };
    const running = await lab.run(
      app(
        [
          use('a', 'card', { props: { title: 'A' }, events: chosen }),
          use('b', 'card', { bindings: { title: '{{ note }}' } }),
          use('c', 'card'),
          text('noteText', '{{ note }}'),
        ],
        { ...NOTE, components: [CARD] },
      ),
    );
    expect(['cardTitle@a', 'cardTitle@b', 'cardTitle@c'].map((id) => running.prop(id))).toEqual(['A: ', 'none: ', 'No title: ']);
    await running.type('cardBox@a', '1');
    expect([running.prop('cardTitle@a'), running.prop('cardTitle@b')]).toEqual(['A: 1', 'none: ']);
    await running.click('cardGo@a');
    expect([running.prop('noteText'), running.prop('cardTitle@b')]).toEqual(['A1', 'A1: ']);
  });

  it('OWN-2: in a list, with content of the row in its slot; the content sees the page, the parts do not', async () => {
    const running = await lab.run(
      app(
        [
          {
            id: 'list',
            type: 'List',
            name: 'List',
            bindings: { items: '{{ tasks.data }}' },
            children: [use('row', 'card', { bindings: { title: '{{ item.title }}' }, children: [text('inside', '{{ item.hours }} of {{ row.title }}')] })],
          },
        ],
        { ...NOTE, components: [CARD] },
      ),
    );
    expect(running.copies('cardTitle').map((view) => [view.id, view.props['content']])).toEqual([
      ['cardTitle@t2@row', 'Build: '],
      ['cardTitle@t3@row', 'Clean: '],
      ['cardTitle@t1@row', 'Paint: '],
    ]);
    expect(running.copies('inside').map((view) => view.props['content'])).toEqual(
      expect.arrayContaining([expect.stringMatching(/ of Build$/), expect.stringMatching(/ of Paint$/)]),
    );
    const problems = validateManifest(
      app([text('out', '{{ cardBox.value }}')], {
        components: [
          { ...CARD, root: { ...CARD.root!, children: [text('peek', '{{ out.content }}{{ item }}')] } },
          { ...CARD, id: 'other', root: { id: 'otherRoot', type: 'Container', name: 'O', children: [input('cardBox')] } },
        ],
      }),
    );
    expect(problems.map((problem) => problem.message).filter((message) => /own|list/.test(message))).toEqual([
      expect.stringContaining('“cardBox” is a part of a component of your own'),
      expect.stringContaining('“out” is outside of this component of your own'),
      expect.stringContaining('“item” exists only inside a list'),
    ]);
  });

  it('OWN-3: one that contains itself says so with the path, and the rest runs', async () => {
    const inner: Definition = {
      id: 'inner',
      name: 'Inner',
      kind: 'parts',
      root: { id: 'innerRoot', type: 'Container', name: 'I', children: [use('outerUse', 'outer')] },
    };
    const outer: Definition = {
      id: 'outer',
      name: 'Outer',
      kind: 'parts',
      root: { id: 'outerRoot', type: 'Container', name: 'O', children: [text('fine', 'fine'), use('innerUse', 'inner')] },
    };
    const manifest = app([use('top', 'outer'), use('gone', 'missing')], { components: [outer, inner] });
    const running = await lab.run(manifest);
    expect(running.prop('fine@top')).toBe('fine');
    expect(running.state('outerUse@top@innerUse', 'problem')).toBe('“Outer” contains itself: Outer → Inner → Outer.');
    expect(running.state('gone', 'problem')).toContain('not there any more');
    const problems = validateManifest(manifest).map((problem) => problem.message);
    expect(problems).toContain('A component of your own contains itself: Outer → Inner → Outer. Take it out at one of these places.');
    expect(problems.some((message) => message.startsWith('“gone” stands for'))).toBe(true);
  });

  it('OWN-4: edits of the definition, of its inputs and of what a use holds show at once and keep what was typed', async () => {
    const before = app([use('a', 'card', { children: [text('one', '1')] })], { ...NOTE, components: [CARD] });
    const running = await lab.run(before);
    await running.type('cardBox@a', 'typed');
    const edited = structuredClone(before);
    edited.components[0]!.root!.children[0]!.bindings['content'] = '{{ inputs.title }} / {{ cardBox.value }}';
    edited.components[0]!.root!.children.push(
      structuredClone({ ...before.components[0]!.root!.children[0]!, id: 'more', bindings: { content: 'more {{ inputs.title }}' } }),
    );
    await running.update(edited);
    expect([running.prop('cardTitle@a'), running.prop('more@a')]).toEqual(['No title / typed', 'more No title']);
    const other = structuredClone(edited);
    other.components[0]!.props[0]!.default = 'Untitled';
    other.pages[0]!.root.children[0]!.children.push({ ...structuredClone(before.pages[0]!.root.children[0]!.children[0]!), id: 'two' });
    await running.update(other);
    expect([running.prop('cardTitle@a'), running.view('cardSlot@a').kids]).toEqual(['Untitled / typed', ['one', 'two']]);
    const fewer = structuredClone(other);
    fewer.pages[0]!.root.children[0]!.children.shift();
    await running.update(fewer);
    expect(running.view('cardSlot@a').kids).toEqual(['two']);
    const swapped = structuredClone(fewer);
    swapped.components.push({
      ...structuredClone(other.components[0]!),
      id: 'plain',
      name: 'Plain',
      root: { ...structuredClone(before.pages[0]!.root.children[0]!.children[0]!), id: 'plainRoot' },
    });
    swapped.pages[0]!.root.children[0]!.props['component'] = 'plain';
    await running.update(swapped);
    expect(running.view('a').kids).toEqual(['plainRoot@a']);
  });

  it('OWN-5: a selection made a component does what it did, and taken apart again it still does', async () => {
    const manifest = app(
      [
        {
          id: 'box',
          type: 'Container',
          name: 'Box',
          children: [
            text('head', '{{ tasks.data.length }} tasks, {{ note }}'),
            input('entry'),
            button('go', { do: 'setState', with: { state: 'note', value: '{{ entry.value }}!' } }),
            text('mix', '{{ entry.value + note }}'),
          ],
        },
        text('noteText', '{{ note }}'),
      ],
      NOTE,
    );
    const document = new AppDocument(fromManifest(manifest));
    const { id, instanceId } = makeComponent(document, ORIGIN, ['box'], 'Task box');
    const made = toManifest(document.doc);
    expect(validateManifest(made)).toEqual([]);
    expect(
      made.components.map((definition) => [definition.id === id, definition.props.map((prop) => prop.key), definition.events.map((event) => event.name)]),
    ).toEqual([[true, ['content', 'note'], ['goClick']]]);
    const running = await lab.run(made);
    await running.type(`entry@${instanceId}`, 'x');
    await running.click(`go@${instanceId}`);
    expect([running.prop('noteText'), running.prop(`head@${instanceId}`), running.prop(`mix@${instanceId}`)]).toEqual(['x!', '3 tasks, x!', 'xx!']);

    detachInstance(document, ORIGIN, instanceId);
    const apart = toManifest(document.doc);
    expect(validateManifest(apart)).toEqual([]);
    const again = await lab.run(apart);
    const idOf = (name: string): string => again.session.mirror.all().find((view) => view.id.startsWith(name))?.id ?? '';
    await again.type(idOf('entry'), 'y');
    await again.click(idOf('go'));
    expect([again.prop('noteText'), again.prop(idOf('head')), again.prop(idOf('mix'))]).toEqual(['y!', '3 tasks, y!', 'yy!']);
  });

  it('OWN-6: the screen gets the code from the host, again when it changes; the running app sees its inputs and none of it', async () => {
    const code = (compiled: string): Definition => ({
      id: 'dial',
      name: 'Dial',
      kind: 'code',
      props: [{ key: 'value', label: 'Value', default: 3 }],
      events: [{ name: 'turned', label: 'When turned', payload: ['value'] }],
      code: compiled,
      compiled,
    });
    const dial: ComponentNodeInput = {
      id: 'one',
      type: 'CustomComponent',
      name: 'Dial',
      props: { component: 'dial' },
      events: { turned: [{ do: 'setState', with: { state: 'note', value: '{{ event.value + one.value }}' } }] },
    };
    const running = await lab.run(app([dial, text('noteText', '{{ note }}')], { ...NOTE, components: [code('first')] }));
    const sent = (): string[] => running.events.flatMap((event) => (event.type === 'code' ? event.components.map((one) => one.compiled) : []));
    expect(sent()).toEqual(['first']);
    await running.event('one', 'turned', { value: 4 });
    expect(running.prop('noteText')).toBe(7);
    await running.update(app([dial, text('noteText', '{{ note }}')], { ...NOTE, components: [code('second')] }));
    expect([sent(), running.prop('noteText')]).toEqual([['first', 'second'], 7]);
    expect(JSON.stringify(running.patches())).not.toContain('first');
  });
});
