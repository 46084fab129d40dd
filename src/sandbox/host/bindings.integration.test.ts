import { afterAll, describe, expect, it } from 'vitest';
import { app, AppLab, button, input, MEMBERS, TASKS, text } from '../../testing/sandbox/running-app.ts';

const lab = new AppLab();
afterAll(() => lab.close());

describe('bindings', () => {
  it('SES-10: a lone binding keeps its type; mixed text concatenates and null reads as nothing', async () => {
    const running = await lab.run(app([text('a', '{{ [1, 2].map((n) => n * 2) }}'), text('b', 'x{{ null }}y{{ undefined }}{{ 1 + 1 }}{{ "}}" }}'), text('c', ' {{ ({ a: { b: 1 } }) }} ')]));
    expect(running.prop('a')).toEqual([2, 4]);
    expect(running.prop('b')).toBe('xy2}}');
    expect(running.prop('c')).toEqual({ a: { b: 1 } });
  });

  it('SES-10: components, variables and the page are in scope under their ids', async () => {
    const running = await lab.run(
      app([input('nameInput', { value: 'Ada', label: 'Name' }), text('hello', '{{ nameInput.label }}: {{ nameInput.value }} has {{ count2 }} on {{ page.name }}')], { state: [{ id: 'count2', name: 'Count', initial: 3 }] }),
    );
    expect(running.prop('hello')).toBe('Name: Ada has 3 on Home');
    await running.type('nameInput', 'Grace');
    expect(running.prop('hello')).toBe('Name: Grace has 3 on Home');
  });

  it('SES-11: a failing binding keeps its last good value and says where it is, once', async () => {
    const running = await lab.run(app([input('box', { value: 'abc' }), text('size', '{{ box.value.length.toFixed(0) }}')]));
    expect(running.prop('size')).toBe('3');
    await running.type('box', null);
    await running.type('box', null);
    expect(running.prop('size')).toBe('3');
    expect(running.logs().filter((entry) => entry.level === 'error')).toMatchObject([{ source: 'binding', place: { kind: 'node', id: 'size', key: 'content' } }]);
    await running.type('box', 'abcd');
    expect(running.prop('size')).toBe('4');
  });

  it('SES-11: a binding that does not parse, or names nothing, fails alone and with its place', async () => {
    const running = await lab.run(app([text('broken', '{{ 1 + }}'), text('lost', '{{ nobody.value }}'), text('fine', '{{ 1 + 1 }}')]));
    expect(running.prop('fine')).toBe(2);
    expect(running.prop('broken')).toBe('Text');
    expect(running.errors()).toEqual([expect.stringContaining('does not parse'), 'Nothing here is called “nobody”.']);
  });

  it('SES-12: a change re-evaluates what depends on it and nothing else', async () => {
    const running = await lab.run(
      app([input('left'), input('right'), text('a', '{{ counted.hit("a", left.value) }}'), text('b', '{{ counted.hit("b", right.value) }}')], {
        modules: [{ id: 'counted', name: 'Counted', code: 'const hits = {}; export function hit(key, value) { hits[key] = (hits[key] ?? 0) + 1; return `${value}:${hits[key]}`; }' }],
      }),
    );
    await running.type('left', 'x');
    await running.type('left', 'y');
    expect([running.prop('a'), running.prop('b')]).toEqual(['y:3', ':1']);
  });

  it('SES-13: members of a cycle keep their last good value and show the path; readers outside go on', async () => {
    const running = await lab.run(
      app([
        { id: 'a', type: 'Text', name: 'A', props: { content: 'start a' }, bindings: { content: '{{ on ? b.content : "a" }}' } },
        { id: 'b', type: 'Text', name: 'B', bindings: { content: '{{ a.content + "!" }}' } },
        text('reader', '{{ "sees " + a.content }}'),
        button('toggle', { do: 'setState', with: { state: 'on', value: '{{ !on }}' } }),
      ], { state: [{ id: 'on', name: 'On', initial: false }] }),
    );
    expect([running.prop('a'), running.prop('b'), running.prop('reader')]).toEqual(['a', 'a!', 'sees a']);
    await running.click('toggle');
    expect([running.prop('a'), running.prop('b'), running.prop('reader')]).toEqual(['a', 'a!', 'sees a']);
    expect(running.errors().join('\n')).toMatch(/a\.content → b\.content → a\.content|b\.content → a\.content → b\.content/);
    await running.click('toggle');
    expect([running.prop('a'), running.prop('b')]).toEqual(['a', 'a!']);
    expect(running.session.currentStatus).toBe('running');
  });

  it('SES-14: a promise arrives later; until then the last value stays', async () => {
    const running = await lab.run(
      app([input('n', { value: 2 }, 'NumberInput'), text('double', '{{ slow.double(n.value) }}'), text('bad', '{{ slow.fail() }}')], {
        modules: [{ id: 'slow', name: 'Slow', code: 'export async function double(n) { await null; return n * 2; }\nexport async function fail() { await null; throw new Error("no luck"); }' }],
      }),
    );
    expect(running.prop('double')).toBe(4);
    expect(running.errors()).toEqual(['no luck']);
    await running.type('n', 21);
    expect(running.prop('double')).toBe(42);
  });

  it('SES-17: a binding may read but not change a variable', async () => {
    const running = await lab.run(app([text('t', '{{ n = 5 }}'), text('shown', '{{ n }}')], { state: [{ id: 'n', name: 'N', initial: 1 }] }));
    expect(running.prop('shown')).toBe(1);
    expect(running.errors()[0]).toMatch(/may only read/);
  });

  it('SES-10: style layers and their templates arrive as the property “style”', async () => {
    const running = await lab.run(app([{ ...text('t', 'x'), style: { base: { color: '{{ 1 > 0 ? "primary" : "text" }}', width: '100%' } } }]));
    expect(running.prop('t', 'style')).toEqual({ base: { color: 'primary', width: '100%' } });
  });
});

