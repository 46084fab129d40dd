// @vitest-environment jsdom
import './testing/dom.ts';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppView } from './app-view.tsx';
import { listOf, objectOf } from './core/values.ts';
import { PageView } from './page-view.tsx';
import { BOOKINGS } from './testing/samples.ts';
import { type Sketch, StaticSource, type StaticSourceOptions } from './testing/static-source.ts';

afterEach(cleanup);

function open(kids: Sketch[], options?: StaticSourceOptions): StaticSource {
  const source = new StaticSource({ id: 'root', type: 'Container', kids }, options);
  render(<AppView source={source} />);
  return source;
}

const table = (props: Sketch['props'] = {}, events: string[] = []): Sketch => ({
  id: 'table',
  type: 'Table',
  events,
  props: {
    data: BOOKINGS,
    noun: 'booking',
    columns: [
      { field: 'patient', label: 'Patient', type: 'text' },
      { field: 'fee', label: 'Fee', type: 'currency', currency: 'EUR' },
    ],
    ...props,
  },
});
const patients = (): (string | null)[] =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('gridcell')[0]?.textContent ?? null);

describe('the app frame', () => {
  it('lists the pages, marks the current one and goes to another', () => {
    const source = open([]);
    const nav = screen.getByRole('navigation', { name: 'Pages' });
    expect(within(nav).getByRole('button', { name: 'Bookings' }).getAttribute('aria-current')).toBe('page');
    fireEvent.click(within(nav).getByRole('button', { name: 'Patients' }));
    expect(source.sent).toContainEqual({ type: 'navigate', pageId: 'patients' });
    expect(document.activeElement).toBe(screen.getByRole('main'));
  });

  it('names the new page to a screen reader, by its heading or else by its name', () => {
    const source = open([{ type: 'Text', props: { format: 'heading', level: 1, content: 'Good morning' } }]);
    const spoken = (): string[] => [...document.querySelectorAll('.ca-app > [aria-live=polite]')].map((region) => region.textContent ?? '');
    expect(spoken().join('')).toBe('');
    act(() => source.setFrame({ pageId: 'patients' }));
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Good morning' }));
    expect(spoken()).toContain('Patients');
    cleanup();
    const other = open([{ type: 'Text', props: { format: 'heading', level: 1, content: 'All patients' } }]);
    act(() => other.setFrame({ pageId: 'patients' }));
    // The heading has the focus and says it: once is enough.
    expect(spoken().join('')).toBe('');
  });

  it('folds its sidebar, remembers that, and lets the keyboard skip it', () => {
    open([]);
    fireEvent.click(screen.getByRole('button', { name: 'Fold' }));
    expect(screen.getByRole('button', { name: 'Unfold the navigation' }).getAttribute('aria-expanded')).toBe('false');
    cleanup();
    open([]);
    const unfold = screen.getByRole('button', { name: 'Unfold the navigation' });
    expect(within(screen.getByRole('navigation', { name: 'Pages' })).getByRole('button', { name: 'Patients' })).toBeTruthy();
    fireEvent.click(unfold);
    fireEvent.click(screen.getByRole('button', { name: 'Skip to the page' }));
    expect(document.activeElement).toBe(screen.getByRole('main'));
  });

  it('shows at most five places in the bottom bar and the rest behind More', () => {
    const source = open([]);
    const bar = screen.getByRole('navigation', { name: 'Page bar' });
    expect(within(bar).getAllByRole('button')).toHaveLength(5);
    fireEvent.click(within(bar).getByRole('button', { name: 'More' }));
    const sheet = screen.getByRole('dialog', { name: 'More pages' });
    fireEvent.click(within(sheet).getByRole('button', { name: 'Settings' }));
    expect(source.sent).toContainEqual({ type: 'navigate', pageId: 'settings' });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('keeps the theme on its own element, so that two apps in one document differ', () => {
    open([], { theme: { colors: { primary: '#1f4e8c' } } });
    open([], { theme: { colors: { primary: '#8a4b12' }, mode: 'dark' } });
    const roots = [...document.querySelectorAll<HTMLElement>('.ca-root')];
    expect(roots.map((root) => [root.style.getPropertyValue('--app-acc'), root.dataset['scheme']])).toEqual([
      ['#1f4e8c', 'light'],
      ['#8a4b12', 'dark'],
    ]);
    expect(document.documentElement.getAttribute('style')).toBeNull();
    expect(document.documentElement.hasAttribute('data-mantine-color-scheme')).toBe(false);
  });

  it('says so where a component is unknown or fails, and draws the rest', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    open([{ type: 'Hologram' }, { type: 'Text', props: { content: 'Still here' } }]);
    expect(screen.getByText('“Hologram” is not a component this player knows.')).toBeDefined();
    expect(screen.getByText('Still here')).toBeDefined();
  });

  it('hides what is not visible in the app, and shows it faintly on the canvas', () => {
    open([{ id: 'a', type: 'Text', props: { content: 'Secret', visible: false } }]);
    expect(screen.queryByText('Secret')).toBeNull();
    const design = new StaticSource(
      {
        id: 'page',
        type: 'Container',
        kids: [
          { id: 'b', type: 'Text', props: { content: 'Secret', visible: false } },
          { id: 'dialog', type: 'Modal', props: { title: 'New' }, state: { open: true } },
        ],
      },
      { mode: 'design' },
    );
    const { container } = render(<PageView source={design} rootId="page" width={390} />);
    expect(screen.getByText('Secret').className).toContain('ca-ghost');
    expect(container.querySelector('[data-instance="dialog"]')).toBeNull();
    const beside = render(<PageView source={design} rootId="dialog" width={480} />);
    expect(beside.container.querySelector('[data-instance="dialog"]')?.textContent).toContain('New');
  });
});

describe('an input', () => {
  it('shows what is typed at once and is never set back by an older echo', () => {
    const source = open([{ id: 'name', type: 'TextInput', props: { label: 'Name' } }]);
    // The guest answers late: only what setState says.
    act(() => source.setState('name', 'value', ''));
    const echo = vi.spyOn(source, 'send').mockImplementation((message) => void source.sent.push(message));
    const input = screen.getByLabelText<HTMLInputElement>('Name');
    for (const text of ['a', 'ad', 'ada']) fireEvent.change(input, { target: { value: text } });
    act(() => source.setState('name', 'value', 'a'));
    expect(input.value).toBe('ada');
    act(() => source.setState('name', 'value', 'ada'));
    expect(input.value).toBe('ada');
    act(() => source.setState('name', 'value', ''));
    expect(input.value).toBe('');
    expect(source.payloads('name', 'change').map((payload) => payload['value'])).toEqual(['a', 'ad', 'ada']);
    echo.mockRestore();
  });

  it('speaks its help and its problem with its label', () => {
    open([{ type: 'TextInput', props: { label: 'Email', help: 'Only for receipts', required: true }, state: { error: 'Type an email address.' } }]);
    const input = screen.getByRole('textbox', { name: /Email/ });
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(input.getAttribute('aria-required')).toBe('true');
    const said = (input.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent);
    expect(said).toEqual(['Type an email address.', 'Only for receipts']);
  });

  it('keeps the kind of an option’s value', () => {
    const source = open([
      {
        id: 'seats',
        type: 'RadioGroup',
        props: {
          label: 'Seats',
          options: [
            { value: 2, label: 'Two' },
            { value: 4, label: 'Four' },
          ],
        },
      },
    ]);
    fireEvent.click(screen.getByLabelText('Four'));
    expect(source.payloads('seats', 'change')).toEqual([{ value: 4 }]);
  });

  it('sends a form, and nothing while it is disabled', () => {
    const source = open([{ id: 'form', type: 'Form', kids: [{ type: 'Button', props: { text: 'Save', type: 'submit' } }] }]);
    fireEvent.submit(screen.getByRole('form'));
    act(() => source.setProp('form', 'disabled', true));
    fireEvent.submit(screen.getByRole('form'));
    expect(source.payloads('form', 'submit')).toHaveLength(1);
  });
});

describe('a table', () => {
  it('searches every column, sorts both ways and shows pages', () => {
    const source = open([table({ pageSize: 3 })]);
    expect(patients()).toHaveLength(3);
    fireEvent.click(screen.getByRole('button', { name: 'Next page' }));
    expect(patients()[0]).toBe('Yusuf Tan');
    fireEvent.click(screen.getByRole('button', { name: 'Fee' }));
    fireEvent.click(screen.getByRole('button', { name: 'Fee' }));
    expect(screen.getByRole('columnheader', { name: 'Fee' }).getAttribute('aria-sort')).toBe('descending');
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'OKAF' } });
    expect(patients()).toEqual(['Ada Okafor']);
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'zzz' } });
    expect(screen.getByText('Nothing matches “zzz”.')).toBeDefined();
    fireEvent.click(screen.getByText('Clear search'));
    expect(source.payloads('table', 'search').at(-1)).toEqual({ text: '' });
  });

  it('tells clicks on rows and on their actions apart, and both work by keyboard', () => {
    const source = open([table({ rowActions: [{ id: 'edit', label: 'Edit', icon: 'pencil' }] }, ['rowClick'])]);
    fireEvent.click(screen.getByRole('button', { name: 'Edit Ada Okafor' }));
    expect(source.payloads('table', 'rowAction')).toEqual([{ row: BOOKINGS[0], action: 'edit' }]);
    expect(source.payloads('table', 'rowClick')).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Luca Marino' }));
    expect(source.payloads('table', 'rowClick')).toEqual([{ row: BOOKINGS[1] }]);
  });

  it('selects several rows and says which', () => {
    const source = open([table({ selection: 'multiple' })]);
    fireEvent.click(screen.getByLabelText('Select Ada Okafor'));
    fireEvent.click(screen.getByLabelText('Select Grace Finch'));
    const last = source.payloads('table', 'select').at(-1);
    expect(listOf(last?.['rows']).map((row) => objectOf(row)['id'])).toEqual(['b0', 'b2']);
  });

  it('edits a cell in place', () => {
    const source = open([table({ editable: true, columns: [{ field: 'fee', label: 'Fee', type: 'currency', editable: true }] })]);
    fireEvent.click(screen.getAllByRole('gridcell')[0] as HTMLElement);
    const input = screen.getByRole('textbox', { name: 'Fee' });
    fireEvent.change(input, { target: { value: '60.5' } });
    fireEvent.keyDown(input, { key: 'Enter' });
    expect(source.payloads('table', 'cellChange')).toEqual([{ row: BOOKINGS[0], field: 'fee', value: 60.5 }]);
  });

  it('says what an empty table is for', () => {
    const source = open([table({ data: [], noun: 'patient', addLabel: 'Add a patient' })]);
    expect(screen.getByText('No patients yet. Patients you add here show up at once.')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Add a patient' }));
    expect(source.payloads('table', 'addRow')).toHaveLength(1);
  });
});

