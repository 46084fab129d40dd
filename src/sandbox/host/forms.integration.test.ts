import { afterAll, describe, expect, it } from 'vitest';
import { app, AppLab, button, input, text } from '../../testing/sandbox/running-app.ts';
import type { ComponentNodeInput } from '../../shared/app/manifest/index.ts';

const lab = new AppLab();
afterAll(() => lab.close());

const form = (children: ComponentNodeInput[], more: Partial<ComponentNodeInput> = {}): ComponentNodeInput => ({ id: 'form', type: 'Form', name: 'Form', children, ...more });
const rows = [{ id: 'r1', title: 'One', count: 1 }, { id: 'r2', title: 'Two', count: null }];
const editor = app(
  [
    { id: 'table', type: 'Table', name: 'Table', props: { data: rows } },
    form([input('title', { field: 'title', label: 'Title', required: true }), input('count', { field: 'count', value: 7 }, 'NumberInput'), input('aside', { value: 'x' })], {
      bindings: { initial: '{{ table.selectedRow }}' },
      events: { submit: [{ do: 'setState', with: { state: 'sent', value: '{{ event.values }}' } }], invalid: [{ do: 'setState', with: { state: 'sent', value: '{{ event.errors }}' } }] },
    }),
    text('summary', '{{ [form.isValid, form.isDirty, form.values.title] }}'),
    button('reset', { do: 'resetForm', with: { node: 'form' } }),
    button('prefill', { do: 'resetForm', with: { node: 'form', values: { title: 'Given' } } }),
    button('check', { do: 'validateForm', with: { node: 'form' } }, { do: 'setState', with: { state: 'sent', value: 'checked' } }),
  ],
  { state: [{ id: 'sent', name: 'Sent', initial: null }] },
);

describe('forms', () => {
  it('SES-22: values are those of the inputs with a field; others are left out', async () => {
    const running = await lab.run(editor);
    expect(running.state('form', 'values')).toEqual({ title: '', count: 7 });
    await running.type('title', 'Hello');
    expect(running.prop('summary')).toEqual([true, true, 'Hello']);
  });

  it('SES-22: inputs take the starting values of the form when these change, else their own value', async () => {
    const running = await lab.run(editor);
    await running.type('title', 'typed');
    await running.event('table', 'rowClick', { row: rows[0]! });
    expect(running.state('form', 'values')).toEqual({ title: 'One', count: 1 });
    expect(running.state('form', 'isDirty')).toBe(false);
    await running.type('title', 'changed');
    await running.event('table', 'rowClick', { row: rows[1]! });
    expect(running.state('form', 'values')).toEqual({ title: 'Two', count: null });
  });

  it('SES-22: a reset goes back to the start; given values stand until the start changes', async () => {
    const running = await lab.run(editor);
    await running.event('table', 'rowClick', { row: rows[0]! });
    await running.type('title', 'changed');
    await running.click('reset');
    expect(running.state('title')).toBe('One');
    await running.click('prefill');
    expect(running.state('form', 'values')).toEqual({ title: 'Given', count: 7 });
    await running.event('table', 'rowClick', { row: rows[1]! });
    expect(running.state('title')).toBe('Two');
  });

  it('SES-23: an invalid form shows its problems and sends invalid; a valid one sends submit with its values', async () => {
    const running = await lab.run(editor);
    await running.event('form', 'submit');
    expect(running.state('title', 'error')).toBe('Fill this in.');
    expect(running.state('form', 'errors')).toEqual({ title: 'Fill this in.' });
    await running.type('title', 'Now');
    expect(running.state('title', 'error')).toBeNull();
    await running.event('form', 'submit');
    expect(running.state('form', 'isValid')).toBe(true);
  });

  it('SES-23: the payloads are in scope of the steps', async () => {
    const shown = app([...editor.pages[0]!.root.children, text('sentText', '{{ JSON.stringify(sent) }}')], { state: editor.state });
    const running = await lab.run(shown);
    await running.event('form', 'submit');
    expect(running.prop('sentText')).toBe('{"title":"Fill this in."}');
    await running.type('title', 'Ok');
    await running.event('form', 'submit');
    expect(running.prop('sentText')).toBe('{"title":"Ok","count":7}');
  });

  it('SES-43: checking an invalid form stops the rest of the steps', async () => {
    const running = await lab.run(app([...editor.pages[0]!.root.children, text('sentText', '{{ sent }}')], { state: editor.state }));
    await running.click('check');
    expect([running.prop('sentText'), running.state('title', 'error')]).toEqual([null, 'Fill this in.']);
    await running.type('title', 'Ok');
    await running.click('check');
    expect(running.prop('sentText')).toBe('checked');
  });

  it('SES-23: resetOnSubmit empties the form after its steps succeeded, and only then', async () => {
    const make = (fails: boolean) =>
      app([form([input('title', { field: 'title' })], { props: { resetOnSubmit: true }, events: { submit: [{ do: 'script', with: { code: fails ? 'throw new Error("no")' : 'return 1' } }] } })]);
    for (const [fails, left] of [[false, ''], [true, 'abc']] as const) {
      const running = await lab.run(make(fails));
      await running.type('title', 'abc');
      await running.event('form', 'submit');
      expect(running.state('title')).toBe(left);
    }
  });

  it('SES-23: inputs that do not show or are disabled are not checked', async () => {
    const running = await lab.run(
      app([
        form([
          { id: 'box', type: 'Container', name: 'Box', bindings: { visible: '{{ more.value }}' }, children: [input('hiddenOne', { field: 'a', required: true })] },
          input('off', { field: 'b', required: true, disabled: true }),
          input('more', { value: false }, 'Switch'),
        ]),
      ]),
    );
    expect(running.state('form', 'isValid')).toBe(true);
    await running.type('more', true);
    expect(running.state('form', 'isValid')).toBe(false);
  });

  it('SES-23: an input outside of a form is not checked while it is hidden either', async () => {
    const running = await lab.run(app([{ ...input('alone', { required: true }), bindings: { visible: '{{ more.value }}' } }, input('more', { value: false }, 'Switch')]));
    expect(running.state('alone', 'isValid')).toBe(true);
    await running.type('more', true);
    expect(running.state('alone', 'isValid')).toBe(false);
  });

  it('SES-24: a problem shows after leaving a filled input or sending, and goes when it is solved', async () => {
    const running = await lab.run(app([input('mail', { type: 'email' })]));
    await running.type('mail', 'ada');
    expect([running.state('mail', 'error'), running.state('mail', 'isValid')]).toEqual([null, false]);
    await running.event('mail', 'blur');
    expect(running.state('mail', 'error')).toMatch(/email/);
    await running.type('mail', 'ada@example.com');
    expect([running.state('mail', 'error'), running.state('mail', 'isValid')]).toEqual([null, true]);
  });

  it('SES-26: a form made from fields is checked too, and empties itself when asked', async () => {
    const running = await lab.run(
      app([{ id: 'quick', type: 'SchemaForm', name: 'Quick', props: { schema: [{ field: 'title', label: 'Title', type: 'text', required: true }], resetOnSubmit: true }, events: { submit: [{ do: 'toast', with: { text: 'Got {{ event.values.title }}' } }] } }]),
    );
    await running.event('quick', 'submit', { values: {} });
    expect(running.toasts()).toEqual(['Title: Fill this in.']);
    await running.event('quick', 'submit', { values: { title: 'A' } });
    expect(running.toasts().at(-1)).toBe('Got A');
    expect(running.state('quick', 'values')).toEqual({});
  });
});