describe('repeats', () => {
  const groups = [{ id: 'g1', name: 'One', items: [{ id: 'a', n: 1 }, { id: 'b', n: 2 }] }, { id: 'g2', name: 'Two', items: [{ id: 'a', n: 3 }] }];
  const nested = app([
    { id: 'outer', type: 'List', name: 'Outer', bindings: { items: '{{ groups }}' }, children: [
      text('groupName', '{{ index }}:{{ item.name }}'),
      { id: 'inner', type: 'List', name: 'Inner', bindings: { items: '{{ item.items }}' }, children: [
        input('amount', {}, 'NumberInput'),
        text('line', '{{ parent.item.name }}/{{ parent.index }}/{{ item.n }}/{{ index }}/{{ amount.value ?? "-" }}'),
      ] },
    ] },
    button('swap', { do: 'setState', with: { state: 'groups', value: '{{ groups.slice().reverse() }}' } }),
    button('drop', { do: 'setState', with: { state: 'groups', value: '{{ groups.slice(0, 1) }}' } }),
  ], { state: [{ id: 'groups', name: 'Groups', initial: groups }] });

  it('SES-3, SES-15: scopes nest to any depth, and ids carry the keys of the repeats', async () => {
    const running = await lab.run(nested);
    expect(running.prop('groupName@g2')).toBe('1:Two');
    expect(running.prop('line@g1@b')).toBe('One/0/2/1/-');
    expect(running.prop('line@g2@a')).toBe('Two/1/3/0/-');
    expect(running.view('outer').groups).toEqual([{ key: 'g1', kids: ['groupName@g1', 'inner@g1'] }, { key: 'g2', kids: ['groupName@g2', 'inner@g2'] }]);
  });

  it('SES-15: a name inside a repeat means the copy of the same element', async () => {
    const running = await lab.run(nested);
    await running.type('amount@g1@b', 9);
    expect(running.prop('line@g1@b')).toBe('One/0/2/1/9');
    expect(running.prop('line@g1@a')).toBe('One/0/1/0/-');
  });

  it('SES-16: elements are kept by id when they move, and end when they go', async () => {
    const running = await lab.run(nested);
    await running.type('amount@g1@b', 9);
    running.patches();
    await running.click('swap');
    expect(running.prop('line@g1@b')).toBe('One/1/2/1/9');
    expect(running.patches().some((patch) => patch.op === 'add' || patch.op === 'remove')).toBe(false);
    await running.click('drop');
    expect(running.copies('line').map((view) => view.id)).toEqual(['line@g2@a']);
    expect(running.patches().filter((patch) => patch.op === 'remove')).toHaveLength(1);
  });

  it('SES-16: elements without an id, or with the same one, get keys of their own', async () => {
    const running = await lab.run(app([{ id: 'list', type: 'List', name: 'List', props: { items: [{ id: 'x' }, { id: 'x' }, 'plain', null] }, children: [text('t', '{{ index }}')] }]));
    expect(running.view('list').groups?.map((group) => group.key)).toEqual(['x', 'x~2', '2', '3']);
  });

  it('SES-15: a component inside a repeat cannot be named from outside', async () => {
    const running = await lab.run(app([{ id: 'list', type: 'List', name: 'List', props: { items: [1] }, children: [input('inside')] }, text('t', '{{ inside.value }}')]));
    expect(running.errors()[0]).toMatch(/repeated inside “list”/);
  });

  it('SES-16: of a long list only what is in view is drawn; what was typed elsewhere comes back with its element', async () => {
    const running = await lab.run(app([{ id: 'list', type: 'List', name: 'L', bindings: { items: '{{ range(10000) }}' }, children: [text('t', '{{ item }}'), input('box')] }]));
    expect(running.view('list').total).toBe(10_000);
    expect(running.view('list').groups?.map((group) => group.index)).toEqual(Array.from({ length: 100 }, (_, i) => i));
    await running.type('box@3', 'typed');
    const show = async (from: number, count: number, pin?: number): Promise<void> => {
      running.session.send({ type: 'window', id: 'list', from, count, ...(pin === undefined ? {} : { pin }) });
      await running.session.whenIdle();
    };
    await show(5000, 20, 7);
    expect(running.view('list').groups?.map((group) => group.index)).toEqual([7, ...Array.from({ length: 20 }, (_, i) => 5000 + i)]);
    expect(running.copies('t').map((view) => view.props['content'])).toEqual([7, ...Array.from({ length: 20 }, (_, i) => 5000 + i)]);
    expect(running.view('t@5000').id).toBe('t@5000');
    await show(0, 10);
    expect(running.state('box@3')).toBe('typed');
    await show(9_999_999, 10);
    expect(running.view('list').groups?.at(-1)?.index).toBe(9999);
    expect(running.errors()).toEqual([]);
  });

  it('SES-16: a form has all its inputs, in view or not, up to 500 elements', async () => {
    const list = { id: 'list', type: 'List', name: 'L', bindings: { items: '{{ range(600) }}' }, children: [{ id: 'box', type: 'TextInput', name: 'Box', bindings: { field: '{{ "f" + item }}' } }] };
    const running = await lab.run(app([{ id: 'form', type: 'Form', name: 'F', children: [list] }]));
    expect(running.copies('box')).toHaveLength(500);
    expect(running.view('list').total).toBeUndefined();
    expect(running.logs()).toMatchObject([{ level: 'warn', text: expect.stringContaining('600') as string }]);
  });
});

describe('rows in expressions', () => {
  it('SES-33: rows have computed fields and included rows; sorting one binding’s rows leaves the others alone', async () => {
    const running = await lab.run(
      app([text('sorted', '{{ tasks.data.sort((a, b) => a.hours - b.hours).map((t) => t.title).join() }}'), text('plain', '{{ tasks.data.map((t) => t.shout + "-" + t.owner$.name).join() }}')], {
        entities: [TASKS, MEMBERS],
        queries: [{ id: 'tasks', name: 'Tasks', kind: 'list', entity: 'task', include: ['owner'], orderBy: [{ field: 'title' }] }],
      }),
    );
    expect(running.prop('sorted')).toBe('Paint,Clean,Build');
    expect(running.prop('plain')).toBe('BUILD-Bo,CLEAN-Ada,PAINT-Ada');
  });
});