describe('overlays and effects', () => {
  it('opens a dialog inside the app, takes the focus, closes on Escape and gives the focus back', () => {
    const source = open([
      { type: 'Button', props: { text: 'Edit' } },
      { id: 'dialog', type: 'Modal', props: { title: 'Edit booking' }, kids: [{ type: 'TextInput', props: { label: 'Patient' } }] },
    ]);
    const button = screen.getByRole('button', { name: 'Edit' });
    button.focus();
    act(() => source.setState('dialog', 'open', true));
    const dialog = screen.getByRole('dialog', { name: 'Edit booking' });
    expect(dialog.closest('.ca-root')).not.toBeNull();
    expect(document.activeElement).toBe(screen.getByLabelText('Patient'));
    fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
    expect(source.payloads('dialog', 'close')).toEqual([{ open: false }]);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  it('asks, and answers yes or no once', () => {
    const source = open([]);
    const ask = (effectId: number): void =>
      act(() =>
        source.perform({
          kind: 'confirm',
          effectId,
          title: 'Delete this booking?',
          text: 'It cannot be brought back.',
          confirmLabel: 'Delete',
          tone: 'danger',
        }),
      );
    ask(1);
    expect(document.activeElement?.textContent).toBe('Cancel');
    fireEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Delete' }));
    ask(2);
    fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
    expect(source.sent).toEqual([
      { type: 'effectResult', effectId: 1, value: true },
      { type: 'effectResult', effectId: 2, value: false },
    ]);
  });

  it('announces messages and keeps problems until they are closed', () => {
    vi.useFakeTimers();
    const source = open([]);
    act(() => source.perform({ kind: 'toast', text: 'Saved', tone: 'ok' }));
    act(() => source.perform({ kind: 'toast', text: 'Not saved', tone: 'danger' }));
    const region = document.querySelector('.ca-toasts[aria-live="polite"]');
    expect(region?.textContent).toContain('Saved');
    act(() => void vi.advanceTimersByTime(5000));
    expect(region?.textContent).toBe('Not saved');
    vi.useRealTimers();
  });

  it('opens only links that cannot run code, and focuses a component on request', () => {
    const opened = vi.spyOn(window, 'open').mockReturnValue(null);
    const source = open([{ id: 'name', type: 'TextInput', props: { label: 'Name' } }]);
    act(() => source.perform({ kind: 'openUrl', url: 'javascript:alert(1)' }));
    expect(opened).not.toHaveBeenCalled();
    act(() => source.perform({ kind: 'openUrl', url: 'https://example.com/a' }));
    expect(opened).toHaveBeenCalledWith('https://example.com/a', '_blank', 'noopener,noreferrer');
    act(() => source.perform({ kind: 'method', id: 'name', method: 'focus', args: [] }));
    expect(document.activeElement).toBe(screen.getByLabelText('Name'));
  });

  it('PRM-75: opens, saves and copies only right after the person acted', () => {
    const activation = { isActive: false };
    Object.defineProperty(navigator, 'userActivation', { value: activation, configurable: true });
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000);
    const opened = vi.spyOn(window, 'open').mockReturnValue(null);
    opened.mockClear();
    const source = open([]);
    act(() => source.perform({ kind: 'openUrl', url: 'https://example.com/a' }));
    expect(opened).not.toHaveBeenCalled();
    expect(document.querySelector('.ca-toasts')?.textContent).toContain('That link was not opened');
    activation.isActive = true;
    act(() => source.perform({ kind: 'openUrl', url: 'https://example.com/a' }));
    activation.isActive = false; // The browser takes it for used up.
    act(() => source.perform({ kind: 'openUrl', url: 'https://example.com/b' }));
    expect(opened).toHaveBeenCalledTimes(2);
    Reflect.deleteProperty(navigator, 'userActivation');
    vi.restoreAllMocks();
  });

  it('moves a board card by its menu, as one can by dragging', async () => {
    const source = open([{ id: 'board', type: 'Kanban', props: { items: BOOKINGS, groupBy: 'status', titleField: 'patient' } }]);
    fireEvent.click(screen.getByRole('button', { name: 'Move Ada Okafor' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Missed' }));
    expect(source.payloads('board', 'move')).toEqual([{ item: BOOKINGS[0], from: 'Arrived', to: 'Missed', order: null, index: 2 }]);
    expect(within(screen.getByRole('region', { name: 'Missed, 3' })).getByText('Ada Okafor')).toBeDefined();
  });
});

describe('a form from fields', () => {
  const schema = [
    { field: 'name', label: 'Name', type: 'text', required: true },
    { field: 'email', label: 'Email', type: 'email' },
  ];
  it('checks every field before it sends, and goes to the first problem', async () => {
    const source = open([{ id: 'form', type: 'SchemaForm', props: { schema, data: { email: 'nobody' } } }]);
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(source.payloads('form', 'submit')).toEqual([]);
    expect(screen.getByText('Fill this in.')).toBeDefined();
    expect(screen.getByText('Type an email address, such as name@example.com.')).toBeDefined();
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /Name/ })));
    fireEvent.change(screen.getByRole('textbox', { name: /Name/ }), { target: { value: 'Ada' } });
    fireEvent.change(screen.getByRole('textbox', { name: 'Email' }), { target: { value: 'ada@example.com' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(source.payloads('form', 'submit')).toEqual([{ values: { name: 'Ada', email: 'ada@example.com' } }]);
  });

  it('follows values that the app sets', () => {
    const source = open([{ id: 'form', type: 'SchemaForm', props: { schema, data: {} } }]);
    fireEvent.change(screen.getByRole('textbox', { name: /Name/ }), { target: { value: 'Ada' } });
    act(() => source.setState('form', 'values', { name: 'Grace' }));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: /Name/ }).value).toBe('Grace');
  });
});