describe('component state', () => {
  it('SES-20: state follows its property; what was set by hand stays until the property changes', async () => {
    const running = await lab.run(
      app([
        { id: 'tabs', type: 'Tabs', name: 'Tabs', bindings: { active: '{{ wanted }}' }, children: [] },
        button('other', { do: 'setState', with: { state: 'wanted', value: 'second' } }),
      ], { state: [{ id: 'wanted', name: 'Wanted', initial: 'first' }] }),
    );
    expect(running.state('tabs', 'active')).toBe('first');
    await running.event('tabs', 'change', { tab: 'third', index: 2 });
    expect(running.state('tabs', 'active')).toBe('third');
    await running.click('other');
    expect(running.state('tabs', 'active')).toBe('second');
  });

  it('SES-21: a change is in the value before the steps run', async () => {
    const running = await lab.run(app([{ ...input('box'), events: { change: [{ do: 'toast', with: { text: '{{ box.value }}={{ event.value }}' } }] } }]));
    await running.type('box', 'abc');
    expect(running.toasts()).toEqual(['abc=abc']);
  });

  it('SES-21: what is disabled does nothing', async () => {
    const running = await lab.run(app([{ ...button('b', { do: 'toast', with: { text: 'hi' } }), props: { disabled: true } }]));
    await running.click('b');
    expect(running.toasts()).toEqual([]);
  });

  it('SES-25: overlays open and close by step, method and from the screen', async () => {
    const running = await lab.run(
      app([
        {
          id: 'modal',
          type: 'Modal',
          name: 'Modal',
          children: [input('inModal')],
          events: { open: [{ do: 'toast', with: { text: 'open {{ event.open }}' } }], close: [{ do: 'toast', with: { text: 'close {{ event.open }}' } }] },
        },
        button('open', { do: 'openOverlay', with: { node: 'modal' } }),
        button('close', { do: 'callMethod', with: { node: 'modal', method: 'close' } }),
      ]),
    );
    expect(running.state('modal', 'open')).toBe(false);
    await running.click('open');
    expect(running.state('modal', 'open')).toBe(true);
    await running.event('modal', 'close', { open: false });
    expect(running.state('modal', 'open')).toBe(false);
    await running.click('open');
    await running.click('open');
    await running.click('close');
    expect(running.state('modal', 'open')).toBe(false);
    const [opened, closed] = ['open true', 'close false'];
    expect(running.toasts()).toEqual([opened, closed, opened, closed]);
  });

  it('SES-20: methods about state act at once, the others on the screen', async () => {
    const running = await lab.run(
      app([
        input('box', { value: 'a' }),
        { id: 'table', type: 'Table', name: 'Table', props: { data: [{ id: 1 }] } },
        button('set', { do: 'callMethod', with: { node: 'box', method: 'set', args: ['{{ box.value + "b" }}'] } }),
        button('clear', { do: 'callMethod', with: { node: 'box', method: 'clear' } }),
        button('focus', { do: 'callMethod', with: { node: 'box', method: 'focus' } }),
        button('none', { do: 'callMethod', with: { node: 'table', method: 'clearSelection' } }),
      ]),
    );
    await running.click('set');
    expect(running.state('box')).toBe('ab');
    await running.click('clear');
    expect(running.state('box')).toBe('');
    await running.click('focus');
    expect(running.effects()).toContainEqual({ kind: 'method', id: 'box', method: 'focus', args: [] });
    await running.event('table', 'rowClick', { row: { id: 1 } });
    expect(running.state('table', 'selectedRow')).toEqual({ id: 1 });
    await running.click('none');
    expect(running.state('table', 'selectedRow')).toBeNull();
  });
});
